import { randomBytes } from 'node:crypto';
import { fail, succeed, type Result } from '../../src/domain/result.ts';
import type { Authority } from './front/authority.ts';
import { openFront } from './front/front.ts';
import { keycloakAuthority, serveContexts } from './front/keycloak-authority.ts';
import { pretendAuthority } from './front/pretend-authority.ts';
import type { FhirServer } from './hapi/start-hapi.ts';
import { openApp } from './job/app.ts';
import { scopesAsked } from './job/issuers.ts';
import { mainJob } from './job/main-job.ts';
import { launchUrl, type RoundPlan } from './job/round.ts';
import { Steps } from './job/steps.ts';
import { realm } from './keycloak/realm.ts';
import { startKeycloak } from './keycloak/start-keycloak.ts';
import type { Loaded } from './records.ts';
import type { RoundResult } from './report/report.ts';
import type { Rest } from './rest.ts';
import type { Run } from './running.ts';

interface AtServer {
  readonly plan: RoundPlan;
  readonly fhir: FhirServer;
  readonly loaded: Loaded;
}

type Taking = Pick<RoundResult, 'signIn' | 'steps'> & {
  /** When its last step was taken. */
  readonly done: Promise<void>;
};

/** Seconds. */
const shortToken = 40;
const secret = (): string => randomBytes(24).toString('base64url');

/** Begins the main job of a round; the failure is what of it could not be started. */
export async function takeRound(
  run: Run,
  rest: Rest,
  { plan, fhir, loaded }: AtServer,
): Promise<Result<Taking, string>> {
  const { world, browser } = rest;
  if (!browser.ok) return browser;
  const iss = rest.issOf(plan);
  const signIn = plan.signIn === 'keycloak' ? await keycloakOf(run, rest, loaded) : undefined;
  if (signIn?.ok === false) return signIn;
  const password = signIn?.value.password;
  const authority: Authority =
    signIn === undefined
      ? await pretendAuthority(new URL(iss).origin, world.gateway, loaded.encounterOf)
      : signIn.value.authority(plan.client === 'confidential');
  const front = await openFront(Number(new URL(iss).port), fhir.base, authority);
  run.closing.add(front.close);
  if (plan.validating === true) fhir.tell('validate');
  run.say(`${plan.id}: ${plan.client} client, ${plan.write}, child ${plan.child}`);
  const steps = new Steps((line) => run.say(`  ${line}`));
  const { hapi: _version, ...rest_ } = plan;
  const round = {
    ...rest_,
    fhir,
    authority,
    front,
    issuer: plan.id,
    shortToken,
    ...(password === undefined ? {} : { password }),
  };
  const person = password === undefined ? undefined : { name: plan.user, password };
  return succeed({
    signIn: { name: authority.name, version: authority.version },
    steps: steps.results,
    done: mainJob({
      world,
      round,
      browser: browser.value,
      steps,
      open: (options) => openApp(browser.value, launchUrl(world, round, options), person),
    }),
  });
}

interface KeycloakOfRun {
  readonly authority: (confidential: boolean) => Authority;
  readonly password: string;
}

const started = new WeakMap<Run, Promise<Result<KeycloakOfRun, string>>>();

/** Keycloak, started when the first round wants it, with a realm and with what each launch stands for. */
function keycloakOf(run: Run, rest: Rest, loaded: Loaded): Promise<Result<KeycloakOfRun, string>> {
  const before = started.get(run);
  if (before !== undefined) return before;
  const starting = beginKeycloak(run, rest, loaded);
  started.set(run, starting);
  return starting;
}

async function beginKeycloak(
  { say, closing }: Run,
  { ports, world }: Rest,
  loaded: Loaded,
): Promise<Result<KeycloakOfRun, string>> {
  say('Starting Keycloak');
  const keycloak = await startKeycloak(ports.keycloak);
  if (!keycloak.ok) return fail(`Keycloak: ${keycloak.failure}`);
  closing.add(keycloak.value.stop);
  const contexts = serveContexts(ports.contexts, loaded.encounterOf);
  closing.add(contexts.close);
  const [password, frontSecret] = [secret(), secret()];
  const made = await keycloak.value.addRealm(
    realm({
      app: world.gateway,
      scopes: await scopesAsked(world.gateway),
      contexts: contexts.at,
      password,
      secret: frontSecret,
      tokenLife: shortToken,
    }),
  );
  if (!made.ok) return fail(`Keycloak: ${made.failure}`);
  return succeed({
    authority: (confidential) => keycloakAuthority(keycloak.value, contexts, frontSecret, confidential),
    password,
  });
}
