import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { appOrigin, serveEhr, type RunningEhr } from '../test/http.ts';
import { launch, postForm, refresh, type TokenAnswer } from '../test/smart-client.ts';

let running: RunningEhr;
beforeAll(async () => {
  running = await serveEhr();
});
beforeEach(() => running.ehr.control.reset());
afterAll(() => running.close());

const readPatient = (token: string) =>
  fetch(`${running.base}/Patient/ada`, { headers: { authorization: `Bearer ${token}`, origin: appOrigin } });

test('a refresh token is changed at every use, and a used one ends the whole authorization', async () => {
  const first = await launch(running);
  const answer = await refresh(running, first.refresh_token);
  const second = (await answer.json()) as TokenAnswer;
  expect(second).toMatchObject({ patient: 'ada', encounter: first['encounter'] });
  expect(second.refresh_token).not.toBe(first.refresh_token);
  expect((await readPatient(second.access_token)).status).toBe(200);

  expect((await refresh(running, first.refresh_token)).status).toBe(400);
  expect((await refresh(running, second.refresh_token)).status).toBe(400);
  expect((await readPatient(second.access_token)).status).toBe(401);
});

test('a made-up refresh token and a refresh without the client are refused', async () => {
  const { refresh_token } = await launch(running);
  expect((await refresh(running, 'made-up')).status).toBe(400);
  const noClient = await postForm(`${running.origin}/auth/token`, {
    grant_type: 'refresh_token',
    refresh_token: refresh_token ?? '',
  });
  expect(noClient.status).toBe(400);
});

test('introspection gives the launch context of a live token', async () => {
  const { access_token } = await launch(running);
  const ask = () =>
    postForm(`${running.origin}/auth/introspect`, { token: access_token, client_id: 'safelight' });
  const live: unknown = await (await ask()).json();
  expect(live).toMatchObject({
    active: true,
    client_id: 'safelight',
    iss: running.base,
    sub: 'ed-nurse',
    patient: 'ada',
    fhirUser: `${running.base}/Practitioner/ed-nurse`,
  });
  await postForm(`${running.origin}/auth/revoke`, { token: access_token, client_id: 'safelight' });
  expect(await (await ask()).json()).toEqual({ active: false });
  expect((await readPatient(access_token)).status).toBe(401);
});

test('a reset forgets every token', async () => {
  const { access_token } = await launch(running);
  running.ehr.control.reset();
  expect((await readPatient(access_token)).status).toBe(401);
});

test('only the registered origin may read, and anybody may discover', async () => {
  const preflight = (url: string, origin: string, method: string) =>
    fetch(url, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': method,
        'access-control-request-headers': 'authorization',
      },
    });
  const allowed = async (response: Promise<Response>) =>
    (await response).headers.get('access-control-allow-origin');
  expect(await allowed(preflight(`${running.base}/Patient/ada`, appOrigin, 'GET'))).toBe(appOrigin);
  expect(await allowed(preflight(`${running.base}/Patient/ada`, 'http://evil.test', 'GET'))).toBeNull();
  expect(await allowed(preflight(`${running.origin}/auth/token`, appOrigin, 'POST'))).toBe(appOrigin);
  const discovery = `${running.base}/.well-known/smart-configuration`;
  expect(await allowed(fetch(discovery, { headers: { origin: 'http://evil.test' } }))).toBe('*');
  const { access_token } = await launch(running);
  expect(await allowed(readPatient(access_token))).toBe(appOrigin);
  const foreign = await fetch(`${running.origin}/auth/token`, {
    method: 'POST',
    headers: { origin: 'http://evil.test' },
    body: new URLSearchParams({ grant_type: 'refresh_token', refresh_token: 'x', client_id: 'safelight' }),
  });
  expect(foreign.headers.get('access-control-allow-origin')).toBeNull();
});

test('discovery says what SMART 2.2 asks of it', async () => {
  const answer = await fetch(`${running.base}/.well-known/smart-configuration`);
  expect(await answer.json()).toMatchObject({
    issuer: running.base,
    jwks_uri: `${running.origin}/auth/jwks`,
    code_challenge_methods_supported: ['S256'],
    grant_types_supported: ['authorization_code', 'refresh_token'],
    capabilities: expect.arrayContaining(['launch-ehr', 'client-public', 'permission-v2']) as unknown,
  });
});
