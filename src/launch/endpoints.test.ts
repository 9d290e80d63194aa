import { describe, expect, it } from 'vitest';
import { fromBase, signInAddress } from './endpoints.ts';

const iss = 'https://ehr.example/fhir';
const asked = 'response_type=code&aud=https%3A%2F%2Fehr.example%2Ffhir&state=s';

describe('an address of the discovery document', () => {
  it.each([
    ['../auth/token', 'https://ehr.example/auth/token'],
    ['/oauth2/t', 'https://ehr.example/oauth2/t'],
    ['token', 'https://ehr.example/fhir/token'],
    ['https://login.example/t', 'https://login.example/t'],
  ])('%s is read from the FHIR base', (given, whole) => {
    expect(fromBase(given, iss).href).toBe(whole);
    expect(fromBase(given, `${iss}/`).href).toBe(whole);
  });
});

describe('the address of the sign-in', () => {
  it('is whole, with the nonce', () => {
    expect(signInAddress(`../auth/a?${asked}`, iss, 'n').href).toBe(
      `https://ehr.example/auth/a?${asked}&nonce=n`,
    );
  });

  it('keeps a query that the endpoint has of its own', () => {
    const url = signInAddress(`https://login.example/a?policy=staff?${asked}`, iss, 'n');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      policy: 'staff',
      response_type: 'code',
      aud: iss,
      state: 's',
      nonce: 'n',
    });
  });
});
