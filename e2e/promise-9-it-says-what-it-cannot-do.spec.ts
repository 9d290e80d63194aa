import { cpisState, expect, test } from './support/world.ts';

test.describe('It says what it cannot do', () => {
  test('a child who lives in Wales: CP-IS covers England only', async ({ open }) => {
    const app = await open('ed-nurse', 'rhys');
    await expect(app.getByText('CP-IS covers England only', { exact: false })).toBeVisible();
  });

  test('no NHS number: it cannot ask, and says what to do', async ({ open, sandbox }) => {
    const app = await open('ed-nurse', 'quinn');
    await expect(app.getByText('No NHS number on this record').first()).toBeVisible();
    expect(await sandbox.cpisCalls()).toHaveLength(0);
  });

  test('a number that nobody verified is not looked up', async ({ open, sandbox }) => {
    const app = await open('ed-nurse', 'poppy');
    await expect(app.getByText('The NHS number is not verified').first()).toBeVisible();
    expect(await sandbox.cpisCalls()).toHaveLength(0);
  });

  test('the number of rules that could not be decided is one tap away', async ({ open }) => {
    const app = await open('ed-nurse', 'viktor');
    await app.getByText('Cannot tell').first().click();
    await expect(app.getByText(/\d+ of them could not be decided from this record\./)).toBeVisible();
  });

  test('a gateway that is away is said, and the record is still read', async ({ open, sandbox }) => {
    const app = await open('ed-nurse', 'amara');
    await expect(app.getByRole('button', { name: /^Look Amara up now/ })).toBeVisible();
    await sandbox.world.stopGateway('SIGKILL');
    try {
      await app.getByRole('button', { name: /^Look Amara up now/ }).click();
      await expect(cpisState(app, 'CP-IS: could not check')).toBeVisible();
      await expect(app.getByRole('heading', { name: /Bruise on the ear/ })).toBeVisible();
    } finally {
      await sandbox.world.startGateway();
    }
  });

  test('a record of 5,000 entries is read whole', async ({ open }) => {
    const app = await open('ed-nurse', 'tomasz');
    await expect(app.getByText(/^from this record/)).toBeVisible({ timeout: 30_000 });
    await app.getByText('Table', { exact: true }).click();
    await expect(app.getByText(': incomplete')).toHaveCount(0);
  });
});
