import { expect } from '@playwright/test';
import { fillConcern, openConcern, readAndSend } from '../../../e2e/support/concern.ts';
import { scenarios } from '../../../mocks/scenarios/all.ts';
import { cpis } from '../../../src/text/cpis.ts';
import { headersSent, refusedAcross } from '../front/cross-origin.ts';
import { firstDifference, flagsOn, openApp, wentWell, type Opened } from './app.ts';
import { holdTogether, partsHeld, since } from './read-back.ts';
import type { Job } from './job.ts';
import { selfCheck } from './self-check.ts';
import { sent } from './sent.ts';
import { must, NotRun } from './steps.ts';
import { lostAnswer, outcomeOfReferral, replay, signOut, tokenRenewed } from './later-steps.ts';

const expectedOf = {
  transaction: ['Condition', 'QuestionnaireResponse', 'ServiceRequest', 'Task', 'Communication'],
  single: ['Condition', 'QuestionnaireResponse', 'ServiceRequest', 'Task', 'Communication'],
  document: [],
} as const;

async function json(url: string): Promise<unknown> {
  const answer = await fetch(url);
  must(answer.ok, `${new URL(url).pathname} answered ${answer.status}`);
  return answer.json();
}

/** What the sandbox's own record system makes of the same child: red flags and gaps, word for word. */
async function inSandbox({ world, browser, round }: Job): Promise<string> {
  const made = await fetch(`${world.ehr}/control/launch`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user: round.user, patient: round.child }),
  });
  const app = await openApp(
    browser,
    `${world.gateway}/launch?${new URLSearchParams((await made.json()) as Record<string, string>).toString()}`,
  );
  try {
    return await flagsOn(app.page);
  } finally {
    await app.close();
  }
}

async function discovery({ round }: Job): Promise<string> {
  const said = (await json(`${round.front.iss}/.well-known/smart-configuration`)) as Record<string, unknown>;
  for (const name of ['authorization_endpoint', 'token_endpoint', 'issuer', 'jwks_uri'])
    must(typeof said[name] === 'string', `${name} is not given`);
  const statement = (await json(`${round.front.iss}/metadata`)) as fhir4.CapabilityStatement;
  must(statement.fhirVersion.startsWith('4.0'), `FHIR ${statement.fhirVersion}`);
  const interactions = statement.rest?.[0]?.interaction?.map(({ code }) => code) ?? [];
  return `${statement.software?.name ?? ''} ${statement.software?.version ?? ''}, FHIR ${statement.fhirVersion}, ${interactions.join(' and ')}`;
}

const endpoint = ({ round }: Job): string =>
  round.client === 'confidential'
    ? `/smart/token/${round.issuer}`
    : new URL(String(round.authority.smartConfiguration['token_endpoint'])).pathname;

const told = async ({ world }: Job): Promise<number> =>
  ((await json(`${world.nhs}/control/inbox`)) as readonly { readonly told: boolean }[]).filter(
    (one) => one.told,
  ).length;
/** How often each of its endpoints was asked; one look-up may ask several. */
async function looks({ world }: Job): Promise<number> {
  const calls = (await json(`${world.nhs}/control/calls`)) as readonly { readonly endpoint: string }[];
  const counts = [...new Set(calls.map(({ endpoint }) => endpoint))].map(
    (one) => calls.filter(({ endpoint }) => endpoint === one).length,
  );
  return Math.max(0, ...counts);
}

/** What the card may say once CP-IS has answered, or has not. */
const known = new RegExp([cpis.found, cpis.none, cpis.couldNot].join('|'));

async function lookUp(job: Job, { page }: Opened): Promise<string> {
  const before = { told: await told(job), looks: await looks(job) };
  const look = page.getByRole('button', { name: /^Look .* up now/ });
  if ((await look.count()) === 0) throw new NotRun('this child cannot be looked up as the record stands');
  await look.click();
  const state = page.locator('.cp-state').filter({ hasText: known });
  await expect(state).toBeVisible({ timeout: 30_000 });
  const words = known.exec(await state.first().innerText())?.[0] ?? '';
  must(words !== cpis.couldNot, words);
  // Opened again in the same visit: what is known is shown, and nobody is told a second time.
  const again = await job.open();
  await expect(again.page.locator('.cp-state').filter({ hasText: words })).toBeVisible({ timeout: 30_000 });
  await again.close();
  const [toldNow, looksNow] = [await told(job), await looks(job)];
  must(looksNow - before.looks === 1, `CP-IS was asked ${looksNow - before.looks} times`);
  must(toldNow - before.told <= 1, `the authority was told ${toldNow - before.told} times`);
  return `${words}; asked once, told ${toldNow - before.told} times`;
}

