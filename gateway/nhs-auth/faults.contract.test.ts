import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createNhs, type Nhs } from '../../mocks/nhs/create-nhs.ts';
import { acting, nurse, type Acting } from './test-data/acting.ts';
import { nhsOrigin, peopleWith, redirectUri, type People } from './test-data/people.ts';

let nhs: Nhs;
let p: People;
let act: Acting;
beforeAll(async () => {
  p = await peopleWith(
    ({ at, publicKey }) =>
      (nhs = createNhs({
        origin: nhsOrigin,
        now: at,
        clients: [{ clientId: 'app', kid: 'k1', publicKey, system: 'Safelight', organisation: 'Testshire' }],
        cis2Clients: [{ clientId: 'cis2-app', kid: 'k1', publicKey, redirectUris: [redirectUri] }],
        records: new Map(),
      })),
  );
  act = acting(p, p.gateway());
});
beforeEach(async () => {
  nhs.control.reset();
  await act.anew();
});
afterAll(() => p.w.store.db.destroy());

describe('a fault at the NHS has its own name, and passes', () => {
  it.each([
    ['refused', 'no-answer'],
    ['401', 'sign-in-refused'],
    ['403', 'sign-in-refused'],
    ['408', 'no-answer'],
    ['429', 'no-answer'],
    ['500', 'no-answer'],
    ['html', 'odd-answer'],
    ['empty-200', 'odd-answer'],
    ['cut', 'no-answer'],
    ['expired-key', 'sign-in-refused'],
    ['clock-skew', 'sign-in-refused'],
  ] as const)('an exchange with %s is %s, and passes', async (name, failure) => {
    await act.signIn();
    nhs.control.setFault({ name, on: 'exchange' });
    expect(await act.ready()).toEqual({ ok: false, failure });
    nhs.control.clearFaults();
    expect(await act.ready()).toMatchObject({ ok: true });
  });

  it.each([
    ['cis2-token', '401', 'refused'],
    ['cis2-token', 'expired-key', 'refused'],
    ['cis2-token', 'clock-skew', 'refused'],
    ['cis2-token', '500', 'no-answer'],
    ['cis2-token', 'html', 'odd-answer'],
    ['cis2-token', 'cut', 'no-answer'],
    ['cis2-userinfo', '403', 'refused'],
    ['cis2-userinfo', 'empty-200', 'odd-answer'],
    ['cis2-userinfo', '408', 'no-answer'],
  ] as const)('%s with %s fails as %s', async (on, name, why) => {
    const back = await p.atCis2(await act.begin(), { person: nurse });
    nhs.control.setFault({ name, on });
    expect(await (await act.bringBack(back)).json()).toEqual({ outcome: 'failed', why });
    expect(await act.status()).toEqual({ state: 'failed', why });
  });
});
