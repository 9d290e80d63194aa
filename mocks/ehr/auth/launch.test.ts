import { createRemoteJWKSet, jwtVerify } from 'jose';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { appOrigin, serveEhr, type RunningEhr } from '../test/http.ts';
import { authorizeUrl, exchange, follow, launch, makePkce } from '../test/smart-client.ts';

let running: RunningEhr;
beforeAll(async () => {
  running = await serveEhr();
});
beforeEach(() => running.ehr.control.reset());
afterAll(() => running.close());

const launchId = () => running.ehr.control.launch({ user: 'gp', patient: 'ada' }).launch;

test('a launch from the record system asks nobody to sign in and gives its context with the token', async () => {
  const token = await launch(running, {
    options: { intent: 'record-concern', styleUrl: 'http://s.test/1.json' },
  });
  expect(token).toMatchObject({
    token_type: 'Bearer',
    expires_in: 3600,
    patient: 'ada',
    intent: 'record-concern',
    smart_style_url: 'http://s.test/1.json',
    need_patient_banner: true,
    tenant: 'sandbox',
    fhirContext: [{ reference: 'PractitionerRole/ed-nurse-role' }],
  });
  expect(token['encounter']).toMatch(/^ada-visit-/);
  expect(token.scope.split(' ')).toContain('patient/Condition.crs');
});

test('the id_token verifies against the published keys and names the person', async () => {
  const { id_token } = await launch(running);
  const keys = createRemoteJWKSet(new URL(`${running.origin}/auth/jwks`));
  const { payload, protectedHeader } = await jwtVerify(id_token ?? '', keys, {
    issuer: running.base,
    audience: 'safelight',
  });
  expect(protectedHeader.alg).toBe('RS256');
  expect(payload).toMatchObject({
    sub: 'ed-nurse',
    nonce: 'some-nonce',
    fhirUser: `${running.base}/Practitioner/ed-nurse`,
  });
});

test('options of a launch are kept', async () => {
  const options = {
    noEncounter: true,
    noRefresh: true,
    needPatientBanner: false,
    tokenSeconds: 2,
    withheldScopes: ['Flag', 'patient/Patient.rs'],
  };
  const token = await launch(running, { options });
  expect(token).toMatchObject({ need_patient_banner: false, expires_in: 2 });
  expect([token['encounter'], token.refresh_token]).toEqual([undefined, undefined]);
  expect(token.scope).toBe('launch openid fhirUser patient/Condition.crs user/Practitioner.rs');
});

test.each<[string, Record<string, string | undefined>]>([
  ['the plain PKCE method', { code_challenge_method: 'plain' }],
  ['no PKCE', { code_challenge: undefined, code_challenge_method: undefined }],
  ['another server as aud', { aud: 'http://elsewhere.example/fhir' }],
  ['no aud', { aud: undefined }],
  ['an unknown launch id', { launch: 'made-up' }],
])('refuses %s', async (_what, change) => {
  const { end } = await follow(
    authorizeUrl(running, makePkce().challenge, { launch: launchId(), ...change }),
  );
  expect(end?.searchParams.get('error')).toBe('invalid_request');
  expect(end?.searchParams.get('code')).toBeNull();
});

test.each<[string, Record<string, string>]>([
  ['a redirect below the registered one', { redirect_uri: `${appOrigin}/elsewhere` }],
  ['an unknown client', { client_id: 'somebody' }],
])('answers %s itself and redirects nowhere', async (_what, change) => {
  const { end, response } = await follow(
    authorizeUrl(running, makePkce().challenge, { launch: launchId(), ...change }),
  );
  expect([end, response.status]).toEqual([undefined, 400]);
});

test('a launch id and a code are each good once; a wrong verifier gets nothing', async () => {
  const id = launchId();
  const { verifier, challenge } = makePkce();
  const { end } = await follow(authorizeUrl(running, challenge, { launch: id }));
  const code = end?.searchParams.get('code') ?? '';
  expect((await exchange(running, code, makePkce().verifier)).status).toBe(400);
  expect((await exchange(running, code, verifier)).status).toBe(200);
  expect((await exchange(running, code, verifier)).status).toBe(400);
  const again = await follow(authorizeUrl(running, challenge, { launch: id }));
  expect(again.end?.searchParams.get('error')).toBe('invalid_request');
});

test('an authorization request may be posted', async () => {
  const url = new URL(authorizeUrl(running, makePkce().challenge, { launch: launchId() }));
  const { end } = await follow(`${running.origin}/auth/authorize`, {
    method: 'POST',
    body: url.searchParams,
  });
  expect(end?.searchParams.get('code')).toBeTruthy();
});

test('a second person in the same browser is signed in as that person', async () => {
  const first = makePkce();
  const { cookies } = await follow(authorizeUrl(running, first.challenge, { launch: launchId() }));
  const second = makePkce();
  const lead = running.ehr.control.launch({ user: 'lead', patient: 'bo' }).launch;
  const { end } = await follow(authorizeUrl(running, second.challenge, { launch: lead }), {}, cookies);
  const answer = await exchange(running, end?.searchParams.get('code') ?? '', second.verifier);
  expect(await answer.json()).toMatchObject({ patient: 'bo' });
});

test('a launch from the menu names no child and no visit', async () => {
  const { verifier, challenge } = makePkce();
  const { launch: id } = running.ehr.control.launch({ user: 'lead' });
  const { end } = await follow(authorizeUrl(running, challenge, { launch: id }));
  const answer: unknown = await (
    await exchange(running, end?.searchParams.get('code') ?? '', verifier)
  ).json();
  expect(answer).toMatchObject({ tenant: 'sandbox' });
  for (const absent of ['patient', 'encounter']) expect(answer).not.toHaveProperty(absent);
});

test('a standalone launch asks who and which child', async () => {
  const { verifier, challenge } = makePkce();
  const scope = 'launch/patient openid fhirUser patient/Patient.rs';
  const shown = await follow(authorizeUrl(running, challenge, { scope }));
  expect(await shown.response.text()).toContain('TESTCHILD, Ada');
  const { end } = await follow(
    shown.response.url,
    { method: 'POST', body: new URLSearchParams({ user: 'gp', patient: 'bo' }) },
    shown.cookies,
  );
  const answer = await exchange(running, end?.searchParams.get('code') ?? '', verifier);
  expect(await answer.json()).toMatchObject({ patient: 'bo', scope });
});

test('a refused sign-in comes back to the app as one', async () => {
  running.ehr.control.setFault({ step: 'authorize', kind: 'denied' });
  const { end } = await follow(authorizeUrl(running, makePkce().challenge, { launch: launchId() }));
  expect(end?.searchParams.get('error')).toBe('access_denied');
});
