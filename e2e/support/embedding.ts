import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Frame, type FrameLocator, type Page } from '@playwright/test';
import { findWholeChromium } from '../../scripts/lib/chromium.mjs';
import { startWorld, type World } from '../../scripts/lib/world.mjs';
import { expect, test as base, type Sandbox } from './world.ts';

interface FrameOptions {
  /** CSS px. */
  readonly width?: number;
  readonly name?: string;
  /** Left out: no such attribute. */
  readonly sandbox?: string;
  readonly allow?: string;
}

interface Fixtures {
  /** Puts a frame into the record system's page, on another site than the app, and answers what is in it. */
  readonly embed: (page: Page, src: string, options?: FrameOptions) => Promise<FrameLocator>;
  /** Every report that a page broke its own policy; empty at the end of every test. */
  readonly violations: string[];
}

interface WorkerFixtures {
  readonly hostPages: string;
}

/** As much as every vendor gives a frame that it gives a sandbox at all. */
export const usualSandbox =
  'allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-downloads allow-modals';

const isolations: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'require-corp': {
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
  },
  credentialless: {
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'credentialless',
  },
  'allow-popups': { 'cross-origin-opener-policy': 'same-origin-allow-popups' },
};

/** A page to frame the app: empty, and isolated where its address says so, in one way or the other. */
export function servePages(port: number): Promise<() => Promise<void>> {
  const server = createServer(({ url = '' }, response) => {
    const isolation = isolations[url.slice(1)];
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      ...isolation,
    });
    response.end('<!doctype html><html lang="en-GB"><title>Record system</title><body></body></html>');
  });
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve(close)));
}

/** The app on another site than the record system, whose pages are on two ports. */
export const test = base.extend<Fixtures, WorkerFixtures & { world: World }>({
  world: [
    async ({ nhs }, use, worker) => {
      const data = await mkdtemp(join(tmpdir(), 'safelight-embedding-'));
      const world = await startWorld({
        port: Number(process.env['E2E_PORT'] ?? 4300) + worker.parallelIndex * 10,
        data,
        env: {
          SAFELIGHT_SANDBOX_SITES: 'two',
          SAFELIGHT_SANDBOX_CPIS: nhs.cpis,
          SAFELIGHT_SANDBOX_AUTH: nhs.auth,
        },
      });
      await use(world);
      await world.stop();
      await rm(data, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  hostPages: [
    async ({ world }, use) => {
      const port = Number(new URL(world.ehr).port) + 3;
      const close = await servePages(port);
      await use(`http://localhost:${port}`);
      await close();
    },
    { scope: 'worker' },
  ],
  foreignHosts: async ({}, use) => use(new Set()),
  embed: async ({ hostPages }, use) => {
    await use(async (page, src, options = {}) => {
      if (!page.url().startsWith('http')) await page.goto(hostPages);
      const id = `f${String(await page.locator('iframe').count())}`;
      await openFrame(page, src, id, options);
      return page.frameLocator(`#${id}`);
    });
  },
  violations: [
    async ({ context }, use) => {
      const found: string[] = [];
      context.on('console', (message) => {
        const said = message.text();
        if (/content.security.policy/i.test(said) && !said.includes('frame-ancestors')) found.push(said);
      });
      await use(found);
      expect(found, 'reports that a page broke its own policy').toEqual([]);
    },
    { auto: true },
  ],
});

/** Opens an address in the frame of this id, which is made where there is none. */
export const openFrame = (page: Page, src: string, id = 'f0', options: FrameOptions = {}): Promise<void> =>
  page.evaluate(
    ({ src: address, id: known, width = 400, name, sandbox, allow }) => {
      const there = document.getElementById(known);
      const frame = there instanceof HTMLIFrameElement ? there : document.createElement('iframe');
      if (there === null) {
        frame.id = known;
        frame.title = 'Safelight';
        if (name !== undefined) frame.name = name;
        if (sandbox !== undefined) frame.setAttribute('sandbox', sandbox);
        if (allow !== undefined) frame.allow = allow;
        frame.style.cssText = `width:${width}px;height:860px;border:0`;
      }
      frame.src = address;
      if (there === null) document.body.append(frame);
    },
    { src, id, ...options },
  );

/** What the frame itself says of its storage. */
export const storageIn = (frame: Frame): Promise<string> =>
  frame.evaluate(() => {
    try {
      sessionStorage.setItem('tried', '1');
      sessionStorage.removeItem('tried');
      return 'works';
    } catch (error) {
      return error instanceof DOMException ? error.name : String(error);
    }
  });

const marked = 'of-the-site';

/** Keeps a mark for the app's own site, outside of any frame. */
export async function markSite(context: BrowserContext, gateway: string): Promise<void> {
  const alone = await context.newPage();
  await alone.goto(gateway);
  await alone.evaluate((key) => localStorage.setItem(key, '1'), marked);
}

/** Whether the frame sees that mark; where it does not, it has a part of the storage to itself. */
export const seesSite = (frame: Frame): Promise<boolean> =>
  frame.evaluate((key) => localStorage.getItem(key) !== null, marked);

/** Amara and Kai, each launched into a frame of its own beside the other. */
export async function openTwo(
  page: Page,
  sandbox: Sandbox,
  embed: Fixtures['embed'],
): Promise<readonly [FrameLocator, FrameLocator]> {
  const [amara, kai] = await Promise.all([
    sandbox.launchUrl('ed-nurse', 'amara'),
    sandbox.launchUrl('ed-nurse', 'kai'),
  ]);
  return [await embed(page, amara, { width: 600 }), await embed(page, kai, { width: 600 })];
}

/** A Chromium that keeps third-party storage from frames, or gives each pair of sites a part of its own. */
export async function chromiumThat(
  storing: 'partitioned' | 'blocked',
): Promise<{ readonly context: BrowserContext; readonly close: () => Promise<void> }> {
  const profile = await mkdtemp(join(tmpdir(), 'safelight-profile-'));
  await mkdir(join(profile, 'Default'));
  const preferences = {
    profile: {
      block_third_party_cookies: storing === 'blocked',
      cookie_controls_mode: storing === 'blocked' ? 1 : 0,
    },
  };
  await writeFile(join(profile, 'Default', 'Preferences'), JSON.stringify(preferences));
  const { executablePath, args } = await findWholeChromium();
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    // The test runner turns partitioning off; the last list of features that are off is the one that counts.
    args: storing === 'partitioned' ? [...args, '--disable-features=Translate'] : args,
    viewport: { width: 1280, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/London',
  });
  const close = async (): Promise<void> => {
    await context.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  };
  return { context, close };
}

/** For a browser that cannot be told to: in a frame of another site, storage throws as it would where it is blocked. */
export async function blockStorage(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    if (window.parent === window || location.hostname !== '127.0.0.1') return;
    const get = (): never => {
      throw new DOMException('Access is denied for this document.', 'SecurityError');
    };
    for (const name of ['sessionStorage', 'localStorage', 'indexedDB', 'caches'])
      Object.defineProperty(window, name, { get });
  });
}

export { expect };
