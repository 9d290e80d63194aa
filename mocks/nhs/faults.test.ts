import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parseNhsNumber } from '../../src/domain/nhs-number.ts';
import type { Nhs } from './create-nhs.ts';
import { endpoints, type Endpoint, type FaultName } from './switches.ts';
import {
  bearerFor,
  call,
  choose,
  authorizePath,
  codeForm,
  exchangeForm,
  form,
  nhsAt,
  origin,
  recordOf,
  secret,
  signed,
  signInAs,
  start,
  tokenUrl,
  verifier,
  redirectUri,
} from './test/signing-in.ts';

const nhsNumber = parseNhsNumber('9990123454') ?? expect.fail();
const ravi = '999000000103';

const nhs: Nhs = nhsAt(() => start, { records: () => recordOf(nhsNumber) });
beforeEach(() => nhs.control.reset());

const numbered = encodeURIComponent(`https://fhir.nhs.uk/Id/nhs-number|${nhsNumber}`);
const flag = 'child-protection-information-system-flag';
const reads = {
  'care-team': `/cpis/FHIR/R4/CareTeam?patient:identifier=${numbered}`,
  'audit-event': `/cpis/FHIR/R4/AuditEvent?patient:identifier=${numbered}`,
  flags: `/patient-flags-api/FHIR/R4/PatientFlag?patient=${nhsNumber}`,
  'flag-detail': `/patient-flags-api/FHIR/R4/PatientFlag?patient=${nhsNumber}&code=${flag}`,
} as const;

/** A request to each endpoint that is right in every way, made while all is well. */
async function requestTo(endpoint: Endpoint): Promise<[string, RequestInit]> {
  switch (endpoint) {
    case 'token':
      return [
        '/oauth2/token',
        form({ grant_type: 'client_credentials', ...(await signed(start, tokenUrl)) }),
      ];
    case 'cis2-token': {
      const code = (await choose(nhs, authorizePath(), { person: ravi })).searchParams.get('code') ?? '';
      return ['/cis2/access_token', form(await codeForm(start, code))];
    }
    case 'cis2-userinfo': {
      const { access_token } = await signInAs(nhs, start, ravi);
      return ['/cis2/userinfo', { headers: { Authorization: `Bearer ${access_token}` } }];
    }
    case 'exchange': {
      const { id_token } = await signInAs(nhs, start, ravi);
      return ['/oauth2/token', form(await exchangeForm(start, id_token))];
    }
    case 'care-team':
    case 'audit-event':
    case 'flags':
    case 'flag-detail':
      return [
        reads[endpoint],
        {
          headers: {
            Authorization: `Bearer ${await bearerFor(nhs, start, ravi)}`,
            TraceID: crypto.randomUUID(),
            IsUnscheduledAccessEvent: 'false',
          },
        },
      ];
  }
}

async function under(fault: FaultName, endpoint: Endpoint): Promise<Response> {
  const [path, init] = await requestTo(endpoint);
  nhs.control.setFault({ name: fault, on: endpoint });
  return call(nhs, path, init);
}
const whole = async (answer: Response) => answer.text().catch((error: unknown) => error);

const statuses = ['400', '401', '403', '404', '408', '429', '500'] as const;

