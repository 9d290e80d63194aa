import { expect, test } from 'vitest';
import { reachOf } from './scopes.ts';

test.each([
  ['patient/Condition.rs', 'Condition', 's', 'patient'],
  ['patient/Condition.r', 'Condition', 's', undefined],
  ['patient/Condition.read', 'Condition', 's', 'patient'],
  ['patient/Condition.write', 'Condition', 'u', 'patient'],
  ['patient/Condition.write', 'Condition', 'r', undefined],
  ['patient/*.rs', 'Flag', 'r', 'patient'],
  ['patient/*.rs user/Flag.r', 'Flag', 'r', 'user'],
  ['patient/Condition.*', 'Condition', 'd', 'patient'],
  ['patient/Condition.sr', 'Condition', 'r', undefined],
  ['system/Condition.rs', 'Condition', 'r', undefined],
  ['launch openid', 'Condition', 'r', undefined],
] as const)('%s: %s.%s reaches %s', (granted, type, letter, reach) => {
  expect(reachOf(granted, type, letter)).toBe(reach);
});
