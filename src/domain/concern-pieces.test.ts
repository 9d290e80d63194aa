import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Concern, Person } from './concern.ts';
import { noteIds } from './concern-notes.ts';
import { onlyWhatGoes, peopleNamedIn, pieceGroups, piecesOf, usuallyGoes } from './concern-pieces.ts';

const today = '2026-11-20';
const childsNames = ['Amara', 'Testchild'];

const person = (name: string, more: Partial<Person> = {}): Person => ({
  id: name,
  name,
  relationship: 'Father',
  lives: 'with-child',
  parentalResponsibility: 'not-known',
  from: 'record',
  ...more,
});

const empty: Concern = {
  id: '6f1c2d34-8a5b-4c6d-9e7f-0123456789ab',
  about: 'child',
  startedAt: '2026-11-20T10:31:00.000Z',
  writtenAt: '2026-11-20T10:58:00.000Z',
  category: { system: 'http://snomed.info/sct', code: '836881000000105' },
  harms: [],
  marks: [],
  facts: '',
  ticks: [],
  fromRecord: [],
  accounts: [],
  childsVoice: '',
  opinion: '',
  notes: {},
  people: [],
  contacts: [],
  details: [],
  safeNow: 'yes-with-us',
  done: '',
  decision: {
    share: true,
    recipients: [{ kind: 'police' }, { kind: 'health-visitor' }],
    route: 'telephone',
    goes: [],
    purpose: 'To protect a child.',
    basis: { listVersion: '1', chosen: [] },
    consent: { state: 'given' },
    informed: 'informed',
    advice: { from: 'J. DUMMY', words: 'Share.' },
  },
};

const text = fc.string({ maxLength: 30 });
const ids = fc.uniqueArray(fc.uuid(), { maxLength: 4 });

const concerns: fc.Arbitrary<Concern> = fc
  .record({
    facts: text,
    done: text,
    childsVoice: text,
    opinion: text,
    notes: fc.dictionary(fc.constantFrom(...noteIds), text),
    marks: ids,
    people: ids,
    contacts: ids,
    accounts: fc.array(text, { maxLength: 4 }),
    fromRecord: fc.array(text, { maxLength: 4 }),
    ticks: fc.subarray(['account-changed', 'delay', 'was-not-brought-before', 'not-seen-alone'] as const),
    harms: fc.subarray(['physical', 'neglect'] as const),
    fgm: fc.boolean(),
  })
  .map((given) => ({
    ...empty,
    ...given,
    marks: given.marks.map((id) => ({
      id,
      region: 'chest',
      view: 'front',
      kind: 'bruise',
      explanation: { state: 'not-asked-yet' },
    })),
    people: given.people.map((id) => person('Daniel', { id })),
    contacts: given.contacts.map((id) => ({ id, role: 'GP', name: 'Elm Surgery', from: 'record' })),
    accounts: given.accounts.map((words) => ({ words, saidBy: 'Father', present: '' })),
    fromRecord: given.fromRecord.map((title) => ({ title, detail: '', sources: [] })),
    ...(given.fgm ? { fgm: { how: 'she-told' as const, knownAt: empty.startedAt } } : { fgm: undefined }),
  }))
  .map(({ fgm, ...rest }) => ({ ...rest, ...(fgm === undefined ? {} : { fgm }) }) as Concern);

