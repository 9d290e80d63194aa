import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { RuleBookApi } from '../../api/rule-book-client.ts';
import type { RuleList } from '../../api/rules.ts';
import { fail, succeed } from '../../domain/result.ts';
import type { Desk } from '../../desk/desk.ts';
import { deskWith } from '../../desk/testing-desk.ts';
import { figuresOf, often } from './figures/figures-fixture.ts';
import { placeOf } from './places.ts';
import { RulesDesk } from './RulesDesk.tsx';
import { line } from './testing-book.ts';

const rule = (changes: Partial<typeof line>): typeof line => ({ ...line, ...changes });
const retired = rule({
  id: 'old',
  title: 'An old rule',
  versions: [{ number: 3, version: '3.0.0', status: 'retired', submitted: false }],
});
const bruise = rule({
  id: 'bruise',
  title: 'Bruise on the ear',
  sentence: 'Under 18: a bruise of the ear in the last 28 days.',
  severity: 'high',
  guideline: { title: 'NICE CG89', grade: 'national' },
  versions: [
    {
      number: 1,
      version: '1.0.0',
      status: 'silent',
      submitted: false,
      silentRun: { since: '2026-11-11T09:00:00.000Z', days: 9, wanted: 14, done: false },
    },
  ],
  reviewDue: 'overdue',
  reviewBy: '2026-11-01',
});
const waiting = rule({
  versions: [...line.versions, { number: 3, version: '3.0.0', status: 'draft', submitted: true }],
});
const listing = (rules: RuleList['rules'], proposals = 0): Pick<RuleBookApi, 'list'> => ({
  list: ({ status }) =>
    Promise.resolve(succeed({ rules: status === 'retired' ? [retired] : rules, proposals, revision: 1 })),
});
const figures: Pick<RuleBookApi, 'figures'> = {
  figures: () => Promise.resolve(succeed(figuresOf({ ...often, version: '2.0.0' }))),
};

function show(api: Partial<RuleBookApi>, address = '/rules', changes: Partial<Desk> = {}) {
  window.location.hash = address;
  return render(<RulesDesk desk={{ ...deskWith({ ...figures, ...api }), ...changes }} />);
}
const go = (address: string) =>
  act(() => {
    window.location.hash = address;
    window.dispatchEvent(new HashChangeEvent('hashchange'));
  });
const titles = () =>
  screen.getAllByRole('link', { name: /Bruise|Many|old rule/ }).map((link) => link.textContent);

afterEach(() => {
  window.location.hash = '';
});

describe('addresses of the desk', () => {
  it.each([
    ['/', { screen: 'rules' }],
    ['/rules/', { screen: 'rules' }],
    ['/rules/new', { screen: 'new-rule' }],
    ['/rules/frequent-attendance', { screen: 'rule', id: 'frequent-attendance' }],
    ['/rules/frequent-attendance/edit', { screen: 'edit-rule', id: 'frequent-attendance' }],
    ['/code-sets/bruise', { screen: 'code-set', id: 'bruise' }],
    ['/code-sets/bruise/edit', { screen: 'nowhere' }],
    ['/rules/Not An Id', { screen: 'nowhere' }],
    ['/rules/constructor/x', { screen: 'nowhere' }],
    ['/constructor', { screen: 'nowhere' }],
  ])('%s leads to %o', (address, place) => expect(placeOf(address)).toEqual(place));
});

describe('the desk', () => {
  it('names itself, the person and the ways through it, and says where one is', async () => {
    show(listing([line]), '/rules', {
      clinician: { reference: 'p', name: 'Jo DUMMY', role: 'named nurse', organisation: 'Testshire Royal' },
    });
    const nav = screen.getByRole('navigation', { name: 'Safelight' });
    expect(
      within(nav)
        .getAllByRole('link')
        .map(({ textContent }) => textContent),
    ).toEqual(['Alert rules', 'Code sets', 'Figures']);
    expect(within(nav).getByRole('link', { current: 'page' }).textContent).toBe('Alert rules');
    expect(screen.getByRole('banner').textContent).toContain('Jo DUMMY, named nurseTestshire Royal');
    expect(document.title).toBe('Alert rules · Safelight');
    await screen.findByText(line.sentence);
  });

  it('leads back to the child that is open, where one is, and names them in no title', async () => {
    const back = vi.fn();
    show(listing([line]), '/rules', { toChild: { name: 'Amara', go: back } });
    await userEvent.click(screen.getByRole('button', { name: 'Back to Amara' }));
    expect(back).toHaveBeenCalledOnce();
    expect(document.title).not.toContain('Amara');
    expect(document.activeElement).not.toBe(document.body);
  });

  it('begins each screen at its heading, once it is there, and says an unknown address', async () => {
    show(listing([line]));
    await screen.findByText(line.sentence);
    go('/nowhere/at/all');
    const heading = screen.getByRole('heading', { level: 1, name: 'There is no such page' });
    await waitFor(() => expect(document.activeElement).toBe(heading));
    go('/rules/proposals');
    const lazy = await screen.findByRole('heading', { level: 1, name: 'Changes of the shipped rules' });
    await waitFor(() => expect(document.activeElement).toBe(lazy));
    expect(screen.getAllByRole('heading', { level: 1 })).toHaveLength(1);
    expect(document.title).toBe('Changes of the shipped rules · Safelight');
  });

  it('lets the keyboard skip what stands above every screen', async () => {
    show(listing([line]));
    await userEvent.tab();
    expect(document.activeElement?.textContent).toBe('Skip to the page');
    await userEvent.keyboard('{Enter}');
    expect(document.activeElement).toBe(screen.getByRole('main'));
    expect(window.location.hash).toBe('#/rules');
  });
});

