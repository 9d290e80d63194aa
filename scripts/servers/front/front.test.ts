import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Grant } from '../../../mocks/ehr/contract.ts';
import { read } from './asked.ts';
import type { Authority } from './authority.ts';
import { openFront, type Front } from './front.ts';

const grant: Grant = {
  clientId: 'safelight',
  scope: 'patient/Patient.rs patient/Condition.crs patient/Provenance.crs user/Practitioner.rs',
  user: 'Practitioner/ed-nurse',
  patient: 'amara',
};
const authority: Authority = {
  name: 'a test',
  version: '1',
  smartConfiguration: { issuer: 'http://localhost' },
  grantOf: (token) => Promise.resolve(token === 'good' ? grant : undefined),
  open: () => 'launch',
};
const about = (child: string): fhir4.Condition => ({
  resourceType: 'Condition',
  subject: { reference: `Patient/${child}` },
});

let server: Server;
let front: Front;
const got: string[] = [];

beforeAll(async () => {
  server = createServer((incoming, outgoing) => {
    got.push(
      `${incoming.method ?? ''} ${incoming.url ?? ''} ${String(incoming.headers['x-forwarded-host'])}`,
    );
    expect(incoming.headers.authorization).toBeUndefined();
    const child = incoming.url?.includes('kai') === true ? 'kai' : 'amara';
    outgoing.end(JSON.stringify({ resourceType: 'Bundle', entry: [{ resource: about(child) }] }));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  front = await openFront(0, `http://127.0.0.1:${(server.address() as AddressInfo).port}/fhir`, authority);
});
afterAll(() => {
  front.close();
  server.close();
});

const ask = (path: string, how: { token?: string; method?: string; body?: unknown } = {}) =>
  fetch(`${front.iss}${path}`, {
    method: how.method ?? 'GET',
    headers: { ...(how.token === '' ? {} : { authorization: `Bearer ${how.token ?? 'good'}` }) },
    ...(how.body === undefined ? {} : { body: JSON.stringify(how.body) }),
  });
const transaction = (resource: fhir4.FhirResource): fhir4.Bundle => ({
  resourceType: 'Bundle',
  type: 'transaction',
  entry: [{ fullUrl: 'urn:uuid:1', resource, request: { method: 'POST', url: resource.resourceType } }],
});

describe('a protecting front', () => {
  it('lets nobody in without a good token, but to what anybody may read', async () => {
    expect((await ask('/Condition?patient=amara', { token: '' })).status).toBe(401);
    expect((await ask('/Condition?patient=amara', { token: 'old' })).status).toBe(401);
    expect((await ask('/.well-known/smart-configuration', { token: '' })).status).toBe(200);
    expect((await ask('/metadata', { token: '' })).status).toBe(200);
  });

  it('passes on what the token allows, under its own name', async () => {
    expect((await ask('/Condition?patient=amara')).status).toBe(200);
    expect(got.at(-1)).toBe(`GET /fhir/Condition?patient=amara ${new URL(front.iss).host}`);
  });

  it('refuses what no scope allows, and never shows another child', async () => {
    expect((await ask('/Flag?patient=amara')).status).toBe(403);
    expect((await ask('/Condition?patient=kai')).status).toBe(403);
    expect((await ask('/Condition/c1', { method: 'DELETE' })).status).toBe(403);
  });

  it('lets through to the server only what is written about the child of the launch', async () => {
    const before = got.length;
    for (const [path, body] of [
      ['/Condition', about('kai')],
      ['', transaction(about('kai'))],
      [
        '',
        transaction({
          resourceType: 'Flag',
          status: 'active',
          code: {},
          subject: { reference: 'Patient/amara' },
        }),
      ],
    ] as const)
      expect((await ask(path, { method: 'POST', body })).status, path).toBe(403);
    expect(got).toHaveLength(before);
    expect((await ask('', { method: 'POST', body: transaction(about('amara')) })).status).toBe(200);
  });

  it('loses one answer after the server has done what was asked', async () => {
    front.loseAnswer((method) => method === 'POST');
    const before = got.length;
    const lost = await ask('/Condition', { method: 'POST', body: about('amara') });
    await expect(lost.text()).rejects.toThrow();
    expect(got).toHaveLength(before + 1);
    expect((await ask('/Condition', { method: 'POST', body: about('amara') })).status).toBe(200);
  });
});

describe('what a request asks', () => {
  it('is read from its method and its path, and nothing is guessed', () => {
    expect(read('GET', 'Condition?patient=a', undefined)).toEqual({
      kind: 'things',
      things: [{ letter: 's', type: 'Condition' }],
    });
    expect(read('GET', 'Condition/c1', undefined)).toEqual({
      kind: 'things',
      things: [{ letter: 'r', type: 'Condition', id: 'c1' }],
    });
    expect(read('GET', '?_getpages=1', undefined)).toEqual({ kind: 'page' });
    for (const [method, path] of [
      ['GET', ''],
      ['GET', 'Condition/c1/_history'],
      ['POST', '$export'],
      ['PATCH', 'Condition/c1'],
      ['POST', ''],
    ] as const)
      expect(read(method, path, undefined), `${method} ${path}`).toEqual({ kind: 'unknown' });
  });
});
