import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createNhs } from '../../mocks/nhs/create-nhs.ts';
import { engines } from '../test/engines.ts';
import { acting, both, neither, noRole, nurse, start, twoRoles, type Acting } from './test-data/acting.ts';
import { nhsOrigin, peopleWith, redirectUri, type Caller, type People } from './test-data/people.ts';

describe.each(engines().filter(({ available }) => available))(
  'a person’s sign-in to the NHS, on $name',
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

    const ledger = async (): Promise<string[]> =>
      (await p.w.store.db.selectFrom('ledger').select('entry').orderBy('number').execute()).map(
        ({ entry }) => entry,
      );

    it('begins with nobody, and the launch brings no right to look up', async () => {
      expect(await act.status()).toEqual({ state: 'signed-out' });
      const url = new URL(await act.begin());
      expect(url.origin + url.pathname).toBe(`${nhsOrigin}/cis2/authorize`);
      expect(Object.fromEntries(url.searchParams)).toMatchObject({
        client_id: 'cis2-app',
        redirect_uri: redirectUri,
        response_type: 'code',
        code_challenge_method: 'S256',
      });
      expect(await act.status()).toEqual({ state: 'under-way', startedAt: start.toISOString() });
      expect(await act.ready()).toEqual({ ok: false, failure: 'nhs-sign-in-needed' });
    });

    it('gives the person, their only role and its right', async () => {
      expect(await act.signIn()).toEqual({ outcome: 'signed-in' });
      expect(await act.status()).toMatchObject({
        state: 'signed-in',
        name: 'Priya SAMPLE',
        role: { id: '999000000201', title: 'Nurse', rights: ['look-up-unscheduled'] },
        others: false,
      });
      expect(await act.ready()).toMatchObject({
        ok: true,
        value: {
          roleId: '999000000201',
          userId: nurse,
          name: 'Priya SAMPLE',
          rights: ['look-up-unscheduled'],
        },
      });
    });

    it('knows both activities, and neither', async () => {
      await act.signIn(both);
      expect(await act.status()).toMatchObject({
        role: { rights: ['look-up-unscheduled', 'look-up-scheduled'] },
      });
      await g.call('DELETE', '/api/nhs-sign-in', act.token);
      await act.signIn(neither);
      expect(await act.status()).toMatchObject({ state: 'signed-in', role: { rights: [] } });
    });

    it('refuses a person without a national role', async () => {
      expect(await act.signIn(noRole)).toEqual({ outcome: 'failed', why: 'no-roles' });
      expect(await act.status()).toEqual({ state: 'failed', why: 'no-roles' });
    });

    it('takes the role chosen at CIS2, and another one later, with a new token', async () => {
      await act.signIn(twoRoles, { role: '999000000205' });
      expect(await act.status()).toMatchObject({ role: { id: '999000000205' }, others: true });
      const first = await act.ready();
      const chosen = await g.call('PUT', '/api/nhs-sign-in/role', act.token, { role: '999000000206' });
      expect(await chosen.json()).toMatchObject({ state: 'signed-in', role: { id: '999000000206' } });
      const second = await act.ready();
      expect(second).toMatchObject({
        ok: true,
        value: { roleId: '999000000206', rights: ['look-up-scheduled'] },
      });
      expect(second.ok && first.ok && second.value.accessToken !== first.value.accessToken).toBe(true);
      expect((await g.call('PUT', '/api/nhs-sign-in/role', act.token, { role: '999000000201' })).status).toBe(
        409,
      );
    });

    it('asks for the role where CIS2 was not asked to', async () => {
      p.between = async (request, next) => {
        if (!request.url.endsWith('/cis2/userinfo')) return next();
        const claims = (await (await next()).json()) as Record<string, unknown>;
        return Response.json({ ...claims, selected_roleid: undefined });
      };
      await act.signIn(twoRoles, { role: '999000000205' });
      expect(await act.status()).toMatchObject({ state: 'choose-role', roles: [{ id: '999000000205' }, {}] });
      expect(await act.ready()).toEqual({ ok: false, failure: 'nhs-sign-in-needed' });
      await g.call('PUT', '/api/nhs-sign-in/role', act.token, { role: '999000000205' });
      expect(await act.ready()).toMatchObject({ ok: true });
    });

    it('exchanges once, keeps the token, and refreshes it shortly before it runs out', async () => {
      await act.signIn();
      const first = await act.ready();
      act.later(9);
      expect(await act.ready()).toEqual(first);
      act.later(9.6);
      expect(await act.ready()).not.toEqual(first);
      expect(act.grants()).toEqual([
        'POST /oauth2/token urn:ietf:params:oauth:grant-type:token-exchange',
        'POST /oauth2/token refresh_token',
      ]);
    });

    it('is refreshed once by two replicas and many askers', async () => {
      await act.signIn();
      await act.ready();
      act.later(9.8);
      p.asked.length = 0;
      const other = p.gateway();
      const got = await Promise.all(Array.from({ length: 20 }, (_, i) => act.ready(i % 2 === 0 ? g : other)));
      expect(new Set(got.map((each) => JSON.stringify(each))).size).toBe(1);
      expect(got[0]?.ok).toBe(true);
      expect(act.grants()).toEqual(['POST /oauth2/token refresh_token']);
    });

    it('ends when CP-IS does not take its token, but not by an older one', async () => {
      await act.signIn();
      const first = await act.ready();
      if (!first.ok) throw new Error(first.failure);
      await act.notTaken('an older token');
      expect(await act.ready()).toEqual(first);
      await act.notTaken(first.value.accessToken);
      expect(await act.ready()).toEqual({ ok: false, failure: 'nhs-sign-in-ended' });
      expect(await act.status()).toEqual({ state: 'ended' });
    });

    it('ends when the refresh token is refused, and when the id_token ran out before it was used', async () => {
      await act.signIn();
      await act.ready();
      act.later(9.8);
      p.between = (request, next) =>
        request.url.endsWith('/oauth2/token')
          ? Promise.resolve(Response.json({ error: 'invalid_grant' }, { status: 401 }))
          : next();
      expect(await act.ready()).toEqual({ ok: false, failure: 'nhs-sign-in-ended' });
      expect(await act.status()).toEqual({ state: 'ended' });
      p.between = (_, next) => next();
      await act.signIn();
      act.later(9.8 + 61);
      act.token = await g.openSession();
      expect(await act.ready()).toEqual({ ok: false, failure: 'nhs-sign-in-needed' });
    });

    it('is cancelled by the person', async () => {
      const back = await p.atCis2(await act.begin(), { cancel: '1' });
      expect(await (await act.bringBack(back)).json()).toEqual({ outcome: 'failed', why: 'cancelled' });
      expect(await act.signIn()).toEqual({ outcome: 'signed-in' });
    });

    it('refuses somebody else once, who then is the only one', async () => {
      await act.signIn();
      expect(await act.signIn(both)).toEqual({ outcome: 'failed', why: 'another-sign-in' });
      expect(await act.ready()).toEqual({ ok: false, failure: 'nhs-sign-in-needed' });
      expect(await act.signIn(both)).toEqual({ outcome: 'signed-in' });
    });

    it('is revoked and forgotten at sign-out, and goes with its session', async () => {
      await act.signIn();
      expect(await (await g.call('DELETE', '/api/nhs-sign-in', act.token)).json()).toEqual({
        state: 'signed-out',
      });
      expect(p.asked).toContain('POST /cis2/token/revoke');
      expect(await act.ready()).toEqual({ ok: false, failure: 'nhs-sign-in-needed' });
      await act.signIn();
      const { tokenHash } = await act.session();
      await g.call('DELETE', '/api/session', act.token);
      expect(await p.w.store.nhsSignIns.read(tokenHash)).toBeUndefined();
      act.token = await g.openSession();
      await act.signIn();
      const second = (await act.session()).tokenHash;
      await p.w.store.sessions.sweep(new Date('2027-01-01'));
      expect(await p.w.store.nhsSignIns.read(second)).toBeUndefined();
    });

    it('keeps in the ledger who, in which role, and what became of it', async () => {
      const before = (await ledger()).length;
      await act.signIn(twoRoles, { role: '999000000205' });
      await g.call('PUT', '/api/nhs-sign-in/role', act.token, { role: '999000000206' });
      await g.call('DELETE', '/api/nhs-sign-in', act.token);
      await act.bringBack(await p.atCis2(await act.begin(), { cancel: '1' }));
      const added = (await ledger()).slice(before).map((entry) => JSON.parse(entry) as fhir4.AuditEvent);
      const told = added.map(({ outcome, outcomeDesc, entity = [] }) => [
        outcome,
        outcomeDesc ?? entity.at(-1)?.description,
        ...(entity.at(-1)?.detail ?? []).map(({ valueString }) => valueString),
      ]);
      expect(told).toEqual([
        ['0', 'Sign-in to the NHS', twoRoles, '999000000205'],
        ['0', 'NHS role chosen', twoRoles, '999000000206'],
        ['0', 'Sign-out from the NHS', twoRoles, '999000000206'],
        ['4', 'Not signed in to the NHS: cancelled'],
      ]);
    });
  },
);
