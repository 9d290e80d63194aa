import { expect, ownWorld, test } from './support/world.ts';

test.use({ ...ownWorld(), registered: { client: 'confidential' } });

test('a client with a key signs in, renews and signs out through the gateway', async ({ page, sandbox }) => {
  const { gateway, ehr } = sandbox.world;
  const asked: string[] = [];
  page.on('request', (request) => asked.push(`${request.method()} ${request.url()}`));
  const tokens = () => asked.filter((one) => one.includes('/token'));

  // Short enough to be renewed while the test looks on.
  await page.goto(await sandbox.launchUrl('ed-nurse', 'amara', { tokenSeconds: 16 }));
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Amara');
  expect(tokens()).toEqual([`POST ${gateway}/smart/token/sandbox`]);
  await expect.poll(() => tokens().length, { timeout: 20_000 }).toBe(2);

  await page.getByRole('button', { name: 'Safelight menu' }).click();
  await page.getByRole('menuitem', { name: 'Sign out of Safelight' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('You are signed out of Safelight');
  await expect(page.getByText('given back')).toHaveCount(2);
  expect(asked.filter((one) => one.startsWith(`POST ${ehr}/auth/`))).toEqual([]);
});