describe('the pieces of a concern', () => {
  it('have names of their own, the same every time, in the order in which it is read', () => {
    fc.assert(
      fc.property(concerns, (concern) => {
        const pieces = piecesOf(concern, today, childsNames);
        const names = pieces.map(({ id }) => id);
        expect(new Set(names).size).toBe(names.length);
        expect(piecesOf(concern, '2031-01-01').map(({ id }) => id)).toEqual(names);
        const places = pieces.map(({ group }) => pieceGroups.indexOf(group));
        expect(places).toEqual(places.toSorted((a, b) => a - b));
      }),
    );
  });

  it('are none where nothing was said', () => {
    expect(piecesOf(empty, today)).toEqual([]);
    expect(piecesOf({ ...empty, facts: ' \n', notes: { risk: ' ' }, done: '\t' }, today)).toEqual([]);
  });

  it('go, but for opinion and for another child as an entry of its own', () => {
    fc.assert(
      fc.property(concerns, fc.boolean(), (concern, grown) => {
        const born = { birthDate: grown ? '1990' : '2020' };
        const people = concern.people.map((one) => ({ ...one, ...born }));
        for (const piece of piecesOf({ ...concern, people }, today))
          expect(usuallyGoes(piece)).toBe(piece.group !== 'opinion' && (grown || piece.group !== 'people'));
      }),
    );
  });

  it('go with the name of a brother in them, and are still set apart to be looked at', () => {
    const concern = {
      ...empty,
      facts: 'Seen with Kofi.',
      accounts: [{ words: 'Kofi threw it.', saidBy: 'Mother', present: '' }],
      childsVoice: 'Wants Kofi to come.',
      notes: { risk: 'Kofi is at home.' },
      people: [person('Kofi TESTCHILD', { relationship: 'Brother', birthDate: '2019-06' })],
      opinion: 'Kofi is afraid.',
    };
    const pieces = piecesOf(concern, today, childsNames);
    expect(pieces.map(({ about }) => about)).toEqual(pieces.map(() => 'another-child'));
    expect(pieces.filter(usuallyGoes).map(({ id }) => id)).toEqual([
      'facts',
      'account:0',
      'voice',
      'note:risk',
    ]);
  });

  it('that go are all that is left, and name themselves anew', () => {
    fc.assert(
      fc.property(concerns, fc.infiniteStream(fc.boolean()), (concern, choose) => {
        const goes = piecesOf(concern, today)
          .map(({ id }) => id)
          .filter(() => choose.next().value);
        const left = onlyWhatGoes(concern, goes);
        const names = piecesOf(left, today).map(({ id }) => id);
        expect(names).toHaveLength(goes.length);
        expect(left.decision.share && left.decision.goes).toEqual(names);
        expect(onlyWhatGoes(left, names)).toEqual(left);
      }),
    );
  });

  it('leave of the decision what the first recipient needs', () => {
    const { decision } = onlyWhatGoes(empty, []);
    expect(decision.share && decision.recipients).toEqual([{ kind: 'police' }]);
    expect(decision).not.toHaveProperty('advice');
  });
});

const named = (words: string, ...people: readonly Person[]): readonly string[] =>
  peopleNamedIn(words, people, childsNames).map(({ name }) => name);

describe('people named in a text', () => {
  it.each([
    ['Zoë SAMPLE', 'zoe said nothing'],
    ['Zoe SAMPLE', 'Zoë said nothing'],
    ['Łukasz MOCK', 'łukasz'],
    ['Łukasz MOCK', 'LUKASZ'],
    ['Jørgen MOCK', 'with jorgen'],
    ['Daniel TESTCHILD', 'It was Daniel’s toy.'],
    ['Daniel TESTCHILD', "DANIEL'S toy"],
    ['James MOCK', 'James’ belt'],
    ['Anne-Marie DUMMY', 'Anne Marie was there'],
    ['Anne-Marie DUMMY', 'with anne-marie'],
    ["Sean O'SPECIMEN", 'Mr O’Specimen shouted'],
    ['Jo SPECIMEN', 'Jo came later'],
    ['Will MOCK', 'then Will shouted'],
    ['Kofi TESTCHILD', '“Kofi threw it,” she said'],
  ])('%s in “%s”', (name, words) => {
    expect(named(words, person(name))).toEqual([name]);
  });

  it.each([
    ['Daniel TESTCHILD', 'Amara Testchild seen at 10:31'],
    ['Daniel TESTCHILD', 'Danielle was not there'],
    ['Mother', 'seen at triage'],
    ['Will MOCK', 'mum will come back'],
    ['Jo SPECIMEN', 'the job was done'],
    ['Mrs Miss Dr', 'Dr Mrs Miss'],
    ['', 'anything at all'],
  ])('not %s in “%s”', (name, words) => {
    expect(named(words, person(name))).toEqual([]);
  });

  it('are found wherever the name stands, however it is written', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('Kofi', 'Zoë', 'Nguyễn', 'Siân'),
        fc.constantFrom('', '’s', "'s"),
        fc.constantFrom('', '“', '('),
        fc.boolean(),
        (name, possessive, before, upper) => {
          const written = upper ? name.toUpperCase() : name.normalize('NFD');
          expect(
            named(`Then ${before}${written}${possessive}, and more.`, person(`${name} MOCK`)),
          ).toHaveLength(1);
        },
      ),
    );
  });
});

