import { render, screen, within } from '@testing-library/react';
import { vi } from 'vitest';
import type { CaseStore } from '../case/case.ts';
import type { CareSetting } from '../domain/care-setting.ts';
import type { Child } from '../domain/child.ts';
import type { CouldNotCheckReason, CpisStatus, Notified } from '../domain/cpis.ts';
import { ChildScreen } from '../features/child/ChildScreen.tsx';
import { amara, at, caseStore, check, plan } from './case-fixture.ts';

/** The CP-IS card, by its answer. */
export const card = (answer: string): HTMLElement => screen.getByRole('region', { name: answer });

export const found = (changes: Partial<Extract<CpisStatus, { state: 'found' }>> = {}): CpisStatus => ({
  state: 'found',
  plans: [plan],
  history: { state: 'listed', accesses: [] },
  check,
  ...changes,
});

export const failed = (reason: CouldNotCheckReason, notified: Notified = 'unknown'): CpisStatus => ({
  state: 'could-not-check',
  reason,
  notified,
  askedAt: at('10:42'),
  answeredAt: at('10:43'),
});

/** A reason that was known before anything was asked. */
export const withheldFor = (reason: CouldNotCheckReason): CpisStatus => ({
  state: 'could-not-check',
  reason,
  notified: 'no',
});

/** Amara, with what a test changes about her. */
export const childWith = (changes: Partial<Child>): Pick<CaseStore, 'child'> => ({
  child: { state: 'present', value: { ...amara, ...changes }, asOf: at('10:41') },
});

export const lookUpSpy = () => vi.fn<CaseStore['lookUp']>(() => Promise.resolve());

/** Draws the child screen at another moment. */
export function renderAt(instant: string, changes: Partial<CaseStore>, setting?: CareSetting) {
  const now = () => Date.parse(instant);
  const store = caseStore(changes, setting);
  return render(<ChildScreen store={store} onRecordConcern={() => undefined} clock={now} />);
}

/** The number with the lamp on it, with its words; there is at most one. */
export const lit = (answer: string): string => {
  const lamps = within(card(answer)).queryAllByText('Ring now');
  if (lamps.length !== 1) throw new Error(`${lamps.length} lamps`);
  return lamps[0]?.closest('.ring')?.textContent ?? '';
};
