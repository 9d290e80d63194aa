import { cpisState, expect, test } from './support/world.ts';

test.use({ nhs: { cpis: 'patient-flags', auth: 'application' } });

test.describe('Through the Patient Flags interface', () => {
  test('a plan is found, and what that interface does not say is said not to be known', async ({
    open,
    sandbox,
  }) => {
    const app = await open('ed-nurse', 'amara');
    await app.getByRole('button', { name: /up now/ }).click();
    await expect(cpisState(app, 'CP-IS: record found')).toBeVisible();
    await expect(app.getByText('may or may not have been told', { exact: false }).first()).toBeVisible();
    await expect(app.getByText('This connection to CP-IS does not say who looked before.')).toBeVisible();
    const calls = (await sandbox.cpisCalls()) as readonly { readonly endpoint: string }[];
    expect(calls.map(({ endpoint }) => endpoint)).toEqual(['flags', 'flag-detail']);
  });

  test('no flag is no record found, after one request', async ({ open, sandbox }) => {
    const app = await open('ed-nurse', 'dev');
    await app.getByRole('button', { name: /up now/ }).click();
    await expect(cpisState(app, 'CP-IS: no record found')).toBeVisible();
    expect(await sandbox.cpisCalls()).toHaveLength(1);
  });

  for (const name of ['500', 'html', 'page-2-lost', 'warning-outcome', 'several', 'cut'])
    test(`${name} is never no record`, async ({ open, sandbox }) => {
      await sandbox.nhsFault({ name });
      const app = await open('ed-nurse', 'dev');
      await app.getByRole('button', { name: /up now/ }).click();
      await expect(cpisState(app, 'CP-IS: could not check')).toBeVisible();
    });
});