describe.each(endpoints.map((endpoint) => [endpoint]))('%s', (endpoint) => {
  it('answers when all is well', async () => {
    const [path, init] = await requestTo(endpoint);
    expect((await call(nhs, path, init)).status).toBe(200);
  });

  it.each([
    ['dns', 'ENOTFOUND'],
    ['refused', 'ECONNREFUSED'],
  ] as const)('%s is a connection that never was', async (fault, code) => {
    await expect(under(fault, endpoint)).rejects.toMatchObject({ message: 'fetch failed', cause: { code } });
  });

  it.each(statuses)('%s is that status, with a body of its kind', async (status) => {
    const answer = await under(status, endpoint);
    expect(answer.status).toBe(Number(status));
    const body = (await answer.json()) as { resourceType?: string; error?: string };
    if (endpoint in reads) expect(body.resourceType).toBe('OperationOutcome');
    else expect(body.error).toEqual(expect.any(String));
  });

  it('html is a web page with status 200', async () => {
    const answer = await under('html', endpoint);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('Content-Type')).toBe('text/html');
  });

  it('empty-200 is nothing with status 200', async () => {
    const answer = await under('empty-200', endpoint);
    expect([answer.status, await answer.text()]).toEqual([200, '']);
  });

  it('cut begins, and breaks', async () => {
    const answer = await under('cut', endpoint);
    expect(answer.status).toBe(200);
    expect(await whole(answer)).toBeInstanceOf(TypeError);
  });

  it('slow comes when it is let go', async () => {
    const answer = under('slow', endpoint);
    await expect.poll(() => nhs.control.held()).toBe(1);
    nhs.control.release();
    expect((await answer).status).toBe(200);
  });
});

describe('clock-skew', () => {
  it.each([
    ['token', 400],
    ['exchange', 400],
    ['cis2-token', 401],
    ['care-team', 401],
    ['flags', 401],
  ] as const)('on %s refuses with %i what is good by our clock', async (endpoint, status) => {
    expect((await under('clock-skew', endpoint)).status).toBe(status);
  });

  it('lets an application with a secret in, to an id_token from the future', async () => {
    const path = authorizePath({ client_id: 'cis2-secret' });
    const code = (await choose(nhs, path, { person: ravi })).searchParams.get('code') ?? '';
    nhs.control.setFault({ name: 'clock-skew', on: 'cis2-token' });
    const answer = await call(
      nhs,
      '/cis2/access_token',
      form({
        grant_type: 'authorization_code',
        client_id: 'cis2-secret',
        client_secret: secret,
        code,
        redirect_uri: redirectUri,
        code_verifier: verifier,
      }),
    );
    const { id_token } = (await answer.json()) as { id_token: string };
    expect(decodeJwt(id_token).iat).toBe(start / 1000 + 600);
  });
});

describe('expired-key', () => {
  it.each(['token', 'exchange', 'cis2-token'] as const)('on %s: our key is not known', async (endpoint) => {
    const answer = await under('expired-key', endpoint);
    expect(answer.status).toBe(401);
    expect(await answer.text()).toContain('no matching public key');
  });

  it('changes nothing where nothing of ours is signed', async () => {
    expect((await under('expired-key', 'care-team')).status).toBe(200);
    expect((await under('expired-key', 'cis2-userinfo')).status).toBe(200);
  });
});

it('superseded says so as other APIs of the platform do, and tells nobody', async () => {
  const answer = await under('superseded', 'care-team');
  const { issue } = (await answer.json()) as fhir4.OperationOutcome;
  expect([answer.status, issue[0]?.details?.coding?.[0]?.code]).toEqual([404, 'INVALIDATED_RESOURCE']);
  expect(nhs.control.inbox()).toEqual([]);
});

describe('over HTTP', () => {
  let server: Server;
  let base: string;
  beforeAll(async () => {
    const listener = getRequestListener((request, env) =>
      nhs.fetch(new Request(request.url.replace(base, origin), request), {
        incoming: (env as HttpBindings).incoming,
      }),
    );
    server = createServer((incoming, outgoing) => void listener(incoming, outgoing));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  it.each(['dns', 'refused'] as const)('%s ends the connection without a byte', async (fault) => {
    const [path, init] = await requestTo('exchange');
    nhs.control.setFault({ name: fault, on: 'exchange' });
    await expect(fetch(base + path, init)).rejects.toThrow('fetch failed');
  });

  it.each(['token', 'care-team'] as const)('cut on %s gives a status, and then breaks', async (endpoint) => {
    const [path, init] = await requestTo(endpoint);
    nhs.control.setFault({ name: 'cut', on: endpoint });
    const answer = await fetch(base + path, init);
    expect(answer.status).toBe(200);
    expect(await whole(answer)).toBeInstanceOf(TypeError);
  });
});
