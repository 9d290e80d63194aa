import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import type { MoveRule, RuleHistory } from '../../../api/rules.ts';
import { fail, succeed } from '../../../domain/result.ts';
import { figuresOf, often } from '../figures/figures-fixture.ts';
import { draft, historyOf, silentFor } from '../testing-book.ts';
import { active, approver, showRule as show } from './testing-screen.tsx';

type Panel = Awaited<ReturnType<typeof show>>['panel'];
const buttons = (panel: Panel) => panel.queryAllByRole('button').map(({ textContent }) => textContent);
const steps = (panel: Panel) =>
  panel
    .getAllByRole('listitem')
    .slice(0, 4)
    .map(({ textContent }) => textContent);

describe('what stands between a version and clinicians', () => {
  it('is what a draft still owes, each by its part of the rule, and it cannot be sent on before', async () => {
    const owed = [
      { path: 'advice', message: 'It is missing.', fix: 'Say it in words.' },
      { path: 'tests[1]', message: '“Three” should give no; it gives yes.', fix: 'Change the rule.' },
    ];
    const { panel, moves, user } = await show(historyOf({ ...draft, owed }), { rights: ['edit-rules'] });
    expect(panel.getByText(/What to do:/).parentElement?.textContent).toBe(
      'What to do: It is missing. Say it in words.',
    );
    expect(steps(panel)[0]).toBe('Test children: now1 answers otherwise than agreed');
    const ask = panel.getByRole('button', { name: 'Ask for approval' });
    expect(ask.getAttribute('aria-disabled')).toBe('true');
    await user.click(ask);
    expect(moves).toEqual([]);
  });

  it('is a second person once it was asked for; the likely refusal is told to who wrote it', async () => {
    const waits = historyOf({ ...draft, submitted: true });
    const { panel } = await show(waits, { rights: approver, name: 'Jo DUMMY' });
    expect(buttons(panel)).toEqual(['Approve to run silently', 'Return to the author']);
    expect(panel.getByText(/You wrote some of this version/)).toBeTruthy();
    expect(steps(panel)[1]).toBe('Silent run: nowwaits for a second person');
    expect(steps(panel)[2]).toBe('Second personnot Jo DUMMY, who wrote it');
  });

  it('is a silent run, then whoever did not write it', async () => {
    const { panel } = await show(historyOf(silentFor(14)));
    expect(steps(panel)).toEqual([
      expect.stringMatching(/^Test children: done6 of 6 as agreed/),
      'Silent run: done14 days',
      'Second person: nownot Jo DUMMY, who wrote it',
      'Activefrom the moment approved',
    ]);
  });

  it('is nothing more for a rule that came with Safelight', async () => {
    const shipped: RuleHistory = {
      ...historyOf(active),
      acts: [
        { number: 1, act: 'imported', at: '2026-11-02T09:00:00.000Z', by: { name: 'Safelight rule pack' } },
      ],
    };
    const { panel } = await show(shipped);
    expect(steps(panel).slice(1)).toEqual([
      'Silent run: donecame with Safelight',
      'Second person: donecame with Safelight',
      'Active: donesince 2 Nov 2026',
    ]);
    expect(buttons(panel)).toEqual(['Retire']);
  });

  it('says to somebody who may only read that others act', async () => {
    const { panel } = await show(historyOf({ ...draft, submitted: true }), { rights: ['read-rules'] });
    expect(buttons(panel)).toEqual([]);
    expect(panel.getByText(/Your role may read this rule/)).toBeTruthy();
  });
});

