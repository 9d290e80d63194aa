import { beforeEach, describe, expect, it, vi } from 'vitest';
import { pageConfig } from '../test/config-fixture.ts';
import { openSession } from './open-session.ts';
import { sessionFrom, type Signed } from './session-from.ts';

const state = '0123456789abcdef0123456789abcdef.ehr';
const idToken = `e30.${btoa(JSON.stringify({ nonce: 'n1' }))}.sig`;
const later = () => Math.floor(Date.now() / 1000) + 3600;

beforeEach(() => sessionStorage.clear());
const arriveAt = (address: string) => history.replaceState(null, '', address);

describe('coming back from the sign-in', () => {
  it.each([
    ['by itself', '/', { kind: 'opened-directly' }],
    ['with a state that this frame does not hold', `/?code=c&state=${state}`, { kind: 'state-lost' }],
    ['with a state that this app never made', '/?code=c&state=getItem', { kind: 'state-lost' }],
    [
      'refused',
      `/?error=access_denied&error_description=Cancelled&state=${state}`,
      { kind: 'sign-in-refused', error: 'access_denied' },
    ],
  ])('%s', async (_, address, failure) => {
    arriveAt(address);
    expect(await openSession(pageConfig)).toEqual({ ok: false, failure });
    expect(location.search).not.toMatch(/error/);
  });

  it('refused says why in the record system’s words where this frame began the sign-in, and in nobody else’s', async () => {
    sessionStorage.setItem(state, JSON.stringify({ serverUrl: 'https://ehr.example/fhir' }));
    arriveAt(`/?error=access_denied&error_description=Cancelled&state=${state}`);
    expect(await openSession(pageConfig)).toMatchObject({ failure: { description: 'Cancelled' } });
  });

  it.each(['{', '""', 'null', '7'])('with what is no sign-in in its place: %s', async (kept) => {
    sessionStorage.setItem(state, kept);
    arriveAt(`/?code=c&state=${state}`);
    expect(await openSession(pageConfig)).toEqual({ ok: false, failure: { kind: 'state-lost' } });
  });

  it('is said to be impossible where storage is blocked', async () => {
    arriveAt(`/?code=c&state=${state}`);
    const blocked = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('', 'SecurityError');
    });
    expect(await openSession(pageConfig)).toEqual({ ok: false, failure: { kind: 'storage-blocked' } });
    blocked.mockRestore();
  });

  it('takes the sign-in up again after a refresh, and leaves only the state in the address', async () => {
    sessionStorage.setItem(
      state,
      JSON.stringify({
        serverUrl: 'https://ehr.example/fhir',
        tokenUri: 'https://ehr.example/token',
        completeInTarget: true,
        key: state,
        expiresAt: later(),
        tokenResponse: { access_token: 't1', patient: 'amara', scope: 'launch patient/Patient.rs' },
      }),
    );
    arriveAt(`/?state=${state}&iss=https%3A%2F%2Fevil.example&patient=other&fhirServiceUrl=x#/concern`);
    const session = await openSession(pageConfig);
    expect(session).toMatchObject({ ok: true, value: { patientId: 'amara' } });
    expect(location.search + location.hash).toBe(`?state=${state}#/concern`);
  });
});

