import { cpisState, expect, frameIn, test } from './support/world.ts';
import { appFrame, reload } from './support/app-frame.ts';

test.describe('You know before you look, and it happens once', () => {
  test('an unscheduled look-up says before it that the authority is told', async ({ open, sandbox }) => {
    const app = await open('ed-nurse', 'amara');
    await expect(app.getByRole('button', { name: /^Look Amara up now/ })).toContainText(
      'Checking tells Sheffield, or whichever local authority holds a record, that Amara is here',
    );
    expect(await sandbox.cpisCalls()).toHaveLength(0);
    expect(await sandbox.inbox()).toHaveLength(0);
  });

  test('a scheduled look-up tells nobody, and says so', async ({ open, sandbox }) => {
    const app = await open('gp', 'lena');
    await expect(cpisState(app, 'CP-IS: record found')).toBeVisible();
    await expect(app.getByText('Nobody was told: this was a scheduled look-up.')).toBeVisible();
    expect((await sandbox.inbox()).filter((entry) => entry.told)).toHaveLength(0);
  });

  test('a refresh after an unscheduled look-up makes no second call and shows the same answer', async ({
    open,
    page,
    sandbox,
  }) => {
    const app = await open('ed-nurse', 'amara');
    await app.getByRole('button', { name: /^Look Amara up now/ }).click();
    await expect(cpisState(app, 'CP-IS: record found')).toBeVisible();
    const calls = (await sandbox.cpisCalls()).length;
    await reload(await appFrame(page, sandbox.world.gateway));
    await expect(cpisState(app, 'CP-IS: record found')).toBeVisible();
    expect(await sandbox.cpisCalls()).toHaveLength(calls);
    expect((await sandbox.inbox()).filter((entry) => entry.told)).toHaveLength(1);
  });

  test('a double click, a second tab and a second launch in the same visit make one call', async ({
    open,
    page,
    sandbox,
  }) => {
    await sandbox.nhsFault({ name: 'slow', delayMs: 1500 });
    const first = await open('ed-nurse', 'amara');
    const second = await frameIn(page, sandbox.world.ehr, await sandbox.launchUrl('ed-nurse', 'amara'));
    const button = first.getByRole('button', { name: /^Look Amara up now/ });
    await expect(second.getByRole('button', { name: /^Look Amara up now/ })).toBeVisible();
    await button.dblclick();
    await second.getByRole('button', { name: /^Look Amara up now/ }).click();
    await expect(cpisState(first, 'CP-IS: record found')).toBeVisible({ timeout: 15_000 });
    expect((await sandbox.inbox()).filter((entry) => entry.told)).toHaveLength(1);
  });

  test('a gateway killed in the middle of a look-up never asks again by itself', async ({
    open,
    page,
    sandbox,
  }) => {
    await sandbox.nhsFault({ name: 'slow', delayMs: 5000 });
    const app = await open('ed-nurse', 'amara');
    await app.getByRole('button', { name: /^Look Amara up now/ }).click();
    await expect.poll(async () => (await sandbox.cpisCalls()).length).toBeGreaterThan(0);
    await sandbox.world.stopGateway('SIGKILL');
    await sandbox.world.startGateway();
    const calls = (await sandbox.cpisCalls()).length;
    const again = await frameIn(page, sandbox.world.ehr, await sandbox.launchUrl('ed-nurse', 'amara'));
    await expect(cpisState(again, 'CP-IS: could not check')).toBeVisible({ timeout: 20_000 });
    await expect(again.getByText('The local authority may or may not have been told')).toBeVisible();
    expect(await sandbox.cpisCalls()).toHaveLength(calls);
  });

  test('without a care setting nothing is asked; it is asked for once', async ({ open, sandbox }) => {
    const app = await open('ed-nurse', 'dev', { noEncounter: true });
    await expect(app.getByText('Where are you giving care now?')).toBeVisible();
    await expect(app.getByRole('button', { name: /up now/ })).toHaveCount(0);
    expect(await sandbox.cpisCalls()).toHaveLength(0);
  });

  test('someone with no right sees who can', async ({ open, sandbox }) => {
    const app = await open('receptionist', 'amara');
    await expect(app.getByRole('heading', { name: 'Your role may not look up here' })).toBeVisible();
    await expect(
      app.getByText('Ask a colleague whose NHS role carries CP-IS access', { exact: false }),
    ).toBeVisible();
    await expect(app.getByRole('button', { name: /up now/ })).toHaveCount(0);
    expect(await sandbox.cpisCalls()).toHaveLength(0);
  });
});
