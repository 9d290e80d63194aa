import { expect, it } from 'vitest';
import { askedScope } from './asked-scope.ts';

type Asking = Parameters<typeof askedScope>[0];

const plain: Asking = { write: 'transaction', quirks: [] };
const beside = (more: Partial<Asking>): readonly string[] =>
  askedScope({ ...plain, ...more }, [])
    .split(' ')
    .filter((scope) => /^(fhircast|messaging)\//.test(scope));

it('asks for what stands beside the record only where it is configured', () => {
  expect(beside({})).toEqual([]);
  expect(beside({ hubs: ['https://hub.example'] })).toEqual(['fhircast/*.read']);
  expect(beside({ recordWindow: { activities: [], referrals: 'written' } })).toEqual(['messaging/ui']);
  expect(beside({ recordWindow: { activities: [], referrals: 'staged' } })).toEqual([
    'messaging/ui',
    'messaging/scratchpad',
  ]);
});

it('adds nothing to a scope that is given', () => {
  const scope = 'launch openid fhirUser';
  expect(askedScope({ ...plain, scope, hubs: ['https://hub.example'] }, [])).toBe(scope);
});
