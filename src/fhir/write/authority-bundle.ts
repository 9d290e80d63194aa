import { onlyWhatGoes } from '../../domain/concern-pieces.ts';
import { authorityForm } from './authority-form.ts';
import { authorityPeople, type Somebody } from './authority-people.ts';
import { concernCondition } from './condition.ts';
import { bodyHtml } from './document/as-html.ts';
import { escaped } from './document/html.ts';
import type { ConcernDocument, Section } from './document/model.ts';
import { referralDocument } from './document/referral-document.ts';
import type { ConcernInput } from './input.ts';
import { markObservation } from './mark-observation.ts';
import { identifierOf, labelled, partUrl } from './parts.ts';
import { referral, toAuthority } from './referral.ts';
import { questionnaireResponse } from './response.ts';
import { systems } from './systems.ts';

const childReport: fhir4.Coding = {
  system: systems.snomed,
  code: '909041000000101',
  display: 'Child safeguarding report',
};

const narrative = (html: string): fhir4.Narrative => ({
  status: 'generated',
  div: `<div xmlns="http://www.w3.org/1999/xhtml">${html}</div>`,
});

const lines = (document: ConcernDocument): string =>
  [
    ...(document.urgency === undefined ? [] : [`<p><b>${escaped(document.urgency)}</b></p>`]),
    ...[...document.head, ...document.child].map(
      ({ label, text }) => `<p>${escaped(label)}: ${escaped(text)}</p>`,
    ),
  ].join('');

const sectionOf = (section: Section, entry: fhir4.Reference[]): fhir4.CompositionSection => ({
  title: section.title,
  text: narrative(bodyHtml(section.body)),
  ...(entry.length === 0 ? {} : { entry }),
});

/** Every reference to somebody of the record system becomes one to an entry here; any other is left out. */
function within<T extends fhir4.FhirResource>(resource: T, names: ReadonlyMap<string, string>): T {
  return JSON.parse(JSON.stringify(resource), (key, value: unknown) => {
    if (Array.isArray(value)) {
      const left = value.filter((one) => one !== undefined);
      return left.length === 0 ? undefined : left;
    }
    if (typeof value !== 'object' || value === null || !('reference' in value)) return value;
    const { reference, ...rest } = value;
    if (typeof reference !== 'string') return value;
    const name = names.get(reference);
    if (name !== undefined) return { ...rest, reference: name };
    return Object.keys(rest).length === 0 ? undefined : rest;
  }) as T;
}

/**
 * What goes to the first recipient as a FHIR R4 document, for a system of theirs to take: the words of the referral,
 * section by section, with the resources of the pieces that go. It names nothing outside itself. Undefined for a concern
 * that is not shared.
 */
export function authorityDocument(input: ConcernInput): fhir4.Bundle<fhir4.FhirResource> | undefined {
  const { decision } = input.concern;
  if (!decision.share) return undefined;
  const concern = onlyWhatGoes(input.concern, decision.goes);
  const { encounterId: _, ...rest } = input;
  const going: ConcernInput = { ...rest, concern };
  const document = referralDocument(input, { goes: decision.goes });
  const people = authorityPeople(going);
  const authority = toAuthority(concern.decision);
  const own = (name: Parameters<typeof partUrl>[1], resource: fhir4.FhirResource): Somebody => ({
    url: partUrl(concern, name),
    resource,
  });
  const marks = concern.marks.map((mark, i) => own(`mark-${i}`, markObservation(going, mark, i)));
  const clinical: readonly Somebody[] = [
    own('condition', concernCondition(going)),
    ...marks,
    own('response', questionnaireResponse(going)),
    ...(decision.authorityForm === undefined
      ? []
      : [own('authority-form', authorityForm(going, decision.authorityForm))]),
    ...(authority === undefined ? [] : [own('referral', referral(going, authority))]),
  ];
  const all = [...people.everybody, ...clinical];
  const names = new Map([
    ...all.map(({ url }): [string, string] => [url, url]),
    [`Patient/${input.patientId}`, people.patient],
    [input.author.reference, people.author],
    [partUrl(concern, 'document'), partUrl(concern, 'document')],
  ]);
  const entriesOf: Readonly<Record<string, readonly Somebody[]>> = {
    marks,
    people: people.family,
    harms: clinical.slice(0, 1),
    footing: clinical.filter(({ resource }) => resource.resourceType === 'ServiceRequest'),
  };
  const composition: fhir4.Composition = {
    resourceType: 'Composition',
    meta: labelled(concern, 'document'),
    identifier: identifierOf(concern, 'document'),
    status: 'final',
    type: {
      ...(authority?.kind === 'adult-services' ? {} : { coding: [childReport] }),
      text: document.title,
    },
    subject: { reference: people.patient },
    date: concern.writtenAt,
    author: [{ reference: people.author }, { reference: people.organisation }],
    title: document.title,
    confidentiality: 'R',
    custodian: { reference: people.organisation },
    text: narrative(lines(document)),
    section: [
      ...document.sections.map((section) =>
        sectionOf(
          section,
          (entriesOf[section.id] ?? []).map(({ url }) => ({ reference: url })),
        ),
      ),
      {
        title: 'As data',
        text: narrative('<p>The same, as coded entries and answers.</p>'),
        entry: clinical.map(({ url }) => ({ reference: url })),
      },
    ],
  };
  return {
    resourceType: 'Bundle',
    meta: labelled(concern, 'document'),
    type: 'document',
    identifier: { system: systems.part, value: partUrl(concern, 'document').replace('urn:uuid:', '') },
    timestamp: input.now,
    entry: [
      { fullUrl: partUrl(concern, 'document'), resource: composition },
      ...all.map(({ url, resource }) => ({ fullUrl: url, resource: within(resource, names) })),
    ],
  };
}

/** The same as the text of a file, `application/fhir+json`. Undefined for a concern that is not shared. */
export function authorityBundle(input: ConcernInput): string | undefined {
  const bundle = authorityDocument(input);
  return bundle === undefined ? undefined : JSON.stringify(bundle, undefined, 2);
}
