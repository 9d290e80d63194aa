import type { Page } from '@playwright/test';
import { facts, openConcern } from './support/concern.ts';
import { expect, expectAccessible, test } from './support/world.ts';

const missing = 'This part of Safelight did not arrive';
/** As after a new version was installed while the page is open: what was not fetched yet is not there any more. */
const newVersion = (page: Page, name = '*') =>
  page.route(`**/assets/${name}`, (route) => route.fulfill({ status: 404, body: '' }));

test('what is not there any more is said in words, and what was written stays', async ({ page, sandbox }) => {
  await page.goto(await sandbox.launchUrl('ed-nurse', 'amara'));
  await openConcern(page);
  const field = page.getByLabel('What you saw and were told, as facts');
  await field.fill(facts);
  await newVersion(page);
  await page.getByRole('button', { name: 'Safelight menu' }).click();
  await expect(page.getByRole('alert').filter({ hasText: missing })).toBeVisible();
  await expect(field).toHaveValue(facts);
  await expectAccessible(page, 'a part that did not arrive');
});

test('a screen that is not there any more leads back to where it was opened', async ({ page, sandbox }) => {
  await newVersion(page, 'ConcernScreen*');
  await page.goto(await sandbox.launchUrl('ed-nurse', 'amara'));
  await page.getByRole('button', { name: 'Record a concern' }).click();
  await expect(page.getByRole('alert').filter({ hasText: missing })).toBeVisible();
  await page.getByRole('button', { name: 'Back to where you were' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Amara');
  await page.getByRole('button', { name: 'Record a concern' }).click();
  await page.unroute('**/assets/ConcernScreen*');
  await page.getByRole('button', { name: 'Load this page again' }).click();
  // The form, or a draft that was kept before it.
  const form = page.getByLabel('What you saw and were told, as facts');
  await expect(form.or(page.getByRole('button', { name: 'Go on with it' }))).toBeVisible();
});

test('a page whose first part is gone says so', async ({ page, sandbox }) => {
  await newVersion(page, 'screen-*');
  await page.goto(await sandbox.launchUrl('ed-nurse', 'amara'));
  const late = page.getByRole('heading', { name: 'Safelight has not opened', includeHidden: true });
  await expect(late).toBeHidden();
  await late.evaluate((heading) => heading.ownerDocument.getAnimations().forEach((one) => one.finish()));
  await expect(late).toBeVisible();
  await expect(page.getByText('L-123', { exact: true })).toBeVisible();
  await expectAccessible(page, 'a page whose first part is gone');
});
