import { expect, it } from 'vitest';
import { greatest, type Level } from './level.ts';

it.each<[readonly Level[], Level | undefined]>([
  [[], undefined],
  [['patch'], 'patch'],
  [['patch', 'minor'], 'minor'],
  [['minor', 'patch'], 'minor'],
  [['patch', 'major', 'minor'], 'major'],
  [['minor', 'major'], 'major'],
])('the greatest of %j is %s', (levels, most) => {
  expect(greatest(levels.map((level) => ({ level })))).toBe(most);
});
