import { facts } from './support/concern.ts';
import { everyScreenFits, expectFit } from './support/fit.ts';
import { tabTo } from './support/keyboard.ts';
import { childScreens, concernScreens, launchScreens } from './support/screens.ts';
import { expect, frameIn, test } from './support/world.ts';

test.use({ actionTimeout: 10_000 });

everyScreenFits('The child screen', childScreens);
everyScreenFits('The concern', concernScreens);
everyScreenFits('Without a session', launchScreens);

test('the sandbox page is accessible, with Safelight open in it', async ({ page, sandbox }) => {
  test.slow();
  await page.goto(sandbox.world.ehr);
  await page.getByRole('button', { name: 'Open Safelight' }).click();
  await expect(page.frameLocator('#safelight').locator('.cp-state')).toBeVisible();
  await expectFit(page, 'the sandbox page');
});

test('with the keyboard alone: look up, then record a concern and send it', async ({ page, sandbox }) => {
  test.slow();
  await page.goto(await sandbox.launchUrl('ed-nurse', 'zac'));
  await tabTo(page, /^\s*Look Zac up now/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Child protection plan', exact: true })).toBeVisible();
  await page.keyboard.press('Control+Home');
  await tabTo(page, /Record a concern/);
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('What you saw and were told, as facts')).toBeVisible();
  await tabTo(page, /What you saw and were told, as facts/);
  await page.keyboard.type(facts);
  await tabTo(page, /Their exact words/);
  await page.keyboard.type('“She rolled on to a toy in the cot.”');
  await tabTo(page, /Who said it/);
  await page.keyboard.type('Father');
  await tabTo(page, /Yes, here with us/);
  await page.keyboard.press('Space');
  await tabTo(page, /Share now/);
  await page.keyboard.press('Space');
  await tabTo(page, /Did you ask for consent/);
  await page.keyboard.type('No: nobody');
  await tabTo(page, /Does the family know/);
  await page.keyboard.type('Not yet');
  await tabTo(page, /Read every word/);
  await page.keyboard.press('Enter');
  await tabTo(page, /^\s*Save, then send to/);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Saved, not sent yet')).toBeVisible();
});

test('the frame of a record system tells no lie about its size: nothing is cut at 360 by 640', async ({
  page,
  sandbox,
}) => {
  const app = await frameIn(page, sandbox.world.ehr, await sandbox.launchUrl('ed-nurse', 'amara'), 360);
  await expect(app.getByRole('button', { name: /^Look Amara up now/ })).toBeInViewport();
  await expect(app.getByRole('button', { name: 'Record a concern' })).toBeInViewport();
});