describe('acts upon a version', () => {
  it('send the digest of what was seen, once, and say what was done where focus goes', async () => {
    let answer: (history: RuleHistory) => void = () => undefined;
    const sent: MoveRule[] = [];
    const { panel, user } = await show(historyOf(draft), {
      rights: ['edit-rules'],
      api: {
        move: (_, move) => {
          sent.push(move);
          return new Promise((resolve) => {
            answer = (history) => resolve(succeed(history));
          });
        },
      },
    });
    const ask = panel.getByRole('button', { name: 'Ask for approval' });
    await user.click(ask);
    await user.click(ask);
    expect(sent).toEqual([{ move: 'submit', number: 1, digest: 'seen-1' }]);
    answer(historyOf({ ...draft, submitted: true }));
    const said = await panel.findByText('Version 1 now waits for a second person.');
    await waitFor(() => expect(document.activeElement).toBe(said));
    expect(screen.getByText('Waiting for approval')).toBeTruthy();
  });

  it('need a reason, which is asked for at its field', async () => {
    const { panel, moves, user } = await show(historyOf({ ...draft, submitted: true }));
    await user.click(panel.getByRole('button', { name: 'Return to the author' }));
    const form = within(panel.getByRole('form', { name: 'Return to the author' }));
    await user.click(form.getByRole('button', { name: /^Return to the author/ }));
    const reason = form.getByLabelText('What should be changed, and why');
    expect(document.activeElement).toBe(reason);
    expect(moves).toEqual([]);
    await user.type(reason, ' The window is too long. ');
    await user.click(form.getByRole('button', { name: /^Return to the author/ }));
    expect(moves).toEqual([
      { move: 'return', number: 1, digest: 'seen-1', reason: 'The window is too long.' },
    ]);
  });

  it('show a version before its silent run is over only with a reason for that, past its warnings', async () => {
    const warning = { kind: 'low-predictive-value', rate: 0.1, limit: 0.25 } as const;
    const { panel, moves, user } = await show(
      historyOf({ ...silentFor(9), number: 2, digest: 'two' }, active),
      {
        api: {
          figures: () =>
            Promise.resolve(succeed(figuresOf({ ...often, status: 'silent', warnings: [warning] }))),
        },
      },
    );
    expect(await panel.findByText(/It was right 10% of the times/)).toBeTruthy();
    expect(panel.getByText(/It has run silently for 9 of 14 days/)).toBeTruthy();
    await user.click(panel.getByRole('button', { name: 'Approve and show to clinicians' }));
    const form = within(panel.getByRole('form'));
    await user.type(form.getByLabelText('Why you approve it'), 'It finds them.');
    const send = form.getByRole('button', { name: /Version 1 is retired: this one takes its place/ });
    await user.click(send);
    expect(moves).toEqual([]);
    await user.type(
      form.getByLabelText('Why it is shown before its silent run is over'),
      'Agreed at the board.',
    );
    await user.click(send);
    expect(moves).toEqual([
      {
        move: 'make-active',
        number: 2,
        digest: 'two',
        reason: 'It finds them.',
        override: 'Agreed at the board.',
      },
    ]);
  });

  it('give up a draft as the draft that was seen', async () => {
    const { panel, moves, user } = await show(historyOf(draft), { rights: ['edit-rules'] });
    await user.click(panel.getByRole('button', { name: 'Give up the draft' }));
    const form = within(panel.getByRole('form'));
    await user.type(form.getByLabelText('Why it is given up'), 'Not wanted.');
    await user.click(form.getByRole('button', { name: /^Give up/ }));
    expect(moves).toEqual([
      { move: 'retire', number: 1, digest: 'seen-1', reason: 'Not wanted.', seen: 'draft' },
    ]);
  });

  it.each([
    [409, 'changed-since', 'It has been changed since you read it.', 'Read it again.'],
    [403, 'own-version', 'You wrote some of this version, so you cannot approve it.', 'Ask a second person.'],
  ])(
    'that are refused (%i) say why beside the button and keep what was written',
    async (status, code, message, fix) => {
      const history = vi.fn(() => Promise.resolve(succeed(historyOf({ ...draft, submitted: true }))));
      const { panel, user } = await show(historyOf({ ...draft, submitted: true }), {
        api: {
          history,
          move: () => Promise.resolve(fail({ kind: 'refused', status, problem: { code, message, fix } })),
        },
      });
      await user.click(panel.getByRole('button', { name: 'Approve to run silently' }));
      const form = within(panel.getByRole('form'));
      await user.type(form.getByLabelText('Why you approve it'), 'Reads well.');
      await user.click(form.getByRole('button', { name: /^Approve/ }));
      expect((await panel.findByRole('alert')).textContent).toBe(`It was not done. ${message} ${fix}`);
      expect(form.getByLabelText<HTMLTextAreaElement>('Why you approve it').value).toBe('Reads well.');
      const again = panel.queryByRole('button', { name: 'Read the rule again' });
      expect(again !== null).toBe(status === 409);
      if (again !== null) await user.click(again);
      expect(history).toHaveBeenCalledTimes(status === 409 ? 2 : 1);
    },
  );

  it('that get no answer may have been done, and say so', async () => {
    const { panel, user } = await show(historyOf(draft), {
      rights: ['edit-rules'],
      api: { move: () => Promise.resolve(fail({ kind: 'unreachable' })) },
    });
    await user.click(panel.getByRole('button', { name: 'Ask for approval' }));
    expect((await panel.findByRole('alert')).textContent).toContain('Look whether it was done');
  });
});
