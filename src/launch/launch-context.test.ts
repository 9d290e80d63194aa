import { describe, expect, it } from 'vitest';
import { issuer as usual } from '../test/config-fixture.ts';
import { issuerOf } from './issuer-of.ts';
import { launchContext } from './launch-context.ts';

const issuer = {
  ...usual,
  origins: ['https://ehr.example'],
  frameAncestors: ['https://desktop.example'],
  hubs: ['https://hub.example'],
};

describe('launch context', () => {
  it('is what the record system says, where it may say it', () => {
    expect(
      launchContext(
        {
          intent: 'referrals',
          tenant: 'north',
          smart_style_url: 'https://ehr.example/style.json',
          smart_web_messaging_handle: 'h1',
          smart_web_messaging_origin: 'https://desktop.example',
          'hub.url': 'https://hub.example/api/hub',
          'hub.topic': 't1',
        },
        issuer,
      ),
    ).toEqual({
      fhirContext: [],
      intent: 'referrals',
      tenant: 'north',
      styleUrl: 'https://ehr.example/style.json',
      messaging: { handle: 'h1', origin: 'https://desktop.example' },
      fhircast: { hubUrl: 'https://hub.example/api/hub', topic: 't1' },
    });
  });

  it.each([
    [{ smart_style_url: 'https://evil.example/style.json' }],
    [{ smart_style_url: '/style.json' }],
    // A page that frames the app is not asked for anything.
    [{ smart_style_url: 'https://desktop.example/style.json' }],
    [{ smart_web_messaging_handle: 'h1', smart_web_messaging_origin: 'https://evil.example' }],
    [{ smart_web_messaging_handle: 'h1', smart_web_messaging_origin: '*' }],
    [{ smart_web_messaging_origin: 'https://ehr.example' }],
    [{ 'hub.url': 'https://evil.example/hub', 'hub.topic': 't' }],
    [{ 'hub.url': 'https://hub.example/hub' }],
    [{ intent: 7, tenant: {}, fhirContext: 'x', smart_style_url: [], 'hub.url': null, 'hub.topic': 't' }],
    [{ intent: '', tenant: '' }],
  ])('leaves out %j', (answer) => {
    expect(launchContext(answer, issuer)).toEqual({ fhirContext: [] });
  });
});

describe('the issuer of a token answer', () => {
  const { iss } = usual;
  const tenants = ['north', 'south'].map((tenantValue) => ({
    ...usual,
    id: `test--${tenantValue}`,
    tenantValue,
  }));

  it('is the only one of its address', () => {
    expect(issuerOf([usual], iss, { tenant: 'any' })).toEqual({ ok: true, value: usual });
  });

  it('is the one that the answer names, of several', () => {
    expect(issuerOf(tenants, iss, { tenant: 'south' })).toMatchObject({ value: { id: 'test--south' } });
  });

  it.each([
    [{ tenant: 'east' }, { tenant: 'east' }],
    [{}, {}],
    [{ tenant: ['south'] }, {}],
  ])('is not guessed for %j', (answer, said) => {
    expect(issuerOf(tenants, iss, answer)).toEqual({
      ok: false,
      failure: { kind: 'unknown-tenant', iss, ...said },
    });
    expect(issuerOf(tenants.slice(0, 1), iss, answer).ok).toBe(false);
  });
});
