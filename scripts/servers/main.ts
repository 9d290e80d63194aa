import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { findChromium } from '../lib/chromium.mjs';
import { build, root } from '../lib/prepare.mjs';
import { startWorld } from '../lib/world.mjs';
import { openFront } from './front/front.ts';
import { keycloakAuthority, serveContexts } from './front/keycloak-authority.ts';
import { pretendAuthority } from './front/pretend-authority.ts';
import { startHapi } from './hapi/start-hapi.ts';
import { openApp } from './job/app.ts';
import { scopesAsked, writeIssuers } from './job/issuers.ts';
import { mainJob } from './job/main-job.ts';
import { launchUrl, plans, type RoundPlan } from './job/round.ts';
import { Steps } from './job/steps.ts';
import { realm } from './keycloak/realm.ts';
import { startKeycloak } from './keycloak/start-keycloak.ts';
import { loadRecords } from './records.ts';
import { exitCode, logText, type Report, type RoundResult, type ServerUsed } from './report/report.ts';
import { pageWith } from './report/table.ts';

/**
 * `npm run test:servers`: the whole main job in a browser against servers that nobody here wrote. Starts what it can
 * find and reports the rest as not run. `--only <round>,<round>` takes some rounds, `--quick` loads no other child than those of the rounds, `--write` keeps the table and the figures in
 * `docs/`. Ends with 1 where a step failed, and ends every process that it started.
 */
const began = new Date();
const say = (line: string): void =>
  console.log(`  ${((Date.now() - began.getTime()) / 1000).toFixed(0).padStart(4)} s  ${line}`);
const argument = (name: string): string | undefined => {
  const at = process.argv.indexOf(name);
  return at < 0 ? undefined : process.argv[at + 1];
};
const only = argument('--only')?.split(',');
const chosen = plans.filter(({ id }) => only?.includes(id) ?? true);

const port = Number(process.env['SERVERS_PORT'] ?? 7700);
const at = { hapi: port + 1, keycloak: port + 2, contexts: port + 4, world: port + 10, fronts: port + 20 };
const issOf = (index: number): string => `http://localhost:${at.fronts + index}/fhir`;
const closing: (() => Promise<void> | void)[] = [];
const data = mkdtempSync(join(tmpdir(), 'safelight-servers-'));

const how = ({ client, write, child }: RoundPlan): string => `${client} client, ${write}, child ${child}`;
const notRun = (plan: RoundPlan, why: string): RoundResult => ({
  id: plan.id,
  fhir: { name: 'HAPI FHIR JPA server', version: '' },
  signIn:
    plan.signIn === 'keycloak' ? { name: 'Keycloak', version: '' } : { name: 'the sandbox', version: '' },
  how: how(plan),
  steps: [{ id: 'start', title: 'Servers start', outcome: { state: 'not-run', why }, seconds: 0 }],
});

const javaVersion = (): string => {
  const { stderr, status } = spawnSync('java', ['-version'], { encoding: 'utf8' });
  return status === 0 ? (/"([^"]+)"/.exec(stderr)?.[1] ?? '') : 'not here';
};

/** Kept after every round, so that a run that is broken off leaves what it has seen, and says what it has not. */
function keep(rounds: readonly RoundResult[]): Report {
  const report: Report = {
    began: began.toISOString(),
    on: { Node: process.versions.node, Java: javaVersion() },
    rounds,
  };
  const kept = join(root, 'dist', 'servers');
  mkdirSync(kept, { recursive: true });
  writeFileSync(join(kept, 'report.json'), `${JSON.stringify(report, undefined, 2)}\n`);
  writeFileSync(join(kept, 'report.txt'), `${logText(report)}\n`);
  if (process.argv.includes('--write')) {
    const page = join(root, 'docs', 'servers.md');
    const text = pageWith(readFileSync(page, 'utf8'), report);
    if (text !== undefined) writeFileSync(page, text);
  }
  return report;
}

