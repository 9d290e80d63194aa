import { describe, expect, it } from 'vitest';
import { notGranted, scopesNotGranted } from './not-granted.ts';

const v2 = [
  'launch',
  'openid',
  'online_access',
  'patient/Condition.crs',
  'patient/Flag.rs',
  'patient/Task.cus',
];
const v1 = ['launch', 'openid', 'patient/Condition.read', 'patient/Condition.write', 'patient/Flag.read'];

describe('what was asked for and not granted', () => {
  it.each([
    ['all as asked', v2, v2],
    ['all in v1 letters', v2, [...v1, 'patient/Task.*']],
    ['v2 for v1', v1, ['patient/Condition.cruds', 'patient/Flag.rs']],
    ['more', v2, ['patient/*.cruds']],
    ['as the user', v2, ['user/*.*']],
    ['in several scopes', ['patient/Flag.rs'], ['patient/Flag.r', 'patient/Flag.s']],
    ['a part, as asked', ['patient/Encounter.s?class=EMER'], ['patient/Encounter.s?class=EMER']],
    ['the whole for a part', ['patient/Encounter.s?class=EMER'], ['patient/Encounter.rs']],
  ])('is nothing where %s is granted', (_, asked, granted) => {
    expect(notGranted(asked, granted)).toEqual([]);
  });

  it.each([
    [
      v2,
      v2.filter((one) => !one.includes('Flag')),
      [{ type: 'Flag', missing: ['read', 'find'], partly: false }],
    ],
    [
      v2,
      ['patient/*.rs'],
      [
        { type: 'Condition', missing: ['create'], partly: false },
        { type: 'Task', missing: ['create', 'change'], partly: false },
      ],
    ],
    [
      ['patient/Condition.rs'],
      ['patient/Condition.rs?category=problem-list-item'],
      [{ type: 'Condition', missing: ['read', 'find'], partly: true }],
    ],
    [['patient/Flag.rs'], ['patient/Flag.sr'], [{ type: 'Flag', missing: ['read', 'find'], partly: false }]],
    [v1, ['patient/*.read'], [{ type: 'Condition', missing: ['create', 'change'], partly: false }]],
    [['patient/Flag.rs'], [], [{ type: 'Flag', missing: ['read', 'find'], partly: false }]],
  ])('%j of %j', (asked, granted, lacking) => {
    expect(notGranted(asked, granted)).toEqual(lacking);
  });

  it('is told to IT in the scopes that were asked for', () => {
    expect(scopesNotGranted(v2, ['launch', 'openid', 'patient/Condition.rs', 'patient/*.s'])).toEqual([
      'online_access',
      'patient/Condition.crs',
      'patient/Flag.rs',
      'patient/Task.cus',
    ]);
  });
});
