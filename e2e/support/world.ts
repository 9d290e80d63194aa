import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { test as base, expect, type FrameLocator, type Locator, type Page } from '@playwright/test';
import { startWorld, type World } from '../../scripts/lib/world.mjs';

export interface LaunchOptions {
  readonly needPatientBanner?: boolean;
  readonly intent?: string;
  readonly withheldScopes?: readonly string[];
  readonly tokenSeconds?: number;
  readonly noEncounter?: boolean;
  readonly noRefresh?: boolean;
  readonly noPatient?: boolean;
  readonly styleUrl?: string;
  readonly tenant?: string;
  readonly appContext?: string;
  readonly hubTopic?: string;
  readonly messagingHandle?: string;
  readonly fhirContext?: readonly unknown[];
}

export interface Fault {
  /** A resource type or a step: `Flag`, `Patient`, `transaction`, `token`, `authorize`, `discovery`. */
  readonly step: string;
  readonly kind: string;
  readonly ms?: number;
  /** Strikes this many times and is gone; for ever when absent. */
  readonly times?: number;
  /** Lets this many requests of its step through first. */
  readonly skip?: number;
}

interface InboxEntry {
  readonly told: boolean;
  readonly authority?: string;
}

/** A resource of a record, as far as a test asks for it by name. */
export interface Held {
  readonly resourceType: string;
  readonly id: string;
  readonly meta?: {
    readonly security?: readonly Coding[];
    readonly tag?: readonly Coding[];
  };
  readonly identifier?: readonly { readonly system?: string; readonly value?: string }[];
  readonly [more: string]: unknown;
}
interface Coding {
  readonly system?: string;
  readonly code?: string;
}

/** What names a resource: `Condition/1`. */
export const referenceOf = ({ resourceType, id }: Held): string => `${resourceType}/${id}`;

const clockOf = (data: string): string => join(data, 'clock');
const movedClock = new URL('moved-clock.mjs', import.meta.url).href;

/** The pretend world as a test sees it: what it can switch on, and what it can look at afterwards. */
export class Sandbox {
  constructor(readonly world: World) {}

