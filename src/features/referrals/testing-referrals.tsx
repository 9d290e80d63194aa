import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { vi } from 'vitest';
import list from '../../../smart-config/lawful-bases.json' with { type: 'json' };
import { createConcernLogApi, type ConcernLogApi, type Waiting } from '../../api/concern-log.ts';
import type { ConcernLogged, ConcernSummary } from '../../api/concerns.ts';
import { fail, succeed } from '../../domain/result.ts';
import type { LawfulBasisList } from '../../domain/lawful-basis.ts';
import { sampleConcern } from '../../fhir/write/sample-concern.ts';
import { NOW } from '../../test/case-fixture.ts';
import type { Opened } from './opened.ts';
import { toSend } from './concern/to-send.ts';
import { ReferringContext, type Referring } from './referring.ts';

export const id = '5f0c3f0e-2d41-4f0e-9d0b-0a7d5c0f1a11';

type OneClock = ConcernLogged['clocks'][number];
export const clock = (
  what: OneClock['what'],
  state: OneClock['state'],
  dueAt = '2026-11-23T17:00:00.000Z',
): OneClock => ({ what, state, dueAt, bankHolidays: 'counted' });

/** A referral that waits for its first answer, in time. */
export const summary: ConcernSummary = {
  id,
  reference: 'SL-2026-000117',
  at: '2026-11-20T09:00:00.000Z',
  by: 'Priya SAMPLE',
  shared: true,
  to: 'Children’s social care, Sheffield City Council',
  about: 'Suspected child abuse',
  inRecord: 'written',
  mayOpen: true,
  stage: 'waiting',
  clocks: [clock('send', 'kept'), clock('answer', 'running')],
};

export const waiting: Waiting = {
  id,
  reference: 'SL-2026-000117',
  child: 'TESTCHILD, Amara',
  team: 'A&E',
  at: summary.at,
  by: 'Priya SAMPLE',
  to: 'Children’s social care, Sheffield City Council',
  mayOpen: true,
  stage: 'waiting',
  clocks: summary.clocks,
};

export const logged: ConcernLogged = {
  reference: 'SL-2026-000117',
  loggedAt: summary.at,
  ledgerEntry: 12,
  version: 1,
  inRecord: 'written',
  stage: 'acknowledged',
  clocks: [clock('answer', 'kept')],
};

export const concern = { ...sampleConcern, id };

/** One concern whole, as its author opens it. */
export const opened: Opened = {
  id,
  reference: 'SL-2026-000117',
  child: { name: 'TESTCHILD, Amara', birthDate: '2025-01-14', nhsNumber: '9990123454' },
  team: 'A&E',
  inRecord: 'written',
  versions: [
    {
      number: 1,
      at: summary.at,
      by: 'Priya SAMPLE',
      role: 'staff nurse',
      changed: [],
      concern: toSend(concern),
    },
  ],
  happenings: [],
  mayAmend: true,
  keptUntil: '2043-01-14',
  stage: 'waiting',
  clocks: summary.clocks,
};

/** The log as a test answers for it; what it does not answer is unreachable. */
export const logWith = (answers: Partial<ConcernLogApi>): ConcernLogApi => ({
  ...createConcernLogApi(() => Promise.resolve(fail({ kind: 'unreachable' }))),
  ...answers,
});

export const refusedWith = (status: number, code: string, message = 'No.') =>
  Promise.resolve(fail({ kind: 'refused', status, problem: { code, message } } as const));

/** Draws a piece of the referrals at the moment at which every fixture stands. */
export function within(piece: ReactNode, changes: Partial<Referring> = {}) {
  const onTold = vi.fn();
  const tell = vi.fn<ConcernLogApi['tell']>(() => Promise.resolve(succeed(logged)));
  const onSettled = vi.fn();
  const referring: Referring = {
    log: logWith({ tell }),
    clock: () => NOW,
    me: 'Priya SAMPLE',
    bases: list as LawfulBasisList,
    escalation: { name: 'the named doctor', phone: '0114 496 0789' },
    onTold,
    onSettled,
    ...changes,
  };
  return {
    onTold,
    onSettled,
    tell,
    ...render(<ReferringContext value={referring}>{piece}</ReferringContext>),
  };
}
