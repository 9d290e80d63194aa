import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Screen } from './screens.ts';
import { expect, expectAccessible, test } from './world.ts';

/** A panel, a tablet, a page. */
const sizes = [
  { width: 360, height: 640 },
  { width: 768, height: 1024 },
  { width: 1280, height: 900 },
] as const;

/** Where pictures of every screen go when somebody wants to look at them: `PICTURES=/some/folder`. */
const pictures = process.env['PICTURES'];

async function takePicture(page: Page, name: string): Promise<void> {
  if (pictures === undefined) return;
  await page.screenshot({ path: join(pictures, `${name.replaceAll(/\W+/g, '-')}.png`), fullPage: true });
}

/** Nothing but a table or the chronology may scroll sideways at 320 px: the page never does. */
async function expectNoSidewaysScroll(page: Page, what: string): Promise<void> {
  await page.setViewportSize({ width: 320, height: 640 });
  const wider = () =>
    page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      if (scrollWidth <= clientWidth) return [];
      return [...document.querySelectorAll('body *')]
        .filter((element) => element.getBoundingClientRect().right > clientWidth + 1)
        .slice(0, 4)
        .map((element) => `${element.tagName}.${element.getAttribute('class') ?? ''}`);
    });
  await expect.poll(wider, `wider than 320 px: ${what}`).toEqual([]);
}

/** What a bar at the head or the foot stands over can be scrolled to: for the look nothing stands over anything. */
const standBars = (page: Page, position: 'static' | ''): Promise<void> =>
  page.evaluate((value) => {
    for (const bar of document.querySelectorAll<HTMLElement>('body *'))
      if (bar.style.position === 'static' || getComputedStyle(bar).position === 'sticky')
        bar.style.position = value;
  }, position);

export async function expectFit(page: Page, what: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    for (const size of sizes) {
      await page.setViewportSize(size);
      await takePicture(page, `${what} ${size.width} ${colorScheme}`);
      await standBars(page, 'static');
      await expectAccessible(page, `${what}, ${size.width} px, ${colorScheme}`);
      await standBars(page, '');
    }
  }
  await expectNoSidewaysScroll(page, what);
}

/** A test for each screen: nothing that axe finds at any size, light or dark, and no sideways scroll. */
export function everyScreenFits(title: string, screens: readonly Screen[]): void {
  test.describe(`${title} is accessible at every size, in light and dark`, () => {
    for (const { name, show } of screens) {
      test(name, async ({ page, sandbox }) => {
        test.slow();
        await page.setViewportSize(sizes[0]);
        await show(page, sandbox);
        await expectFit(page, `${title}: ${name}`);
      });
    }
  });
}