const aboutOf = (facts: string, ...people: readonly Person[]): string | undefined =>
  piecesOf({ ...empty, facts, people }, today, childsNames).find(({ id }) => id === 'facts')?.about;

describe('whose a piece is', () => {
  it.each<[string, Partial<Person>, string]>([
    ['a brother of seven', { relationship: 'Brother', birthDate: '2019-06' }, 'another-child'],
    ['a brother of unknown age', { relationship: 'half-brother' }, 'another-child'],
    ['a stepdaughter', { relationship: 'Stepdaughter' }, 'another-child'],
    ['a grown sister', { relationship: 'Sister', birthDate: '1999-01-01' }, 'another-person'],
    ['one who is 18 today', { relationship: 'Sister', birthDate: '2008-11-20' }, 'another-person'],
    ['one who is 18 tomorrow', { relationship: 'Cousin', birthDate: '2008-11-21' }, 'another-child'],
    ['one who may be 18 this year', { relationship: 'Lodger', birthDate: '2008' }, 'another-child'],
    ['a father', { relationship: 'Father' }, 'another-person'],
    ['the child’s mother', { relationship: 'Child’s mother' }, 'another-person'],
    ['a brother-in-law', { relationship: 'Brother-in-law' }, 'another-person'],
  ])('of %s', (_, more, about) => {
    const kofi = person('Kofi MOCK', more);
    expect(aboutOf('Kofi threw it.', kofi)).toBe(about);
    expect(piecesOf({ ...empty, people: [kofi] }, today)).toMatchObject([{ about }]);
  });

  it('is looked at where a brother or sister is spoken of without a name', () => {
    expect(aboutOf('Her little brother threw it.')).toBe('another-person');
    expect(aboutOf('Her twin was there.')).toBe('another-person');
    expect(aboutOf('Quiet, watched the door.')).toBe('the-child');
  });

  it('is looked for in every text of a mark and of an account', () => {
    const people = [person('Kofi MOCK', { relationship: 'Brother' })];
    const mark = {
      id: '1',
      region: 'chest',
      view: 'front',
      kind: 'bruise',
      explanation: { state: 'not-asked-yet' },
    } as const;
    for (const part of [
      { note: 'Kofi did it' },
      { pattern: 'like Kofi’s ring' },
      { ageClaimed: 'Kofi: yesterday' },
      { explanation: { state: 'given', words: 'fell', by: 'Kofi' } as const },
      { explanation: { state: 'given', words: 'Kofi pushed', by: 'mother' } as const },
    ])
      expect(piecesOf({ ...empty, people, marks: [{ ...mark, ...part }] }, today)[0]?.about).toBe(
        'another-child',
      );
    const account = { words: 'He did it', saidBy: 'Mother', saidTo: 'nurse', present: 'Father' };
    for (const key of ['words', 'saidBy', 'saidTo', 'present'] as const)
      expect(piecesOf({ ...empty, people, accounts: [{ ...account, [key]: 'Kofi' }] }, today)[0]?.about).toBe(
        'another-child',
      );
  });
});
