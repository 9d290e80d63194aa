import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { iss } from '../test/stand-in-ehr.ts';
import { world, type World } from '../test/world.ts';

let w: World;
beforeAll(async () => {
  w = await world();
});
beforeEach(() => {
  w.ehr.introspect = undefined;
});

const facts = {
  active: true,
  client_id: 'safelight',
  sub: 'user-1',
  fhirUser: `${iss}/Practitioner/nurse`,
  scope: 'launch openid fhirUser user/Patient.rs user/Observation.rs',
  patient: 'child-1',
  encounter: 'e1',
};
const says = (answer: Record<string, unknown>) => () => Response.json({ ...facts, ...answer });

/** A gateway whose app is registered with this scope. */
const registeredFor = (scope: string) =>
  w.gateway(w.store, { ...w.config, issuers: w.config.issuers.map((issuer) => ({ ...issuer, scope })) });

const outcomeOf = async (response: Response) => {
  const { code } = (await response.json()) as { code?: string };
  return [response.status, code];
};
const lastEntry = async () => {
  const row = await w.store.db
    .selectFrom('ledger')
    .select('entry')
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? undefined : (JSON.parse(row.entry) as fhir4.AuditEvent);
};

describe('a token that reads any child', () => {
  it('opens the child it was launched for', async () => {
    w.ehr.introspect = says({});
    expect((await w.gateway().open()).status).toBe(201);
  });

  it.each([
    ['another child', { patient: 'child-2', encounter: 'e2' }, 403, 'not-the-launched-child'],
    ['another encounter', { encounter: 'e0' }, 403, 'not-the-launched-encounter'],
    ['another app', { client_id: 'growth-chart' }, 403, 'token-of-another-app'],
    ['another user', { sub: 'user-2' }, 403, 'token-of-another-user'],
    ['another member of staff', { fhirUser: 'Practitioner/clerk' }, 403, 'token-of-another-user'],
    ['nobody any more', { active: false }, 401, 'token-not-active'],
    ['no child that the record system names', { patient: undefined }, 403, 'launch-not-confirmed'],
    ['no app that the record system names', { client_id: undefined }, 403, 'launch-not-confirmed'],
  ])('is refused when it was launched for %s, and that is audited', async (_, answer, status, code) => {
    w.ehr.introspect = says(answer);
    const before = w.ehr.asked.length;
    expect(await outcomeOf(await w.gateway().open())).toEqual([status, code]);
    expect(w.ehr.asked.slice(before).filter((url) => url.includes('/Patient/'))).toEqual([]);
    expect(await lastEntry()).toMatchObject({
      outcome: '4',
      outcomeDesc: `Not opened: ${code}`,
      agent: [{ who: { reference: `${iss}/Practitioner/nurse` } }, {}, {}],
      entity: [{ what: { reference: `${iss}/Patient/child-1` } }, {}, {}],
    });
  });

  it('is refused when the record system does not introspect it', async () => {
    const gateway = registeredFor('launch openid fhirUser user/*.read');
    expect(await outcomeOf(await gateway.open())).toEqual([403, 'launch-not-confirmed']);
    w.ehr.introspect = () => new Response('', { status: 500 });
    const broken = registeredFor('launch openid fhirUser system/Condition.s');
    expect(await outcomeOf(await broken.open())).toEqual([403, 'launch-not-confirmed']);
  });
});

describe('a token that reads the launched child only', () => {
  it.each([
    ['offers no introspection', undefined],
    ['does not answer', () => new Response('', { status: 503 })],
    ['answers with something else', () => new Response('<html>')],
  ])('is taken when the record system %s', async (_, answer) => {
    w.ehr.introspect = answer;
    const gateway = registeredFor('launch openid fhirUser patient/*.rs user/Practitioner.rs user/Task.c');
    expect((await gateway.open()).status).toBe(201);
  });
});

describe('introspection', () => {
  it('names the app, and gives the token as bearer only where that is asked for', async () => {
    const seen: (string | null)[] = [];
    w.ehr.introspect = async (request) => {
      const form = new URLSearchParams(await request.text());
      seen.push(request.headers.get('authorization'));
      expect([form.get('token'), form.get('client_id')]).toEqual(['access-1', 'safelight']);
      return seen.length === 1 ? new Response('', { status: 401 }) : Response.json(facts);
    };
    expect((await w.gateway().open()).status).toBe(201);
    expect(seen).toEqual([null, 'Bearer access-1']);
  });

  it('follows no redirect', async () => {
    w.ehr.introspect = () =>
      new Response('', { status: 302, headers: { location: 'http://elsewhere.example/' } });
    await w.gateway().open();
    expect(w.ehr.asked.filter((url) => url.includes('elsewhere'))).toEqual([]);
  });

  it('gives the encounter that the page left out, so that the visit is the same', async () => {
    w.ehr.introspect = says({});
    const opened: unknown = await (await w.gateway().open({ encounter: undefined })).json();
    expect(opened).toMatchObject({ setting: { id: 'emergency-department' } });
  });
});