describe('the list of rules', () => {
  it('says each rule as a sentence, the most severe first, with how it stands', async () => {
    show(listing([waiting, bruise]));
    await screen.findByText(bruise.sentence);
    expect(titles()).toEqual(['Bruise on the ear', 'Many A&E visits']);
    const [first, second] = screen.getAllByRole('listitem').filter((item) => item.querySelector('dl'));
    expect(first?.textContent).toMatch(/High.*Silent, day 9 of 14.*not shown yet.*1 Nov 2026.*Overdue/);
    expect(second?.textContent).toMatch(
      /Local policy SG-14 \(local rule\)\. Version 3 is waiting for approval\..*Active.*over 35 in 1,000.*41.*62%/,
    );
    expect(screen.getByText(/1 active rule raises a flag for/).textContent).toBe(
      '1 active rule raises a flag for 20 of every 1,000 children seen. Over 35 is too many.',
    );
    expect(screen.getByText(/1 retired rule is hidden/)).toBeTruthy();
  });

  it('is a table where there is room, each row named by its rule', async () => {
    vi.stubGlobal('matchMedia', (media: string) => ({
      media,
      matches: true,
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
    }));
    show(listing([line]));
    const table = await screen.findByRole('table', { name: 'Alert rules, the most severe first' });
    const row = within(table).getByRole('row', { name: /^Many A&E visits/ });
    expect(await within(row).findByText('62%')).toBeTruthy();
    expect(
      within(row)
        .getAllByRole('cell')
        .map(({ textContent }) => textContent),
    ).toEqual([' Medium', 'Active', '2', '41', '62%', expect.stringContaining('9 Jan 2027')]);
  });

  it('never shows what is not known as nought', async () => {
    const unseen = figuresOf({
      ...often,
      version: '2.0.0',
      evaluated: {},
      firingRate: undefined,
      overriddenRate: undefined,
      acknowledged: {},
      warnings: [],
    });
    show({
      ...listing([line]),
      figures: () => Promise.resolve(succeed({ ...unseen, together: { evaluated: {}, fired: {} } })),
    });
    await screen.findByText(/cannot be told: the numbers are too small to show/);
    expect(screen.getAllByText('too few to tell')).toHaveLength(2);
    expect(screen.queryByText('0')).toBeNull();
  });

  it('shows the rules when the figures cannot be had, and says so', async () => {
    const asked = vi.fn();
    show({
      ...listing([line]),
      figures: () => {
        asked();
        return Promise.resolve(fail({ kind: 'unreachable' }));
      },
    });
    await screen.findByText(line.sentence);
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('The figures: could not be read');
    expect(screen.getAllByText('not read')).toHaveLength(2);
    await userEvent.click(within(alert).getByRole('button', { name: 'Try again' }));
    expect(asked).toHaveBeenCalledTimes(2);
  });

  it('says why the list itself could not be read, and reads it again', async () => {
    let down = true;
    show({
      list: (filter) => (down ? Promise.resolve(fail({ kind: 'timed-out' })) : listing([line]).list(filter)),
    });
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('took too long');
    down = false;
    await userEvent.click(within(alert).getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText(line.sentence)).toBeTruthy();
  });

  it('is narrowed as one types, and shows the retired when asked for them', async () => {
    show(listing([line, bruise]));
    await screen.findByText(bruise.sentence);
    await userEvent.type(screen.getByRole('searchbox', { name: 'Find' }), 'ear nice');
    expect(titles()).toEqual(['Bruise on the ear']);
    expect(screen.getByText('1 rule shown')).toBeTruthy();
    await userEvent.selectOptions(screen.getByLabelText('Severity'), 'Low');
    expect(screen.getByText('No rule is like that.')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Show all rules' }));
    await userEvent.selectOptions(screen.getByLabelText('Status'), 'Retired');
    expect(titles()).toEqual(['An old rule']);
  });

  it('says what waits for somebody, and shows it', async () => {
    const soon = rule({ id: 'soon', title: 'Many bruises', reviewDue: 'within-30-days' });
    show(listing([waiting, bruise, soon], 2));
    const reminders = await screen.findByRole('list', { name: 'What waits for you' });
    expect(
      within(reminders)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual([
      '2 changes of the shipped rules wait for your decision. Look at them',
      '1 version waits for a second person. Show them',
      '1 rule has a warning. Show them',
      '1 rule is overdue for review, 1 rule is due for review by 20 Dec 2026. Show them',
    ]);
    const [, , reviews] = within(reminders).getAllByRole('button', { name: 'Show them' });
    if (reviews === undefined) throw new Error('Reviews cannot be shown.');
    await userEvent.click(reviews);
    expect(titles()).toEqual(['Bruise on the ear', 'Many bruises']);
  });

  it('offers new rules only to those who may write them', async () => {
    show(listing([line]), '/rules', { rights: ['read-rules'] });
    await screen.findByText(line.sentence);
    expect(screen.queryByRole('link', { name: 'New rule' })).toBeNull();
    expect(screen.queryByRole('link', { name: 'Take in a file' })).toBeNull();
    expect(screen.getByRole('button', { name: 'Export' })).toBeTruthy();
  });
});
