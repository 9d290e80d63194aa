import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parseNhsNumber } from '../../src/domain/nhs-number.ts';
import type { CpisRecord } from '../scenarios/cpis-record.ts';
import { createNhs, type Nhs } from './create-nhs.ts';

const origin = 'http://localhost:4002';
const page = 'http://localhost:4000';
const start = Date.parse('2026-11-20T10:42:00Z');
const nhsNumber = parseNhsNumber('9990123454') ?? expect.fail();
const hour = 3_600_000;

const team = (authority: string) =>
  ({
    kind: 'looked-after',
    start: '2026-03-01',
    authority,
    phones: { emergencyDuty: '0114 496 0456' },
  }) as const;
const record: CpisRecord = {
  nhsNumber,
  name: 'Amara TESTCHILD',
  plans: [team('Sheffield City Council'), team('Leeds City Council'), team('Leeds City Council')],
  accesses: Array.from({ length: 25 }, (_, i) => ({ at: new Date(start - (i + 48) * hour).toISOString() })),
};

let keys: CryptoKeyPair;
let nhs: Nhs;
let at: number;
let bearer: string;
beforeAll(async () => {
  keys = await generateKeyPair('RS512');
});
beforeEach(async () => {
  at = start;
  const publicKey = await exportJWK(keys.publicKey);
  nhs = createNhs({
    origin,
    now: () => new Date(at),
    clients: [{ clientId: 'app', kid: 'k1', publicKey, system: 'Safelight', organisation: 'Testshire' }],
    records: (asked) => (asked === nhsNumber ? record : undefined),
    controlOrigins: [page],
  });
  bearer = await signIn();
});

