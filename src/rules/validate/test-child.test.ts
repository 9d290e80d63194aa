import { describe, expect, it } from 'vitest';
import { parseTestChildren } from './test-child.ts';

const from = (resource: string) => ({ resource, when: 'x' });
const vocabulary = {
  codeSets: [],
  eventKinds: [
    { id: 'bruise', one: 'bruise', many: 'bruises', from: [from('Condition'), from('Observation')] },
    { id: 'visit', one: 'visit', many: 'visits', from: [from('Encounter')] },
  ],
};
const now = '2026-11-20T10:42:00Z';
const child = { id: 'sample', title: 'A sample child', now };
const snomed = 'http://snomed.info/sct';

const said = (json: unknown): readonly string[] => {
  const read = parseTestChildren(json, vocabulary);
  return read.ok ? [] : read.failure.map(({ path, message, fix }) => `${path}: ${message} ${fix}`);
};
const saidOf = (more: object): readonly string[] => said([{ ...child, ...more }]);
const recordOf = (more: object) => {
  const read = parseTestChildren([{ ...child, ...more }], vocabulary);
  const [first] = read.ok ? read.value : [];
  if (first === undefined) throw new Error('The child was refused.');
  return first.record;
};
const whenFix = 'Give a date or a time such as "2026-11-20" or "2026-11".';
const kindFix = 'Choose one from the list. Your IT team can add to it.';
const event = (more: object) => ({ events: [{ kind: 'bruise', ...more }] });
const plan = { kind: 'child-protection', status: 'current', authority: 'Testshire' };

describe('a test child', () => {
  it.each<[string, unknown, readonly string[]]>([
    ['is in a list', {}, [': Object cannot be chosen here. Give Array.']],
    ['is an object', ['sample'], ['[0]: “sample” cannot be chosen here. Give Object.']],
    [
      'has an id, a title and a time',
      [{}],
      ['id', 'title', 'now'].map((path) => `[0].${path}: It is missing. Choose or write it.`),
    ],
    [
      'has its own place in the list',
      [child, { ...child, now: 'today' }],
      ['[1].now: “today” is not accepted. Give a time such as "2026-11-20T10:42:00Z".'],
    ],
  ])('%s', (_, json, expected) => expect(said(json)).toEqual(expected));

  it.each<[object, readonly string[]]>([
    [
      { now: '2026-11-20' },
      ['[0].now: “2026-11-20” is not accepted. Give a time such as "2026-11-20T10:42:00Z".'],
    ],
    [{ id: 7 }, ['[0].id: 7 cannot be chosen here. Give string.']],
    [{ title: 7 }, ['[0].title: 7 cannot be chosen here. Give string.']],
    [{ birthDate: 2020 }, ['[0].birthDate: 2020 cannot be chosen here. Give string.']],
    [
      { nickname: 'x' },
      ['[0].nickname: Nothing called “nickname” can be said here. Take it out, or check its spelling.'],
    ],
    [{ events: {} }, ['[0].events: Object cannot be chosen here. Give Array.']],
    [{ events: [{}] }, ['[0].events[0].kind: It is missing. Choose or write it.']],
    [event({ when: 'soon' }), [`[0].events[0].when: “soon” is not accepted. ${whenFix}`]],
    [event({ when: '2026-02-30' }), [`[0].events[0].when: “2026-02-30” is not accepted. ${whenFix}`]],
    [event({ recorded: '' }), [`[0].events[0].recorded: It is empty. ${whenFix}`]],
    [
      event({ where: 'x' }),
      ['[0].events[0].where: Nothing called “where” can be said here. Take it out, or check its spelling.'],
    ],
    [event({ place: 1 }), ['[0].events[0].place: 1 cannot be chosen here. Give string.']],
    [event({ siteText: 1 }), ['[0].events[0].siteText: 1 cannot be chosen here. Give string.']],
    [
      event({ codes: [{ code: '1' }] }),
      ['[0].events[0].codes[0].system: It is missing. Choose or write it.'],
    ],
    [
      event({ codes: [{ system: snomed }] }),
      ['[0].events[0].codes[0].code: It is missing. Choose or write it.'],
    ],
    [
      event({ codes: [{ system: snomed, code: '1', display: 1 }] }),
      ['[0].events[0].codes[0].display: 1 cannot be chosen here. Give string.'],
    ],
    [
      event({ site: [{ system: snomed }] }),
      ['[0].events[0].site[0].code: It is missing. Choose or write it.'],
    ],
    [event({ value: {} }), ['[0].events[0].value.amount: It is missing. Choose or write it.']],
    [
      event({ value: { amount: '2' } }),
      ['[0].events[0].value.amount: “2” cannot be chosen here. Give number.'],
    ],
    [
      event({ value: { amount: 2, unit: 3 } }),
      ['[0].events[0].value.unit: 3 cannot be chosen here. Give string.'],
    ],
    [
      { notRead: { Condition: 'lost' } },
      [
        '[0].notRead.Condition: “lost” cannot be chosen here. Give “loading” or “not-permitted” or “not-shared” or “unavailable” or “pages-missing” or “odd-entries” or “too-old”.',
      ],
    ],
    [
      { cpis: [{ ...plan, kind: 'plan' }] },
      [
        '[0].cpis[0].kind: “plan” cannot be chosen here. Give “child-protection” or “looked-after” or “unborn-child-protection”.',
      ],
    ],
    [
      { cpis: [{ ...plan, status: 'past' }] },
      ['[0].cpis[0].status: “past” cannot be chosen here. Give “current” or “ended”.'],
    ],
    [
      { cpis: [{ kind: 'looked-after', status: 'ended' }] },
      ['[0].cpis[0].authority: It is missing. Choose or write it.'],
    ],
    [
      { cpis: [{ ...plan, since: 'x' }] },
      ['[0].cpis[0].since: Nothing called “since” can be said here. Take it out, or check its spelling.'],
    ],
    [{ cpis: 'perhaps' }, ['[0].cpis: “perhaps” cannot be chosen here. Give “none” or “not-checked”.']],
    [
      { links: [{ name: 'x' }] },
      ['[0].links[0].name: Nothing called “name” can be said here. Take it out, or check its spelling.'],
    ],
    [{ links: [{ relationship: 1 }] }, ['[0].links[0].relationship: 1 cannot be chosen here. Give string.']],
    [
      { answers: { 'can-rise': 'maybe' } },
      ['[0].answers.can-rise: “maybe” cannot be chosen here. Give “yes” or “no” or “not-sure”.'],
    ],
  ])('%o is refused beside its field', (more, expected) => expect(saidOf(more)).toEqual(expected));

  it('is refused for every entry of a kind that the record is not read for', () => {
    const events = [{ kind: 'graze' }, { kind: 'bruise' }, { kind: 'fall' }];
    expect(said([child, { ...child, events }])).toEqual(
      ['graze', 'fall'].map(
        (kind) => `[1].events: “${kind}” is nothing that this record system is read for. ${kindFix}`,
      ),
    );
  });

  it.each([
    'loading',
    'not-permitted',
    'not-shared',
    'unavailable',
    'pages-missing',
    'odd-entries',
    'too-old',
  ])('can be one whose record is not read: %s', (why) =>
    expect(recordOf({ notRead: { Condition: why } }).coverage).toEqual({
      Condition: { state: 'incomplete', why, asOf: now },
      Observation: { state: 'complete', asOf: now },
      Encounter: { state: 'complete', asOf: now },
    }),
  );
});

