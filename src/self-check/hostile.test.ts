import { gzipSync } from 'node:zlib';
import type { RequestListener } from 'node:http';
import { expect, test } from 'vitest';
import { plainSend } from '../fhir/plain-send.ts';
import { connectWith } from './connect.ts';
import type { SelfCheckInput } from './input.ts';
import { reportAsHtml } from './report/as-html.ts';
import { reportAsJson } from './report/as-json.ts';
import { reportAsJunit } from './report/as-junit.ts';
import { answering, json, outcomeOf, runOn, serve, token } from './testing-server.ts';

const anonymous: SelfCheckInput['signIn'] = { kind: 'none', why: 'Nobody signs in.' };
const patient = json({ resourceType: 'Patient', id: 'child' });

test.each([
  ['an entry that is nothing', { entry: [null] }, 'search'],
  ['one entry in place of a list', { entry: { resource: { resourceType: 'Condition' } } }, 'search'],
  ['one link in place of a list', { link: { relation: 'next', url: 'Condition?page=2' } }, 'pages'],
  ['a next link without an address', { link: [null, { relation: 'next' }] }, 'pages'],
])('a list with %s is not met, and the run goes on', async (_, more, line) => {
  const bundle = json({ resourceType: 'Bundle', type: 'searchset', ...more });
  const base = await serve(answering({ 'Patient/child': patient, Condition: bundle }));
  const checked = await runOn(`${base}/fhir`);
  expect(outcomeOf(checked, `${line}:Condition`).status).toBe('fail');
  expect(outcomeOf(checked, 'run-whole').status).toBe('pass');
});

test.each([
  ['nothing in place of a part', { rest: [null] }],
  ['nothing in place of a resource', { rest: [{ mode: 'server', resource: [null] }] }],
  ['an object in place of a list', { rest: [{ mode: 'server', resource: {}, interaction: {} }] }],
  ['no rest', {}],
])('a capability statement with %s stops nothing', async (_, more) => {
  const base = await serve(
    answering({ metadata: json({ resourceType: 'CapabilityStatement', fhirVersion: '4.0.1', ...more }) }),
  );
  const checked = await runOn(`${base}/fhir`, { signIn: anonymous });
  expect(outcomeOf(checked, 'run-whole').status).toBe('pass');
});

const sizeOfPart = 1 << 20;
const bomb = gzipSync(Buffer.alloc(64 * sizeOfPart, 32));
const hostile: Readonly<Record<string, RequestListener>> = {
  hangs: () => undefined,
  'breaks off': (_request, response) => response.destroy(),
  'sends without end': (_request, response) => {
    const more = () => {
      while (!response.destroyed && response.write(Buffer.alloc(sizeOfPart, 32)));
    };
    response.on('drain', more);
    more();
  },
  'packs far more than it sends': (_request, response) => {
    response.writeHead(200, { 'content-encoding': 'gzip', 'content-type': 'application/json' }).end(bomb);
  },
  'leads round in a circle': (request, response) => {
    response.writeHead(302, { location: request.url }).end();
  },
};

test.each(Object.entries(hostile))('a server that %s leaves a whole report', async (_, listener) => {
  const base = await serve(listener);
  const checked = await runOn(`${base}/fhir`, { signIn: anonymous });
  expect(outcomeOf(checked, 'discovery-answers').status).toBe('fail');
  expect(outcomeOf(checked, 'run-whole').status).toBe('pass');
});

test('a run whose time is up says what was not tried, and is not well', async () => {
  const base = await serve(() => undefined);
  const stop = new AbortController();
  const checked = await runOn(`${base}/fhir`, {
    stop: stop.signal,
    send: plainSend(60_000),
    onProgress: ({ trying }) => {
      if (trying === 'metadata' || trying.startsWith('.well-known')) setTimeout(() => stop.abort(), 20);
    },
  });
  expect(outcomeOf(checked, 'run-whole').status).toBe('fail');
  expect(outcomeOf(checked, 'metadata')).toMatchObject({ status: 'not-tried', because: 'run-whole' });
});

test('a redirect counts with what it allows, and none is followed with a token', async () => {
  const asked: string[] = [];
  const elsewhere = await serve((request, response) => {
    asked.push(request.headers.authorization ?? 'nobody');
    response.writeHead(200, { 'access-control-allow-origin': '*' }).end('{"capabilities":[]}');
  });
  const base = await serve((request, response) => {
    response.writeHead(307, { location: `${elsewhere}${request.url ?? ''}` }).end();
  });
  const checked = await runOn(`${base}/fhir`);
  expect(outcomeOf(checked, 'discovery-answers').status).toBe('pass');
  expect(outcomeOf(checked, 'cors-discovery').status).toBe('fail');
  expect(outcomeOf(checked, 'cors-fhir').status).toBe('fail');
  expect(outcomeOf(checked, 'patient-read')).toMatchObject({
    status: 'fail',
    found: 'It answers with a redirect, and a token is not sent on to another address.',
  });
  expect(asked.filter((one) => one !== 'nobody')).toEqual([]);
});

