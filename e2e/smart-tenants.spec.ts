import { expect, ownWorld, test } from './support/world.ts';

test.use({ ...ownWorld(), registered: { organisations: 'two' } });

test('of two organisations the launch is of the one that is named', async ({ page, sandbox }) => {
  await page.goto(await sandbox.launchUrl('lead', undefined, { tenant: 'elm' }));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Alert rules');
  await page.goto(await sandbox.launchUrl('ed-nurse', 'amara', { tenant: 'sandbox' }));
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Amara');
});

for (const tenant of ['elsewhere', 'none'])
  test(`a launch that names ${tenant} is stopped, and nothing is read`, async ({ page, sandbox }) => {
    const read: string[] = [];
    page.on('request', (one) => {
      if (one.url().includes('/fhir/Patient')) read.push(one.url());
    });
    await page.goto(await sandbox.launchUrl('ed-nurse', 'amara', { tenant }));
    await expect(page.getByText('L-116', { exact: true })).toBeVisible();
    await expect(page.getByText('No child was looked up and nobody was told.')).toBeVisible();
    expect(read).toEqual([]);
  });

test('the choice of record systems names the organisations behind each', async ({ page, sandbox }) => {
  await page.goto(`${sandbox.world.gateway}/launch`);
  await expect(page.getByRole('link')).toHaveCount(1);
  await expect(page.getByRole('link')).toContainText('Elm');
});
