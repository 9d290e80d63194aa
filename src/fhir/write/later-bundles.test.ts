import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Concern, Route } from '../../domain/concern.ts';
import { amendmentBundle } from './amendment-bundle.ts';
import { checkSubjects } from './check-subjects.ts';
import { concernBundle } from './concern-bundle.ts';
import { documentBundle } from './document-bundle.ts';
import { fgmConcern, fullConcern, sixteenConcern, unbornConcern } from './more-sample-concerns.ts';
import { outcomeBundle, type RecordedHappening } from './outcome-bundle.ts';
import type { ConcernBundle } from './parts.ts';
import { notShared, sampleConcern, sampleInput } from './sample-concern.ts';

const find = <T extends fhir4.FhirResource['resourceType']>(bundle: ConcernBundle | undefined, type: T) =>
  (bundle?.entry ?? [])
    .map(({ resource }) => resource)
    .find((one): one is Extract<fhir4.FhirResource, { resourceType: T }> => one?.resourceType === type);

const keys = (bundle: ConcernBundle | undefined): readonly (string | undefined)[] =>
  (bundle?.entry ?? []).map(({ request }) => request?.ifNoneExist);

const id = 'be617289-df0a-4b12-83c4-56789abcdef1';
const at = { id, at: '2026-11-23T09:10:00.000Z', by: 'Priya SAMPLE' };
const acknowledged: RecordedHappening = {
  ...at,
  kind: 'acknowledged',
  from: 'Duty desk',
  theirReference: 'MOCK-9',
};

const every = (concern: Concern): readonly ConcernBundle[] => {
  const input = sampleInput(concern);
  const outcome = outcomeBundle(input, acknowledged);
  return [
    concernBundle(input),
    documentBundle(input),
    amendmentBundle(input, 2, 'More was said.', ['accounts']),
    amendmentBundle(input, 3, 'More was said.', []),
    ...(outcome === undefined ? [] : [outcome]),
  ];
};

describe('everything that is written of one concern', () => {
  it.each([sampleConcern, notShared, fullConcern, unbornConcern, fgmConcern, sixteenConcern])(
    'is about this child, labelled, audited, and has identifiers that meet nowhere: $about, $id',
    (concern) => {
      const bundles = every(concern);
      const found = bundles.flatMap(keys);
      expect(new Set(found).size).toBe(found.length);
      expect(every(concern).flatMap(keys)).toEqual(found);
      for (const bundle of bundles) {
        expect(checkSubjects(bundle, 'child-1')).toEqual([]);
        expect(find(bundle, 'AuditEvent')).toBeDefined();
        expect(find(bundle, 'Provenance')?.policy).toHaveLength(2);
        expect(JSON.stringify(bundle)).not.toMatch(/null|\[\]|\{\}|""/);
        for (const { resource } of bundle.entry ?? [])
          expect(resource?.meta?.security?.map(({ code }) => code)).toEqual(['R', 'SDV']);
      }
    },
  );
});

describe('a concern that is carried by a person', () => {
  it.each<Route>(['form-or-portal', 'secure-email', 'telephone'])(
    'by %s is nowhere said to be sent',
    (route) => {
      const { decision } = sampleConcern;
      const bundle = concernBundle(
        sampleInput({ ...sampleConcern, decision: decision.share ? { ...decision, route } : decision }),
      );
      const task = find(bundle, 'Task');
      expect(task?.status).toBe('draft');
      expect(task?.businessStatus?.text).toMatch(/^Not sent yet/);
      expect(task?.restriction).toBeUndefined();
      const said = (bundle.entry ?? []).flatMap(({ resource }) =>
        resource?.resourceType === 'Communication' ? resource : [],
      );
      expect(said.map(({ status }) => status)).toEqual(['preparation', 'preparation']);
      expect(said.some(({ sent }) => sent !== undefined)).toBe(false);
      expect(find(bundle, 'AuditEvent')?.action).toBe('C');
    },
  );

  it('is disclosed when it was sent, and that is audited as such', () => {
    const bundle = outcomeBundle(sampleInput(unbornConcern), { ...at, kind: 'sent', how: 'form-or-portal' });
    expect(find(bundle, 'AuditEvent')?.subtype?.[0]?.code).toBe('disclose');
    expect(find(bundle, 'Communication')).toMatchObject({ status: 'completed', sent: at.at });
  });
});

