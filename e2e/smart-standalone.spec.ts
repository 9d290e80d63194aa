import { expect, expectAccessible, test } from './support/world.ts';

const system = 'Northmoor EHR (pretend)';

test('opened by itself it lists the record systems, signs in at the chosen one, and shows the chosen child', async ({
  page,
  sandbox,
}) => {
  const { gateway, ehr } = sandbox.world;
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(`${gateway}/launch`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Which record system do you use?');
  await expectAccessible(page, 'the choice of record systems');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);

  await page.getByRole('link', { name: system }).click();
  await expect(page).toHaveURL(new RegExp(`^${ehr}/auth/interaction/`));
  await page.getByLabel('You are').selectOption('ed-nurse');
  await page.getByLabel('Child').selectOption('amara');
  await page.getByRole('button', { name: 'Open the app' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Amara');
  // The visit came with the scope launch/encounter, and the care setting with the visit.
  await expect(page.getByRole('button', { name: 'Record a concern' })).toBeEnabled();
  expect(page.url()).not.toMatch(/amara|code=|iss=/);
});

test('a link with the record system alone goes straight to its sign-in, and cancelling there is said', async ({
  page,
  sandbox,
}) => {
  const { gateway, ehr } = sandbox.world;
  await page.goto(`${gateway}/launch?${new URLSearchParams({ iss: `${ehr}/fhir` })}`);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText('L-107', { exact: true })).toBeVisible();
});

test('an empty launch is a broken launch from a record, never one from elsewhere', async ({
  page,
  sandbox,
}) => {
  const { gateway, ehr } = sandbox.world;
  await page.goto(`${gateway}/launch?${new URLSearchParams({ iss: `${ehr}/fhir`, launch: '' })}`);
  await expect(page.getByText('L-102', { exact: true })).toBeVisible();
  await page.goto(`${gateway}/launch?iss=https%3A%2F%2Fevil.example%2Ffhir`);
  await expect(page.getByText('L-104', { exact: true })).toBeVisible();
});
