import type { FrameLocator, Page } from '@playwright/test';
import { cpisState, expect, test } from './support/world.ts';

test.use({ nhs: { cpis: 'cpis-fhir', auth: 'cis2' } });

const signInButton = (app: FrameLocator) => app.getByRole('button', { name: /^Sign in to the NHS/ });

/** Presses the button in the frame and answers the window that opens, at the NHS. */
async function startSignIn(app: FrameLocator, page: Page): Promise<Page> {
  const opened = page.waitForEvent('popup');
  await signInButton(app).click();
  const window = await opened;
  await expect(window.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  return window;
}

test.describe('A person signs in to the NHS from inside the frame', () => {
  test('nobody is looked up before it, and it looks nobody up by itself', async ({ open, page, sandbox }) => {
    const app = await open('ed-nurse', 'amara');
    await expect(signInButton(app)).toContainText('Opens the NHS sign-in in its own window');
    await expect(app.getByRole('button', { name: /up now/ })).toHaveCount(0);
    const window = await startSignIn(app, page);
    const closed = window.waitForEvent('close');
    await window.getByRole('button', { name: /Priya SAMPLE/ }).click();
    await closed;
    await expect(app.getByText('Signed in to the NHS')).toBeVisible();
    expect(await sandbox.cpisCalls()).toHaveLength(0);

    await app.getByRole('button', { name: /^Look Amara up now/ }).click();
    await expect(cpisState(app, 'CP-IS: record found')).toBeVisible();
    const told = (await sandbox.inbox()).filter((entry) => entry.told);
    expect(told).toHaveLength(1);
    expect(JSON.stringify(told)).toContain('Priya SAMPLE');
  });

  test('a person with two roles chooses one, and the role decides what may be done here', async ({
    open,
    page,
    sandbox,
  }) => {
    const app = await open('ed-nurse', 'amara');
    const window = await startSignIn(app, page);
    const closed = window.waitForEvent('close');
    await window.getByRole('button', { name: /Ola SPECIMEN/ }).click();
    // The NHS asks for the role itself.
    await window.getByRole('button', { name: /Elm Surgery/ }).click();
    await closed;
    await expect(app.getByText('Signed in to the NHS')).toBeVisible();
    await expect(
      app.getByRole('heading', { name: 'Your role may not look up in this setting' }),
    ).toBeVisible();
    await expect(app.getByRole('button', { name: /up now/ })).toHaveCount(0);
    expect(await sandbox.cpisCalls()).toHaveLength(0);
  });

  test('somebody without either activity is told who can', async ({ open, page }) => {
    const app = await open('ed-nurse', 'amara');
    const window = await startSignIn(app, page);
    await window.getByRole('button', { name: /Nell DUMMY/ }).click();
    await expect(app.getByRole('heading', { name: 'Your role may not look up here' })).toBeVisible();
  });

  test('cancelling there, or closing the window, is said and looks nobody up', async ({
    open,
    page,
    sandbox,
  }) => {
    const app = await open('ed-nurse', 'amara');
    const first = await startSignIn(app, page);
    await first.getByRole('button', { name: 'Cancel' }).click();
    await expect(app.getByText('You did not finish signing in.')).toBeVisible();
    const second = await startSignIn(app, page);
    await second.close();
    await expect(app.getByText('You did not finish signing in.')).toBeVisible();
    expect(await sandbox.cpisCalls()).toHaveLength(0);
  });

  test('a link into the sign-in that somebody else started gets nowhere', async ({ open, page, sandbox }) => {
    const app = await open('ed-nurse', 'amara');
    const window = await startSignIn(app, page);
    const link = window.url();
    await window.close();
    const victim = await page.context().browser()?.newPage();
    if (victim === undefined) throw new Error('no second browser page');
    await victim.goto(link);
    await victim.getByRole('button', { name: /Ravi EXAMPLE/ }).click();
    await expect(
      victim.getByText('This sign-in was not started from Safelight', { exact: false }),
    ).toBeVisible();
    expect(victim.url()).not.toContain('code=');
    await victim.close();
    await expect(app.getByText('Signed in to the NHS')).toHaveCount(0);
    expect(await sandbox.cpisCalls()).toHaveLength(0);
  });

  test('signing out ends it', async ({ open, page }) => {
    const app = await open('ed-nurse', 'amara');
    const window = await startSignIn(app, page);
    await window.getByRole('button', { name: /Priya SAMPLE/ }).click();
    await expect(app.getByText('Signed in to the NHS')).toBeVisible();
    await app.getByRole('button', { name: 'Sign out' }).click();
    await expect(signInButton(app)).toBeVisible();
    await expect(app.getByRole('button', { name: /up now/ })).toHaveCount(0);
  });
});
