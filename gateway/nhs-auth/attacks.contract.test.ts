import { decodeJwt, decodeProtectedHeader, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createNhs } from '../../mocks/nhs/create-nhs.ts';
import { engines } from '../test/engines.ts';
import { acting, both, nurse, type Acting } from './test-data/acting.ts';
import { nhsOrigin, peopleWith, redirectUri, type Caller, type People } from './test-data/people.ts';

describe.each(engines().filter(({ available }) => available))(
  'nobody gets somebody else’s NHS sign-in, on $name',
  (engine) => {
    let p: People;
    let g: Caller;
    let act: Acting;

    beforeAll(async () => {
      const nhs: Parameters<typeof peopleWith>[0] = ({ at, publicKey }) =>
        createNhs({
          origin: nhsOrigin,
          now: at,
          clients: [
            { clientId: 'app', kid: 'k1', publicKey, system: 'Safelight', organisation: 'Testshire' },
          ],
          cis2Clients: [{ clientId: 'cis2-app', kid: 'k1', publicKey, redirectUris: [redirectUri] }],
          records: new Map(),
        });
      p = await peopleWith(nhs, await engine.place());
      g = p.gateway();
      act = acting(p, g);
    });
    beforeEach(() => act.anew());
    afterAll(async () => {
      await p.w.store.db.destroy();
      await engine.stop();
    });

    it('a state is used once, by one of many, and not late', async () => {
      const back = await p.atCis2(await act.begin(), { person: nurse });
      const statuses = await Promise.all([1, 2, 3].map(async () => (await act.bringBack(back)).status));
      expect(statuses.sort()).toEqual([200, 404, 404]);
      const late = await p.atCis2(await act.begin(), { person: nurse });
      act.later(10);
      expect((await act.bringBack(late)).status).toBe(404);
      expect(await act.status()).toEqual({ state: 'failed', why: 'timed-out' });
    });

    it('a state of an earlier start, of an ended session or made up is worth nothing', async () => {
      const first = await p.atCis2(await act.begin(), { person: nurse });
      await act.begin();
      expect((await act.bringBack(first)).status).toBe(404);
      expect((await act.bringBack(first, { state: 'made-up' })).status).toBe(404);
      const third = await p.atCis2(await act.begin(), { person: nurse });
      await g.call('DELETE', '/api/session', act.token);
      expect((await act.bringBack(third)).status).toBe(404);
    });

    it('a code of another session’s sign-in is refused: verifier and nonce are not its own', async () => {
      const other = await g.openSession();
      const theirs = await p.atCis2(await act.begin(other), { person: both });
      const ours = new URL(await act.begin()).searchParams.get('state');
      expect(await (await act.bringBack(theirs, { state: ours })).json()).toEqual({
        outcome: 'failed',
        why: 'refused',
      });
      expect(await act.status(other)).toMatchObject({ state: 'under-way' });
    });

    it('a code that was used is refused', async () => {
      const back = await p.atCis2(await act.begin(), { person: nurse });
      await act.bringBack(back);
      const state = new URL(await act.begin()).searchParams.get('state');
      expect(await (await act.bringBack(back, { state })).json()).toEqual({
        outcome: 'failed',
        why: 'refused',
      });
    });

    it('another issuer than CIS2’s own is refused', async () => {
      const back = await p.atCis2(await act.begin(), { person: nurse });
      const answer = await act.bringBack(back, { iss: 'https://elsewhere.example' });
      expect(await answer.json()).toEqual({ outcome: 'failed', why: 'odd-answer' });
    });

    it('an answer to another nonce is refused', async () => {
      const url = new URL(await act.begin());
      url.searchParams.set('nonce', 'of-another-sign-in');
      const back = await p.atCis2(url.href, { person: nurse });
      expect(await (await act.bringBack(back)).json()).toEqual({ outcome: 'failed', why: 'odd-answer' });
    });

    it.each(['signed by another key', 'not signed at all'])('an id_token %s is refused', async (how) => {
      const foreign = await generateKeyPair('RS256');
      p.between = async (request, next) => {
        if (!request.url.endsWith('/cis2/access_token')) return next();
        const answer = (await (await next()).json()) as { id_token: string };
        const claims = { ...decodeJwt(answer.id_token), sub: both };
        const { kid = '' } = decodeProtectedHeader(answer.id_token);
        const forged =
          how === 'not signed at all'
            ? new UnsecuredJWT(claims).encode()
            : await new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid }).sign(foreign.privateKey);
        return Response.json({ ...answer, id_token: forged });
      };
      expect(await act.signIn()).toEqual({ outcome: 'failed', why: 'odd-answer' });
      expect(await act.ready()).toEqual({ ok: false, failure: 'nhs-sign-in-needed' });
    });

    it('userinfo of another person is refused', async () => {
      p.between = async (request, next) => {
        if (!request.url.endsWith('/cis2/userinfo')) return next();
        return Response.json({ ...((await (await next()).json()) as object), sub: both });
      };
      expect(await act.signIn()).toEqual({ outcome: 'failed', why: 'odd-answer' });
      expect(await act.ready()).toEqual({ ok: false, failure: 'nhs-sign-in-needed' });
    });

    it('keeps no token, state or name in clear, and says none in the log', async () => {
      const secrets: string[] = [];
      p.between = async (request, next) => {
        secrets.push(new URLSearchParams(await request.clone().text()).get('client_assertion') ?? '');
        const answer = await next();
        const text = await answer.clone().text();
        for (const [, secret] of text.matchAll(/"(?:access_token|id_token|refresh_token)":"([^"]+)"/g))
          secrets.push(secret ?? '');
        return answer;
      };
      const url = new URL(await act.begin());
      const back = await p.atCis2(url.href, { person: nurse });
      await act.bringBack(back);
      await act.ready();
      secrets.push(
        url.searchParams.get('state') ?? '',
        back.searchParams.get('code') ?? '',
        'Priya',
        'SAMPLE',
      );
      const known = secrets.filter((secret) => secret !== '');
      expect(known.length).toBeGreaterThan(8);
      const rows = JSON.stringify(await p.w.store.db.selectFrom('nhs_sign_ins').selectAll().execute());
      const logged = p.w.logged.join('');
      for (const secret of known) {
        expect(rows).not.toContain(secret);
        expect(logged).not.toContain(secret);
      }
    });
  },
);
