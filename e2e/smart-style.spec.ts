import type { Page } from '@playwright/test';
import { expect, expectAccessible, test } from './support/world.ts';

const token = (page: Page, name: string) =>
  page.evaluate((of) => getComputedStyle(document.documentElement).getPropertyValue(of).trim(), name);
const rootSize = (page: Page) => page.evaluate(() => getComputedStyle(document.documentElement).fontSize);

for (const scheme of ['light', 'dark'] as const)
  test.describe(`by ${scheme === 'light' ? 'day' : 'night'}`, () => {
    test.use({ colorScheme: scheme });

    test('the record system’s style is worn where it fits, and severity never changes', async ({
      page,
      sandbox,
    }) => {
      const violations: string[] = [];
      page.on('console', (said) => {
        if (said.text().includes('Content Security Policy')) violations.push(said.text());
      });
      await page.goto(await sandbox.launchUrl('ed-nurse', 'amara'));
      await expect(page.getByRole('heading', { level: 1 })).toContainText('Amara');
      const before = { bg: await token(page, '--bg'), high: await token(page, '--high') };

      const styleUrl = `${sandbox.world.ehr}/style/northmoor.json`;
      await page.goto(await sandbox.launchUrl('ed-nurse', 'amara', { styleUrl }));
      await expect(page.getByRole('heading', { level: 1 })).toContainText('Amara');
      await expect.poll(() => rootSize(page)).toBe('17px');
      expect(await token(page, '--r-control')).toBe('2px');
      expect(await token(page, '--bg')).toBe(scheme === 'light' ? '#f4f1ee' : before.bg);
      expect(await token(page, '--high')).toBe(before.high);
      await expectAccessible(page, `the style by ${scheme}`);
      expect(violations).toEqual([]);
    });

    for (const [name, size] of [
      ['pale', '14px'],
      ['huge', '18px'],
      ['odd', '16px'],
      ['missing', '16px'],
    ] as const)
      test(`a style that is ${name} takes no colour`, async ({ page, sandbox }) => {
        await page.goto(await sandbox.launchUrl('ed-nurse', 'amara'));
        await expect(page.getByRole('heading', { level: 1 })).toContainText('Amara');
        const before = await token(page, '--bg');
        const styleUrl = `${sandbox.world.ehr}/style/${name}.json`;
        const asked = page.waitForResponse(styleUrl);
        await page.goto(await sandbox.launchUrl('ed-nurse', 'amara', { styleUrl }));
        await asked;
        await expect.poll(() => rootSize(page)).toBe(size);
        expect(await token(page, '--bg')).toBe(before);
        expect(await token(page, '--text')).not.toBe('#aaaaaa');
        await expect(page.getByRole('heading', { level: 1 })).toContainText('Amara');
      });
  });

test('a style of somebody else is never asked for', async ({ page, sandbox }) => {
  await page.goto(
    await sandbox.launchUrl('ed-nurse', 'amara', { styleUrl: `${sandbox.world.nhs}/style/northmoor.json` }),
  );
  await expect(page.getByRole('button', { name: 'Record a concern' })).toBeEnabled();
  expect(await rootSize(page)).toBe('16px');
});