async function run(): Promise<readonly RoundResult[]> {
  say('Starting HAPI FHIR');
  const fhir = await startHapi(at.hapi);
  if (!fhir.ok) return chosen.map((plan) => notRun(plan, fhir.failure));
  closing.push(fhir.value.stop);
  say(`HAPI FHIR ${fhir.value.version}: loading the children of the sandbox`);
  const loaded = await loadRecords(
    fhir.value.base,
    began,
    process.argv.includes('--quick') ? chosen.map(({ child }) => child) : undefined,
  );
  say(`${loaded.taken} resources taken as they are, ${loaded.refused.length} refused`);

  const wanted = chosen.some(({ signIn }) => signIn === 'keycloak');
  if (wanted) say('Starting Keycloak');
  const keycloak = wanted ? await startKeycloak(at.keycloak) : undefined;
  if (keycloak?.ok === true) closing.push(keycloak.value.stop);

  // A build that is tried elsewhere is not made again.
  if (process.env['SAFELIGHT_APP'] === undefined) await build(say);
  const origins = keycloak?.ok === true ? [keycloak.value.origin] : [];
  const rounds = chosen.map((plan, index) => ({
    plan,
    iss: issOf(index),
    origins: plan.signIn === 'keycloak' ? origins : [],
  }));
  writeIssuers(data, at.world, rounds);
  const world = await startWorld({ port: at.world, data });
  closing.push(() => world.stop());
  const browser = await chromium.launch(await findChromium());
  closing.push(() => browser.close());

  const secret = randomBytes(24).toString('base64url');
  const password = randomBytes(24).toString('base64url');
  const contexts = serveContexts(at.contexts, loaded.encounterOf);
  closing.push(contexts.close);
  const shortToken = 40;
  const made =
    keycloak?.ok === true
      ? await keycloak.value.addRealm(
          realm({
            app: world.gateway,
            scopes: await scopesAsked(world.gateway),
            contexts: contexts.at,
            password,
            secret,
            tokenLife: shortToken,
          }),
        )
      : keycloak;

  const results = chosen.map((plan) => notRun(plan, 'The run was ended before it.'));
  for (const [index, { plan, iss }] of rounds.entries()) {
    if (plan.signIn === 'keycloak' && made?.ok !== true) {
      results[index] = notRun(plan, made?.failure ?? 'Keycloak was not started.');
      continue;
    }
    const authority =
      plan.signIn === 'keycloak' && keycloak?.ok === true
        ? keycloakAuthority(keycloak.value, contexts, secret, plan.client === 'confidential')
        : await pretendAuthority(new URL(iss).origin, world.gateway, loaded.encounterOf);
    const front = await openFront(at.fronts + index, fhir.value.base, authority);
    closing.push(front.close);
    const signIn: ServerUsed = { name: authority.name, version: authority.version };
    say(`${plan.id}: ${how(plan)}`);
    const steps = new Steps((line) => say(`  ${line}`));
    const round = {
      ...plan,
      fhir: fhir.value,
      authority,
      front,
      issuer: plan.id,
      shortToken,
      ...(plan.signIn === 'keycloak' ? { password } : {}),
    };
    const person = plan.signIn === 'keycloak' ? { name: plan.user, password } : undefined;
    if (index === 0)
      await steps.take('records', 'The sandbox’s records taken as they are', [], () =>
        loaded.refused.length === 0
          ? Promise.resolve(`${loaded.taken} resources, ids kept`)
          : Promise.reject(
              new Error(loaded.refused.map(({ reference, why }) => `${reference}: ${why}`).join('; ')),
            ),
      );
    await mainJob({
      world,
      round,
      browser,
      steps,
      open: (options) => openApp(browser, launchUrl(world, round, options), person),
    });
    const { name, version } = fhir.value;
    results[index] = {
      id: plan.id,
      fhir: { name, version },
      signIn,
      how: how(plan),
      steps: steps.results,
    };
    keep(results);
  }
  return results;
}

async function end(): Promise<void> {
  for (const close of closing.splice(0).reverse()) await close();
  rmSync(data, { recursive: true, force: true });
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  // More than once, as when a wrapper passes it on too: a second one must not leave servers behind.
  process.on(signal, () => {
    void end().finally(() => process.exit(1));
  });

try {
  const report = keep(await run());
  console.log(`\n${logText(report)}`);
  process.exitCode = exitCode(report);
} finally {
  await end();
}
