import { describe, expect, it } from 'vitest';
import { check } from '../../../test/case-fixture.ts';
import { card } from '../../../test/cpis-card.tsx';
import { renderChild } from '../../../test/render-child.tsx';

const text = () => card('No record found').textContent;

it('says what CP-IS cannot see, in full, when, by whom, and nothing that reassures', () => {
  renderChild({ cpis: { state: 'none', check } });
  for (const part of [
    'This is not reassurance',
    'England only',
    'children in need',
    'not yet matched',
    'checked today 10:42, 2 minutes ago',
    'By Priya SAMPLE, staff nurse, for A&E.',
    '0114 496 0321',
  ])
    expect(text()).toContain(part);
});

describe('who was told', () => {
  it.each([
    ['unscheduled', 'yes', 'The local authority was told.'],
    ['unscheduled', 'no', 'No local authority was told: CP-IS holds no record to tell one about.'],
    ['scheduled', 'no', 'Nobody was told: this was a scheduled look-up.'],
    ['unscheduled', 'unknown', 'The local authority may or may not have been told that you looked.'],
  ] as const)('%s, told %s', (kind, notified, words) => {
    renderChild({ cpis: { state: 'none', check: { ...check, kind, notified } } });
    expect(text()).toContain(words);
  });
});
