import { Hono } from 'hono';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Configuration } from '../config/configuration.ts';
import { createGateway } from '../gateway.ts';
import { world } from '../test/world.ts';
import type { Env } from './deps.ts';
import { securityHeaders } from './headers.ts';

const north = {
  id: 'north--a',
  iss: 'https://north.example/fhir',
  origins: ['https://sign-in.north.example'],
  frameAncestors: ['https://north.example', 'https://apps.north.example'],
  hubs: ['https://hub.north.example', 'wss://hub.north.example'],
};
const south = {
  id: 'south',
  iss: 'https://south.example/fhir',
  origins: [],
  frameAncestors: ['https://south.example'],
  hubs: [],
};

let config: Configuration;
let policyOf: (path: string) => Promise<Readonly<Record<string, string>>>;

beforeAll(async () => {
  ({ config } = await world());
  const [issuer] = config.issuers;
  if (issuer === undefined) throw new Error('The world has no issuer.');
  const issuers = [north, { ...north, id: 'north--b' }, south].map((one) => ({ ...issuer, ...one }));
  const app = new Hono<Env>();
  app.use(securityHeaders({ ...config, issuers }));
  app.get('*', (c) => c.text('here'));
  policyOf = async (path) => {
    const policy = (await app.request(path)).headers.get('content-security-policy') ?? '';
    const named = policy.split('; ').map((line) => /^(\S+) (.*)$/.exec(line)?.slice(1) ?? []);
    return Object.fromEntries(named) as Readonly<Record<string, string>>;
  };
});

const hex = '0123456789abcdef'.repeat(2);
const ofNorth = 'https://north.example https://apps.north.example';
const ofAll = `${ofNorth} https://south.example`;

describe('who may frame a page', () => {
  it.each([
    ['the launch of one record system', `/launch?iss=${encodeURIComponent(north.iss)}&launch=x`, ofNorth],
    [
      'the launch of another',
      `/launch?iss=${encodeURIComponent(south.iss)}&launch=x`,
      south.frameAncestors[0],
    ],
    ['the way back from its sign-in', `/?code=c&state=${hex}.north--b`, ofNorth],
    ['a refusal of its sign-in', `/?error=access_denied&state=${hex}.south`, south.frameAncestors[0]],
    ['a launch by nobody known, which says so', '/launch?iss=https%3A%2F%2Fevil.example', ofAll],
    ['a state of nobody known', `/?code=c&state=${hex}.evil`, ofAll],
    ['a launch without anything', '/launch', ofAll],
    [
      'a launch that is spelt otherwise and said twice, as the page reads it',
      `/launch?%69ss=${encodeURIComponent(south.iss)}&iss=${encodeURIComponent(north.iss)}`,
      south.frameAncestors[0],
    ],
    [
      'a state that is spelt otherwise and said twice, as the page reads it',
      `/?%73tate=${hex}.south&state=${hex}.north--a`,
      south.frameAncestors[0],
    ],
    ['a name of another kind', `/?iss=${encodeURIComponent(south.iss)}&state=${hex}.north--a`, ofNorth],
  ])('%s', async (_, path, ancestors) => {
    expect((await policyOf(path))['frame-ancestors']).toBe(ancestors);
  });

  it.each(['/nhs/sign-in', '/api/sessions', '/metrics', '/smart/jwks.json', '/launch/', '/none'])(
    'nobody frames %s, and it reaches nobody',
    async (path) => {
      const policy = await policyOf(`${path}?iss=${encodeURIComponent(north.iss)}`);
      expect(policy).toMatchObject({ 'frame-ancestors': "'none'", 'connect-src': "'self'" });
    },
  );
});

it('a page reaches its own record system and that one’s hubs, and no other', async () => {
  expect((await policyOf(`/?state=${hex}.north--a`))['connect-src']).toBe(
    "'self' https://north.example https://sign-in.north.example https://hub.north.example wss://hub.north.example",
  );
  expect((await policyOf(`/?state=${hex}.south`))['connect-src']).toBe("'self' https://south.example");
});

it('every route answers with a policy that allows no inline code and no frame', async () => {
  const { store } = await world();
  const gateway = createGateway({
    config,
    store,
    log: (await import('pino')).pino({ level: 'silent' }),
    cpis: { lookUp: () => Promise.resolve({ outcome: 'none', notified: 'no' }) },
    requestsPerMinute: 10_000,
  });
  expect(gateway.routes.length).toBeGreaterThan(30);
  for (const route of gateway.routes) {
    const [method = '', path = ''] = route.split(' ');
    const answer = await gateway.fetch(
      new Request(`http://localhost:4001${path.replaceAll(/:\w+\??/g, 'x')}`, { method }),
    );
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy, route).toContain("script-src 'self';");
    expect(policy, route).toContain("frame-ancestors 'none'");
    expect(policy, route).not.toContain('unsafe');
    expect(answer.headers.get('x-content-type-options'), route).toBe('nosniff');
    expect(answer.headers.get('cross-origin-resource-policy'), route).toBe('same-origin');
    expect(answer.headers.get('access-control-allow-origin'), route).toBeNull();
  }
});
