import type { FrameLocator, Locator, Page } from '@playwright/test';
import { facts, fillConcern, openConcern, readAndSend } from './support/concern.ts';
import { readLedger } from './support/ledger.ts';
import { expect, frameIn, ownWorld, test, type LaunchOptions, type Sandbox } from './support/world.ts';

test.use(ownWorld());

const hour = 3_600_000;
const words = (app: FrameLocator): Locator => app.getByLabel('What you saw and were told, as facts');
const saved = (app: FrameLocator): Locator => app.getByText(/^Draft saved/).first();
const goOn = (app: FrameLocator): Locator => app.getByRole('button', { name: 'Go on with it' });

/** Opens the way to the form, whatever is offered there. */
async function toForm(app: FrameLocator): Promise<void> {
  await app
    .getByRole('button', { name: 'Record a concern' })
    .or(app.getByRole('link', { name: 'Record a concern' }))
    .first()
    .click();
}

/** A window of somebody else on another computer: nothing is shared with the first but the gateway. */
async function elsewhere(page: Page, sandbox: Sandbox, user: string, child: string): Promise<FrameLocator> {
  const context = await page
    .context()
    .browser()
    ?.newContext({ locale: 'en-GB', timezoneId: 'Europe/London' });
  if (context === undefined) throw new Error('There is no browser to open another window in.');
  const other = await context.newPage();
  return frameIn(other, sandbox.world.ehr, await sandbox.launchUrl(user, child), 1000);
}

/** A concern begun, with its first words kept at the gateway. */
async function begin(
  open: (user: string, child: string, options?: LaunchOptions & { width?: number }) => Promise<FrameLocator>,
  child: string,
  options: LaunchOptions = {},
): Promise<FrameLocator> {
  const app = await open('ed-nurse', child, { width: 1000, ...options });
  await openConcern(app);
  await words(app).fill(facts);
  await expect(saved(app)).toBeVisible();
  return app;
}

