import { describe, expect, it } from 'vitest';
import type { PageIssuer } from '../config/page-config.ts';
import { readLaunchRequest } from './launch-request.ts';

const issuer: PageIssuer = {
  id: 'northmoor',
  name: 'Northmoor',
  iss: 'https://ehr.example/fhir',
  clientId: 'safelight',
  client: 'public',
  standalone: false,
  hubs: [],
  scope: 'launch openid patient/Patient.rs',
  write: 'transaction',
  banner: true,
  quirks: [],
  origins: ['https://ehr.example'],
  frameAncestors: ['https://ehr.example'],
};
const read = (query: string) => readLaunchRequest(query, { issuers: [issuer] });
const iss = encodeURIComponent(issuer.iss);

describe('a launch address', () => {
  it('gives the issuer and the handle, and takes nothing else from it', () => {
    const request = read(
      `?iss=${iss}&launch=abc&fhirServiceUrl=https%3A%2F%2Fevil.example&patientId=p2&clientId=other&scope=x`,
    );
    expect(request).toEqual({ ok: true, value: { issuer, launch: 'abc', scope: issuer.scope } });
  });

  it.each([
    ['another host', 'https://evil.example/fhir'],
    ['a last slash that is not listed', `${issuer.iss}/`],
    ['other letter case', 'https://EHR.example/fhir'],
    ['a longer path', `${issuer.iss}/evil`],
    ['a user name in front of another host', 'https://ehr.example@evil.example/fhir'],
  ])('is refused by name with %s', (_, other) => {
    expect(read(`?iss=${encodeURIComponent(other)}&launch=abc`)).toEqual({
      ok: false,
      failure: { kind: 'unknown-issuer', iss: other },
    });
  });

  it.each([
    ['?launch=abc', ['iss']],
    [`?iss=${iss}`, ['launch']],
    [`?iss=${iss}&launch=`, ['launch']],
    [`?iss=${iss}&iss=${iss}&launch=abc`, ['iss']],
    [`?iss=${iss}&launch=abc&launch=def`, ['launch']],
  ])('%s lacks %j', (query, missing) => {
    expect(read(query)).toEqual({ ok: false, failure: { kind: 'launch-parameters-missing', missing } });
  });

  it.each(['', '?', '?fhirServiceUrl=https%3A%2F%2Fevil.example&patientId=p1'])(
    '%s is a page opened by itself',
    (query) => {
      expect(read(query)).toEqual({ ok: false, failure: { kind: 'opened-directly' } });
    },
  );
});

describe('opened outside the record system', () => {
  const alone: PageIssuer = { ...issuer, standalone: true, standaloneScope: 'launch/patient openid' };
  const twin: PageIssuer = { ...alone, id: 'northmoor--b' };
  const other: PageIssuer = { ...alone, id: 'other', iss: 'https://other.example/fhir' };
  const offered = [issuer, alone, twin, other];
  const ask = (query: string, issuers: readonly PageIssuer[] = offered.slice(1)) =>
    readLaunchRequest(query, { issuers });

  it('asks for the scopes that are meant for it', () => {
    expect(ask(`?iss=${iss}`)).toEqual({
      ok: true,
      value: { issuer: alone, scope: 'launch/patient openid' },
    });
    expect(ask(`?iss=${iss}&launch=abc`)).toMatchObject({ value: { scope: issuer.scope, launch: 'abc' } });
  });

  it('lists each record system that allows it once', () => {
    expect(ask('')).toEqual({ ok: true, value: { choice: [alone, other] } });
  });

  it.each([
    [`?iss=${iss}&launch=`, 'launch-parameters-missing'],
    [`?iss=${iss}&launch=a&launch=b`, 'launch-parameters-missing'],
    [`?iss=${iss}&iss=${iss}`, 'opened-directly'],
    ['?launch=', 'opened-directly'],
    ['?iss=https%3A%2F%2Fevil.example', 'unknown-issuer'],
  ])('is not what %s means', (query, kind) => {
    expect(ask(query)).toMatchObject({ ok: false, failure: { kind } });
  });

  it('is refused where the record system is not set up for it', () => {
    expect(ask(`?iss=${iss}`, [issuer])).toMatchObject({ failure: { kind: 'launch-parameters-missing' } });
    expect(ask('', [{ ...issuer, standalone: true }])).toMatchObject({
      failure: { kind: 'opened-directly' },
    });
  });
});
