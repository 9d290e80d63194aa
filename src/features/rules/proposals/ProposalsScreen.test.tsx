import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { RuleBookApi } from '../../../api/rule-book-client.ts';
import type { Proposal } from '../../../api/rules.ts';
import type { Right } from '../../../api/sessions.ts';
import { fail, succeed } from '../../../domain/result.ts';
import { DeskContext } from '../../../desk/desk.ts';
import { deskWith } from '../../../desk/testing-desk.ts';
import { ProposalsScreen } from './ProposalsScreen.tsx';

const changed: Proposal = {
  kind: 'rule',
  id: 'bruise-ear',
  title: 'Bruise on the ear',
  change: 'changed',
  version: '1.1.0',
  digest: 'shipped',
  differences: [{ field: 'when', level: 'minor', words: 'It looks for: 28 days → 14 days' }],
};
const fresh: Proposal = { ...changed, id: 'new-rule', title: 'A new rule', change: 'new', differences: [] };
const withdrawn: Proposal = {
  kind: 'rule',
  id: 'old',
  title: 'No longer shipped',
  change: 'withdrawn',
  digest: 'withdrawn',
  differences: [],
};
const all: readonly Right[] = ['read-rules', 'edit-rules', 'approve-rules'];

async function show(there: readonly Proposal[], api: Partial<RuleBookApi> = {}, rights = all) {
  const desk = deskWith({ proposals: () => Promise.resolve(succeed(there)), ...api });
  render(
    <DeskContext value={{ ...desk, rights }}>
      <ProposalsScreen />
    </DeskContext>,
  );
  await waitFor(() => expect(screen.queryByText('Reading the changes')).toBeNull());
  return userEvent.setup();
}
const card = (title: string) =>
  within(screen.getByRole('heading', { level: 2, name: title }).closest('li') as HTMLElement);

describe('changes of the shipped rules', () => {
  it('say what differs in words, and what each decision causes', async () => {
    await show([changed, fresh, withdrawn]);
    const one = card('Bruise on the ear');
    expect(one.getByText(/changed, shipped version 1\.1\.0/)).toBeTruthy();
    expect(one.getByText('It looks for: 28 days → 14 days').parentElement?.textContent).toContain(
      'Changes what it looks for or advises',
    );
    expect(one.getByRole('link', { name: 'Look at the one used here' }).getAttribute('href')).toBe(
      '#/rules/bruise-ear',
    );
    expect(card('A new rule').getByText('It is not here yet.')).toBeTruthy();
    expect(card('No longer shipped').queryByRole('button', { name: 'Take over as a draft' })).toBeNull();
    expect(card('No longer shipped').getByRole('button', { name: 'Decline' })).toBeTruthy();
  });

  it('are taken over with a reason, and lead to the draft', async () => {
    const decisions: unknown[] = [];
    const user = await show([changed, withdrawn], {
      decide: (decision) => {
        decisions.push(decision);
        return Promise.resolve(succeed([withdrawn]));
      },
    });
    await user.click(card('Bruise on the ear').getByRole('button', { name: 'Take over as a draft' }));
    const form = within(screen.getByRole('form'));
    const send = form.getByRole('button', {
      name: /^Take over as a draft Begins a draft|^Take over as a draftBegins/,
    });
    await user.click(send);
    expect(decisions).toEqual([]);
    expect(document.activeElement).toBe(form.getByLabelText('Why it is taken over'));
    await user.keyboard('Shorter is enough.');
    await user.click(send);
    expect(decisions).toEqual([
      {
        kind: 'rule',
        id: 'bruise-ear',
        digest: 'shipped',
        decision: 'take-over',
        reason: 'Shorter is enough.',
      },
    ]);
    const said = await screen.findByText('“Bruise on the ear” was taken over as a draft.');
    expect(document.activeElement).toBe(said.parentElement);
    expect(screen.getByRole('link', { name: 'Open it' }).getAttribute('href')).toBe('#/rules/bruise-ear');
    expect(screen.queryByRole('heading', { level: 2, name: 'Bruise on the ear' })).toBeNull();
  });

  it('stay where they are when a decision is refused, with the reason beside it', async () => {
    const problem = {
      code: 'draft-there',
      message: 'There is a draft of it already.',
      fix: 'Finish the draft or give it up.',
    };
    const user = await show([changed], {
      decide: () => Promise.resolve(fail({ kind: 'refused', status: 409, problem })),
    });
    await user.click(card('Bruise on the ear').getByRole('button', { name: 'Decline' }));
    const form = within(screen.getByRole('form', { name: 'Decline' }));
    await user.type(form.getByLabelText('Why it is declined'), 'No.');
    await user.click(form.getByRole('button', { name: /^Decline/ }));
    expect((await screen.findByRole('alert')).textContent).toBe(
      'It was not done. There is a draft of it already. Finish the draft or give it up.',
    );
    expect(form.getByLabelText<HTMLTextAreaElement>('Why it is declined').value).toBe('No.');
  });

  it('are decided on by those who may, and read by others', async () => {
    await show([changed], {}, ['read-rules']);
    expect(card('Bruise on the ear').queryByRole('button')).toBeNull();
    expect(screen.getByText(/Somebody else decides on them/)).toBeTruthy();
  });

  it('tell none from not read', async () => {
    await show([]);
    expect(screen.getByText(/Nothing waits for a decision/)).toBeTruthy();
  });

  it('that could not be read are not called none', async () => {
    await show([], { proposals: () => Promise.resolve(fail({ kind: 'unreachable' })) });
    expect((await screen.findByRole('alert')).textContent).toContain('The changes: could not be read');
    expect(screen.queryByText(/Nothing waits/)).toBeNull();
  });
});