describe('a concern as one document', () => {
  it('holds the whole of it', () => {
    const data = find(documentBundle(sampleInput(fullConcern)), 'DocumentReference')?.content[0]?.attachment;
    expect(data?.contentType).toBe('text/html; charset=utf-8');
    const page = Buffer.from(data?.data ?? '', 'base64');
    expect(page).toHaveLength(data?.size ?? 0);
    for (const words of [fullConcern.opinion, 'Kofi threw it at her.', 'Share today.'])
      expect(page.toString('utf8')).toContain(words);
  });
});

describe('an amendment', () => {
  it('stands beside what it amends and says why and by whom', () => {
    const first = concernBundle(sampleInput(fullConcern));
    const second = amendmentBundle(sampleInput(fullConcern), 2, 'A second account.', [
      'accounts',
      'notes.risk',
    ]);
    const third = amendmentBundle(sampleInput(fullConcern), 3, 'Once more.', []);
    expect(find(second, 'QuestionnaireResponse')?.status).toBe('amended');
    expect(find(second, 'DocumentReference')?.relatesTo).toEqual([
      {
        code: 'replaces',
        target: { type: 'DocumentReference', identifier: find(first, 'DocumentReference')?.identifier?.[0] },
      },
    ]);
    expect(find(third, 'DocumentReference')?.relatesTo?.[0]?.target.identifier).toEqual(
      find(second, 'DocumentReference')?.identifier?.[0],
    );
    const provenance = find(second, 'Provenance');
    expect(provenance?.entity).toEqual([
      {
        role: 'revision',
        what: { type: 'QuestionnaireResponse', identifier: find(first, 'QuestionnaireResponse')?.identifier },
      },
    ]);
    expect(provenance?.activity?.coding?.[0]?.code).toBe('UPDATE');
    expect(JSON.stringify(provenance?.reason)).toContain('A second account. Changed: accounts, notes.risk.');
    expect(find(second, 'AuditEvent')?.action).toBe('U');
    expect(second.entry?.every(({ request }) => request?.method === 'POST')).toBe(true);
  });

  it('of what was never shared replaces no document until there is one', () => {
    expect(
      find(amendmentBundle(sampleInput(notShared), 2, 'Why.', []), 'DocumentReference')?.relatesTo,
    ).toBeUndefined();
    expect(
      find(amendmentBundle(sampleInput(notShared), 3, 'Why.', []), 'DocumentReference')?.relatesTo,
    ).toHaveLength(1);
  });
});

describe('what came back', () => {
  it('is from the authority, about the concern, under the happening’s own id', () => {
    const bundle = outcomeBundle(sampleInput(sampleConcern), acknowledged, { told: 'Communication/c9' });
    expect(find(bundle, 'Communication')).toMatchObject({
      sender: { display: 'Children’s social care, Sheffield City Council' },
      received: at.at,
      inResponseTo: [{ reference: 'Communication/c9' }],
      payload: [{ contentString: 'Acknowledged by Duty desk. Their reference: MOCK-9' }],
    });
    fc.assert(
      fc.property(fc.uuid({ version: 4 }), fc.uuid({ version: 4 }), (one, other) => {
        fc.pre(one !== other);
        const of = (happening: string) =>
          keys(outcomeBundle(sampleInput(), { ...acknowledged, id: happening }));
        expect(of(one)).toEqual(of(one));
        expect(of(one)).not.toEqual(of(other));
      }),
    );
  });

  it('is nothing where nothing was shared', () => {
    expect(outcomeBundle(sampleInput(notShared), acknowledged)).toBeUndefined();
  });

  it.each<[RecordedHappening, string]>([
    [
      { ...at, kind: 'decided', decision: 'section-47', from: 'T. MOCK', words: 'Meeting at 14:00.' },
      'Decided: Enquiries under section 47 of the Children Act 1989. From T. MOCK. Meeting at 14:00.',
    ],
    [{ ...at, kind: 'outcome', outcome: 'plan-made' }, 'Outcome: A plan was made'],
    [{ ...at, kind: 'sent', how: 'telephone', whoTook: 'K. DUMMY' }, 'Sent by telephone. Taken by K. DUMMY'],
  ])('is said in words, $0.kind', (happening, words) => {
    expect(find(outcomeBundle(sampleInput(), happening), 'Communication')?.payload).toEqual([
      { contentString: words },
    ]);
  });
});
