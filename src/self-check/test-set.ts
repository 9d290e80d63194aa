import type { Concern } from '../domain/concern.ts';
import { concernCategory } from '../fhir/write/condition.ts';
import type { ConcernInput } from '../fhir/write/input.ts';

const says = 'SELF-CHECK TEST. Not a real concern: written to see whether this record system keeps one.';

/** A made-up concern that says so in every text, shared with nobody, about the patient who was chosen for the test. */
function testConcern(id: string, at: string): Concern {
  return {
    id,
    about: 'child',
    startedAt: at,
    writtenAt: at,
    category: concernCategory('child'),
    harms: ['other'],
    marks: [
      {
        id: 'test',
        region: 'ear-left',
        view: 'face',
        kind: 'mark',
        explanation: { state: 'given', words: says, by: 'Safelight self-check' },
      },
    ],
    facts: says,
    ticks: [],
    fromRecord: [],
    accounts: [],
    childsVoice: says,
    opinion: says,
    notes: {},
    people: [],
    contacts: [],
    details: [],
    safeNow: 'yes-with-us',
    done: says,
    decision: { share: false, reasons: says, basis: { listVersion: 'self-check', chosen: [] } },
  };
}

/** The test set as the writers of concerns take it. No name and no number of the patient goes into it. */
export const testInput = (about: {
  /** A UUID; the identifiers of the parts are made from it. */
  readonly id: string;
  /** Instant. */
  readonly at: string;
  readonly patientId: string;
  readonly encounterId?: string;
  /** Reference of the person signed in. */
  readonly author: string;
}): ConcernInput => ({
  concern: testConcern(about.id, about.at),
  child: {
    patientId: about.patientId,
    name: { given: 'Self-check', family: 'TESTCHILD' },
    nhsNumber: { state: 'none' },
    deceased: false,
    restricted: false,
  },
  patientId: about.patientId,
  ...(about.encounterId === undefined ? {} : { encounterId: about.encounterId }),
  author: { reference: about.author, display: 'Safelight self-check' },
  now: about.at,
  organisation: 'Safelight self-check',
  appVersion: 'self-check',
});
