import type { FrameLocator, Page } from '@playwright/test';
import { fillConcern, openConcern, readAndSend } from './support/concern.ts';
import {
  cpisState,
  expect,
  expectAccessible,
  frameIn,
  ownWorld,
  test,
  type Sandbox,
} from './support/world.ts';

test.use(ownWorld());

const topic = 'a-session';
const moved = 'Another record is open now';
const childOn = (app: FrameLocator) => app.getByRole('heading', { level: 1, name: /Amara/ });

/** What happens in the record system, as its hub tells it. */
async function happens(sandbox: Sandbox, event: string, more: object = {}): Promise<void> {
  const answer = await fetch(`${sandbox.world.ehr}/control/hub`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ topic, event, ...more }),
  });
  expect(answer.ok).toBe(true);
}

interface Seen {
  readonly listening: number;
  readonly answers: readonly { readonly event: string; readonly status: number | 'silent' }[];
}
const seen = async (sandbox: Sandbox): Promise<Seen> =>
  (await (await fetch(`${sandbox.world.ehr}/control/hub?topic=${topic}`)).json()) as Seen;
const listening = (sandbox: Sandbox) =>
  expect.poll(async () => (await seen(sandbox)).listening, { timeout: 10_000 }).toBe(1);
const lastAnswer = async (sandbox: Sandbox) => (await seen(sandbox)).answers.at(-1)?.status;

async function openFollowing(page: Page, sandbox: Sandbox, width?: number): Promise<FrameLocator> {
  const url = await sandbox.launchUrl('ed-nurse', 'amara', { hubTopic: topic });
  const app = await frameIn(page, sandbox.world.ehr, url, width);
  await expect(childOn(app)).toBeAttached();
  await listening(sandbox);
  return app;
}

test.describe('which record is open', () => {
  test('another record clears the screen at once, and this one brings it back', async ({ page, sandbox }) => {
    const app = await openFollowing(page, sandbox);
    // Sees the page as the browser draws it: the child is gone in the very frame in which the hub's word is answered.
    await app.locator('body').evaluate(() => {
      const send: unknown = Object.getOwnPropertyDescriptor(WebSocket.prototype, 'send')?.value;
      Reflect.set(WebSocket.prototype, 'send', function (this: WebSocket, data: string) {
        const safelight = document.getElementById('safelight');
        document.documentElement.dataset['drawnAtAnswer'] = String(safelight?.offsetHeight ?? 0);
        if (send instanceof Function) Reflect.apply(send, this, [data]);
      });
    });
    await happens(sandbox, 'Patient-open', { patient: 'dev' });
    await expect(app.getByRole('heading', { name: moved })).toBeVisible();
    expect(await app.locator('html').getAttribute('data-drawn-at-answer')).toBe('0');
    await expect(childOn(app)).toBeHidden();
    await expect(app.locator('body')).not.toContainText('Dev');
    expect(await lastAnswer(sandbox)).toBe(200);
    await happens(sandbox, 'Patient-open', { patient: 'amara' });
    await expect(app.getByRole('heading', { name: moved })).toBeHidden();
    await expect(app.getByRole('button', { name: 'Record a concern' })).toBeVisible();
  });

  test('a record that is closed, and a screen that is locked', async ({ page, sandbox }) => {
    const app = await openFollowing(page, sandbox, 360);
    await happens(sandbox, 'Patient-close', { patient: 'dev' });
    await expect.poll(() => lastAnswer(sandbox)).toBe(200);
    await expect(childOn(app)).toBeAttached();
    await happens(sandbox, 'Patient-close', { patient: 'amara' });
    await expect(app.getByRole('heading', { name: 'The record was closed' })).toBeVisible();
    await happens(sandbox, 'UserHibernate');
    await expect(app.getByRole('heading', { name: 'The record system is locked' })).toBeVisible();
    await happens(sandbox, 'Patient-open', { patient: 'amara' });
    await expect(app.getByRole('button', { name: 'Record a concern' })).toBeVisible();
  });

  test('an older word changes nothing', async ({ page, sandbox }) => {
    const app = await openFollowing(page, sandbox);
    await happens(sandbox, 'Patient-open', { patient: 'amara' });
    await happens(sandbox, 'Patient-open', { patient: 'dev', timestamp: '2020-01-01T00:00:00.000Z' });
    await expect.poll(async () => (await seen(sandbox)).answers.length).toBe(2);
    await expect(app.getByRole('button', { name: 'Record a concern' })).toBeVisible();
  });

  test('words that are not sent keep the screen, under the name of whom they are about', async ({
    page,
    sandbox,
  }) => {
    const app = await openFollowing(page, sandbox, 360);
    await openConcern(app);
    await app.getByLabel('What you saw and were told, as facts').fill('Quiet.');
    await happens(sandbox, 'Patient-open', { patient: 'dev' });
    const banner = app.getByRole('alert').filter({ hasText: 'The record system shows another record' });
    await expect(banner).toBeVisible();
    await expect(banner).toBeInViewport();
    await expect(banner).toContainText('TESTCHILD, Amara');
    await expect(app.locator('.who').first()).toBeInViewport();
    await expect.poll(() => lastAnswer(sandbox)).toBe(409);
    await expect(app.getByLabel('What you saw and were told, as facts')).toHaveValue('Quiet.');
    await app.getByRole('button', { name: 'Keep it and clear this screen' }).click();
    await expect(app.getByText('What you had written is kept.')).toBeVisible();
    await expect(childOn(app)).toBeHidden();
    await happens(sandbox, 'Patient-open', { patient: 'amara' });
    await expect(app.getByLabel('What you saw and were told, as facts')).toHaveValue('Quiet.');
    await expect(banner).toBeHidden();
  });

  test('a look-up that is under way is made once, and shown only when its child is back', async ({
    page,
    sandbox,
  }) => {
    const app = await openFollowing(page, sandbox);
    await sandbox.nhsFault({ name: 'slow', delayMs: 1500 });
    const asked = page.waitForRequest((one) => one.url().endsWith('/api/cpis/look-ups'));
    await app.getByRole('button', { name: /^Look Amara up now/ }).click();
    const answered = (await asked).response();
    await happens(sandbox, 'Patient-open', { patient: 'dev' });
    await expect(app.getByRole('heading', { name: moved })).toBeVisible();
    expect((await answered)?.ok()).toBe(true);
    await expect(app.getByText('CP-IS: record found').first()).toBeHidden();
    await happens(sandbox, 'Patient-open', { patient: 'amara' });
    await expect(cpisState(app, 'CP-IS: record found')).toBeVisible();
    expect((await sandbox.inbox()).filter((entry) => entry.told)).toHaveLength(1);
  });

  test('what is said can be read by everybody', async ({ page, sandbox }) => {
    await page.goto(await sandbox.launchUrl('ed-nurse', 'amara', { hubTopic: topic }));
    await listening(sandbox);
    const app = page.mainFrame();
    await openConcern(app);
    await app.getByLabel('What you saw and were told, as facts').fill('Quiet.');
    await happens(sandbox, 'Patient-open', { patient: 'dev' });
    await happens(sandbox, 'SyncError');
    await expect(app.getByText('Not every program shows the same child')).toBeVisible();
    await expectAccessible(page, 'the form under what the record system says');
    await app.getByRole('button', { name: 'I have checked' }).click();
    await app.getByRole('button', { name: 'Keep it and clear this screen' }).click();
    await expect(app.getByText('What you had written is kept.')).toBeVisible();
    await expectAccessible(page, 'the cleared screen');
  });

  test('signing out of the record system ends the session', async ({ page, sandbox }) => {
    const app = await openFollowing(page, sandbox);
    const revoked = page.waitForResponse((one) => one.url().includes('/smart/revoke/'));
    await happens(sandbox, 'UserLogout');
    await expect(app.getByRole('heading', { name: 'You are signed out' })).toBeVisible();
    expect((await revoked).ok()).toBe(true);
    await expect(app.locator('#safelight')).toHaveCount(0);
    await expect.poll(async () => (await seen(sandbox)).listening).toBe(0);
  });

  test('a lost hub is said, and found again', async ({ page, sandbox }) => {
    const app = await openFollowing(page, sandbox);
    const line = app.getByText('Safelight cannot tell just now which record is open.');
    const away = (is: boolean) =>
      fetch(`${sandbox.world.ehr}/control/hub/away`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ away: is }),
      });
    await away(true);
    await expect(line).toBeVisible();
    await expect(app.getByRole('button', { name: 'Record a concern' })).toBeVisible();
    await away(false);
    await expect(line).toBeHidden({ timeout: 20_000 });
    await happens(sandbox, 'Patient-open', { patient: 'dev' });
    await expect(app.getByRole('heading', { name: moved })).toBeVisible();
  });

  test('a launch after the record system moved on is told at once', async ({ page, sandbox }) => {
    await happens(sandbox, 'Patient-open', { patient: 'dev' });
    const url = await sandbox.launchUrl('ed-nurse', 'amara', { hubTopic: topic });
    const app = await frameIn(page, sandbox.world.ehr, url);
    await expect(app.getByRole('heading', { name: moved })).toBeVisible();
  });
});

