import { expect, it } from 'vitest';
import { putRight } from './put-right.ts';

const now = 1_800_000_000;
const kept = (answer: object, expiresAt: unknown = now + 3600) => {
  const entry = { expiresAt, tokenResponse: { access_token: 't', ...answer } };
  putRight(entry, now);
  return entry;
};

it.each<[string, unknown, unknown, number]>([
  ['text, which the library has added to the time as text', '3600', `${now}3600`, now + 3600],
  ['nought', 0, now + 300, now + 300],
  ['less than nothing', -1, now - 1, now + 300],
  ['words', 'an hour', `${now}an hour`, now + 300],
  ['longer than a date can hold', 1e15, now + 1e15, now + 31_536_000],
  ['null', null, now + 300, now + 300],
])('reads how long a token lasts that is said as %s', (_, expires_in, added, ends) => {
  expect(kept({ expires_in }, added)).toMatchObject({ expiresAt: ends, asSaid: { expires_in } });
});

it('bounds an end that is read from the token itself', () => {
  expect(kept({}, 9e15).expiresAt).toBe(now + 300);
  expect(kept({}, 'soon').expiresAt).toBe(now + 300);
});

it('reads a list of scopes as the scopes, and anything else odd as nothing said', () => {
  expect(kept({ scope: ['launch', 'patient/Flag.rs'] }).tokenResponse).toMatchObject({
    scope: 'launch patient/Flag.rs',
  });
  expect('scope' in kept({ scope: { launch: true } }).tokenResponse).toBe(false);
});

it('leaves what is right as it is, also the second time and later', () => {
  const right = kept({ expires_in: 3600, scope: 'launch\tpatient/Flag.rs' });
  expect(right).toEqual({
    expiresAt: now + 3600,
    tokenResponse: { access_token: 't', expires_in: 3600, scope: 'launch\tpatient/Flag.rs' },
  });
  const odd = kept({ expires_in: '3600' }, `${now}3600`);
  putRight(odd, now + 1800);
  expect(odd).toMatchObject({ expiresAt: now + 3600, asSaid: { expires_in: '3600' } });
});
