import type { Frame } from '@playwright/test';
import { expect, openFrame, openTwo, servePages, test, usualSandbox } from './support/embedding.ts';
import { amara, kai, lookUp, mainJob, record } from './support/main-job.ts';
import { appFrame, reload } from './support/app-frame.ts';

const lookUpAmara = /^Look Amara up now/;

/** What record systems give the frame of an app. */
const vendors: Readonly<Record<string, string | undefined>> = {
  'no sandbox attribute': undefined,
  'the attributes of a launcher': 'allow-scripts allow-same-origin allow-forms allow-popups allow-modals',
  'the attributes of a portal': `${usualSandbox} allow-top-navigation-by-user-activation`,
};

for (const [what, sandbox] of Object.entries(vendors))
  test(`a child is looked up in a frame with ${what}`, async ({ page, sandbox: world, embed }) => {
    const src = await world.launchUrl('ed-nurse', 'amara');
    await lookUp(await embed(page, src, sandbox === undefined ? {} : { sandbox }), world, amara);
  });

test('the whole main job needs scripts and an origin of the frame, and nothing else', async ({
  page,
  sandbox,
  embed,
}) => {
  test.setTimeout(120_000);
  const src = await sandbox.launchUrl('ed-nurse', 'amara');
  await mainJob(await embed(page, src, { sandbox: 'allow-scripts allow-same-origin' }), sandbox);
});

test('a button that keeps something works in a frame that may not submit forms', async ({
  page,
  sandbox,
  embed,
}) => {
  const src = await sandbox.launchUrl('ed-nurse', 'poppy');
  const app = await embed(page, src, { sandbox: 'allow-scripts allow-same-origin' });
  await app.getByRole('button', { name: /^Record a check/ }).click();
  await app.getByRole('button', { name: 'Keep this check' }).click();
  await expect(app.getByText('things to check')).toBeVisible();
});

test('a frame without allow-same-origin is told which attribute is missing', async ({
  page,
  sandbox,
  embed,
  world,
}) => {
  const src = await sandbox.launchUrl('ed-nurse', 'amara');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const app = await embed(page, src, { sandbox: 'allow-scripts allow-forms' });
  await expect(app.getByText('L-120', { exact: true })).toBeVisible();
  await app.locator('summary').click();
  await expect(app.getByText('Add allow-same-origin to the frame’s sandbox attribute.')).toBeVisible();
  await expect(app.getByRole('heading', { level: 1 })).toHaveCSS('font-family', /Inter/);
  const back = await embed(page, `${world.gateway}/?code=c&state=${'a'.repeat(32)}.sandbox`, {
    sandbox: 'allow-scripts',
  });
  await expect(back.getByText('L-120', { exact: true })).toBeVisible();
  expect(asked.filter((url) => url.startsWith(world.ehr) || url.includes('/api/'))).toEqual([]);
});

test('a frame without allow-scripts says so', async ({ page, sandbox, embed }) => {
  const src = await sandbox.launchUrl('ed-nurse', 'amara');
  const app = await embed(page, src, { sandbox: 'allow-same-origin allow-forms' });
  await expect(app.locator('noscript main')).toContainText('L-122');
});

test('where no script may run, the page says so without one', async ({ browser, world }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  for (const path of ['/launch', '/']) {
    await page.goto(`${world.gateway}${path}`);
    // The test runner looks for no text in it.
    const said = page.locator('noscript main');
    await expect(said).toBeVisible();
    await expect(said).toContainText('L-122');
    await expect(said).toContainText('In danger this minute: 999.');
  }
  await context.close();
});

test('two children in one tab’s two frames share its storage and never mix', async ({
  page,
  sandbox,
  embed,
  world,
}) => {
  test.setTimeout(120_000);
  const [first, second] = await openTwo(page, sandbox, embed);
  await lookUp(second, sandbox, kai);
  await lookUp(first, sandbox, amara);
  const kept = await (await appFrame(page, world.gateway)).evaluate(() => Object.entries(sessionStorage));
  expect(kept.map(([key]) => key).filter((key) => /^[0-9a-f]{32}\.sandbox$/.test(key))).toHaveLength(2);
  expect(JSON.stringify(kept)).not.toMatch(/SMART_KEY|codeVerifier|nonce/);
  await reload(await appFrame(page, world.gateway, 1));
  await reload(await appFrame(page, world.gateway, 0));
  await expect(second.locator('.cp-state').filter({ hasText: kai.answer })).toBeVisible();
  await expect(first.locator('.cp-state').filter({ hasText: amara.answer })).toBeVisible();
  await expect(first.getByText('Kai')).toHaveCount(0);
  await expect(second.getByText('Amara')).toHaveCount(0);
});

