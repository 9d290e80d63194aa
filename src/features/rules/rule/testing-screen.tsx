import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { RuleBookApi } from '../../../api/rule-book-client.ts';
import type { MoveRule, RuleHistory, RuleVersionShape } from '../../../api/rules.ts';
import type { Right } from '../../../api/sessions.ts';
import { succeed } from '../../../domain/result.ts';
import { shippedPack } from '../../../rules/testing-pack.ts';
import { DeskContext } from '../../../desk/desk.ts';
import { deskWith } from '../../../desk/testing-desk.ts';
import { figuresOf } from '../figures/figures-fixture.ts';
import { draft } from '../testing-book.ts';
import { RuleScreen } from './RuleScreen.tsx';

/** What clinicians see: version 1. */
export const active: RuleVersionShape = { ...draft, status: 'active', digest: 'seen-active' };
export const approver: readonly Right[] = ['read-rules', 'approve-rules', 'retire-rules'];

interface Shown {
  readonly rights?: readonly Right[];
  readonly name?: string;
  readonly api?: Partial<RuleBookApi>;
}

/** The page of a rule, for somebody who may approve and retire unless a test says otherwise; and what was sent. */
export async function showRule(
  history: RuleHistory,
  { rights = approver, name = 'D. MOCK', api = {} }: Shown = {},
) {
  const moves: MoveRule[] = [];
  const desk = deskWith({
    words: () => Promise.resolve(succeed(shippedPack)),
    children: () => Promise.resolve(succeed([])),
    history: () => Promise.resolve(succeed(history)),
    figures: () => Promise.resolve(succeed(figuresOf())),
    difference: (_, from, to) => Promise.resolve(succeed({ from, to, differences: [] })),
    move: (_, move) => {
      moves.push(move);
      return Promise.resolve(succeed(history));
    },
    ...api,
  });
  render(
    <DeskContext value={{ ...desk, rights, clinician: { reference: 'p', name } }}>
      <RuleScreen id={history.id} />
    </DeskContext>,
  );
  const panel = await screen.findByRole('region', { name: /To go live|Live|Retired/ });
  return { moves, panel: within(panel), user: userEvent.setup() };
}
