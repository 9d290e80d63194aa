import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import type { ClinicalEvent } from '../../../domain/record.ts';
import { at } from '../../../test/case-fixture.ts';
import { event } from '../../../test/finding-fixture.ts';
import { renderChild } from '../../../test/render-child.tsx';
import { lanesOf, clustersOf } from './lanes.ts';
import { entriesOf } from './marks.ts';

const region = () => screen.getByRole('region', { name: /^Chronology/ });
const show = (value: readonly ClinicalEvent[]) =>
  renderChild({
    parts: [
      { resource: 'Condition', title: 'Injuries', read: { state: 'present', value, asOf: at('10:41') } },
    ],
  });
const attendance = (i: number, days: number): ClinicalEvent =>
  event({
    kind: 'emergency-attendance',
    title: `Visit ${i}`,
    place: `Place ${i % 7}`,
    sources: [`Encounter/${i}`],
    at: new Date(Date.parse('2026-11-20T09:00:00Z') - days * 86_400_000).toISOString(),
  });
const rows = () => within(region()).getAllByRole('row').slice(1);

it('is a picture first, and the complete table when chosen', async () => {
  const undated = { kind: 'fracture', codes: [], title: 'Old fracture', sources: ['Condition/9'] };
  show([event(), undated, attendance(1, 10)]);
  expect(within(region()).getByRole('img', { name: /^Chronology/ })).toBeTruthy();
  await userEvent.click(within(region()).getByRole('radio', { name: 'Table' }));
  expect(rows().map((row) => row.textContent)).toEqual([
    expect.stringContaining('today 10:31Injury: Bruise, left ear'),
    expect.stringContaining('10 Nov 2026Attendance: Visit 1Place 1'),
    expect.stringContaining('No dateInjury: Old fracture'),
  ]);
});

it('shows 24 months, and everything when asked', async () => {
  show([attendance(1, 10), attendance(2, 900)]);
  await userEvent.click(within(region()).getByRole('radio', { name: 'Table' }));
  expect(rows()).toHaveLength(1);
  await userEvent.click(screen.getByRole('button', { name: /^1 older entry/ }));
  expect(rows()).toHaveLength(2);
});

it('gives a long table a part at a time', async () => {
  show(Array.from({ length: 130 }, (_, i) => attendance(i, i)));
  await userEvent.click(within(region()).getByRole('radio', { name: 'Table' }));
  expect(rows()).toHaveLength(20);
  await userEvent.click(screen.getByRole('button', { name: 'Show 100 more' }));
  expect(rows()).toHaveLength(120);
  await userEvent.click(screen.getByRole('button', { name: 'Show 10 more' }));
  expect(rows()).toHaveLength(130);
});

it('draws 5,000 entries as a few hundred marks, and loses none', () => {
  const entries = entriesOf(Array.from({ length: 5000 }, (_, i) => attendance(i, i / 10)));
  const lanes = lanesOf(entries);
  const clusters = lanes.flatMap((lane) => clustersOf(lane.entries, (ms) => ms / 86_400_000));
  expect(clusters.length).toBeLessThan(500);
  expect(clusters.reduce((sum, cluster) => sum + cluster.entries.length, 0)).toBe(5000);
});

it('lists once what several kinds name, as the gravest of them', () => {
  const twice = [
    event({ kind: 'emergency-attendance' }),
    event({ kind: 'bruise' }),
    event({ kind: 'injury' }),
  ];
  expect(entriesOf(twice).map(({ mark }) => mark)).toEqual(['injury']);
});

it('names a lane by what the place is, where that is known, and never says the lane again beside a mark', () => {
  const brought = event({
    kind: 'was-not-brought',
    title: 'Child not brought to appointment',
    sources: ['Appointment/1'],
    at: at('09:00'),
  });
  show([attendance(1, 10), brought]);
  expect(within(region()).getByText('A&E, Place 1')).toBeTruthy();
  expect(within(region()).queryByText(/Child not brought/)).toBeNull();
});
