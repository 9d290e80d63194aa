import { render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { RuleVersionShape } from '../../../api/rules.ts';
import { fail, succeed } from '../../../domain/result.ts';
import { DeskContext } from '../../../desk/desk.ts';
import { deskWith } from '../../../desk/testing-desk.ts';
import { draft, historyOf } from '../testing-book.ts';
import { RuleScreen } from './RuleScreen.tsx';
import { active, showRule as show } from './testing-screen.tsx';

afterEach(() => {
  window.location.hash = '';
});

describe('the page of a rule', () => {
  it('opens at the version on its way, and shows any other that is asked for', async () => {
    const next: RuleVersionShape = {
      ...draft,
      number: 2,
      version: '2.0.0',
      content: { ...draft.content, title: 'Many visits, under 16' },
    };
    const differences = [
      { field: 'advice', level: 'minor', words: 'Advice: “a” → “b”' },
      { field: 'applies.age', level: 'major', words: 'Applies to: under 18 → under 16' },
    ] as const;
    const asked: (readonly [number, number])[] = [];
    const { user } = await show(historyOf(next, active), {
      api: {
        difference: (_, from, to) => {
          asked.push([from, to]);
          return Promise.resolve(succeed({ from, to, differences: [...differences] }));
        },
      },
    });
    expect(screen.getByRole('heading', { level: 1, name: 'Many visits, under 16' })).toBeTruthy();
    expect(screen.getByText('version 1 is active meanwhile')).toBeTruthy();
    const changed = within(screen.getByRole('region', { name: 'What changed' }));
    const words = await changed.findByText('Applies to: under 18 → under 16');
    expect(words.parentElement?.textContent).toBe(
      'Changes who is flagged, where, or how loudlyApplies to: under 18 → under 16',
    );
    expect(asked).toEqual([[1, 2]]);
    await user.selectOptions(screen.getByLabelText('Version'), 'Version 1, active');
    expect(screen.getByRole('heading', { level: 1, name: 'Many A&E visits' })).toBeTruthy();
  });

  it('tells what was done as a story, newest first, with each reason', async () => {
    const by = { name: 'D. MOCK', role: 'named doctor' };
    await show({
      ...historyOf(active),
      acts: [
        ...historyOf().acts,
        {
          number: 1,
          act: 'made-active',
          at: '2026-11-20T09:05:00.000Z',
          by,
          reason: 'Good.',
          override: 'Urgent.',
        },
      ],
    });
    const told = within(screen.getByRole('region', { name: 'History' })).getAllByRole('listitem');
    expect(told.map(({ textContent }) => textContent)).toEqual([
      'today 09:05D. MOCK, named doctor, approved, and showed to clinicians, version 1: Good.The silent run was cut short because: Urgent.',
      '1 Nov 2026, 09:00Jo DUMMY, named nurse, began version 1.',
    ]);
  });

  it('says that there is no such rule, and no more', async () => {
    const problem = { code: 'no-such-rule', message: 'There is no such rule.' };
    render(
      <DeskContext
        value={deskWith({ history: () => Promise.resolve(fail({ kind: 'refused', status: 404, problem })) })}
      >
        <RuleScreen id="nothing" />
      </DeskContext>,
    );
    expect(await screen.findByRole('heading', { level: 1, name: 'There is no such rule' })).toBeTruthy();
    expect(screen.getByRole('link', { name: 'All rules' })).toBeTruthy();
  });

  it('makes a copy under a title of its own, and opens it', async () => {
    const made = vi.fn(() => Promise.resolve(succeed({ ...historyOf(draft), id: 'new-rule' })));
    const { user } = await show(historyOf(active), { rights: ['edit-rules'], api: { duplicate: made } });
    await user.click(screen.getByRole('button', { name: 'Duplicate' }));
    const form = within(screen.getByRole('form', { name: 'Duplicate as a new rule' }));
    const title = form.getByLabelText('Title of the copy');
    expect((title as HTMLInputElement).value).toBe('Many A&E visits (copy)');
    await user.clear(title);
    await user.click(form.getByRole('button', { name: 'Duplicate' }));
    expect(made).not.toHaveBeenCalled();
    await user.type(title, 'New');
    await user.click(form.getByRole('button', { name: 'Duplicate' }));
    expect(made).toHaveBeenCalledWith('frequent-attendance', { number: 1, id: 'new-rule', title: 'New' });
    await waitFor(() => expect(window.location.hash).toBe('#/rules/new-rule/edit'));
  });

  it('names the code sets it was tested with, and one that is another by now', async () => {
    const pins = { codeSets: [{ id: 'bruise', version: '0.9.0', digest: 'd' }], eventKinds: 'kinds' };
    await show(historyOf({ ...active, pins }));
    const sets = within(screen.getByRole('region', { name: 'Code sets it was tested with' }));
    expect(sets.getByRole('listitem').textContent).toBe(
      'Bruise, version 0.9.0; version 1.0.0 is in force now',
    );
    expect(sets.getByRole('link').getAttribute('href')).toBe('#/code-sets/bruise');
  });
});