test('no code and no token goes to an address that is not encrypted', async () => {
  const document = json({
    token_endpoint: 'http://ehr.example/token',
    authorization_endpoint: 'javascript:alert(1)',
  });
  const base = await serve(answering({ '.well-known/smart-configuration': document }));
  let opened = false;
  const checked = await runOn(`${base}/fhir`, {
    signIn: {
      kind: 'make',
      authorizer: {
        clientId: 'app',
        scope: 'openid',
        redirectUri: 'http://127.0.0.1:1/',
        connect: connectWith,
        open: () => {
          opened = true;
          return Promise.resolve(undefined);
        },
      },
    },
  });
  expect(opened).toBe(false);
  expect(outcomeOf(checked, 'discovery-https').status).toBe('fail');
  expect(outcomeOf(checked, 'authorize')).toMatchObject({ status: 'not-tried', because: 'discovery-https' });
});

test('nothing is sent with a token to a base that is not encrypted', async () => {
  const asked: string[] = [];
  const checked = await runOn('http://ehr.example/fhir', {
    send: ({ url }) => {
      asked.push(url);
      return Promise.resolve({ kind: 'no-answer', ms: 1 });
    },
  });
  expect(outcomeOf(checked, 'discovery-https').status).toBe('fail');
  expect(outcomeOf(checked, 'patient-read')).toMatchObject({
    status: 'not-tried',
    because: 'discovery-https',
  });
});

test('a server that repeats the token, people and markup leaves none of it in a report', async () => {
  const echoed = `Bearer ${token} TESTCHILD 999 000 0018 <script>alert(1)</script> ]]> \u0001 child`;
  const body = JSON.stringify({
    resourceType: 'OperationOutcome',
    issue: [{ code: echoed, diagnostics: echoed }],
  });
  const base = await serve((_request, response) => {
    response
      .writeHead(403, { 'content-type': 'application/json', 'x-echo': token, etag: `"${token}"` })
      .end(body);
  });
  const checked = await runOn(`${base}/fhir`);
  const report = { base: `${base}/fhir`, at: '2026-11-20T11:31:00.000Z', as: 'command', checked } as const;
  const text = [reportAsJson(report), reportAsHtml(report), reportAsJunit(report, 'warn')].join('\n');
  for (const part of [token, 'TESTCHILD', '999 000 0018', 'alert(1)', ']]>', '\u0001'])
    expect(text).not.toContain(part);
});

test('pages that go on with nothing on them do not count as read', async () => {
  let page = 0;
  const base: string = await serve((request, response) => {
    if (request.url?.startsWith('/fhir/Patient/') === true) {
      answering({ 'Patient/child': patient })(request, response);
      return;
    }
    page += 1;
    const link = [{ relation: 'next', url: `${base}/fhir/Condition?page=${page}` }];
    response.end(JSON.stringify({ resourceType: 'Bundle', type: 'searchset', link }));
  });
  expect(outcomeOf(await runOn(`${base}/fhir`), 'pages:Condition').status).toBe('fail');
});

const known = {
  origins: ['https://ehr.example'],
  hubs: ['https://hub.example'],
  frameAncestors: ['https://desk.example'],
};
const handle = { smart_web_messaging_handle: 'h' };
const topic = { 'hub.topic': 't' };
test.each([
  ['messaging', {}, 'pass'],
  ['messaging', { ...handle, smart_web_messaging_origin: 'https://desk.example' }, 'pass'],
  ['messaging', handle, 'warn'],
  ['messaging', { ...handle, smart_web_messaging_origin: 'http://desk.example' }, 'warn'],
  ['messaging', { ...handle, smart_web_messaging_origin: 'https://elsewhere.example' }, 'warn'],
  ['fhircast', { ...topic, 'hub.url': 'https://hub.example/hub' }, 'pass'],
  ['fhircast', { ...topic, 'hub.url': ['https://hub.example/hub'] }, 'warn'],
  ['fhircast', { ...topic, 'hub.url': 'https://desk.example/hub' }, 'warn'],
  ['style', {}, 'pass'],
  ['style', { smart_style_url: 'style.json' }, 'warn'],
  ['style', { smart_style_url: 'https://elsewhere.example/style.json' }, 'warn'],
  ['style', { smart_style_url: 'https://ehr.example/style.json' }, 'pass'],
  ['style', { smart_style_url: 'https://ehr.example/large.json' }, 'warn'],
])('of %s that a launch offers, %j is a %s', async (of, offered, status) => {
  const checked = await runOn('https://ehr.example/fhir', {
    subject: {
      base: 'https://ehr.example/fhir',
      known,
      ...{ client: 'public', write: 'transaction', neverWrite: [], quirks: [], tenants: [] },
    },
    signIn: { kind: 'there', signedIn: { answer: { access_token: token, ...offered }, asked: '' } },
    send: ({ url }) =>
      Promise.resolve({
        kind: 'answered',
        status: 200,
        headers: new Headers({ 'access-control-allow-origin': '*' }),
        text: JSON.stringify({ color_background: url.includes('large') ? '#'.repeat(20_000) : '#fff' }),
        hops: [],
        ms: 1,
      }),
  });
  expect(outcomeOf(checked, `context-${of}`).status).toBe(status);
});