for (const policy of ['require-corp', 'credentialless'])
  test(`the whole main job is done in a page that isolates itself with ${policy}`, async ({
    page,
    sandbox,
    embed,
    hostPages,
  }) => {
    test.setTimeout(120_000);
    await page.goto(`${hostPages}/${policy}`);
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
    await mainJob(await embed(page, await sandbox.launchUrl('ed-nurse', 'amara')), sandbox);
  });

const fits = (frame: Frame): Promise<boolean> =>
  frame.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);

test('every step of the main job fits a frame of 360 px', async ({ page, sandbox, embed, world }) => {
  test.setTimeout(120_000);
  const app = await embed(page, await sandbox.launchUrl('ed-nurse', 'amara'), { width: 360 });
  await lookUp(app, sandbox, amara);
  const frame = await appFrame(page, world.gateway);
  expect(await fits(frame), 'the child').toBe(true);
  await app.getByRole('button', { name: /menu/i }).click();
  expect(await fits(frame), 'the menu').toBe(true);
  await page.keyboard.press('Escape');
  await record(app);
  expect(await fits(frame), 'the receipt').toBe(true);
});

test('back and forward never show the child of an earlier launch, and a reload goes on', async ({
  page,
  sandbox,
  embed,
  world,
}) => {
  const app = await embed(page, await sandbox.launchUrl('ed-nurse', 'amara'));
  await expect(app.getByRole('button', { name: lookUpAmara })).toBeVisible();
  await reload(await appFrame(page, world.gateway));
  await expect(app.getByRole('button', { name: lookUpAmara })).toBeVisible();
  await openFrame(page, await sandbox.launchUrl('ed-nurse', 'kai'));
  await expect(app.getByRole('button', { name: /^Look Kai up now/ })).toBeVisible();
  await page.evaluate(() => history.back());
  await expect(app.getByText('L-121', { exact: true })).toBeVisible();
  await expect(app.getByText('Amara')).toHaveCount(0);
  await page.evaluate(() => history.forward());
  await expect(app.getByText('L-121', { exact: true })).toBeVisible();
  expect(await sandbox.cpisCalls()).toHaveLength(0);
});

test('a page of nobody known cannot frame a launch or what comes after it', async ({
  page,
  sandbox,
  world,
}) => {
  const port = Number(new URL(world.ehr).port) + 4;
  const close = await servePages(port);
  await page.goto(`http://localhost:${port}`);
  await openFrame(page, await sandbox.launchUrl('ed-nurse', 'amara'));
  await openFrame(page, world.gateway, 'f1');
  const refused = (number: number) => page.frames()[number + 1]?.url() ?? '';
  for (const number of [0, 1]) {
    await expect.poll(() => refused(number)).toMatch(/^chrome-error:/);
    await expect(page.frameLocator(`#f${number}`).getByText('Safelight')).toHaveCount(0);
  }
  await close();
});

test('a known page inside a page of nobody known cannot frame it either, and inside a known one it can', async ({
  page,
  sandbox,
  hostPages,
  world,
}) => {
  const port = Number(new URL(world.ehr).port) + 5;
  const close = await servePages(port);
  const within = async (outer: string): Promise<Frame> => {
    await page.goto(outer);
    await openFrame(page, `${hostPages}/inner`);
    const inner = await appFrame(page, `${hostPages}/inner`);
    await inner.evaluate(
      (src) => {
        const frame = document.createElement('iframe');
        frame.src = src;
        document.body.append(frame);
      },
      await sandbox.launchUrl('ed-nurse', 'amara'),
    );
    await expect.poll(() => inner.childFrames()[0]?.url()).toMatch(/^(chrome-error:|http)/);
    const [app] = inner.childFrames();
    if (app === undefined) throw new Error('There is a frame in the frame.');
    return app;
  };
  await expect.poll(async () => (await within(`http://localhost:${port}`)).url()).toMatch(/^chrome-error:/);
  const app = await within(hostPages);
  await expect(app.getByRole('button', { name: lookUpAmara })).toBeVisible();
  await close();
});
