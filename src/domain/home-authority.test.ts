import { expect, it } from 'vitest';
import { homeAuthority } from './home-authority.ts';

const authorities = [
  { name: 'Sheffield', postcodes: ['S1', 'S10'] },
  { name: 'Rotherham', postcodes: ['S60', 'S1 2'] },
  { name: 'Leeds', postcodes: ['LS'] },
];

it.each([
  ['S10 2TH', 'Sheffield'],
  ['s102th', 'Sheffield'],
  ['S1 1AA', 'Sheffield'],
  ['S1 2AA', 'Rotherham'],
  ['LS1 4AP', 'Leeds'],
  ['S11 8YA', undefined],
  ['L1 8JQ', undefined],
  ['S10', undefined],
  ['', undefined],
  [undefined, undefined],
])('%s is in %s', (postcode, name) => {
  expect(homeAuthority(postcode, authorities)?.name).toBe(name);
});
