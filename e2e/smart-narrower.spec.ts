import { expect, expectAccessible, test } from './support/world.ts';

const summary = 'Your record system allows less than Safelight asked for';

test('what was not granted is listed in one place, in words, with the scopes for IT behind a line', async ({
  page,
  sandbox,
}) => {
  await page.goto(
    await sandbox.launchUrl('ed-nurse', 'amara', {
      withheldScopes: ['Flag', 'ServiceRequest', 'Immunization'],
      noRefresh: true,
    }),
  );
  await page.getByText(summary).click();
  const list = page.locator('details.narrower');
  await expect(list).toContainText('alerts on the record');
  await expect(list).toContainText('referrals');
  await expect(list).toContainText('This sign-in cannot be made longer');
  await expect(list.getByText('patient/Flag.rs')).toBeHidden();
  await list.getByText('For the IT team').click();
  await expect(list.getByText('patient/Flag.rs')).toBeVisible();
  await expect(list.getByText('online_access')).toBeVisible();
  await expectAccessible(page, 'a narrower grant');
});

test('nothing is said where all was granted', async ({ page, sandbox }) => {
  await page.goto(await sandbox.launchUrl('ed-nurse', 'amara'));
  await expect(page.getByRole('button', { name: 'Record a concern' })).toBeEnabled();
  await expect(page.getByText(summary)).toHaveCount(0);
});