  async #json(origin: string, path: string, method = 'GET', body?: unknown): Promise<unknown> {
    const answer = await fetch(`${origin}${path}`, {
      method,
      ...(body === undefined
        ? {}
        : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`);
    const text = await answer.text();
    return text === '' ? undefined : JSON.parse(text);
  }

  /** Moves the clock of the pretend world and of the gateway; each test begins at the real time. Milliseconds. */
  async moveClock(ms: number): Promise<void> {
    await writeFile(clockOf(this.world.data), String(ms));
  }

  async reset(): Promise<void> {
    await this.#json(this.world.ehr, '/control/reset', 'POST', {});
    await this.#json(this.world.nhs, '/control/reset', 'POST', {});
  }

  /** The address that opens Safelight for this user on this child or, from the menu, on none, as the EHR would make it. */
  async launchUrl(user: string, child: string | undefined, options: LaunchOptions = {}): Promise<string> {
    const { iss, launch } = (await this.#json(this.world.ehr, '/control/launch', 'POST', {
      user,
      patient: child,
      options,
    })) as { iss: string; launch: string };
    return `${this.world.gateway}/launch?${new URLSearchParams({ iss, launch }).toString()}`;
  }

  async ehrFault(fault: Fault): Promise<void> {
    await this.#json(this.world.ehr, '/control/faults', 'POST', fault);
  }

  async clearEhrFaults(): Promise<void> {
    await this.#json(this.world.ehr, '/control/faults', 'DELETE');
  }

  /** `on` narrows the fault to one endpoint: `token`, `care-team`, `audit-event`… */
  async nhsFault(fault: { name: string; on?: string; delayMs?: number }): Promise<void> {
    await this.#json(this.world.nhs, '/control/faults', 'POST', fault);
  }

  async inbox(): Promise<readonly InboxEntry[]> {
    return (await this.#json(this.world.nhs, '/control/inbox')) as readonly InboxEntry[];
  }

  /** Every request that reached the pretend CP-IS. */
  async cpisCalls(): Promise<readonly unknown[]> {
    return (await this.#json(this.world.nhs, '/control/calls')) as readonly unknown[];
  }

  /** What the pretend record system holds for a child. */
  async resources(child: string): Promise<readonly Held[]> {
    return (await this.#json(this.world.ehr, `/control/resources?patient=${child}`)) as readonly Held[];
  }
}

/** Puts Safelight in a frame of the EHR's page, on another origin than the app, as a vendor would. */
export async function frameIn(page: Page, ehr: string, url: string, width = 400): Promise<FrameLocator> {
  if (!page.url().startsWith(ehr)) await page.goto(`${ehr}/control/ready`);
  const name = `safelight-${Math.random().toString(36).slice(2)}`;
  await page.evaluate(
    ({ url: src, width: px, name: id }) => {
      const frame = document.createElement('iframe');
      frame.src = src;
      frame.name = id;
      frame.title = 'Safelight';
      frame.setAttribute(
        'sandbox',
        'allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-downloads allow-modals',
      );
      frame.style.cssText = `width:${px}px;height:860px;border:0`;
      document.body.append(frame);
    },
    { url, width, name },
  );
  return page.frameLocator(`iframe[name="${name}"]`);
}

interface Fixtures {
  readonly sandbox: Sandbox;
  /** Opens Safelight in a frame and answers the frame. */
  readonly open: (
    user: string,
    child: string,
    options?: LaunchOptions & { width?: number },
  ) => Promise<FrameLocator>;
  /** Every host the page asked that is neither the EHR nor the gateway; empty at the end of every test. */
  readonly foreignHosts: Set<string>;
}

interface WorkerFixtures {
  readonly world: World;
  /** How the gateway of this file reaches CP-IS; what the sandbox's own settings are called. */
  readonly nhs: { readonly cpis: 'cpis-fhir' | 'patient-flags'; readonly auth: 'application' | 'cis2' };
  /** How the app is registered at the record system, and how many organisations are behind it. */
  readonly registered: {
    readonly client?: 'public' | 'confidential';
    readonly organisations?: 'one' | 'two';
    readonly referrals?: 'written' | 'staged';
  };
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  nhs: [
    { cpis: 'cpis-fhir', auth: 'application' },
    { scope: 'worker', option: true },
  ],
  registered: [{}, { scope: 'worker', option: true }],
  world: [
    async ({ nhs, registered }, use, worker) => {
      const data = await mkdtemp(join(tmpdir(), 'safelight-e2e-'));
      const world = await startWorld({
        port: Number(process.env['E2E_PORT'] ?? 4300) + worker.parallelIndex * 10,
        data,
        env: {
          SAFELIGHT_SANDBOX_CPIS: nhs.cpis,
          SAFELIGHT_SANDBOX_AUTH: nhs.auth,
          SAFELIGHT_SANDBOX_CLIENT: registered.client ?? 'public',
          SAFELIGHT_SANDBOX_ORGANISATIONS: registered.organisations ?? 'one',
          SAFELIGHT_SANDBOX_REFERRALS: registered.referrals ?? 'written',
          NODE_OPTIONS: `--import ${movedClock}`,
          E2E_CLOCK: clockOf(data),
        },
      });
      await use(world);
      await world.stop();
      await rm(data, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  sandbox: async ({ world }, use) => {
    const sandbox = new Sandbox(world);
    await sandbox.moveClock(0);
    await sandbox.reset();
    await use(sandbox);
    await sandbox.clearEhrFaults();
  },
  foreignHosts: [
    async ({ context, world }, use) => {
      const foreign = new Set<string>();
      const ours = [world.ehr, world.gateway, world.nhs].map((origin) => new URL(origin).host);
      context.on('request', (request) => {
        const url = new URL(request.url());
        if (url.protocol.startsWith('http') && !ours.includes(url.host)) foreign.add(url.host);
      });
      await use(foreign);
      expect([...foreign], 'requests to a host that is neither the EHR nor the gateway').toEqual([]);
    },
    { auto: true },
  ],
  open: async ({ page, sandbox }, use) => {
    await use(async (user, child, options = {}) => {
      const { width, ...launch } = options;
      return frameIn(page, sandbox.world.ehr, await sandbox.launchUrl(user, child, launch), width);
    });
  },
});

/**
 * For `test.use`: the file begins with a world of its own, so that what other files recorded or moved is not in it. A new
 * setting of a worker makes a new one; each call is a new setting.
 */
export const ownWorld = () => ({ nhs: { cpis: 'cpis-fhir', auth: 'application' } }) as const;

/** No axe violation anywhere on the page, frames included. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  expect
    .soft(
      violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(' | ')}`),
      `accessibility of ${what}`,
    )
    .toEqual([]);
}

/** The line that names the state of CP-IS on the card; the same words are announced beside it. */
export const cpisState = (app: FrameLocator, words: string): Locator =>
  app.locator('.cp-state').filter({ hasText: words });

export { expect };