test.describe('A draft', () => {
  test('survives a closed tab, on another computer too, and is offered, never put in place', async ({
    page,
    open,
    sandbox,
  }) => {
    await begin(open, 'amara');
    await page.close();
    const context = page.context();
    const next = await context.newPage();
    const app = await frameIn(next, sandbox.world.ehr, await sandbox.launchUrl('ed-nurse', 'amara'), 1000);
    await toForm(app);
    await expect(app.getByText('You started a concern earlier')).toBeVisible();
    await expect(words(app)).toHaveCount(0);
    await goOn(app).click();
    await expect(words(app)).toHaveValue(facts);
    const there = await elsewhere(next, sandbox, 'ed-nurse', 'amara');
    await toForm(there);
    await goOn(there).click();
    await expect(words(there)).toHaveValue(facts);
  });

  test('is nowhere in the browser: not in its storage, not in an address', async ({
    page,
    open,
    sandbox,
  }) => {
    await begin(open, 'amara');
    const frame = page.frames().find((one) => one.url().startsWith(sandbox.world.gateway));
    const kept = await frame?.evaluate(() =>
      JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]),
    );
    expect(kept).toBeDefined();
    expect(`${kept ?? ''} ${frame?.url() ?? ''}`).not.toMatch(/triage|TESTCHILD|999 ?012/i);
    expect(await frame?.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
  });

  test('survives a token that has expired', async ({ open, sandbox }) => {
    const app = await begin(open, 'dev', { noRefresh: true, tokenSeconds: 60 });
    await sandbox.moveClock(24 * hour);
    await words(app).fill(`${facts} Typed too late.`);
    // What cannot be kept any more is said at once, and stays on screen to be copied.
    await expect(app.getByText('Not saved: your words are on this screen only')).toBeVisible();
    await expect(words(app)).toHaveValue(`${facts} Typed too late.`);
    const again = await open('ed-nurse', 'dev', { width: 1000 });
    await toForm(again);
    await goOn(again).click();
    await expect(words(again)).toHaveValue(facts);
  });

  test('is kept on screen while the network is away, says so, and is saved once it is back', async ({
    page,
    open,
  }) => {
    const app = await begin(open, 'zac');
    await page.context().setOffline(true);
    await words(app).fill(`${facts} Mother rang.`);
    await expect(app.getByText('Not saved: your words are on this screen only')).toBeVisible();
    await expect(words(app)).toHaveValue(`${facts} Mother rang.`);
    await page.context().setOffline(false);
    await expect(app.getByText('Not saved: your words are on this screen only')).toHaveCount(0);
    const again = await open('ed-nurse', 'zac', { width: 1000 });
    await toForm(again);
    await goOn(again).click();
    await expect(words(again)).toHaveValue(`${facts} Mother rang.`);
  });

  test('survives a gateway that is killed, before and after it was saved', async ({ open, sandbox }) => {
    const app = await begin(open, 'holly');
    await sandbox.world.stopGateway('SIGKILL');
    await words(app).fill(`${facts} Later words.`);
    await expect(app.getByText('Not saved: your words are on this screen only')).toBeVisible();
    await sandbox.world.startGateway();
    await app.getByRole('button', { name: 'Save now' }).click();
    await expect(app.getByText('Not saved: your words are on this screen only')).toHaveCount(0);
    await sandbox.world.stopGateway('SIGKILL');
    await sandbox.world.startGateway();
    const again = await open('ed-nurse', 'holly', { width: 1000 });
    await toForm(again);
    await goOn(again).click();
    await expect(words(again)).toHaveValue(`${facts} Later words.`);
  });

  test('is its writer’s alone, and this child’s alone', async ({ page, open, sandbox }) => {
    await begin(open, 'jaya');
    const colleague = await elsewhere(page, sandbox, 'gp', 'jaya');
    await toForm(colleague);
    await expect(words(colleague)).toHaveValue('');
    const other = await open('ed-nurse', 'viktor', { width: 1000 });
    await toForm(other);
    await expect(words(other)).toHaveValue('');
    await expect(goOn(other)).toHaveCount(0);
  });

  test('is handed to a colleague, who takes it and sends it once; the ledger names both', async ({
    page,
    open,
    sandbox,
  }) => {
    test.setTimeout(120_000);
    const app = await begin(open, 'kai');
    await app.getByText('Hand over to a colleague').click();
    await app.getByLabel('Who it is meant for, if you know').fill('D. MOCK');
    await app.getByRole('button', { name: 'Hand over now' }).click();
    await expect(app.getByRole('heading', { name: 'Handed over' })).toBeFocused();

    const there = await elsewhere(page, sandbox, 'named-doctor', 'kai');
    await toForm(there);
    await expect(there.getByText('Meant for D. MOCK.')).toBeVisible();
    await there.getByRole('button', { name: /^Take it over/ }).click();
    await expect(words(there)).toHaveValue(facts);

    // It is no longer the first one's.
    const again = await open('ed-nurse', 'kai', { width: 1000 });
    await toForm(again);
    await expect(words(again)).toHaveValue('');
    await expect(goOn(again)).toHaveCount(0);

    await fillConcern(there);
    await readAndSend(there);
    await expect(there.getByText('Sent and saved')).toBeVisible();
    const { lines, verified } = await readLedger(sandbox);
    expect(verified).toMatch(/intact/);
    const whoDid = (what: string): readonly string[] =>
      lines
        .filter(({ entry }) => entry.entity.some(({ description }) => description === what))
        .map(({ entry }) => entry.agent.find(({ requestor }) => requestor === true)?.name ?? '');
    expect(whoDid('Draft of a concern offered for hand-over')).toEqual([expect.stringContaining('SAMPLE')]);
    expect(whoDid('Draft of a concern taken over')).toEqual([expect.stringContaining('MOCK')]);
  });

  test('expires', async ({ page, open, sandbox }) => {
    await begin(open, 'ruby');
    const later = 73 * hour;
    await sandbox.moveClock(later);
    await page.clock.setSystemTime(Date.now() + later);
    const again = await open('ed-nurse', 'ruby', { width: 1000 });
    await toForm(again);
    await expect(words(again)).toHaveValue('');
    await expect(goOn(again)).toHaveCount(0);
  });
});
