import { describe, expect, it } from 'vitest';
import { parseNhsNumber } from '../../src/domain/nhs-number.ts';
import { scenarios } from './all.ts';
import { codes } from './codes.ts';

const now = new Date('2026-11-20T10:42:00Z');
const built = scenarios.map((scenario) => ({ scenario, data: scenario.build(now, 's1') }));

/** Elsa's, which fails its check; the right one is nobody's. */
const mistyped = '9990131028';
const visibly = /^(TESTCHILD|TESTMOTHER|SAMPLE|SPECIMEN|DUMMY|MOCK|EXAMPLE)$/;
const nhsNumbersOf = (resource: fhir4.FhirResource): string[] =>
  resource.resourceType === 'Patient' || resource.resourceType === 'RelatedPerson'
    ? (resource.identifier ?? []).flatMap(({ system, value }) =>
        system === 'https://fhir.nhs.uk/Id/nhs-number' && value !== undefined ? [value] : [],
      )
    : [];

/** Every object in a resource that has a system and a code. */
function codings(value: unknown): { system: string; code: string; display?: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(codings);
  const { system, code, display } = value as Record<string, unknown>;
  if (typeof system !== 'string' || typeof code !== 'string') return inner;
  return [{ system, code, ...(typeof display === 'string' && { display }) }, ...inner];
}

function references(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const { reference } = value as Record<string, unknown>;
  const inner = Object.values(value).flatMap(references);
  return typeof reference === 'string' ? [reference, ...inner] : inner;
}

describe('the named children', () => {
  it('have distinct ids and one-line descriptions', () => {
    expect(new Set(scenarios.map(({ id }) => id)).size).toBe(scenarios.length);
    for (const { description } of scenarios) expect(description).toMatch(/^.{5,70}$/);
  });

  it('are synthetic: numbers from 999 that pass modulus 11, one child each, and names that show it', () => {
    const all = built.flatMap(({ data }) => data.resources.flatMap(nhsNumbersOf));
    const numbers = all.filter((number) => number !== mistyped);
    expect(numbers.length).toBeGreaterThan(20);
    expect(new Set(numbers).size).toBe(numbers.length);
    for (const number of numbers) {
      expect(parseNhsNumber(number), number).toBeDefined();
      expect(number).toMatch(/^999/);
    }
    for (const { data } of built) {
      for (const resource of data.resources) {
        if (resource.resourceType !== 'Patient' && resource.resourceType !== 'RelatedPerson') continue;
        for (const { family } of resource.name ?? []) expect(family).toMatch(visibly);
      }
    }
  });

  it('mistype one number, so that it fails its check', () => {
    expect(parseNhsNumber(mistyped)).toBeUndefined();
    const typed = built.filter(({ data }) => data.resources.flatMap(nhsNumbersOf).includes(mistyped));
    expect(typed.map(({ scenario }) => scenario.id)).toEqual(['elsa']);
  });

  it.each(built)(
    '$scenario.id is on screen under its own id, in a visit of this run',
    ({ scenario, data }) => {
      expect(data.resources.filter((r) => r.resourceType === 'Patient').map((r) => r.id)).toEqual([
        scenario.id,
      ]);
      const visit = data.resources.find((r) => r.id === `${scenario.id}-visit-s1`);
      expect(visit).toMatchObject({ resourceType: 'Encounter', status: 'in-progress' });
    },
  );

  it.each(built)(
    '$scenario.id has distinct ids that another run keeps, but for the visit',
    ({ scenario, data }) => {
      const keys = (resources: readonly fhir4.FhirResource[]) =>
        resources.map((r) => `${r.resourceType}/${r.id ?? ''}`);
      const first = keys(data.resources);
      expect(new Set(first).size).toBe(first.length);
      for (const key of first) expect(key).toMatch(/^[A-Za-z]+\/[A-Za-z0-9.-]{1,64}$/);
      const later = keys(scenario.build(new Date('2027-02-01T00:05:00Z'), 's2').resources);
      expect(later.map((key) => key.replace('-visit-s2', '-visit-s1'))).toEqual(first);
    },
  );

  it.each(built)('$scenario.id refers only to resources that are there, of the same child', ({ data }) => {
    const there = new Set(data.resources.map((r) => `${r.resourceType}/${r.id ?? ''}`));
    for (const reference of data.resources.flatMap(references))
      if (!reference.startsWith('#')) expect(there).toContain(reference);
  });

  it('use only codes of the list, with its displays', () => {
    const listed = new Map(Object.values(codes).map((c) => [`${c.system}|${c.code}`, c.display]));
    const structural = /terminology\.hl7\.org|fhir\.hl7\.org\.uk|bcp:47/;
    const used = built
      .flatMap(({ data }) => codings(data.resources))
      .filter(({ system }) => !structural.test(system));
    for (const { system, code, display } of used) {
      expect(listed.get(`${system}|${code}`), `${system}|${code}`).toBe(display);
    }
    const seen = new Set(used.map(({ system, code }) => `${system}|${code}`));
    expect([...listed.keys()].filter((key) => !seen.has(key))).toEqual([]);
  });

  it('give CP-IS records under numbers of their own record, with at most 25 accesses, newest first', () => {
    for (const { data } of built) {
      const own = data.resources.flatMap(nhsNumbersOf);
      for (const record of data.cpis ?? []) {
        expect(own).toContain(record.nhsNumber);
        expect(record.accesses.length).toBeLessThanOrEqual(25);
        const times = record.accesses.map(({ at }) => Date.parse(at));
        expect(times).toEqual([...times].sort((a, b) => b - a));
      }
    }
  });

  it('give telephone numbers from the ranges for drama only', () => {
    const text = JSON.stringify(built.map(({ data }) => data));
    const numbers = text.match(/\b0\d{3,4} \d{3} ?\d{3,4}\b/g) ?? [];
    expect(numbers.length).toBeGreaterThan(5);
    for (const number of numbers)
      expect(number).toMatch(/^(0114 496 0\d{3}|0113 496 0\d{3}|01632 960\d{3})$/);
  });

  it('include a record of 5,000 resources', () => {
    expect(built.find(({ scenario }) => scenario.id === 'tomasz')?.data.resources).toHaveLength(5_000);
  });
});

describe('dates', () => {
  const amara = scenarios[0];

  it('are counted from the London day, also in summer just after midnight', () => {
    // 23:30Z on 30 June is 00:30 on 1 July in London.
    const data = amara?.build(new Date('2026-06-30T23:30:00Z'), 's1');
    const birth = data?.resources.find((r) => r.resourceType === 'Patient')?.birthDate;
    expect(birth).toBe('2024-08-26');
  });

  it('carry the offset of their own season', () => {
    const data = amara?.build(new Date('2026-07-01T12:00:00Z'), 's1');
    const wheeze = data?.resources.find((r) => r.id === 'amara-ae-wheeze');
    const older = data?.resources.find((r) => r.id === 'amara-gp-2');
    expect(wheeze).toMatchObject({ period: { start: '2026-06-13T20:55:00+01:00' } });
    expect(older).toMatchObject({ period: { start: '2025-09-18T09:40:00+01:00' } });
  });
});
