import type { BrowserContext, Page } from '@playwright/test';
import {
  blockStorage,
  chromiumThat,
  expect,
  markSite,
  openFrame,
  openTwo,
  seesSite,
  storageIn,
  test,
  usualSandbox,
} from './support/embedding.ts';
import { amara, lookUp, mainJob, record, kai } from './support/main-job.ts';
import { appFrame, reload } from './support/app-frame.ts';

/** Whether this browser really keeps storage from a frame of another site. */
async function keepsStorage(context: BrowserContext, host: string, app: string): Promise<boolean> {
  const page = await context.newPage();
  await page.goto(host);
  await openFrame(page, app);
  const said = await storageIn(await appFrame(page, app));
  await page.close();
  return said === 'SecurityError';
}

const nameOf = async (page: Page, app: string, number = 0): Promise<string> =>
  (await appFrame(page, app, number)).evaluate(() => window.name);

test.describe('with third-party storage blocked', () => {
  test.use({
    context: async ({ hostPages, world }, use, info) => {
      const { context, close } = await chromiumThat('blocked');
      if (!(await keepsStorage(context, hostPages, world.gateway))) {
        info.annotations.push({ type: 'imitated', description: 'This browser cannot block storage.' });
        await blockStorage(context);
      }
      await use(context);
      await close();
    },
  });

  test('the whole main job is done in a frame of another site', async ({ page, sandbox, embed, world }) => {
    test.setTimeout(120_000);
    const src = await sandbox.launchUrl('ed-nurse', 'amara');
    const app = await embed(page, src, { sandbox: usualSandbox, name: 'panel' });
    await mainJob(app, sandbox);
    expect(await storageIn(await appFrame(page, world.gateway))).toBe('SecurityError');
    expect(await nameOf(page, world.gateway), 'the record system’s own name for its frame').toBe('panel');
  });

  test('two children in two frames at once never mix, and each gets its own concern', async ({
    page,
    sandbox,
    embed,
  }) => {
    test.setTimeout(180_000);
    const [first, second] = await openTwo(page, sandbox, embed);
    await lookUp(second, sandbox, kai);
    await lookUp(first, sandbox, amara);
    await record(first);
    await record(second);
    for (const [child, other] of [
      ['amara', 'kai'],
      ['kai', 'amara'],
    ] as const) {
      const written = JSON.stringify(await sandbox.resources(child));
      expect(written).toContain('QuestionnaireResponse');
      expect(written).not.toContain(`Patient/${other}`);
    }
  });

  test('a reload says to open it again, and asks and tells nobody', async ({
    page,
    sandbox,
    embed,
    world,
  }) => {
    const app = await embed(page, await sandbox.launchUrl('ed-nurse', 'amara'));
    await expect(app.getByRole('button', { name: /^Look Amara up now/ })).toBeVisible();
    const calls = (await sandbox.cpisCalls()).length;
    await reload(await appFrame(page, world.gateway));
    await expect(app.getByText('L-121', { exact: true })).toBeVisible();
    await expect(app.getByText('Nothing was asked or sent just now.')).toBeVisible();
    expect(await sandbox.cpisCalls()).toHaveLength(calls);
  });

  test('the record system opens another child in the same frame', async ({ page, sandbox, embed, world }) => {
    const app = await embed(page, await sandbox.launchUrl('ed-nurse', 'amara'), { name: 'panel' });
    await expect(app.getByRole('button', { name: /^Look Amara up now/ })).toBeVisible();
    await openFrame(page, await sandbox.launchUrl('ed-nurse', 'kai'), 'f0');
    await expect(app.getByRole('button', { name: /^Look Kai up now/ })).toBeVisible();
    await expect(app.getByText('Amara')).toHaveCount(0);
    expect(await nameOf(page, world.gateway)).toBe('panel');
  });

  test('a sign-in that this frame did not begin is not finished', async ({ page, sandbox, embed, world }) => {
    const state = `${'a'.repeat(32)}.sandbox`;
    const entry = {
      serverUrl: `${world.ehr}/fhir`,
      tokenUri: `${world.ehr}/steal`,
      codeVerifier: 'v',
      key: state,
    };
    const planted = `safelight-sign-in:${JSON.stringify({ name: '', entries: { [state]: JSON.stringify(entry) } })}`;
    const seen: string[] = [];
    page.on('request', (request) => seen.push(new URL(request.url()).pathname));
    const app = await embed(page, `${world.gateway}/?code=c&state=${state}`, { name: planted });
    await expect(app.getByText('L-108', { exact: true })).toBeVisible();
    expect(await nameOf(page, world.gateway)).toBe('');
    const other = `${'b'.repeat(32)}.sandbox`;
    const second = await embed(page, `${world.gateway}/?code=c&state=${other}`, { name: planted });
    await expect(second.getByText('L-108', { exact: true })).toBeVisible();
    expect(seen).not.toContain('/steal');
    expect(await sandbox.cpisCalls()).toHaveLength(0);
  });
});

test.describe('with third-party storage partitioned', () => {
  test.use({
    context: async ({}, use) => {
      const { context, close } = await chromiumThat('partitioned');
      await use(context);
      await close();
    },
  });

  test('the whole main job is done, and a reload goes on with it', async ({
    page,
    sandbox,
    embed,
    world,
    context,
  }) => {
    test.setTimeout(120_000);
    // Proof: what the app's own site keeps by itself is not there in the frame.
    await markSite(context, world.gateway);
    const app = await embed(page, await sandbox.launchUrl('ed-nurse', 'amara'), { sandbox: usualSandbox });
    await expect(app.getByRole('button', { name: /^Look Amara up now/ })).toBeVisible();
    const frame = await appFrame(page, world.gateway);
    test.skip(
      (await storageIn(frame)) === 'SecurityError',
      'This browser blocks third-party storage instead of partitioning it.',
    );
    expect(await seesSite(frame)).toBe(false);
    await lookUp(app, sandbox, amara);
    await reload(await appFrame(page, world.gateway));
    await expect(app.locator('.cp-state').filter({ hasText: 'CP-IS: record found' })).toBeVisible();
    const kept = await (await appFrame(page, world.gateway)).evaluate(() => JSON.stringify(sessionStorage));
    expect(kept).not.toMatch(/codeVerifier|nonce|SMART_KEY|Amara/);
    await record(app);
  });
});
