import { beforeEach, describe, expect, it } from 'vitest';
import type { Nhs } from '../create-nhs.ts';
import {
  assertion,
  authorizePath,
  call,
  choose,
  cis2TokenUrl,
  codeForm,
  form,
  nhsAt,
  redirectUri,
  secret,
  signInAs,
  start,
  ticketOf,
  tokenUrl,
} from '../test/signing-in.ts';

const priya = '999000000101';
const [ola, ward, surgery] = ['999000000105', '999000000205', '999000000206'];
const kit = '999000000106';

let nhs: Nhs;
let at: number;
beforeEach(() => {
  at = start;
  nhs = nhsAt(() => at);
});

describe('a request to sign somebody in', () => {
  it('shows a page that cannot be framed, with no script, and everybody on it', async () => {
    const answer = await call(nhs, authorizePath());
    const page = await answer.text();
    expect(answer.headers.get('X-Frame-Options')).toBe('DENY');
    expect(answer.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
    expect(answer.headers.get('Content-Security-Policy')).toContain(
      "form-action 'self' https://safelight.example;",
    );
    expect(page.match(/name="person"/g)).toHaveLength(6);
    expect(page).toContain('Priya SAMPLE');
    expect(page).not.toMatch(/<script|\sstyle=/);
  });

  it.each([
    ['an application that is not registered', { client_id: 'somebody' }],
    ['another redirect URI', { redirect_uri: 'https://evil.example/' }],
    ['more behind the redirect URI', { redirect_uri: `${redirectUri}/x` }],
    ['a query on the redirect URI', { redirect_uri: `${redirectUri}?x=1` }],
    ['no redirect URI', { redirect_uri: undefined }],
  ])('of %s sends nobody anywhere', async (_, change) => {
    const answer = await call(nhs, authorizePath(change));
    expect(answer.status).toBe(400);
    expect(answer.headers.get('Location')).toBeNull();
  });

  it.each([
    ['another flow', { response_type: 'id_token' }, 'unsupported_response_type'],
    ['no state', { state: undefined }, 'invalid_request'],
    ['no nonce', { nonce: undefined }, 'invalid_request'],
    ['no PKCE', { code_challenge: undefined, code_challenge_method: undefined }, 'invalid_request'],
    ['plain PKCE', { code_challenge_method: 'plain' }, 'invalid_request'],
    ['a challenge that is none', { code_challenge: 'short' }, 'invalid_request'],
    ['no openid', { scope: 'profile' }, 'invalid_scope'],
    ['a scope that is not known', { scope: 'openid everything' }, 'invalid_scope'],
    ['a level that is not known', { acr_values: 'AAL9' }, 'invalid_request'],
    ['nobody to be asked', { prompt: 'none' }, 'login_required'],
  ])('with %s goes back with the error and its state', async (_, change, error) => {
    const back = new URL((await call(nhs, authorizePath(change))).headers.get('Location') ?? '');
    expect(back.href.startsWith(redirectUri)).toBe(true);
    expect(back.searchParams.get('error')).toBe(error);
    expect(back.searchParams.get('state')).toBe('state' in change ? null : 's1');
  });

  it('with anything twice is refused', async () => {
    const back = (await call(nhs, `${authorizePath()}&scope=openid`)).headers.get('Location') ?? '';
    expect(new URL(back).searchParams.get('error')).toBe('invalid_request');
  });
});

describe('the sign-in page', () => {
  it('sends a person who cancels back without a code', async () => {
    const { searchParams } = await choose(nhs, authorizePath(), { cancel: 'yes' });
    expect(searchParams.get('error')).toBe('access_denied');
    expect(searchParams.get('state')).toBe('s1');
    expect(searchParams.has('code')).toBe(false);
  });

  it('asks a person with two roles which, and takes only one of theirs', async () => {
    const ticket = ticketOf(await (await call(nhs, authorizePath())).text());
    const ask = (role?: string) =>
      call(nhs, '/cis2/sign-in', form({ ticket, person: ola, ...(role !== undefined && { role }) }));
    const page = await (await ask()).text();
    expect(page.match(/name="role"/g)).toHaveLength(2);
    expect((await ask('999000000201')).status).toBe(200);
    expect((await ask(surgery)).status).toBe(303);
  });

  it('is good once, and for ten minutes', async () => {
    const ticket = ticketOf(await (await call(nhs, authorizePath())).text());
    const press = (one: string) => call(nhs, '/cis2/sign-in', form({ ticket: one, person: priya }));
    expect((await press(ticket)).status).toBe(303);
    expect((await press(ticket)).status).toBe(400);
    const late = ticketOf(await (await call(nhs, authorizePath())).text());
    at += 600_000;
    expect((await press(late)).status).toBe(400);
  });
});

describe('a code', () => {
  const code = async () =>
    (await choose(nhs, authorizePath(), { person: priya })).searchParams.get('code') ?? '';
  const change = async (fields: Readonly<Record<string, string>>) => {
    const answer = await call(nhs, '/cis2/access_token', form(fields));
    const body = (await answer.json()) as { error?: string; access_token?: string };
    return { status: answer.status, ...body };
  };
  const userinfo = async (token = '') =>
    (await call(nhs, '/cis2/userinfo', { headers: { Authorization: `Bearer ${token}` } })).status;

  it('that comes twice gives nothing and takes back what it gave', async () => {
    const once = await code();
    const first = await change(await codeForm(at, once));
    expect(await userinfo(first.access_token)).toBe(200);
    expect(await change(await codeForm(at, once))).toMatchObject({ status: 400, error: 'invalid_grant' });
    expect(await userinfo(first.access_token)).toBe(401);
  });

  it.each([
    ['another verifier', { code_verifier: 'x'.repeat(43) }],
    ['no verifier', { code_verifier: '' }],
    ['another redirect URI', { redirect_uri: 'https://evil.example/' }],
    ['a code that is made up', { code: 'made-up' }],
  ])('is refused with %s', async (_, wrong) => {
    const fields = { ...(await codeForm(at, await code())), ...wrong };
    expect(await change(fields)).toMatchObject({ status: 400, error: 'invalid_grant' });
  });

  it('is refused after a minute, and to another application', async () => {
    const late = await code();
    const stolen = await code();
    const asSecret = { client_id: 'cis2-secret', client_secret: secret };
    const {
      client_assertion_type: _type,
      client_assertion: _assertion,
      ...rest
    } = await codeForm(at, stolen);
    expect(await change({ ...rest, ...asSecret })).toMatchObject({ status: 400, error: 'invalid_grant' });
    at += 60_000;
    expect(await change(await codeForm(at, late))).toMatchObject({ status: 400, error: 'invalid_grant' });
  });

  const seconds = start / 1000;
  it.each([
    ['another audience', { aud: tokenUrl }, {}],
    ['the issuer as its audience', { aud: cis2TokenUrl.replace('/access_token', '') }, {}],
    ['more than five minutes to live', { exp: seconds + 301 }, {}],
    ['no time left', { exp: seconds }, {}],
    ['no id', { jti: undefined }, {}],
    ['another application', { iss: 'app', sub: 'app' }, {}],
    ['a key that is not known', {}, { kid: 'k2' }],
  ])('is refused with an assertion that has %s', async (_, claims, header) => {
    const client_assertion = await assertion(at, cis2TokenUrl, claims, header);
    const fields = { ...(await codeForm(at, await code())), client_assertion };
    expect(await change(fields)).toMatchObject({ status: 401, error: 'invalid_client' });
  });

  it('is refused with an assertion that was used', async () => {
    const client_assertion = await assertion(at, cis2TokenUrl);
    const ask = async () => change({ ...(await codeForm(at, await code())), client_assertion });
    expect((await ask()).status).toBe(200);
    expect(await ask()).toMatchObject({ status: 401, error: 'invalid_client' });
  });

  it.each([
    ['a wrong secret', { client_id: 'cis2-secret', client_secret: 'wrong' }],
    ['an empty secret', { client_id: 'cis2-app', client_secret: '' }],
    ['nothing to show', { client_id: 'cis2-app' }],
  ])('is refused with %s', async (_, shown) => {
    const fields = {
      grant_type: 'authorization_code',
      code: await code(),
      redirect_uri: redirectUri,
      ...shown,
    };
    expect(await change(fields)).toMatchObject({ status: 401, error: 'invalid_client' });
  });
});

describe('userinfo', () => {
  const claims = async (person: string, role?: string): Promise<Readonly<Record<string, unknown>>> => {
    const { access_token } = await signInAs(nhs, at, person, role);
    const headers = { Authorization: `Bearer ${access_token}` };
    return (await (await call(nhs, '/cis2/userinfo', { headers })).json()) as Record<string, unknown>;
  };

  it('says who, their roles with activities, their organisations and the role they chose', async () => {
    expect(await claims(ola, ward)).toMatchObject({
      sub: ola,
      uid: ola,
      nhsid_useruid: ola,
      name: 'SPECIMEN Ola',
      given_name: 'Ola',
      family_name: 'SPECIMEN',
      selected_roleid: ward,
      nhsid_user_orgs: [
        { org_name: 'Testshire Royal', org_code: 'TST01' },
        { org_name: 'Elm Surgery', org_code: 'ELM01' },
      ],
      nhsid_nrbac_roles: [
        {
          person_roleid: ward,
          org_code: 'TST01',
          role_code: 'S8000:G8000:R8001',
          role_name: '"Clinical":"Clinical Provision":"Nurse Access Role"',
          activity_codes: ['B0107'],
        },
        { person_roleid: surgery, org_code: 'ELM01', activity_codes: ['B0170'] },
      ],
    });
  });

  it('of somebody without a role has none, and none was chosen', async () => {
    const none = await claims(kit);
    expect(none['nhsid_nrbac_roles']).toEqual([]);
    expect(none).not.toHaveProperty('selected_roleid');
  });

  it('says no more than the scopes that were asked for', async () => {
    const back = await choose(nhs, authorizePath({ scope: 'openid profile' }), { person: ola });
    const answer = await call(
      nhs,
      '/cis2/access_token',
      form(await codeForm(at, back.searchParams.get('code') ?? '')),
    );
    const { access_token } = (await answer.json()) as { access_token: string };
    const headers = { Authorization: `Bearer ${access_token}` };
    const said = (await (await call(nhs, '/cis2/userinfo', { headers })).json()) as object;
    expect(Object.keys(said)).toEqual(['sub', 'name', 'given_name', 'family_name', 'uid']);
  });

  it('is refused when the token has run out, or is none', async () => {
    const { access_token } = await signInAs(nhs, at, priya);
    const ask = async (token: string) =>
      (await call(nhs, '/cis2/userinfo', { headers: { Authorization: `Bearer ${token}` } })).status;
    expect(await ask('made-up')).toBe(401);
    at += 3_599_000;
    expect(await ask(access_token)).toBe(401);
  });
});
