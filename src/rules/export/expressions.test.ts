import { describe, expect, it } from 'vitest';
import type { EventKind } from '../../domain/record.ts';
import type { Criterion, Rule } from '../rule.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { readable } from './readable.ts';
import { toFhirPath } from './to-fhirpath.ts';

const snomed = 'http://snomed.info/sct';
const eventKinds: readonly EventKind[] = [
  {
    id: 'bruise',
    one: 'bruise',
    many: 'bruises',
    from: [
      { resource: 'Condition', codes: 'bruise', when: 'onset|recordedDate', site: 'bodySite' },
      { resource: 'Observation', codes: 'bruise', when: 'effective|issued', site: 'bodySite' },
    ],
  },
  {
    id: 'visit',
    one: 'visit',
    many: 'visits',
    from: [
      {
        resource: 'Encounter',
        class: ['EMER', 'AMB'],
        status: ['finished', 'in-progress'],
        when: 'period.start',
        place: 'serviceProvider',
      },
    ],
  },
  {
    id: 'left',
    one: 'departure',
    many: 'departures',
    from: [
      {
        resource: 'Encounter',
        codes: 'bruise',
        when: 'period.end|period.start',
      },
    ],
  },
  {
    id: 'missed',
    one: 'missed appointment',
    many: 'missed appointments',
    from: [
      { resource: 'Appointment', status: ['noshow'], when: 'start' },
      { resource: 'Immunization', status: ['not-done'], when: 'occurrence' },
    ],
  },
  {
    id: 'flag',
    one: 'flag',
    many: 'flags',
    from: [{ resource: 'Flag', codes: 'bruise', category: ['safety'], when: 'period.start' }],
  },
  {
    id: 'resolved',
    one: 'bruise that went',
    many: 'bruises that went',
    from: [{ resource: 'Condition', codes: 'bruise', status: ['resolved', 'inactive'], when: 'abatement' }],
  },
  {
    id: 'weight',
    one: 'weight',
    many: 'weights',
    from: [{ resource: 'Observation', codes: 'weight', when: 'effective|issued' }],
  },
];

const ear = { system: snomed, code: '117590005', display: 'Ear structure' };
const vocabulary: Vocabulary = {
  eventKinds,
  codeSets: [
    {
      id: 'bruise',
      version: '1.0.0',
      title: 'Bruise',
      concepts: [
        { system: snomed, code: '125668004', display: 'Bruise' },
        { system: snomed, code: '211495007', display: 'Bruise of ear', site: ear },
        { system: 'https://codes.example/it’s', code: "o'clock", display: 'A code with marks' },
      ],
    },
    {
      id: 'weight',
      version: '1.0.0',
      title: 'Weight',
      concepts: [{ system: 'http://loinc.org', code: '29463-7', display: 'Body weight' }],
    },
    {
      id: 'site-ear',
      version: '1.0.0',
      title: 'Ear',
      concepts: [
        ear,
        { system: 'urn:safelight:site-text', code: 'Behind the ear', display: 'Behind the ear' },
      ],
    },
    {
      id: 'site-coded',
      version: '1.0.0',
      title: 'Ear, by code alone',
      concepts: [ear],
    },
  ],
};

const cases: Readonly<Record<string, Criterion>> = {
  'one event, ever': { events: { kind: 'visit' } },
  'events on different days in a window': {
    events: { kind: 'visit', within: 'P6M', atLeast: 4, distinct: 'day' },
  },
  'events in different visits': { events: { kind: 'bruise', atLeast: 2, distinct: 'encounter' } },
  'events at different places': { events: { kind: 'visit', atLeast: 2, distinct: 'place' } },
  'events in a window of hours': { events: { kind: 'visit', within: 'PT24H', atLeast: 2 } },
  'events at an age': { events: { kind: 'visit', atAge: { atLeast: 'P2D', under: 'P1Y' } } },
  'events of a code': { events: { kind: 'bruise', codes: 'bruise' } },
  'events at a site': { events: { kind: 'bruise', sites: 'site-ear' } },
  'events at a site that has codes alone': { events: { kind: 'bruise', sites: 'site-coded' } },
  'events at a site, of a resource without one': { events: { kind: 'flag', sites: 'site-ear' } },
  'events not near others': { events: { kind: 'bruise', notNear: { kind: 'missed', within: 'P15D' } } },
  'events not near others of their kind': {
    events: { kind: 'visit', notNear: { kind: 'visit', within: 'P1M' } },
  },
  'no event': { absent: { kind: 'left', within: 'P1M' } },
  'no event of two resources': { absent: { kind: 'missed' } },
  'a start after an end': { latest: { start: 'bruise', end: 'resolved' } },
  'a gap between two kinds': {
    gap: { from: { kind: 'bruise' }, to: { kind: 'visit' }, longerThan: 'P2D' },
  },
  'a gap from birth': { gap: { from: 'birth', to: { kind: 'visit' }, longerThan: 'P1M' } },
  'a gap from what happened to its record': {
    gap: {
      from: { kind: 'bruise', point: 'onset' },
      to: { kind: 'bruise', point: 'recorded' },
      longerThan: 'P1D',
    },
  },
  'a gap to the record of others': {
    gap: { from: { kind: 'visit' }, to: { kind: 'missed', point: 'recorded' }, longerThan: 'P1M2D' },
  },
  'a value over': { value: { kind: 'weight', op: 'over', amount: 4.5, unit: 'kg' } },
  'a value at least': { value: { kind: 'weight', op: 'at-least', amount: 5, unit: 'kg' } },
  'a value under': { value: { kind: 'weight', op: 'under', amount: 5, unit: 'kg' } },
  'a value at most': { value: { kind: 'weight', op: 'at-most', amount: 5, unit: 'kg' } },
  'somebody linked': {
    household: { relationship: ['half-sibling', 'brother'], age: { atLeast: 'P1Y', under: 'P5Y' } },
  },
  'somebody linked, of an age': { household: { age: { under: 'P18Y' } } },
  'a question': { ask: { id: 'a', question: 'Is it so?', answer: 'yes' } },
  'a plan': { cpis: { status: 'current' } },
  'all of': { all: [{ age: { under: 'P1Y' } }, { not: { age: { under: 'P28D' } } }] },
  'any of': { any: [{ age: { under: 'P1Y' } }, { age: { atLeast: 'P16Y' } }] },
  'at least two of three': {
    atLeast: { n: 2, of: [{ age: { under: 'P1Y' } }, { age: { under: 'P2Y' } }, { age: { under: 'P3Y' } }] },
  },
};

const now = '%now';
const expression = (when: Criterion, applies: Rule['applies'] = {}): string =>
  toFhirPath(
    { when, applies },
    { vocabulary, patientId: '%id', now, answerOf: (asked) => `«${Object.keys(asked).join('')}»` },
  );

/** What is exported is read by other systems: it changes only when somebody has looked at the change. */
describe('the expression of', () => {
  it.each(Object.entries(cases))('%s', (_, when) => {
    expect(readable(expression(when), now)).toMatchSnapshot();
  });

  it('a rule for some ages', () => {
    const applies = { age: { atLeast: 'P1Y', under: 'P18Y' } };
    expect(readable(expression({ events: { kind: 'visit' } }, applies), now)).toMatchSnapshot();
  });
});
