import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Access } from '../../../domain/cpis.ts';
import { check } from '../../../test/case-fixture.ts';
import { card, found } from '../../../test/cpis-card.tsx';
import { renderChild } from '../../../test/render-child.tsx';

const look = (day: string, organisation?: string): Access => ({
  at: `${day}T09:00:00Z`,
  name: 'D. MOCK',
  ...(organisation === undefined ? {} : { organisation }),
});
const show = (...accesses: readonly Access[]) =>
  renderChild({ cpis: found({ history: { state: 'listed', accesses } }) });
const text = () => card('Child protection plan').textContent;

describe('the pattern in words', () => {
  it('counts looks and organisations in the shortest window that holds two, without the present look', () => {
    show(
      { at: check.askedAt, name: 'Priya SAMPLE' },
      look('2026-10-12', 'Northmoor General'),
      look('2026-10-05', '111'),
      look('2026-10-01', 'Northmoor General'),
      look('2026-09-30', 'Elm Surgery'),
    );
    expect(screen.getByText('Looked up 4 times before')).toBeTruthy();
    expect(screen.getByText('4 times by 3 organisations in 60 days')).toBeTruthy();
    expect(text()).not.toMatch(/attendance/i);
  });

  it('goes back to the first where looks are far apart', () => {
    show(look('2026-03-03', '111'), look('2023-05-01', '111'), look('2022-04-03', '111'));
    expect(screen.getByText('3 times by 1 organisation since 3 Apr 2022')).toBeTruthy();
  });

  it('says when organisations are not all named', () => {
    show(look('2026-11-02', '111'), look('2026-11-01'));
    expect(screen.getByText('2 times by 1 organisation or more in 30 days')).toBeTruthy();
  });

  it('is the last look where there was one', () => {
    show(look('2026-11-02', '111'));
    expect(screen.getByText('Looked up once before')).toBeTruthy();
    expect(screen.getByText('last on 2 Nov 2026')).toBeTruthy();
  });

  it('says that there may be more than the 25 that CP-IS lists', () => {
    show(
      ...Array.from({ length: 25 }, (_, i) =>
        look(`2026-11-${String((i % 19) + 1).padStart(2, '0')}`, '111'),
      ),
    );
    expect(screen.getByText('Looked up 25 times or more before')).toBeTruthy();
    expect(screen.getByText('25 times or more by 1 organisation in 30 days')).toBeTruthy();
  });

  it('counts the present look among the 25 that fill the list', () => {
    const present = { at: check.askedAt, name: 'Priya SAMPLE' };
    show(present, ...Array.from({ length: 24 }, (_, i) => look(`20${String(i + 1).padStart(2, '0')}-01-05`)));
    expect(screen.getByText('Looked up 24 times or more before')).toBeTruthy();
  });
});

it('draws every look and lists it, newest first', () => {
  show(look('2026-08-14', '111'), look('2026-11-02'));
  expect(screen.getByRole('img', { name: /14 Aug 2026 and 2 Nov 2026/ })).toBeTruthy();
  const list = within(screen.getByRole('region', { name: 'Earlier looks', hidden: true }));
  const rows = list.getAllByRole('row', { hidden: true }).map(({ textContent }) => textContent);
  expect(rows[1]).toBe('2 Nov 2026, 09:00D. MOCKnot recordednot recorded');
  expect(rows[2]).toContain('14 Aug 2026, 10:00');
  expect(text()).toContain('A look is not proof that the child was there');
});

it.each([
  ['not-offered', /does not say who looked before/],
  ['could-not-read', /could not be read/],
] as const)('never draws a history that is %s as nobody', (state, words) => {
  renderChild({
    cpis: found({ history: state === 'not-offered' ? { state } : { state, why: 'page-missing' } }),
  });
  expect(text()).toMatch(words);
  expect(text()).toContain('There may have been earlier looks.');
  expect(screen.queryByText(/Not looked up before/)).toBeNull();
});

it('says when the list is there and empty', () => {
  show();
  expect(screen.getByText('Not looked up before.')).toBeTruthy();
});