describe('the record of a test child', () => {
  it('of which nothing is written is read, empty, and without a CP-IS record', () => {
    const complete = { state: 'complete', asOf: now };
    expect(recordOf({})).toEqual({
      events: [],
      coverage: { Condition: complete, Observation: complete, Encounter: complete },
      links: { people: [], coverage: complete },
      cpis: {
        state: 'none',
        check: {
          askedAt: now,
          answeredAt: now,
          kind: 'unscheduled',
          setting: 'A&E',
          by: { name: 'P. SAMPLE' },
          notified: 'yes',
        },
      },
      answers: [],
      encounter: 'visit',
      now,
    });
  });

  it('holds every entry as it is written, with the kind as its title and its place as its source', () => {
    const codes = [{ system: snomed, code: '125667009', display: 'Contusion' }];
    const site = [{ system: snomed, code: '117590005' }];
    const { events } = recordOf({
      events: [
        { kind: 'bruise', when: '2026-11', codes, site, siteText: 'Ear', value: { amount: 2, unit: 'cm' } },
        { kind: 'visit', recorded: '2026-11-19', place: 'ED' },
      ],
    });
    expect(events).toMatchObject([
      {
        kind: 'bruise',
        title: 'bruise',
        sources: ['Test/1'],
        when: { text: '2026-11' },
        codes,
        site,
        siteText: 'Ear',
        value: { amount: 2, unit: 'cm' },
      },
      {
        kind: 'visit',
        title: 'visit',
        sources: ['Test/2'],
        recorded: { text: '2026-11-19' },
        codes: [],
        place: 'ED',
      },
    ]);
    expect(events.map((one) => ['when' in one, 'recorded' in one])).toEqual([
      [true, false],
      [false, true],
    ]);
  });

  it('holds the people, whether they could be read, the birth date and what was answered', () => {
    const record = recordOf({
      birthDate: '2020-05',
      links: [{ relationship: 'MTH', birthDate: '1999' }, {}],
      notRead: { RelatedPerson: 'not-permitted' },
      answers: { 'can-rise': 'no', seen: 'not-sure' },
    });
    expect(record.birthDate).toBe('2020-05');
    expect(record.links).toEqual({
      people: [
        { relationship: 'MTH', birthDate: '1999', source: 'RelatedPerson/1' },
        { source: 'RelatedPerson/2' },
      ],
      coverage: { state: 'incomplete', why: 'not-permitted', asOf: now },
    });
    expect(record.answers).toEqual([
      { id: 'can-rise', answer: 'no', encounter: 'visit', at: now },
      { id: 'seen', answer: 'not-sure', encounter: 'visit', at: now },
    ]);
  });

  it.each<[unknown, object]>([
    ['not-checked', { state: 'not-checked' }],
    ['none', { state: 'none' }],
    [
      [
        { ...plan, start: '2026-01-05', end: '2026-06-05' },
        { ...plan, kind: 'looked-after', status: 'ended' },
      ],
      {
        state: 'found',
        plans: [
          { ...plan, start: '2026-01-05', end: '2026-06-05', phones: {} },
          { kind: 'looked-after', status: 'ended', authority: 'Testshire', phones: {} },
        ],
        history: { state: 'not-offered' },
        check: { askedAt: now, notified: 'yes' },
      },
    ],
    [[{ ...plan, kind: 'unborn-child-protection' }], { state: 'found' }],
  ])('says what CP-IS said: %o', (cpis, expected) => expect(recordOf({ cpis }).cpis).toMatchObject(expected));
});
