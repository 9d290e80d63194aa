import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { RuleBookApi } from '../../api/rule-book-client.ts';
import type { RuleSummary } from '../../api/rules.ts';
import { succeed } from '../../domain/result.ts';
import { shippedPack } from '../../rules/testing-pack.ts';
import { figuresOf, often } from './figures/figures-fixture.ts';
import { RulesDesk } from './RulesDesk.tsx';
import { draft, historyOf, line } from './testing-book.ts';
import { deskWith } from '../../desk/testing-desk.ts';

const bruise: RuleSummary = {
  ...line,
  id: 'bruise',
  title: 'Bruise on the ear',
  sentence: 'Under 18: a bruise of the ear in the last 28 days.',
  severity: 'high',
  versions: [{ number: 1, version: '1.0.0', status: 'silent', submitted: false }],
};
const listing: Pick<RuleBookApi, 'list' | 'figures'> = {
  list: ({ status }) =>
    Promise.resolve(
      succeed({ rules: status === 'retired' ? [] : [line, bruise], proposals: 0, revision: 1 }),
    ),
  figures: () => Promise.resolve(succeed(figuresOf(often))),
};

function show(api: Partial<RuleBookApi>, address: string): void {
  window.location.hash = address;
  render(<RulesDesk desk={deskWith({ ...listing, ...api })} />);
}
const go = (address: string) =>
  act(() => {
    window.location.hash = address;
    window.dispatchEvent(new HashChangeEvent('hashchange'));
  });

afterEach(() => {
  window.location.hash = '';
});

describe('the list of rules', () => {
  it('is still narrowed when one comes back to it, and nothing of that is in the address or kept', async () => {
    show({}, '/rules');
    await screen.findByText(bruise.sentence);
    await userEvent.type(screen.getByRole('searchbox', { name: 'Find' }), 'ear');
    await userEvent.selectOptions(screen.getByLabelText('Status'), 'Running silently');
    await userEvent.selectOptions(screen.getByLabelText('Severity'), 'High');
    expect(window.location.hash).toBe('#/rules');
    expect([sessionStorage.length, localStorage.length]).toEqual([0, 0]);
    go('/rules/bruise');
    await waitFor(() => expect(screen.queryByRole('searchbox')).toBeNull());
    go('/rules');
    await screen.findByText(bruise.sentence);
    expect(screen.getByRole('searchbox', { name: 'Find' })).toHaveProperty('value', 'ear');
    expect(screen.queryByText(line.title)).toBeNull();
    const chosen = ['Status', 'Severity'].map((name) => screen.getByLabelText(name));
    expect(chosen.map((select) => (select as HTMLSelectElement).value)).toEqual(['silent', 'high']);
  });
});

describe('a new rule', () => {
  it('has its own address once it is saved, and its editor stays as it is', { timeout: 20_000 }, async () => {
    const content = { ...draft.content, id: 'young', title: 'Young' };
    const owed = [{ path: 'advice', message: 'It is missing.', fix: 'Say it in words.' }];
    const there = { ...historyOf({ ...draft, rule: 'young', content, owed }), id: 'young' };
    const history = vi.fn<RuleBookApi['history']>(() => Promise.resolve(succeed(there)));
    const kept = {
      words: () => Promise.resolve(succeed(shippedPack)),
      children: () => Promise.resolve(succeed([])),
      create: () => Promise.resolve(succeed(there)),
      history,
    };
    show(kept, '/rules/new');
    // The editor is fetched first.
    const first = await screen.findByLabelText('What to look for', {}, { timeout: 10_000 });
    await userEvent.selectOptions(first, 'the child’s age is');
    await userEvent.type(screen.getByLabelText('Title'), 'Young');
    await userEvent.click(screen.getByRole('button', { name: 'Save draft' }));
    await waitFor(() => expect(window.location.hash).toBe('#/rules/young/edit'));
    const summary = await screen.findByRole('alert');
    expect(summary.textContent).toContain('still to do');
    expect(document.activeElement).toBe(summary);
    expect(history).not.toHaveBeenCalled();
    await userEvent.click(screen.getByRole('button', { name: 'Go to the rule' }));
    expect(window.location.hash).toBe('#/rules/young');
    go('/rules/young/edit');
    await waitFor(() => expect(history).toHaveBeenCalledTimes(2));
    go('/rules/new');
    expect(await screen.findByLabelText('Title')).toHaveProperty('value', '');
  });
});
