import { expect, it } from 'vitest';
import type { EventKind } from '../../domain/record.ts';
import type { Criterion } from '../rule.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { codeSetsOf, pinsOf } from './pins.ts';

const kind = (id: string, codes?: string): EventKind => ({
  id,
  one: id,
  many: id,
  from: [{ resource: 'Condition', when: 'onset', ...(codes === undefined ? {} : { codes }) }],
});
const set = (id: string, version = '1.0.0') => ({ id, version, title: id, concepts: [] });
const vocabulary: Vocabulary = {
  eventKinds: [kind('visit'), kind('fall', 'z-set'), kind('burn', 'burn-set'), kind('other', 'other-set')],
  codeSets: [set('z-set'), set('other-set'), set('site-set', '2.0.0'), set('burn-set'), set('a-set')],
};
const all = (...criteria: readonly Criterion[]) => ({ when: { all: criteria } });
const readsMuch = all(
  { household: { relationship: ['brother'] } },
  { not: { events: { kind: 'burn', sites: 'site-set', notNear: { kind: 'fall', within: 'P15D' } } } },
  { events: { kind: 'visit', codes: 'a-set' } },
);

it('a rule rests on the code sets that it names and those of the kinds that it reads, and on no other', () => {
  expect([...codeSetsOf(readsMuch, vocabulary)].toSorted()).toEqual([
    'a-set',
    'burn-set',
    'site-set',
    'z-set',
  ]);
  expect([...codeSetsOf(all({ events: { kind: 'visit' } }), vocabulary)]).toEqual([]);
});

it('it is pinned to their versions, by id, and to the kinds that it reads', () => {
  const digest = (value: unknown) =>
    Array.isArray(value)
      ? value.map((one: EventKind) => one.id).join(' ')
      : `of ${(value as { readonly id: string }).id}`;
  expect(pinsOf(readsMuch, vocabulary, digest)).toEqual({
    codeSets: [
      { id: 'a-set', version: '1.0.0', digest: 'of a-set' },
      { id: 'burn-set', version: '1.0.0', digest: 'of burn-set' },
      { id: 'site-set', version: '2.0.0', digest: 'of site-set' },
      { id: 'z-set', version: '1.0.0', digest: 'of z-set' },
    ],
    eventKinds: 'visit fall burn',
  });
});
