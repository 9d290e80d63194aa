import * as v from 'valibot';
import type { Send } from '../../api/call.ts';
import type { ApiFailure } from '../../api/problem.ts';
import type { RegisterLine } from '../../api/registers.ts';
import type { Desk } from '../../desk/desk.ts';
import { deskWith } from '../../desk/testing-desk.ts';
import { fail, succeed, type Result } from '../../domain/result.ts';

/** What a test answers to `POST /register/search` and the like; what it does not answer cannot be had. */
export type Answers = Readonly<Record<string, (body: unknown) => Result<unknown, ApiFailure>>>;

/** The desk of somebody who reads the register; every answer passes the schema that the app reads it by. */
export function registersDesk(answers: Answers, asked: string[] = []): Desk {
  const send: Send = ({ method, path, body, answer }) => {
    const call = `${method} ${path}`;
    asked.push(call);
    const result = answers[call]?.(body) ?? fail({ kind: 'unreachable' });
    if (!result.ok) return Promise.resolve(result);
    return Promise.resolve(succeed(v.parse(answer, result.value)));
  };
  return {
    ...deskWith({}),
    send,
    rights: ['read-registers'],
    clinician: {
      reference: 'Practitioner/caldicott',
      name: 'Ash MOCK',
      role: 'Caldicott lead',
      organisation: 'Testshire Royal Hospital',
    },
  };
}

const amara = { name: 'TESTCHILD, Amara', nhsNumber: '9990123454' };
const sample = { name: 'P. SAMPLE', role: 'staff nurse' };
const look: RegisterLine = {
  number: 1283,
  at: '2026-11-20T10:42:00.000Z',
  kind: 'look-up',
  child: amara,
  by: sample,
  what: 'CP-IS, unscheduled. Sheffield told',
  detail: 'Record found',
  outcome: 'done',
  purpose: 'Public task; health care',
  basis: ['Article 6(1)(e)', 'Article 9(2)(h)'],
};

/** Six lines, newest first, one of each standing. */
export const sixLines: readonly RegisterLine[] = [
  {
    ...look,
    number: 1284,
    at: '2026-11-20T11:02:00.000Z',
    kind: 'disclosure',
    what: 'Concern to Sheffield children’s social care',
    detail: '4 items',
    reference: 'SL-2026-004117',
    purpose: 'Public task; public interest',
    basis: ['Article 6(1)(e)', 'Article 9(2)(g)', 'Schedule 1 paragraph 18'],
    consent: 'Not asked: could add risk',
    informed: 'Not yet: it could add risk to the child',
  },
  look,
  {
    ...look,
    number: 1281,
    at: '2026-11-19T22:47:00.000Z',
    kind: 'look-up-failed',
    child: { name: 'TESTCHILD, Esme' },
    by: { name: 'D. MOCK' },
    what: 'CP-IS, unscheduled, no answer',
    detail: 'Local authority may or may not have been told',
    outcome: 'failed',
  },
  {
    number: 1280,
    at: '2026-11-18T16:30:00.000Z',
    kind: 'not-shared',
    child: { name: 'TESTCHILD, Finn', nhsNumber: '9990661200' },
    by: { name: 'H. SPECIMEN', role: 'GP' },
    what: 'Decided not to share',
    detail: 'Family agreed to early help; review 2 Dec 2026',
    outcome: 'done',
    basis: [],
    consent: 'Asked: refused by mother',
  },
  {
    number: 1279,
    at: '2026-11-18T15:20:00.000Z',
    kind: 'rules',
    what: 'Rule approved',
    outcome: 'done',
    basis: [],
  },
  {
    ...look,
    number: 1278,
    at: '2026-07-18T14:20:00.000Z',
    kind: 'concern-opened',
    what: 'Concern opened',
    outcome: 'refused',
    basis: [],
  },
];

/** A page of the register with all that match on it. */
export const pageOf = (lines: readonly RegisterLine[], entries = 1284) => ({
  lines: [...lines],
  matching: lines.length,
  entries,
});

export const intact = {
  state: 'intact',
  entries: 1284,
  from: '2026-04-01T08:00:00.000Z',
  to: '2026-11-20T11:02:00.000Z',
  seal: '7f3a09c2e81d44b05c6d7e8f901122334455667788990011aabbccddeeff0011',
  checkedAt: '2026-11-20T11:20:00.000Z',
  by: 'A. MOCK',
} as const;

export const broken = {
  state: 'broken',
  firstBroken: 1281,
  why: 'what it says is not what was sealed',
  checkedAt: '2026-11-20T11:20:00.000Z',
  by: 'A. MOCK',
} as const;
