import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { appOrigin, serveEhr, type RunningEhr } from '../test/http.ts';
import { authorizeUrl, exchange, follow, launch, makePkce } from '../test/smart-client.ts';
import type { FaultKind } from './fault.ts';

let running: RunningEhr;
beforeAll(async () => {
  running = await serveEhr();
});
beforeEach(() => running.ehr.control.reset());
afterAll(() => running.close());

const strike = (step: string, kind: FaultKind) => running.ehr.control.setFault({ step, kind, times: 1 });
const exchangeOnce = () => exchange(running, 'some-code', 'some-verifier');

test('a refused connection and a cut body fail as on a network', async () => {
  const { access_token } = await launch(running);
  const read = () =>
    fetch(`${running.base}/Condition?patient=ada`, { headers: { authorization: `Bearer ${access_token}` } });
  strike('Condition', 'refused');
  await expect(read()).rejects.toThrow('fetch failed');
  strike('Condition', 'cut');
  const cut = await read();
  expect(cut.status).toBe(200);
  await expect(cut.text()).rejects.toThrow('terminated');
  expect((await read()).status).toBe(200);
});

test('the token step can be refused, failing, cut or a page', async () => {
  strike('token', 'refused');
  await expect(exchangeOnce()).rejects.toThrow('fetch failed');
  strike('token', '500');
  const failed = await exchangeOnce();
  expect([failed.status, failed.headers.get('access-control-allow-origin')]).toEqual([500, appOrigin]);
  strike('token', 'cut');
  await expect(exchangeOnce().then((response) => response.text())).rejects.toThrow('terminated');
  strike('token', 'html');
  await expect(exchangeOnce().then((response) => response.json())).rejects.toThrow();
  expect((await exchangeOnce()).status).toBe(400);
});

test('a slow token step answers in the end', async () => {
  const { launch: handle } = running.ehr.control.launch({ user: 'gp', patient: 'ada' });
  const { verifier, challenge } = makePkce();
  const { end } = await follow(authorizeUrl(running, challenge, { launch: handle }));
  running.ehr.control.setFault({ step: 'token', kind: 'slow', ms: 50 });
  expect((await exchange(running, end?.searchParams.get('code') ?? '', verifier)).status).toBe(200);
});

test('discovery, keys and the sign-in page can fail', async () => {
  const discovery = `${running.base}/.well-known/smart-configuration`;
  strike('discovery', '404');
  expect((await fetch(discovery)).status).toBe(404);
  strike('discovery', 'no-pkce');
  expect(await (await fetch(discovery)).json()).toMatchObject({ code_challenge_methods_supported: [] });
  strike('jwks', '500');
  expect((await fetch(`${running.origin}/auth/jwks`)).status).toBe(500);
  strike('authorize', '500');
  expect((await fetch(authorizeUrl(running, makePkce().challenge))).status).toBe(500);
  strike('metadata', 'refused');
  await expect(fetch(`${running.base}/metadata`)).rejects.toThrow('fetch failed');
});