describe('a token answer', () => {
  const client = (answer: object, more: object = {}): Signed => ({
    state: {
      serverUrl: 'https://ehr.example/fhir',
      scope: 'launch patient/Flag.rs',
      expiresAt: later(),
      tokenResponse: { access_token: 't1', patient: 'amara', ...answer },
      ...more,
    },
    getFhirUser: () => 'Practitioner/p1',
    refresh: () => Promise.reject(new Error('refused')),
    getAuthorizationHeader: () => 'Bearer t1',
  });
  const read = (answer: object, more?: object) => sessionFrom(client(answer, more), state, pageConfig);

  it('becomes a session about its patient and nobody else', () => {
    const session = read(
      { encounter: 'v1', id_token: idToken, need_patient_banner: false, intent: 'x', tenant: 7 },
      { nonce: 'n1' },
    );
    expect(session).toMatchObject({
      ok: true,
      value: {
        patientId: 'amara',
        encounterId: 'v1',
        needPatientBanner: false,
        intent: 'x',
        fhir: { base: 'https://ehr.example/fhir', patientId: 'amara', fhirUser: 'Practitioner/p1' },
      },
    });
    expect(session.ok && 'tenant' in session.value).toBe(false);
    expect(session.ok && session.value.credentials()).toEqual({
      iss: 'https://ehr.example/fhir',
      accessToken: 't1',
      idToken,
      nonce: 'n1',
    });
  });

  it('of another sign-in is none, and is forgotten', () => {
    sessionStorage.setItem(state, '{}');
    expect(read({ id_token: idToken }, { nonce: 'n2' })).toMatchObject({
      ok: false,
      failure: { kind: 'token-refused' },
    });
    expect(sessionStorage).toHaveLength(0);
  });

  it('is not held to its nonce once it was renewed', () => {
    const held = client({ id_token: idToken }, { nonce: 'n1' });
    const session = sessionFrom(held, state, pageConfig);
    Object.assign(held.state.tokenResponse ?? {}, { id_token: 'renewed' });
    expect(session.ok && session.value.credentials()).toEqual({
      iss: 'https://ehr.example/fhir',
      accessToken: 't1',
      idToken: 'renewed',
    });
  });

  it('grants what was asked for when it does not say what it grants', () => {
    expect(read({})).toMatchObject({ value: { grantedScopes: ['launch', 'patient/Flag.rs'] } });
    expect(read({ scope: 'launch' })).toMatchObject({ value: { grantedScopes: ['launch'] } });
  });

  it.each([
    [{ access_token: undefined }, {}, { kind: 'state-lost' }],
    [{}, { expiresAt: 1 }, { kind: 'session-ended' }],
    [{}, { serverUrl: 'https://evil.example' }, { kind: 'unknown-issuer', iss: 'https://evil.example' }],
  ])('%j %j is no session', (answer, more, failure) => {
    expect(read(answer, more)).toEqual({ ok: false, failure });
  });

  it.each([
    [{ token_type: 'DPoP' }, 'Its "token_type" is not Bearer.'],
    [{ token_type: 7 }, 'Its "token_type" is not Bearer.'],
    [{ patient: 12 }, 'Its "patient" is not the id of a resource.'],
    [{ patient: 0 }, 'Its "patient" is not the id of a resource.'],
    [{ patient: 'Patient/amara' }, 'Its "patient" is not the id of a resource.'],
    [{ patient: 'https://elsewhere.example/fhir/Patient/1' }, 'Its "patient" is not the id of a resource.'],
    [{ encounter: { reference: 'v1' } }, 'Its "encounter" is not the id of a resource.'],
  ])('%j is stopped in words, and forgotten', (answer, detail) => {
    sessionStorage.setItem(state, '{}');
    expect(read(answer)).toEqual({ ok: false, failure: { kind: 'token-refused', detail } });
    expect(sessionStorage).toHaveLength(0);
  });

  it.each([
    [{ token_type: 'bearer', need_patient_banner: 'false' }, false],
    [{ token_type: 'Bearer', need_patient_banner: 'true' }, true],
    [{ encounter: null, need_patient_banner: 'no' }, true],
  ])('%j is a session', (answer, needPatientBanner) => {
    expect(read(answer)).toMatchObject({ ok: true, value: { patientId: 'amara', needPatientBanner } });
  });

  it('allows, in what is asked next, what the token that there is then allows', () => {
    const held = client({ scope: 'patient/Flag.rs' });
    const session = sessionFrom(held, state, pageConfig);
    if (!session.ok || !('fhir' in session.value)) throw new Error('no session');
    const { fhir } = session.value;
    expect(fhir.grantedScope).toBe('patient/Flag.rs');
    Object.assign(held.state.tokenResponse ?? {}, { scope: 'launch' });
    expect(fhir.grantedScope).toBe('launch');
  });

  it('without a patient becomes a session that holds nothing to read a record with', () => {
    const session = read({ patient: undefined, encounter: 'v1' });
    expect(session.ok && Object.keys(session.value).sort()).toEqual([
      'credentials',
      'expiresAt',
      'fhirContext',
      'issuer',
      'renew',
      'renewal',
      'signOut',
      'tokenAnswer',
    ]);
  });

  it('may be out of date where it can be renewed', () => {
    expect(read({ refresh_token: 'r1' }, { expiresAt: 1 }).ok).toBe(true);
  });
});
