import type { Concern } from '../../domain/concern.ts';
import { concernCategory } from './condition.ts';
import type { ConcernInput } from './input.ts';

const basis = {
  listVersion: '2026-11-01',
  chosen: [
    { id: 'gdpr-6-1-e', part: 'article-6', citation: 'Article 6(1)(e)', title: 'Public task' },
    {
      id: 'gdpr-9-2-g',
      part: 'article-9',
      citation: 'Article 9(2)(g)',
      title: 'Substantial public interest',
    },
  ],
} as const;

/** An invented concern about an invented child, shared with social care and a named nurse. For tests only. */
export const sampleConcern: Concern = {
  id: '6f1c2d34-8a5b-4c6d-9e7f-0123456789ab',
  about: 'child',
  startedAt: '2026-11-20T10:31:00.000Z',
  writtenAt: '2026-11-20T10:58:00.000Z',
  category: concernCategory('child'),
  harms: ['physical'],
  marks: [
    {
      id: 'm1',
      region: 'ear-left',
      view: 'face',
      kind: 'bruise',
      lengthMm: 12,
      widthMm: 8,
      shape: 'oval',
      explanation: { state: 'given', words: 'rolled on to a toy', by: 'father' },
    },
    {
      id: 'm2',
      region: 'upper-arm-left-back',
      view: 'back',
      kind: 'mark',
      count: 2,
      lengthMm: 6,
      explanation: { state: 'asked-none-given' },
    },
  ],
  facts: 'Seen at triage 10:31 with father. Watched the door.',
  ticks: ['account-changed'],
  fromRecord: [
    { title: 'Scald, right hand', detail: '27 Sep 2026, Northmoor General', sources: ['Condition/c1'] },
  ],
  accounts: [
    { words: 'She rolled on to a toy.', saidBy: 'Father, Daniel TESTCHILD', present: 'P. SAMPLE, nurse' },
  ],
  childsVoice: 'Reached for the nurse.',
  opinion: 'The account does not fit.',
  notes: {},
  people: [],
  contacts: [],
  details: [],
  safeNow: 'yes-with-us',
  done: 'Admitted for observation.',
  decision: {
    share: true,
    recipients: [
      {
        kind: 'social-care',
        authority: 'Sheffield City Council',
        named: 'cpis',
        phones: { officeHours: '0114 496 0123', emergencyDuty: '0114 496 0456' },
      },
      { kind: 'named-nurse', name: 'J. DUMMY' },
    ],
    route: 'within-record-system',
    goes: ['harms', 'mark:m1', 'mark:m2', 'account:0', 'record:0'],
    purpose: 'To protect a child who may be at risk of harm.',
    basis,
    consent: { state: 'not-sought-prejudice' },
    informed: 'not-yet-social-care-to-advise',
  },
};

export const sampleInput = (concern: Concern = sampleConcern): ConcernInput => ({
  concern,
  child: {
    patientId: 'child-1',
    name: { given: 'Amara', family: 'Testchild' },
    birthDate: '2025-01-14',
    nhsNumber: { state: 'none' },
    deceased: false,
    restricted: false,
  },
  patientId: 'child-1',
  encounterId: 'visit-1',
  author: { reference: 'Practitioner/p1', display: 'Priya SAMPLE, staff nurse' },
  reference: 'SL-2026-000117',
  answerDueAt: '2026-11-23T17:00:00.000Z',
  now: '2026-11-20T11:02:00.000Z',
  organisation: 'Northmoor Hospital',
  appVersion: '0.1.0',
});

export const notShared: Concern = {
  ...sampleConcern,
  decision: { share: false, reasons: 'Explained by the health visitor who saw it happen.', basis },
};
