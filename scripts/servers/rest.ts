import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import type { PageConfig } from '../../src/config/page-config.ts';
import { fail, succeed, type Result } from '../../src/domain/result.ts';
import { findChromium } from '../lib/chromium.mjs';
import { build } from '../lib/prepare.mjs';
import { startWorld } from '../lib/world.mjs';
import { writeIssuers } from './job/issuers.ts';
import type { RoundPlan, World } from './job/round.ts';
import { portsFrom } from './options.ts';
import { taken } from './ports.ts';
import { lacking } from './processes.ts';
import { pageConfigOf } from './record/steps.ts';
import type { Run } from './running.ts';

/** What runs beside every FHIR server of a run. */
export interface Rest {
  readonly ports: ReturnType<typeof portsFrom>;
  readonly world: World;
  readonly config: PageConfig;
  /** The failure is why there is none: then only what needs no screen can be tried. */
  readonly browser: Result<Browser, string>;
  /** The address of the FHIR server of a round, as Safelight knows it. */
  readonly issOf: (plan: RoundPlan) => string;
}

const words = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).trim().slice(0, 600);

/** Starts the gateway, the pretend NHS and a browser. The failure says what is missing, in words for who called it. */
export async function startRest({ options, say, closing }: Run): Promise<Result<Rest, string>> {
  const { rounds, port } = options;
  const missing = lacking('java', 'javac', 'mvn');
  if (missing !== undefined) return fail(missing);
  const ports = portsFrom(port, rounds.length);
  const { hapi, keycloak, contexts, world: first, fronts } = ports;
  const busy = await taken([hapi, keycloak, keycloak + 1, contexts, first, first + 1, first + 2, ...fronts]);
  if (busy.length > 0)
    return fail(`Something else listens at port ${busy.join(', ')}: SERVERS_PORT names another first one.`);
  // A build that is tried elsewhere is not made again.
  if (process.env['SAFELIGHT_APP'] === undefined) await build(say);
  const data = mkdtempSync(join(tmpdir(), 'safelight-servers-'));
  const clear = (): void => rmSync(data, { recursive: true, force: true });
  process.once('exit', clear);
  closing.add(clear);
  const issOf = (plan: RoundPlan): string => `http://localhost:${fronts[rounds.indexOf(plan)] ?? 0}/fhir`;
  writeIssuers(
    data,
    first,
    rounds.map((plan) => ({
      plan,
      iss: issOf(plan),
      origins: plan.signIn === 'keycloak' ? [`http://localhost:${keycloak}`] : [],
    })),
  );
  try {
    const world = await startWorld({ port: first, data });
    closing.add(() => world.stop());
    const config = await pageConfigOf(world.gateway);
    const browser = await openBrowser();
    if (browser.ok) closing.add(() => browser.value.close());
    return succeed({ ports, world, config, browser, issOf });
  } catch (error) {
    return fail(`The gateway or the pretend NHS did not start: ${words(error)}`);
  }
}

async function openBrowser(): Promise<Result<Browser, string>> {
  try {
    // A signal is for the run to answer: a browser that ends the process would leave the servers behind.
    const signals = { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false };
    return succeed(await chromium.launch({ ...(await findChromium()), ...signals }));
  } catch (error) {
    return fail(`There is no Chromium that can be started: ${words(error)}`);
  }
}
