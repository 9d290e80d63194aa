import { firefox, type BrowserContext } from '@playwright/test';
import { findFirefox } from '../scripts/lib/firefox.mjs';
import {
  blockStorage,
  expect,
  markSite,
  openTwo,
  seesSite,
  storageIn,
  test,
  usualSandbox,
} from './support/embedding.ts';
import type { Write } from './support/concern.ts';
import { amara, kai, lookUp, mainJob, record } from './support/main-job.ts';
import { appFrame, reload } from './support/app-frame.ts';

const found = findFirefox();

/** What Playwright puts into a field at once does not reach the page over WebDriver BiDi; keys do. */
const keyByKey: Write = (field, words) => field.pressSequentially(words);

/** `network.cookie.cookieBehavior`: 5 parts what third parties keep (Firefox's own), 1 rejects it, 2 rejects everything. */
async function firefoxThat(
  cookieBehavior: 1 | 2 | 5,
  use: (context: BrowserContext) => Promise<void>,
): Promise<void> {
  const browser = await firefox.launch({
    ...found,
    // One process for all sites: presses do not reach a frame in another. What is kept where is the same.
    firefoxUserPrefs: { 'network.cookie.cookieBehavior': cookieBehavior, 'fission.autostart': false },
  });
  await use(await browser.newContext({ viewport: { width: 1280, height: 900 } }));
  await browser.close();
}

test.use({ trace: 'off' });
test.skip(found === undefined, 'No Firefox was found: install firefox-esr, or name one in FIREFOX_PATH.');

test.describe('Firefox as it comes, which parts what third parties keep', () => {
  test.use({ context: ({}, use) => firefoxThat(5, use) });

  test('the whole main job in a frame of another site, after a reload too', async ({
    page,
    sandbox,
    embed,
    world,
    context,
  }) => {
    test.setTimeout(180_000);
    await markSite(context, world.gateway);
    const app = await embed(page, await sandbox.launchUrl('ed-nurse', 'amara'), { sandbox: usualSandbox });
    await expect(app.getByRole('button', { name: /^Look Amara up now/ })).toBeVisible();
    const frame = await appFrame(page, world.gateway);
    expect(await seesSite(frame)).toBe(false);
    await reload(frame);
    await mainJob(app, sandbox, amara, keyByKey);
  });
});

test.describe('Firefox that rejects what third parties keep', () => {
  test.use({ context: ({}, use) => firefoxThat(1, use) });

  test('two children in two frames at once are looked up and written about', async ({
    page,
    sandbox,
    embed,
  }) => {
    test.setTimeout(180_000);
    const [first, second] = await openTwo(page, sandbox, embed);
    await lookUp(second, sandbox, kai);
    await mainJob(first, sandbox, amara, keyByKey);
    await record(second, keyByKey);
  });

  test('the whole main job where storage throws', async ({ page, sandbox, embed, world, context }) => {
    test.setTimeout(180_000);
    // No setting of Firefox keeps storage from one site alone and leaves the record system its sign-in.
    await blockStorage(context);
    const app = await embed(page, await sandbox.launchUrl('ed-nurse', 'amara'), { name: 'panel' });
    await mainJob(app, sandbox, amara, keyByKey);
    const frame = await appFrame(page, world.gateway);
    expect(await storageIn(frame)).toBe('SecurityError');
    expect(await frame.evaluate(() => window.name)).toBe('panel');
  });
});

test.describe('Firefox that rejects everything', () => {
  test.use({ context: ({}, use) => firefoxThat(2, use) });

  test('finds its own sign-in again in the frame’s name', async ({ page, sandbox, embed, world }) => {
    const app = await embed(page, await sandbox.launchUrl('ed-nurse', 'amara'), { name: 'panel' });
    // The pretend record system cannot sign anybody in without cookies; its page is where the frame is now.
    const signIn = await appFrame(page, `${world.ehr}/auth`);
    const name = await signIn.evaluate(() => window.name);
    const state = /"([0-9a-f]{32}\.sandbox)"/.exec(name)?.[1] ?? '';
    await signIn.evaluate((back) => location.replace(back), `${world.gateway}/?code=c&state=${state}`);
    // The state was found and the code was sent; the record system never gave such a code.
    await expect(app.getByText('L-109', { exact: true })).toBeVisible();
    const frame = await appFrame(page, world.gateway);
    expect(await storageIn(frame)).toBe('SecurityError');
    expect(await frame.evaluate(() => window.name)).toBe('panel');
  });
});