function searches({ round }: Job): string {
  const asked = round.front.seen.filter(
    ({ method, path }) => method === 'GET' && /^([A-Z]\w+)?\?/.test(path),
  );
  must(asked.length > 0, 'nothing was searched for');
  const bad = asked.filter(({ status }) => status !== 200);
  must(bad.length === 0, bad.map(({ path, status }) => `${path.split('?')[0] ?? ''}: ${status}`).join(', '));
  const types = [...new Set(asked.flatMap(({ path }) => /^[A-Z]\w+/.exec(path)?.[0] ?? []))].sort();
  const pages = asked.filter(({ path }) => path.startsWith('?')).length;
  return `${types.length} types, ${pages} further pages: ${types.join(', ')}`;
}

/** Takes every step of the main job; what cannot go on is not run, and says why. */
export async function mainJob(job: Job): Promise<void> {
  const { steps, round } = job;
  const family = scenarios.find(({ id }) => id === round.child)?.name.split(',')[0] ?? '';
  let app: Opened | undefined;
  const here = (): Opened => {
    if (app === undefined) throw new NotRun('Safelight is not open');
    return app;
  };
  try {
    await steps.take('discovery', 'Discovery and capability statement', [], () => discovery(job));
    await steps.take('cross-origin', 'A page of another origin may ask', [], async () => {
      const refused = await refusedAcross(round.front.iss, job.world.gateway);
      must(refused.length === 0, `refused: ${refused.join(', ')}`);
      const bare = await refusedAcross(round.fhir.base, job.world.gateway);
      return `the front allows ${headersSent.join(', ')}; ${round.fhir.name} by itself refuses ${bare.join(', ') || 'none'}`;
    });
    await steps.take('launch', 'Launch and sign-in', ['discovery'], async () => {
      app = await job.open();
      await app.page.waitForURL(`${job.world.gateway}/**`);
      return round.signIn === 'keycloak'
        ? 'signed in on its own page, with name and password'
        : 'without a page';
    });
    await steps.take('token', 'Token', ['launch'], async () => {
      await here().page.waitForLoadState('networkidle');
      const at = endpoint(job);
      wentWell(here().exchanges, 'the token', ({ url, method }) => method === 'POST' && url.includes(at));
      return round.client === 'confidential'
        ? 'by the gateway, with private_key_jwt'
        : 'by the page, with PKCE';
    });
    await steps.take('session', 'Session at the gateway, id_token verified', ['token'], async () => {
      await expect(here().page.locator('section.flags')).toBeVisible({ timeout: 60_000 });
      wentWell(
        here().exchanges,
        'the session',
        ({ url, method }) => method === 'POST' && url.endsWith('/api/sessions'),
      );
      return `signed by ${round.authority.name}, checked against its published keys`;
    });
    await steps.take('patient', 'Patient', ['session'], async () => {
      await expect(here().page.getByText(new RegExp(family)).first()).toBeVisible();
      return family;
    });
    await steps.take('searches', 'Each search, to its last page', ['session'], async () => {
      await flagsOn(here().page);
      return searches(job);
    });
    await steps.take('flags', 'Red flags as in the sandbox', ['searches'], async () => {
      const [expected, found] = [await inSandbox(job), await flagsOn(here().page)];
      const differs = firstDifference(expected, found);
      must(differs === undefined, differs ?? '');
      return `${found.split('\n').length} lines alike`;
    });
    await steps.take('cpis', 'CP-IS asked once', ['session'], () => lookUp(job, here()));
    const before = await partsHeld(round.fhir.base);
    await steps.take('concern', 'Concern recorded by the write plan', ['session'], async () => {
      await openConcern(here().page);
      await fillConcern(here().page);
      await readAndSend(here().page);
      return `${round.write}: ${await sent(job, here().page)}`;
    });
    await steps.take('read-back', 'Read back from the server itself', ['concern'], async () => {
      const parts = since(before, await partsHeld(round.fhir.base));
      return holdTogether(parts, round.child, [
        ...expectedOf[round.write],
        'DocumentReference',
        'Provenance',
        'AuditEvent',
      ]);
    });
    await steps.take('replay', 'The same requests again write nothing', ['concern'], () => replay(job));
    await steps.take('outcome', 'An outcome updates the Task', ['concern'], () => outcomeOfReferral(job));
    await steps.take('lost', 'An answer lost on its way: sent again, nothing twice', ['concern'], () =>
      lostAnswer(job),
    );
    await steps.take('refresh', 'Token renewed', ['token'], () => tokenRenewed(job));
    await steps.take('self-check', 'Self-check, with a token of a launch', ['session'], () => selfCheck(job));
    await steps.take('sign-out', 'Sign-out gives the token back', ['token'], () => signOut(job));
    await steps.take('quiet', 'No error in the browser', ['launch'], () => {
      must(here().errors.length === 0, here().errors.join(' | '));
      return Promise.resolve('none');
    });
  } finally {
    await app?.close();
  }
}
