import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createGateway } from '../gateway.ts';
import { world } from '../test/world.ts';

const html = (id: string) =>
  `<html><head><meta property="csp-nonce" content="" /><script type="application/json" id="${id}"></script></head></html>`;
const logged: string[] = [];
let app: string;
let get: (path: string, init?: RequestInit) => Promise<Response>;

beforeAll(async () => {
  app = await mkdtemp(join(tmpdir(), 'safelight-app-'));
  await mkdir(join(app, 'assets'));
  await writeFile(join(app, 'index.html'), html('safelight-page'));
  await writeFile(join(app, 'launch.html'), html('safelight-launch'));
  await writeFile(join(app, 'assets', 'index-1a2b.js'), 'export {};');
  const { config, store } = await world();
  const { fetch } = createGateway({
    config: { ...config, site: { ...config.site, name: '</script><script>alert(1)' } },
    store,
    app,
    log: pino({ level: 'trace' }, { write: (line: string) => logged.push(line) }),
    cpis: { lookUp: () => Promise.resolve({ outcome: 'none', notified: 'no' }) },
    requestsPerMinute: 20,
  });
  get = (path, init) => fetch(new Request(`http://localhost:4001${path}`, init));
});
afterAll(() => rm(app, { recursive: true }));

describe('headers', () => {
  it.each([
    '/',
    '/launch',
    '/self-check',
    '/assets/index-1a2b.js',
    '/assets/none.js',
    '/api/cpis',
    '/api/none',
    '/health/live',
  ])('are strict on %s', async (path) => {
    const { headers } = await get(path);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toMatch(/style-src 'self' 'nonce-[A-Za-z0-9+/=]{24}';/);
    const framed = ['/', '/launch', '/self-check'].includes(path);
    expect(policy).toContain(`connect-src 'self'${framed ? ' http://localhost:4999' : ''};`);
    expect(policy).toContain(`frame-ancestors ${framed ? 'http://localhost:4999' : "'none'"};`);
    expect(policy).not.toContain('unsafe');
    expect(headers.get('cross-origin-resource-policy')).toBe(framed ? 'cross-origin' : 'same-origin');
    expect(headers.get('cross-origin-embedder-policy')).toBe(
      framed ? (path === '/self-check' ? 'credentialless' : 'require-corp') : null,
    );
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-frame-options')).toBeNull();
    expect(headers.get('strict-transport-security')).toBeNull();
    expect(headers.get('access-control-allow-origin')).toBe(path.startsWith('/assets/') ? '*' : null);
    expect(headers.get('cache-control')).toBe(
      path === '/assets/index-1a2b.js' ? 'public, max-age=31536000, immutable' : 'no-store',
    );
  });

  it('ask for https only where it is used', async () => {
    const { headers } = await get('/', { headers: { 'x-forwarded-proto': 'https' } });
    expect(headers.get('strict-transport-security')).toContain('max-age=');
  });
});

describe('pages', () => {
  it('carry their configuration, which cannot end its element, and the nonce of their policy', async () => {
    const response = await get('/?code=secret-code&state=s');
    const page = await response.text();
    const json = /id="safelight-page">([^<]*)<\/script>/.exec(page)?.[1] ?? '';
    expect(JSON.parse(json)).toMatchObject({
      site: { name: '</script><script>alert(1)' },
      cpisTimeoutMs: 20_000,
    });
    const nonce = /csp-nonce" content="([^"]+)"/.exec(page)?.[1];
    expect(response.headers.get('content-security-policy')).toContain(`'nonce-${nonce}'`);
    expect(await (await get('/')).text()).not.toContain(nonce);
  });

  it('tell the launch page who may launch, and nothing of roles', async () => {
    const page = await (await get('/launch?iss=x&launch=y')).text();
    expect(page).toContain('"iss":"http://localhost:4999/fhir"');
    expect(page).not.toContain('roles');
  });

  it('never leave their folder', async () => {
    expect((await get('/assets/..%2f..%2fpackage.json')).status).toBe(404);
    expect((await get('/assets/%2e%2e/index.html')).status).toBe(404);
  });
});

describe('the interface', () => {
  it('gives the rules, and 304 to who has them', async () => {
    const first = await get('/api/rules');
    const tag = first.headers.get('etag') ?? '';
    expect(tag).toMatch(/^"[0-9a-f]{16}"$/);
    expect((await get('/api/rules', { headers: { 'if-none-match': tag } })).status).toBe(304);
  });

  it('says live and ready', async () => {
    expect(await (await get('/health/ready')).json()).toEqual({ status: 'ready' });
    expect(await (await get('/health')).json()).toEqual({
      status: 'ready',
      build: { version: 'sources', commit: 'not-built' },
      ledger: { guardedBy: 'right-and-trigger' },
      auditRepository: { state: 'none' },
    });
  });

  it('says not ready, and why, when the database is read-only or gone', async () => {
    const { config, store } = await world();
    const { fetch } = createGateway({
      config,
      store,
      log: pino({ level: 'silent' }),
      cpis: { lookUp: () => Promise.resolve({ outcome: 'none', notified: 'no' }) },
    });
    const ready = async () => {
      const response = await fetch(new Request('http://localhost:4001/health/ready'));
      const body: unknown = await response.json();
      return [response.status, body];
    };
    await sql`set default_transaction_read_only = on`.execute(store.db);
    expect(await ready()).toEqual([
      503,
      { status: 'not-ready', wrong: ['The database takes nothing new: it is read-only.'] },
    ]);
    await store.db.destroy();
    expect(await ready()).toEqual([503, { status: 'not-ready', wrong: ['The database does not answer.'] }]);
  });

  it('refuses what is too large, not JSON, or without a session, as a problem', async () => {
    const post = (body: string) => get('/api/sessions', { method: 'POST', body });
    expect((await post('x'.repeat(1_000_001))).status).toBe(413);
    expect(await (await post('{')).json()).toMatchObject({ code: 'not-json' });
    const refused = await get('/api/cpis', { headers: { authorization: 'Bearer guessed' } });
    expect([refused.status, await refused.json()]).toMatchObject([401, { code: 'session-ended' }]);
  });

  it('slows down a caller gone wild, and nobody else', async () => {
    const as = (who: string) => get('/api/rules', { headers: { authorization: `Bearer ${who}` } });
    const statuses = [];
    for (let i = 0; i < 21; i += 1) statuses.push((await as('wild')).status);
    // Neither has a session: one is told so, the other is slowed down before anybody looks.
    expect(statuses.slice(19)).toEqual([401, 429]);
    expect((await as('calm')).status).toBe(401);
  });

  it('logs the route and not what was in it', () => {
    const lines = logged.join('');
    expect(lines).toContain('"route":"/launch"');
    expect(lines).not.toMatch(/secret-code|guessed|Bearer/);
  });
});
