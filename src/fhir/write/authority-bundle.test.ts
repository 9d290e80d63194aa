import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Concern } from '../../domain/concern.ts';
import { piecesOf } from '../../domain/concern-pieces.ts';
import { parseNhsNumber } from '../../domain/nhs-number.ts';
import { authorityBundle, authorityDocument } from './authority-bundle.ts';
import { fullConcern, sixteenConcern, unbornConcern } from './more-sample-concerns.ts';
import { notShared, sampleInput } from './sample-concern.ts';

const withGoes = (concern: Concern, goes: readonly string[]): Concern => ({
  ...concern,
  decision: concern.decision.share ? { ...concern.decision, goes } : concern.decision,
});

const ids = piecesOf(fullConcern, '2026-11-20').map(({ id }) => id);

const resources = (bundle: fhir4.Bundle<fhir4.FhirResource> | undefined): readonly fhir4.FhirResource[] =>
  (bundle?.entry ?? []).flatMap(({ resource }) => resource ?? []);

const find = <T extends fhir4.FhirResource['resourceType']>(
  bundle: fhir4.Bundle<fhir4.FhirResource> | undefined,
  type: T,
) =>
  resources(bundle).filter(
    (one): one is Extract<fhir4.FhirResource, { resourceType: T }> => one.resourceType === type,
  );

/** Every reference anywhere in it. */
const references = (value: unknown): readonly string[] => {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'reference' in value && typeof value.reference === 'string' ? [value.reference] : [];
  return [...own, ...Object.values(value).flatMap(references)];
};

describe('what a local authority’s system could take', () => {
  it('is one document that names only what is in it, and holds only what is named', () => {
    fc.assert(
      fc.property(fc.subarray(ids), (goes) => {
        const bundle = authorityDocument(sampleInput(withGoes(fullConcern, goes)));
        const urls = (bundle?.entry ?? []).map(({ fullUrl }) => fullUrl ?? '');
        expect(bundle?.type).toBe('document');
        expect(bundle?.identifier?.value).toBeDefined();
        expect(bundle?.timestamp).toBeDefined();
        expect(bundle?.entry?.[0]?.resource?.resourceType).toBe('Composition');
        expect(new Set(urls).size).toBe(urls.length);
        for (const url of urls) expect(url).toMatch(/^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
        const named = new Set(references(bundle));
        for (const one of named) expect(urls).toContain(one);
        for (const url of urls.slice(1)) expect(named).toContain(url);
        for (const one of resources(bundle))
          expect(one.meta?.security?.map(({ code }) => code)).toEqual(['R', 'SDV']);
        // A hole that a reference left, or an element with nothing in it, is no FHIR.
        expect(JSON.stringify(bundle)).not.toMatch(/null|\[\]|\{\}|""/);
      }),
    );
  });

  it('says section by section what the referral says', () => {
    const [composition] = find(authorityDocument(sampleInput(fullConcern)), 'Composition');
    expect(composition?.title).toBe('Safeguarding referral to children’s social care');
    expect(composition?.confidentiality).toBe('R');
    const titles = composition?.section?.map(({ title }) => title);
    expect(titles?.slice(0, 3)).toEqual(['What is suspected', 'Marks on the body', 'What was seen and told']);
    for (const section of composition?.section ?? [])
      expect(section.text?.div).toMatch(/^<div xmlns="http:\/\/www\.w3\.org\/1999\/xhtml">.+<\/div>$/s);
    const people = composition?.section?.find(({ title }) => title === 'Family and household');
    expect(people?.entry).toHaveLength(2);
  });

  it('has the least that says whose it is, and no more of the child than goes', () => {
    const of = (goes: readonly string[]) =>
      find(authorityDocument(sampleInput(withGoes(fullConcern, goes))), 'Patient')[0];
    expect(Object.keys(of([]) ?? {}).sort()).toEqual(['birthDate', 'meta', 'name', 'resourceType']);
    expect(of(['detail:address'])?.address?.[0]?.text).toBe('1 Example Street, Sheffield, S1 2ZZ');
    expect(of(['detail:phone'])?.telecom?.[0]?.value).toBe('01632 960100');
  });

  it('has people and marks only where they go', () => {
    const bundle = authorityDocument(sampleInput(withGoes(fullConcern, ['mark:m2', 'person:p1'])));
    expect(find(bundle, 'Observation')).toHaveLength(1);
    expect(find(bundle, 'RelatedPerson').map(({ name }) => name?.[0]?.text)).toEqual(['Jo SPECIMEN']);
    expect(find(bundle, 'AuditEvent')).toHaveLength(0);
  });

  it('says how far a number can be relied on', () => {
    const input = sampleInput(fullConcern);
    const value = parseNhsNumber('9990000018');
    if (value === undefined) throw new Error('not a number');
    const of = (nhsNumber: typeof input.child.nhsNumber) =>
      find(authorityDocument({ ...input, child: { ...input.child, nhsNumber } }), 'Patient')[0]
        ?.identifier?.[0]?.extension?.[0]?.valueCodeableConcept;
    expect(of({ state: 'verified', value })?.coding?.[0]?.code).toBe('01');
    expect(of({ state: 'not-verified', value, status: 'Trace needed' })).toEqual({ text: 'Trace needed' });
    expect(of({ state: 'several' })).toBeUndefined();
  });

  it('says how to reach the author, where that is known', () => {
    const [none] = find(authorityDocument(sampleInput(fullConcern)), 'Practitioner');
    expect(none?.telecom).toBeUndefined();
    const [author] = find(
      authorityDocument({ ...sampleInput(fullConcern), reach: 'p.sample@example.org' }),
      'Practitioner',
    );
    expect(author?.telecom).toEqual([{ system: 'email', value: 'p.sample@example.org' }]);
  });

  it('is a report on a child only where it goes to children’s social care', () => {
    const type = (concern: Concern) =>
      find(authorityDocument(sampleInput(concern)), 'Composition')[0]?.type.coding?.[0]?.code;
    expect(type(unbornConcern)).toBe('909041000000101');
    expect(type(sixteenConcern)).toBeUndefined();
  });

  it('is text that reads back as the same, and is nothing for what is not shared', () => {
    const input = sampleInput(fullConcern);
    expect(JSON.parse(authorityBundle(input) ?? '')).toEqual(authorityDocument(input));
    expect(authorityBundle(sampleInput(notShared))).toBeUndefined();
  });
});
