import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bodyRegions } from '../../domain/body-region.ts';
import type { Concern, Route } from '../../domain/concern.ts';
import { checkSubjects } from './check-subjects.ts';
import { concernBundle } from './concern-bundle.ts';
import type { ConcernBundle } from './parts.ts';
import { fgmConcern, fullConcern, sixteenConcern, unbornConcern } from './more-sample-concerns.ts';
import { notShared, sampleConcern, sampleInput } from './sample-concern.ts';

const types = (bundle: ConcernBundle): string[] =>
  (bundle.entry ?? []).flatMap((one) => one.resource?.resourceType ?? []).sort();

const urnsIn = (bundle: ConcernBundle): string[] =>
  JSON.stringify(bundle.entry?.map((one) => one.resource)).match(/"reference":"urn:uuid:[^"]+"/g) ?? [];

const find = <T extends fhir4.FhirResource['resourceType']>(bundle: ConcernBundle, type: T) =>
  (bundle.entry ?? [])
    .map((one) => one.resource)
    .find(
      (resource): resource is Extract<fhir4.FhirResource, { resourceType: T }> =>
        resource?.resourceType === type,
    );

const concerns: fc.Arbitrary<Concern> = fc
  .record({
    base: fc.constantFrom(sampleConcern, fullConcern, unbornConcern, fgmConcern, sixteenConcern),
    id: fc.uuid({ version: 4 }),
    share: fc.boolean(),
    about: fc.constantFrom('child' as const, 'unborn-child' as const),
    regions: fc.array(fc.constantFrom(...bodyRegions), { maxLength: 20 }),
    facts: fc.string({ minLength: 1 }),
    route: fc.constantFrom<Route>('within-record-system', 'form-or-portal', 'secure-email', 'telephone'),
  })
  .map(({ base, id, share, about, regions, facts, route }) => ({
    ...base,
    id,
    about,
    facts,
    marks: regions.map((region, i) => ({
      id: String(i),
      region: region.id,
      view: region.view,
      kind: 'bruise' as const,
      explanation: { state: 'not-asked-yet' as const },
    })),
    decision: share && base.decision.share ? { ...base.decision, route } : notShared.decision,
  }));

describe('a concern as one transaction', () => {
  it('names only what is in it, is about nobody else, is labelled throughout', () => {
    fc.assert(
      fc.property(concerns, (concern) => {
        const bundle = concernBundle(sampleInput(concern));
        const urls = new Set(bundle.entry?.map((one) => one.fullUrl));
        expect(urls.size).toBe(bundle.entry?.length);
        for (const urn of urnsIn(bundle)) expect(urls).toContain(urn.slice('"reference":"'.length, -1));
        expect(checkSubjects(bundle, 'child-1')).toEqual([]);
        for (const one of bundle.entry ?? []) {
          expect(one.fullUrl).toMatch(/^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
          expect(one.request?.ifNoneExist).toMatch(/^(identifier|_tag)=/);
          expect(one.resource?.meta?.security?.map((label) => label.code)).toEqual(['R', 'SDV']);
        }
      }),
    );
  });

  it('gives the same concern the same identifiers, whenever it is sent', () => {
    const first = concernBundle(sampleInput());
    const later = concernBundle({ ...sampleInput(), now: '2026-11-21T08:00:00.000Z' });
    const keys = (bundle: ConcernBundle) => bundle.entry?.map((one) => one.request?.ifNoneExist);
    expect(keys(later)).toEqual(keys(first));
    expect(new Set(keys(first)).size).toBe(first.entry?.length);
  });

  it('of a shared concern holds the referral, its clock, and what went to whom', () => {
    const bundle = concernBundle(sampleInput());
    expect(types(bundle)).toEqual([
      'AuditEvent',
      'Communication',
      'Communication',
      'Condition',
      'DocumentReference',
      'Observation',
      'Observation',
      'Provenance',
      'QuestionnaireResponse',
      'ServiceRequest',
      'Task',
    ]);
    expect(find(bundle, 'Task')?.restriction?.period?.end).toBe('2026-11-23T17:00:00.000Z');
    expect(find(bundle, 'AuditEvent')?.subtype?.[0]?.code).toBe('disclose');
    expect(find(bundle, 'Provenance')?.target).toHaveLength(9);
  });

  it('sends what was ticked and nothing else', () => {
    const bundle = concernBundle(sampleInput());
    const sent = JSON.stringify(
      (bundle.entry ?? []).filter((one) => one.resource?.resourceType === 'Communication'),
    );
    expect(sent).toContain('She rolled on to a toy.');
    expect(sent).not.toContain('The account does not fit.');
    expect(sent).not.toContain('Watched the door');
    const file = find(bundle, 'DocumentReference')?.content[0]?.attachment.data ?? '';
    const text = Buffer.from(file, 'base64').toString('utf8');
    expect(text).toContain('12 × 8 mm');
    expect(text).not.toContain('The account does not fit.');
  });

  it('of a decision not to share holds the reasons and sends nothing', () => {
    const bundle = concernBundle(sampleInput(notShared));
    expect(types(bundle)).toEqual([
      'AuditEvent',
      'Condition',
      'Observation',
      'Observation',
      'Provenance',
      'QuestionnaireResponse',
    ]);
    expect(JSON.stringify(find(bundle, 'Provenance'))).toContain('Explained by the health visitor');
    expect(find(bundle, 'AuditEvent')?.action).toBe('C');
  });

  it('keeps opinion out of the facts of the problem list', () => {
    expect(JSON.stringify(find(concernBundle(sampleInput()), 'Condition'))).not.toContain('does not fit');
  });
});

describe('whose record it is', () => {
  it('is refused when one part is about another child', () => {
    const bundle = concernBundle(sampleInput());
    expect(checkSubjects(bundle, 'child-2')).toHaveLength((bundle.entry?.length ?? 0) - 1);
  });
});