test.describe('in the record system’s own page', () => {
  const openOn = async (page: Page, sandbox: Sandbox): Promise<FrameLocator> => {
    await page.goto(sandbox.world.ehr);
    await page.getByRole('button', { name: 'Open Safelight', exact: true }).click();
    const app = page.frameLocator('#safelight');
    await expect(childOn(app)).toBeAttached();
    await expect(page.getByText('Safelight asked whether this page listens.')).toBeVisible();
    return app;
  };

  test('another child is opened anew within ten seconds', async ({ page, sandbox }) => {
    const app = await openOn(page, sandbox);
    await page.getByLabel('Open Safelight again by itself when another child is chosen').check();
    await page.locator('[name=patient][value=dev]').check();
    await expect(app.getByRole('heading', { level: 1, name: /Dev/ })).toBeAttached({ timeout: 10_000 });
  });

  test('after a concern the problem list is opened and the screen given back', async ({ page, sandbox }) => {
    const app = await openOn(page, sandbox);
    await openConcern(app);
    await fillConcern(app);
    await readAndSend(app);
    await app.getByRole('button', { name: 'Open the problem list' }).click();
    await expect(page.getByText(/Safelight asked for the problem list, at Condition\//)).toBeVisible();
    await app.getByRole('button', { name: 'Back to the record' }).click();
    await expect(page.locator('#window-said')).toContainText('Safelight gave the screen back.');
    await expect(page.locator('#safelight')).not.toHaveAttribute('src', /./);
  });
});

test('a launch without any offer asks for none of it', async ({ page, sandbox, open }) => {
  const asked: string[] = [];
  page.on('request', (one) => asked.push(one.url()));
  page.on('websocket', (one) => asked.push(one.url()));
  const app = await open('ed-nurse', 'amara');
  await expect(childOn(app)).toBeAttached();
  await openConcern(app);
  await fillConcern(app);
  await readAndSend(app);
  await expect(app.getByRole('heading', { level: 1, name: /has not answered yet/ })).toBeVisible();
  await expect(app.getByRole('button', { name: 'Back to the record' })).toHaveCount(0);
  expect(asked.filter((one) => /hub|beside|^ws/i.test(one))).toEqual([]);
  expect((await seen(sandbox)).listening).toBe(0);
});
