import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Hono, type Context } from 'hono';
import { serveStatic } from '@hono/node-server/serve-static';
import { compress } from 'hono/compress';
import type { LaunchConfig, PageConfig, RulePack } from '../../src/config/page-config.ts';
import type { Configuration } from '../config/configuration.ts';
import type { packsInForce } from '../rules/pack-in-force.ts';
import type { Env } from './deps.ts';
import { pageIssuers } from './page-issuers.ts';

/** The built app: two pages with their configuration written in, and their files. */
export function pages(
  config: Configuration,
  app: string,
  inForce: ReturnType<typeof packsInForce>,
): Hono<Env> {
  const routes = new Hono<Env>();
  for (const path of ['/', '/launch', '/self-check', '/nhs/sign-in', '/nhs/signed-in', '/assets/*'])
    routes.use(path, compress());
  if (config.cpis.auth?.mode === 'user') {
    // One page: what it does depends on which of the two it is.
    for (const path of ['/nhs/sign-in', '/nhs/signed-in'])
      routes.get(path, (c) => page(c, join(app, 'nhs-sign-in.html')));
  }
  routes.get('/launch', async (c) =>
    page(
      c,
      join(app, 'launch.html'),
      'safelight-launch',
      launchConfig(config, await packsByTenant(config, inForce)),
    ),
  );
  routes.get('/', async (c) =>
    page(
      c,
      join(app, 'index.html'),
      'safelight-page',
      pageConfig(config, await packsByTenant(config, inForce)),
    ),
  );
  // For IT and suppliers, before anybody signs in: what a record system lacks. No person is in it.
  routes.get('/self-check', async (c) =>
    page(
      c,
      join(app, 'self-check.html'),
      'safelight-page',
      pageConfig(config, await packsByTenant(config, inForce)),
    ),
  );
  routes.use('/assets/*', async (c, next) => {
    await next();
    if (c.res.ok) c.res.headers.set('cache-control', 'public, max-age=31536000, immutable');
  });
  // Of a folder that is not there the library would speak on the console, past the log.
  if (existsSync(app)) {
    routes.get('/assets/*', serveStatic({ root: app }));
    routes.get('/favicon.svg', serveStatic({ root: app }));
  }
  return routes;
}

async function page(c: Context<Env>, file: string, id = 'none', content: unknown = {}): Promise<Response> {
  let html: string;
  try {
    html = await readFile(file, 'utf8');
  } catch {
    return c.text('Safelight has not been built. Run npm run build, then start the gateway again.', 503);
  }
  return c.html(fill(html, id, content, c.get('nonce')));
}

/** Writes the configuration and the nonce into their places; neither can end its element early. */
function fill(html: string, id: string, content: unknown, nonce: string): string {
  const json = JSON.stringify(content).replaceAll('<', '\\u003c');
  return html
    .replace(
      new RegExp(`(<script type="application/json" id="${id}">)[^<]*(</script>)`),
      (_, start: string, end: string) => `${start}${json}${end}`,
    )
    .replace(
      /(<meta property="csp-nonce" content=")[^"]*(")/,
      (_, start: string, end: string) => `${start}${nonce}${end}`,
    );
}

/** The rules in force of every organisation, by tenant id; the rule book is asked at each page. */
async function packsByTenant(
  { issuers }: Configuration,
  inForce: ReturnType<typeof packsInForce>,
): Promise<ReadonlyMap<string, RulePack>> {
  const tenants = [...new Set(issuers.map(({ tenant }) => tenant.id))];
  return new Map(await Promise.all(tenants.map(async (id) => [id, (await inForce(id)).pack] as const)));
}

/** One of each `iss`: which organisation it is, is known only after the launch. */
function launchConfig({ issuers }: Configuration, packs: ReadonlyMap<string, RulePack>): LaunchConfig {
  const all = pageIssuers(issuers, packs);
  return { issuers: all.filter(({ iss }, i) => all.findIndex((one) => one.iss === iss) === i) };
}

/** What the page waits beyond the gateway's own limit, so that it never gives up on an answer that is on its way. */
const pageGraceMs = 10_000;

/** The pack of the one tenant that there is; of several, each one's by the issuer that its launches come from. */
function rulePacks(
  { issuers, rulePack }: Configuration,
  packs: ReadonlyMap<string, RulePack>,
): Pick<PageConfig, 'rulePack' | 'rulePacks'> {
  const [only, ...others] = packs.values();
  if (only === undefined) return { rulePack };
  if (others.length === 0) return { rulePack: only };
  return {
    rulePack,
    rulePacks: Object.fromEntries(
      issuers.map(({ id, tenant }) => [id, packs.get(tenant.id) ?? rulePack] as const),
    ),
  };
}

const pageConfig = (config: Configuration, packs: ReadonlyMap<string, RulePack>): PageConfig => ({
  issuers: pageIssuers(config.issuers, packs),
  site: config.site,
  settings: config.careSettings.settings,
  authorities: config.authorities,
  lawfulBases: lawfulBases(config),
  ...rulePacks(config, packs),
  cpisTimeoutMs: config.cpis.timeoutMs + pageGraceMs,
});

function lawfulBases({
  lawfulBases: { version, entries, defaults },
}: Configuration): PageConfig['lawfulBases'] {
  return {
    version,
    defaults,
    entries: entries.map(({ validFrom, validTo, caution, ...entry }) => ({
      ...entry,
      ...(validFrom === undefined ? {} : { validFrom }),
      ...(validTo === undefined ? {} : { validTo }),
      ...(caution === undefined ? {} : { caution }),
    })),
  };
}
