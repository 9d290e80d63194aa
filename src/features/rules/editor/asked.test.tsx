import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { RuleBookApi } from '../../../api/rule-book-client.ts';
import { shippedPack } from '../../../rules/testing-pack.ts';
import { DeskContext } from '../../../desk/desk.ts';
import { deskWith } from '../../../desk/testing-desk.ts';
import { askedIn } from './model/asked.ts';
import { RuleEditor } from './RuleEditor.tsx';
import { keptText } from './save/kept.ts';

const rise = { id: 'can-rise', question: 'Can {name} rise?', help: 'Pulls up to stand.', answer: 'no' };
const seen = { id: 'seen', question: 'Was {name} seen alone?', answer: 'yes' };
const rules = [
  { id: 'one', when: { all: [{ ask: seen }, { not: { ask: rise } }] } },
  { id: 'two', when: { atLeast: { n: 1, of: [{ ask: rise }, { events: { kind: 'bruise' } }] } } },
];

describe('questions that rules ask', () => {
  it('are found however deep, each once, and not those of the rule that is written', () => {
    expect(askedIn(rules, undefined)).toEqual([
      { id: 'can-rise', question: rise.question, help: rise.help },
      { id: 'seen', question: seen.question },
    ]);
    expect(askedIn(rules, 'one').map(({ id }) => id)).toEqual(['can-rise']);
    expect(askedIn([{}, { when: { ask: { id: 'x' } } }], undefined)).toEqual([]);
  });
});

describe('a question in the editor', () => {
  afterEach(() => keptText.forget('new'));

  const open = async (given: readonly object[]) => {
    const create = vi.fn<RuleBookApi['create']>(() => new Promise(() => undefined));
    const user = userEvent.setup();
    render(
      <DeskContext value={deskWith({ create })}>
        <RuleEditor
          vocabulary={shippedPack}
          rules={given}
          childFiles={[]}
          onChildAdded={() => undefined}
          onSaved={() => undefined}
          onLeave={() => undefined}
        />
      </DeskContext>,
    );
    await user.selectOptions(screen.getByLabelText('What to look for'), 'the clinician answers');
    return { user, create };
  };

  it('can be one that other rules ask, with its name and help, in one step', async () => {
    const { user, create } = await open(rules);
    await user.selectOptions(screen.getByLabelText('Questions that other rules ask'), rise.question);
    expect(screen.getByLabelText('Question')).toHaveProperty('value', rise.question);
    await user.type(screen.getByLabelText('Title'), 'Rises');
    await user.click(screen.getByRole('button', { name: 'Save draft' }));
    expect(create.mock.calls[0]?.[0]['when']).toEqual({ ask: { ...rise, answer: 'yes' } });
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    expect(screen.getByLabelText('Question')).toHaveProperty('value', '');
  });

  it('loses the help of the one before, and says when it is no longer the same', async () => {
    const { user } = await open(rules);
    const choice = screen.getByLabelText('Questions that other rules ask');
    await user.selectOptions(choice, rise.question);
    await user.selectOptions(choice, seen.question);
    expect(screen.queryByDisplayValue(rise.help)).toBeNull();
    expect(choice).toHaveProperty('value', 'seen');
    await user.type(screen.getByLabelText('Question'), '!');
    expect(choice).toHaveProperty('value', '');
  });

  it('is written where no rule asks any', async () => {
    await open([]);
    expect(screen.queryByLabelText('Questions that other rules ask')).toBeNull();
  });
});
