import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { RegisterPage } from '../../src/api/registers.ts';
import { engines } from '../test/engines.ts';
import { leadWorld, type LeadWorld } from '../test/lead-world.ts';
import { refuseEntries, takeEntries } from '../test/refuse-entries.ts';
import { iss } from '../test/stand-in-ehr.ts';

const days = { from: '2026-11-01', to: '2026-11-30' };

describe.each(engines())('every route of the registers on $name', ({ available, place, stop }) => {
  const test = available ? it : it.skip;
  let w: LeadWorld;
  beforeAll(async () => {
    if (!available) return;
    w = await leadWorld(await place());
    const child = w.ehr.resources.get('Patient/child-1') as object;
    w.ehr.resources.set('Patient/child-1', { ...child, name: [{ given: ['Amara'], family: 'TESTCHILD' }] });
    await w.here.signIn();
  });
  afterAll(async () => {
    if (!available) return;
    await w.store.db.destroy();
    await stop();
  });

  const lastEntry = async () => {
    const row = await w.store.db
      .selectFrom('ledger')
      .select('entry')
      .orderBy('number', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow();
    return JSON.parse(row.entry) as fhir4.AuditEvent;
  };

  const routes: readonly (readonly [string, string, object | undefined])[] = [
    ['POST', '/api/register/search', days],
    ['GET', '/api/register/entries/1', undefined],
    ['POST', '/api/register/verify', undefined],
    ['POST', '/api/register/export', { ...days, format: 'csv' }],
    ['POST', '/api/register/child', { nhsNumber: '9990000018' }],
    ['GET', '/api/register/activity?from=2026-11&to=2026-11', undefined],
    ['GET', '/api/register/activity/file?from=2026-11&to=2026-11&format=csv', undefined],
  ];

  test.each(routes)(
    '%s %s is for those who may, and that others tried is kept',
    async (method, path, body) => {
      expect(await w.nurse(method, path, body)).toMatchObject({ status: 403, body: { code: 'no-right' } });
      expect(await lastEntry()).toMatchObject({ outcome: '4', outcomeDesc: 'Not given: no-right' });
      expect((await w.here.call(method, path, body === undefined ? {} : { body })).status).toBe(401);
    },
  );

  test.each(routes)('%s %s gives nothing of another organisation', async (method, path, body) => {
    const issuers = w.config.issuers.map((issuer) => ({
      ...issuer,
      tenant: { id: 'elsewhere', name: 'Elsewhere Trust' },
    }));
    const other = w.gateway(w.store, { ...w.config, issuers });
    const idToken = await w.ehr.idToken({ fhirUser: `${iss}/Practitioner/second`, sub: 'second' });
    const token = await other.signIn({ idToken, patient: undefined, encounter: undefined });
    const response = await other.call(method, path, { token, ...(body === undefined ? {} : { body }) });
    const { status } = response;
    const given: unknown = await response.json();
    expect([200, 404]).toContain(status);
    expect(JSON.stringify(given)).not.toMatch(/TESTCHILD|Ash Sample|9990000018|SL-2026|child-1/);
    if (path.endsWith('search'))
      expect(v.parse(RegisterPage, given).lines.every(({ by }) => by?.name === 'Jo SPECIMEN')).toBe(true);
  });

  test.each(routes)('%s %s gives nothing when its own entry cannot be kept', async (method, path, body) => {
    const token = await w.here.signIn({
      idToken: await w.ehr.idToken({ fhirUser: `${iss}/Practitioner/second`, sub: 'second' }),
    });
    await refuseEntries(w.store.db);
    const response = await w.here.call(method, path, { token, ...(body === undefined ? {} : { body }) });
    await takeEntries(w.store.db);
    expect([response.status, await response.text()]).toEqual([503, expect.stringContaining('not-stored')]);
  });
});
