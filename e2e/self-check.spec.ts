import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, expectAccessible, test, type Sandbox } from './support/world.ts';

const done = (page: Page) =>
  expect(page.getByRole('status').filter({ hasText: /^Done:/ })).toBeAttached({ timeout: 30_000 });
/** Titles of the lines that are not met. */
const unmet = (page: Page) => page.locator('tr.fail th b, tr.warn th b').allInnerTexts();

async function openLaunched(page: Page, sandbox: Sandbox): Promise<void> {
  await page.goto(await sandbox.launchUrl('ed-nurse', 'amara'));
  await expect(page.getByRole('main')).toBeVisible();
  await page.evaluate(() => (location.hash = '#/self-check'));
  await done(page);
}

test('in a launched app a sound record system has nothing amiss, and the page shows no person', async ({
  page,
  sandbox,
}) => {
  await openLaunched(page, sandbox);
  expect(await unmet(page)).toEqual([]);
  await page.getByRole('button', { name: /^Show all/ }).click();
  await expect(page.getByText('The launched child’s id comes with the token')).toBeVisible();
  await expect(page.locator('body')).not.toContainText(/amara|testchild|priya|999 ?000/i);
  await expectAccessible(page, 'the self-check, all lines');
});

test('in a launched app a missing search is found and named, and nothing else', async ({ page, sandbox }) => {
  await sandbox.ehrFault({ step: 'Flag', kind: 'no-flag' });
  await openLaunched(page, sandbox);
  expect(await unmet(page)).toEqual(['Flag can be searched, the capability statement says']);
  await sandbox.clearEhrFaults();
  await page.getByRole('button', { name: 'Run again' }).click();
  await done(page);
  expect(await unmet(page)).toEqual([]);
});

test('a launch that failed leads to the page, which finds and names why', async ({ page, sandbox }) => {
  await sandbox.ehrFault({ step: 'discovery', kind: 'no-discovery-cors' });
  await page.goto(await sandbox.launchUrl('ed-nurse', 'amara'));
  await page.getByText('For the IT team or supplier').click();
  await page.getByRole('link', { name: 'For IT: check this record system' }).click();
  await done(page);
  expect(await unmet(page)).toEqual(['A browser may read the discovery document']);
  await expectAccessible(page, 'the self-check, a line that failed');
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});

test('the report is a file that holds nobody', async ({ page, sandbox }) => {
  await openLaunched(page, sandbox);
  for (const [name, ending] of [
    ['Page (HTML)', '.html'],
    ['JSON', '.json'],
    ['JUnit', '.junit.xml'],
  ] as const) {
    if (!(await page.getByRole('button', { name }).isVisible()))
      await page.getByRole('button', { name: 'Download report' }).click();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(new RegExp(`^safelight-self-check-[-0-9]+${ending}$`));
    const text = await readFile(await file.path(), 'utf8');
    expect(text).toContain('The launched child’s id comes with the token');
    expect(text).not.toMatch(/amara|testchild|priya|999 ?000/i);
  }
});
