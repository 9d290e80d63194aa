import { expect } from '@playwright/test';
import { fillConcern, openConcern, readAndSend } from '../../../e2e/support/concern.ts';
import { menu } from '../../../src/text/common.ts';
import type { Seen } from '../front/front.ts';
import type { Job } from './job.ts';
import { holdTogether, nameOf, partsHeld, since } from './read-back.ts';
import { sent } from './sent.ts';
import { must, NotRun } from './steps.ts';

const isWrite = ({ method, status }: Seen): boolean => method === 'POST' && status < 300;

/** Sends every write of the concern a second time, word for word, straight to the server: nothing new may come of it. */
export async function replay({ round }: Job): Promise<string> {
  const before = await partsHeld(round.fhir.base);
  const writes = round.front.seen.filter(isWrite);
  must(writes.length > 0, 'nothing was written');
  for (const { path, body, ifNoneExist } of writes) {
    const answer = await fetch(`${round.fhir.base}${path === '' ? '' : '/'}${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/fhir+json',
        ...(ifNoneExist === undefined ? {} : { 'if-none-exist': ifNoneExist }),
      },
      body: JSON.stringify(body),
    });
    must(answer.ok, `sent again, ${path === '' ? 'the transaction' : path} was answered ${answer.status}`);
  }
  const more = since(before, await partsHeld(round.fhir.base));
  must(more.length === 0, `there twice: ${more.map(({ resourceType }) => resourceType).join(', ')}`);
  return `${writes.length} requests`;
}

/** Tells that the authority answered and what came of it, and looks at the Task that waits for it. */
export async function outcomeOfReferral({ round, open }: Job): Promise<string> {
  if (round.write === 'document') throw new NotRun('a document has no Task');
  const app = await open();
  try {
    const concerns = app.page.getByRole('region', { name: /Concerns and referrals/ });
    await concerns.getByRole('button', { name: 'They answered' }).click();
    await app.page.getByRole('textbox', { name: 'Who answered' }).fill('K. SPECIMEN, duty social worker');
    await app.page.getByRole('button', { name: 'Keep', exact: true }).click();
    await expect(concerns).toContainText('Acknowledged');
    await concerns.getByRole('button', { name: 'Outcome', exact: true }).click();
    await app.page
      .getByRole('combobox', { name: 'What came of it' })
      .selectOption({ label: 'The family has support' });
    await app.page.getByRole('radio', { name: 'Right', exact: true }).check();
    await app.page.getByRole('button', { name: 'Keep', exact: true }).click();
    await expect(concerns).toContainText(/1 closed|Closed/);
    return await taskDone({ round });
  } finally {
    await app.close();
  }
}

/** The record is brought up to date after the log has been: the Task is looked at until it is done, for a while. */
async function taskDone({ round }: Pick<Job, 'round'>): Promise<string> {
  const changes = (): string =>
    round.front.seen
      .flatMap(({ method, status, why = '' }) => (method === 'PUT' ? [`${status} ${why}`.trim()] : []))
      .join('; ');
  for (let tries = 0; ; tries += 1) {
    const tasks = (await partsHeld(round.fhir.base)).filter(
      (part) => part.resourceType === 'Task' && part.for?.reference === `Patient/${round.child}`,
    );
    const found = tasks
      .map(({ status, meta }) => `${status ?? ''}, version ${meta?.versionId ?? ''}`)
      .join('; ');
    if (tasks.length === 1 && tasks[0]?.status === 'completed') return found;
    must(
      tries < 20,
      `the Task is: ${found || 'not there'}; changes were answered: ${changes() || 'none was sent'}`,
    );
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}

/** Records a second concern whose first answer never arrives, and sends it again. */
export async function lostAnswer({ round, open }: Job): Promise<string> {
  const app = await open();
  try {
    const before = await partsHeld(round.fhir.base);
    await openConcern(app.page);
    await fillConcern(app.page);
    round.front.loseAnswer((method) => method === 'POST');
    await readAndSend(app.page);
    const again = app.page.getByRole('button', { name: /^Send again/ });
    await expect(again).toBeVisible({ timeout: 45_000 });
    const between = since(before, await partsHeld(round.fhir.base));
    must(between.length > 0, 'the server had written nothing before the answer was lost');
    await again.click();
    await sent({ round }, app.page);
    const parts = since(before, await partsHeld(round.fhir.base));
    must(
      between.every((part) => parts.some((one) => nameOf(one) === nameOf(part))),
      'what was written first is gone',
    );
    return holdTogether(parts, round.child, ['DocumentReference', 'Provenance', 'AuditEvent']);
  } finally {
    await app.close();
  }
}

/** Opens with a token that soon ends, waits until it has, and does something that needs one. */
export async function tokenRenewed({ round, open }: Job): Promise<string> {
  const from = round.front.seen.length;
  const app = await open({ tokenSeconds: round.shortToken });
  try {
    await expect(app.page.locator('section.flags')).toBeVisible({ timeout: 60_000 });
    await app.page.waitForTimeout((round.shortToken + 3) * 1000);
    await openConcern(app.page);
    await app.page.waitForLoadState('networkidle');
    const renewals = app.exchanges.filter(({ grantType }) => grantType === 'refresh_token');
    must(renewals.length > 0, 'no token was renewed');
    must(
      renewals.every(({ status }) => status === 200),
      `the renewal was answered ${renewals.map(({ status }) => status).join(', ')}`,
    );
    const seen = () => round.front.seen.slice(from).filter(({ token }) => token !== undefined);
    const tokens = () => new Set(seen().map(({ token }) => token)).size;
    await expect
      .poll(tokens, { timeout: 20_000, message: 'tokens that the record was read with' })
      .toBeGreaterThan(1);
    const later = seen();
    const refused = later.filter(({ status }) => status === 401);
    must(refused.length === 0, `${refused.length} requests went with a token that had ended`);
    return `after ${round.shortToken} seconds, ${renewals.length} time, and the record read with the new one`;
  } finally {
    await app.close();
  }
}

/** Signs out in Safelight, and tries the token that it had at the record system. */
export async function signOut({ round, open }: Job): Promise<string> {
  const app = await open();
  try {
    await expect(app.page.locator('section.flags')).toBeVisible({ timeout: 60_000 });
    let token: string | undefined;
    app.page.on('request', (request) => {
      if (request.url().startsWith(round.front.iss)) token = request.headers()['authorization'] ?? token;
    });
    await app.page.reload();
    await app.page.waitForLoadState('networkidle');
    await app.page.getByRole('button', { name: menu.name }).click();
    const leave = app.page.getByRole('menuitem', { name: menu.signOut });
    await leave.waitFor();
    const [revoked] = await Promise.all([
      app.page.waitForResponse((response) => response.url().includes('/smart/revoke/')),
      leave.click(),
    ]);
    const said = (await revoked.json()) as { readonly revoked?: boolean; readonly why?: string };
    must(said.revoked === true, `the record system did not take it back: ${said.why ?? 'no reason'}`);
    await app.page.waitForLoadState('networkidle');
    must(token !== undefined, 'no request with a token was seen');
    const answer = await fetch(`${round.front.iss}/Patient/${round.child}`, {
      headers: { authorization: token },
    });
    must(answer.status === 401, `the token that was given back is answered ${answer.status}`);
    return 'the token is refused afterwards';
  } finally {
    await app.close();
  }
}
