import { describe, expect, it } from 'vitest';
import type { EventKind, EventSource } from '../domain/record.ts';
import { dataNeeds } from './needs.ts';
import type { Criterion, Rule } from './rule.ts';
import { shippedPack } from './testing-pack.ts';

const [anyRule] = shippedPack.rules;
if (anyRule === undefined) throw new Error('The pack is empty.');
const ruled = (when: Criterion, status: Rule['status'] = 'active'): Rule => ({ ...anyRule, status, when });
const kind = (id: string, ...from: readonly EventSource[]): EventKind => ({ id, one: id, many: id, from });
const kinds = [
  kind(
    'bruise',
    { resource: 'Condition', codes: 'bruise', when: 'onset' },
    { resource: 'Flag', codes: 'bruise', when: 'period.start' },
  ),
  kind('burn', { resource: 'Condition', codes: 'burn', when: 'onset' }),
  kind('any', { resource: 'Condition', when: 'onset' }),
  kind('elsewhere', { resource: 'Condition', codes: 'burn', codesIn: 'category', when: 'onset' }),
  kind('said', { resource: 'Observation', codes: 'weight', codesIn: 'code', when: 'effective' }),
  kind('visit', { resource: 'Encounter', codes: 'left', codesIn: 'reasonCode', when: 'period.start' }),
];
const needs = (...whens: readonly Criterion[]) =>
  dataNeeds(
    whens.map((when) => ruled(when)),
    kinds,
  );
const events = (of: string, within?: string): Criterion => ({
  events: { kind: of, ...(within !== undefined && { within }) },
});

describe('what rules need to have read', () => {
  it('is searched by code where every source of it names a code set in its code', () => {
    expect(needs(events('burn'), events('bruise'))).toEqual([
      { resource: 'Condition', codeSets: ['bruise', 'burn'], kinds: ['bruise', 'burn'] },
      { resource: 'Flag', kinds: ['bruise'] },
    ]);
    expect(needs(events('said'))).toEqual([
      { resource: 'Observation', codeSets: ['weight'], kinds: ['said'] },
    ]);
  });

  it.each(['any', 'elsewhere'])('is read whole where one names none, or elsewhere: %s', (other) => {
    const [need] = needs(events('burn'), events(other));
    expect(need).toEqual({ resource: 'Condition', kinds: [other, 'burn'].sort() });
    expect(Object.keys(need ?? {})).not.toContain('codeSets');
  });

  it('is never searched by code where FHIR servers have no such search', () => {
    expect(needs(events('visit', 'P6M'))).toEqual([
      { resource: 'Encounter', since: 'P6M', kinds: ['visit'] },
    ]);
  });

  it('goes back as far as the longest window, and without end where one rule has none', () => {
    const since = (...windows: readonly (string | undefined)[]) =>
      needs(...windows.map((within) => events('visit', within))).map((need) => need.since);
    expect(since('P2W', 'P1Y', 'P6M')).toEqual(['P1Y']);
    expect(since('P24M', 'P28D')).toEqual(['P24M']);
    expect(since('P1Y', undefined)).toEqual([undefined]);
    expect(Object.keys(needs(events('visit'))[0] ?? {})).toEqual(['resource', 'kinds']);
  });

  it('counts each kind once, and the people linked to the child', () => {
    expect(
      needs({ all: [events('visit'), events('visit'), { household: { age: { under: 'P1Y' } } }] }),
    ).toEqual([
      { resource: 'Encounter', kinds: ['visit'] },
      { resource: 'RelatedPerson', kinds: [] },
    ]);
    expect(
      needs({ household: { age: { under: 'P1Y' } } }, events('burn')).map(({ resource }) => resource),
    ).toEqual(['Condition', 'RelatedPerson']);
    expect(needs({ age: { under: 'P1Y' } })).toEqual([]);
    expect(needs(events('unheard-of'))).toEqual([]);
  });

  it('is that of active rules only', () => {
    const statuses = ['draft', 'silent', 'retired'] as const;
    expect(
      dataNeeds(
        statuses.map((status) => ruled(events('burn'), status)),
        kinds,
      ),
    ).toEqual([]);
  });
});
