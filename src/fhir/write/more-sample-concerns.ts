import type { Concern } from '../../domain/concern.ts';
import { piecesOf, usuallyGoes } from '../../domain/concern-pieces.ts';
import { concernCategory } from './condition.ts';
import type { ConcernInput } from './input.ts';
import { sampleConcern, sampleInput } from './sample-concern.ts';

const day = '2026-11-20';

/** What goes of a concern when nobody says otherwise. */
const usual = (concern: Concern): Concern => ({
  ...concern,
  decision: concern.decision.share
    ? {
        ...concern.decision,
        goes: piecesOf(concern, day, ['Amara', 'Testchild'])
          .filter(usuallyGoes)
          .map(({ id }) => id),
      }
    : concern.decision,
});

/** Every part of the form filled in. A brother, and an account that names him, stay. */
export const fullConcern: Concern = usual({
  ...sampleConcern,
  id: '7a2d3e45-9b6c-4d7e-8f80-123456789abc',
  harms: ['physical', 'neglect', 'domestic-abuse'],
  marks: [
    {
      id: 'm1',
      region: 'ear-left',
      view: 'face',
      kind: 'bruise',
      count: 1,
      lengthMm: 12,
      widthMm: 8,
      shape: 'oval',
      colour: 'purple, yellow at the edge',
      pattern: 'follows the rim of the ear',
      ageClaimed: 'Father says since this morning',
      explanation: { state: 'given', words: 'rolled on to a toy', by: 'father' },
      note: 'Tender.',
    },
    ...sampleConcern.marks.slice(1),
  ],
  ticks: ['account-changed', 'delay', 'was-not-brought-before', 'not-seen-alone'],
  accounts: [
    ...sampleConcern.accounts,
    {
      words: 'Kofi threw it at her.',
      saidBy: 'Mother, Jo SPECIMEN',
      saidTo: 'P. SAMPLE, nurse',
      present: 'Father',
    },
  ],
  notes: {
    behaviour: 'Quiet, did not cry when the ear was touched.',
    delay: 'They waited for a lift from a neighbour.',
    inconsistencies: 'A toy at 10:36, a fall at 10:50.',
    wishes: 'Too young to say.',
    risk: 'Going home with the same carers tonight.',
    communication: 'English. No interpreter needed.',
    barriers: 'No car; two buses to the hospital.',
    support: 'Health visitor offered a play group in May; not taken up.',
    'going-well': 'Clean clothes, growing along her line.',
    advised: 'To stay on the ward until a senior doctor has seen her.',
    household: 'A rented flat on the second floor.',
  },
  people: [
    {
      id: 'p1',
      name: 'Jo SPECIMEN',
      relationship: 'Mother',
      birthDate: '1996-03-03',
      lives: 'with-child',
      parentalResponsibility: 'yes',
      phone: '07700 900123',
      from: 'record',
    },
    {
      id: 'p2',
      name: 'Daniel TESTCHILD',
      relationship: 'Father',
      lives: 'with-child',
      parentalResponsibility: 'not-known',
      from: 'record',
    },
    {
      id: 'p3',
      name: 'Kofi TESTCHILD',
      relationship: 'Brother',
      birthDate: '2019-06',
      lives: 'with-child',
      parentalResponsibility: 'no',
      from: 'typed',
    },
  ],
  contacts: [
    { id: 'c1', role: 'Health visitor', name: 'M. MOCK', reach: '01632 960200', from: 'typed' },
    { id: 'c2', role: 'GP', name: 'Elm Surgery', from: 'record' },
  ],
  details: [
    { id: 'address', text: '1 Example Street, Sheffield, S1 2ZZ', from: 'record' },
    { id: 'previous-address', text: '9 Sample Row, Leeds', from: 'typed' },
    { id: 'phone', text: '01632 960100', from: 'record' },
    { id: 'gender', text: 'Female', from: 'record' },
    { id: 'ethnicity', text: 'Mixed', from: 'record' },
    { id: 'religion', text: 'None given', from: 'typed' },
    { id: 'school', text: 'Acorn Nursery', from: 'typed' },
    { id: 'practice', text: 'Elm Surgery', from: 'record' },
    { id: 'disability', text: 'None known', from: 'typed' },
  ],
  decision: sampleConcern.decision.share
    ? {
        ...sampleConcern.decision,
        conditions: 'Do not ring the home number.',
        consent: { state: 'refused', by: 'Mother' },
        advice: { from: 'J. DUMMY, named nurse', words: 'Share today.' },
      }
    : sampleConcern.decision,
});

/** About an unborn child, kept in the mother's record, carried by hand to the authority's portal. */
export const unbornConcern: Concern = usual({
  ...sampleConcern,
  id: '8b3e4f56-ac7d-4e8f-9091-23456789abcd',
  about: 'unborn-child',
  expectedDate: '2027-03-14',
  category: concernCategory('unborn-child'),
  harms: ['neglect'],
  marks: [],
  ticks: [],
  facts: 'Booked at 30 weeks. No antenatal care before.',
  childsVoice: '',
  decision: sampleConcern.decision.share
    ? { ...sampleConcern.decision, route: 'form-or-portal' }
    : sampleConcern.decision,
});

/** Female genital mutilation that a girl told of: also owed to the police, by the professional. */
export const fgmConcern: Concern = usual({
  ...sampleConcern,
  id: '9c4f5067-bd8e-4f90-81a2-3456789abcde',
  harms: ['fgm'],
  marks: [],
  facts: 'She told the nurse at 10:20 that she was cut at seven.',
  fgm: {
    how: 'she-told',
    knownAt: '2026-11-20T10:20:00.000Z',
    report: { at: '2026-11-20T10:50:00.000Z', incidentNumber: 'SPECIMEN-101-4471' },
  },
  details: [{ id: 'address', text: '1 Example Street, Sheffield, S1 2ZZ', from: 'record' }],
});

/** A hand-over to adult services at sixteen, by secure e-mail. */
export const sixteenConcern: Concern = usual({
  ...sampleConcern,
  id: 'ad506178-ce9f-4a01-82b3-456789abcdef',
  harms: ['exploitation'],
  marks: [],
  facts: 'Asked for help with somewhere to live.',
  decision: sampleConcern.decision.share
    ? {
        ...sampleConcern.decision,
        recipients: [{ kind: 'adult-services', authority: 'Sheffield City Council' }],
        route: 'secure-email',
        purpose: 'To hand over care and support before the eighteenth birthday.',
      }
    : sampleConcern.decision,
});

/** A girl of sixteen with a verified number: for hand-over and for what the police are told. */
export const sixteenInput = (concern: Concern): ConcernInput => ({
  ...sampleInput(concern),
  child: { ...sampleInput().child, birthDate: '2010-04-02' },
});