async function signIn(): Promise<string> {
  const assertion = await new SignJWT({ jti: crypto.randomUUID() })
    .setProtectedHeader({ alg: 'RS512', kid: 'k1', typ: 'JWT' })
    .setIssuer('app')
    .setSubject('app')
    .setAudience(`${origin}/oauth2/token`)
    .setExpirationTime(Math.floor(at / 1000) + 60)
    .sign(keys.privateKey);
  const answer = await nhs.fetch(
    new Request(`${origin}/oauth2/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
        client_assertion: assertion,
      }),
    }),
  );
  return ((await answer.json()) as { access_token: string }).access_token;
}

const read = (type: string, headers: Record<string, string>, asked: string = nhsNumber) =>
  nhs.fetch(
    new Request(
      `${origin}/cpis/FHIR/R4/${type}?patient:identifier=${encodeURIComponent(`https://fhir.nhs.uk/Id/nhs-number|${asked}`)}`,
      { headers: { Authorization: `Bearer ${bearer}`, TraceID: 't1', ...headers } },
    ),
  );
const unscheduled = { IsUnscheduledAccessEvent: 'true' };
const scheduled = { IsUnscheduledAccessEvent: 'false' };
const looks = async (headers: Record<string, string>) => {
  const { entry } = (await (await read('AuditEvent', headers)).json()) as fhir4.Bundle<fhir4.AuditEvent>;
  return (entry ?? [])
    .filter(({ resource }) => resource?.resourceType === 'AuditEvent')
    .map(({ resource }) => resource?.recorded);
};

describe('the inbox of the local authorities', () => {
  it('tells every authority with a plan once, however many requests one look-up makes', async () => {
    await read('CareTeam', unscheduled);
    await read('AuditEvent', unscheduled);
    const by = { clientId: 'app', system: 'Safelight', organisation: 'Testshire' };
    expect(nhs.control.inbox()).toMatchObject([
      { told: true, authority: 'Sheffield City Council', name: 'Amara TESTCHILD', nhsNumber, by },
      { told: true, authority: 'Leeds City Council' },
    ]);
    expect(nhs.control.inbox()).toHaveLength(2);
  });

  it('takes a request without the care setting as unscheduled', async () => {
    await read('CareTeam', {});
    expect(nhs.control.inbox()[0]).toMatchObject({ told: true });
  });

  it('tells nobody of a scheduled read, and nobody when there is no record', async () => {
    await read('CareTeam', scheduled);
    await read('CareTeam', { ...unscheduled, TraceID: 't2' }, '9990124116');
    expect(nhs.control.inbox()).toMatchObject([
      { told: false, why: 'scheduled' },
      { told: false, why: 'no-record' },
    ]);
  });
});

describe('the access history', () => {
  it('shows 25 looks at most, ours first, and the same author once in 24 hours', async () => {
    await read('CareTeam', unscheduled);
    at = start + 23 * hour;
    bearer = await signIn();
    await read('CareTeam', { ...unscheduled, TraceID: 't2' });
    const within = await looks(scheduled);
    expect(within).toHaveLength(25);
    expect(within.slice(0, 2)).toEqual([start, start - 48 * hour].map((ms) => new Date(ms).toISOString()));
    at = start + 24 * hour;
    bearer = await signIn();
    await read('CareTeam', { ...unscheduled, TraceID: 't3' });
    expect((await looks(scheduled)).slice(0, 2)).toEqual([at, start].map((ms) => new Date(ms).toISOString()));
  });

  it('does not show a scheduled look', async () => {
    await read('CareTeam', scheduled);
    expect(await looks(scheduled)).toEqual(record.accesses.map((access) => access.at));
  });
});

describe('refusals, as published', () => {
  const codeOf = async (answer: Response) => {
    const { issue } = (await answer.json()) as fhir4.OperationOutcome;
    return [answer.status, issue[0]?.details?.coding?.[0]?.code];
  };

  it.each([
    ['a number that fails its check', unscheduled, '9990123455', [400, 'INVALID_SEARCH_DATA']],
    [
      'a care setting that is no boolean',
      { IsUnscheduledAccessEvent: 'yes' },
      nhsNumber,
      [400, 'PRECONDITION_FAILED'],
    ],
    ['no trace reference', { TraceID: '' }, nhsNumber, [400, 'PRECONDITION_FAILED']],
    ['no token', { Authorization: '' }, nhsNumber, [401, 'ACCESS_DENIED']],
  ])('%s', async (_, headers, asked, refusal) => {
    expect(await codeOf(await read('CareTeam', headers, asked))).toEqual(refusal);
    expect(nhs.control.inbox()).toEqual([]);
  });

  it('a token that has run out', async () => {
    at = start + 599_000;
    expect(await codeOf(await read('CareTeam', unscheduled))).toEqual([401, 'ACCESS_DENIED']);
  });
});

describe('control over HTTP', () => {
  const call = (method: string, path: string, body?: object) =>
    nhs.fetch(
      new Request(`${origin}/control/${path}`, {
        method,
        headers: { Origin: page },
        ...(body && { body: JSON.stringify(body) }),
      }),
    );

  it('sets a fault for one child and takes it away', async () => {
    expect((await call('POST', 'faults', { name: '403', on: 'care-team', nhsNumber })).status).toBe(204);
    expect((await read('CareTeam', unscheduled)).status).toBe(403);
    expect((await read('CareTeam', unscheduled, '9990124116')).status).toBe(200);
    await call('DELETE', 'faults');
    expect((await read('CareTeam', unscheduled)).status).toBe(200);
  });

  it('switches a defect off and back on with a reset', async () => {
    const statuses = async () => {
      const { entry } = (await (await read('CareTeam', scheduled)).json()) as fhir4.Bundle;
      return entry?.map(({ resource }) => (resource as fhir4.CareTeam).status);
    };
    expect(await statuses()).toEqual([undefined, undefined, undefined]);
    await call('POST', 'defects', { name: 'no-status', on: false });
    expect(await statuses()).toEqual(['active', 'active', 'active']);
    await call('POST', 'reset');
    expect(await statuses()).toEqual([undefined, undefined, undefined]);
  });

  it('shows inbox and calls to the sandbox page only, newest first and without a token', async () => {
    await read('CareTeam', scheduled);
    await read('CareTeam', { ...unscheduled, TraceID: 't2' });
    const inbox = await call('GET', 'inbox');
    expect(inbox.headers.get('Access-Control-Allow-Origin')).toBe(page);
    expect(((await inbox.json()) as { traceId: string }[]).map(({ traceId }) => traceId)).toEqual([
      't2',
      't2',
      't1',
    ]);
    const calls = await (await call('GET', 'calls')).text();
    expect(calls).not.toContain(bearer);
    expect(JSON.parse(calls)).toMatchObject([
      { unscheduled: 'false' },
      { unscheduled: 'true', traceId: 't2' },
    ]);
    const other = await nhs.fetch(
      new Request(`${origin}/control/inbox`, { headers: { Origin: 'https://x.example' } }),
    );
    expect(other.headers.get('Access-Control-Allow-Origin')).toBeNull();
  });

  it.each(['faults', 'defects'])('refuses %s it does not know', async (path) => {
    expect((await call('POST', path, { name: 'nonsense' })).status).toBe(400);
  });
});
