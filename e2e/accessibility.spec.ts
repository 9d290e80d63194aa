import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { facts } from './support/concern.ts';
import { childScreens, concernScreens, launchScreens, type Screen } from './support/screens.ts';
import { expect, expectAccessible, frameIn, test } from './support/world.ts';

test.use({ actionTimeout: 10_000 });

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

/** What the bar at the foot stands over can be scrolled to: for the look it is put after it, so that nothing is half hidden. */
const standBars = (page: Page, position: 'static' | ''): Promise<void> =>
  page.evaluate((value) => {
    for (const bar of document.querySelectorAll<HTMLElement>('.bar')) bar.style.position = value;
  }, position);

async function expectFit(page: Page, what: string): Promise<void> {
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

const every: readonly (readonly [string, readonly Screen[]])[] = [
  ['The child screen', childScreens],
  ['The concern', concernScreens],
  ['Without a session', launchScreens],
];

for (const [title, screens] of every) {
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

test('the sandbox page is accessible, with Safelight open in it', async ({ page, sandbox }) => {
  test.slow();
  await page.goto(sandbox.world.ehr);
  await page.getByRole('button', { name: 'Open Safelight' }).click();
  await expect(page.frameLocator('#safelight').locator('.cp-state')).toBeVisible();
  await expectFit(page, 'the sandbox page');
});

/** Presses Tab until what has the focus answers to this name. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let i = 0; i < 120; i += 1) {
    await page.keyboard.press('Tab');
    const focused = page.locator('*:focus');
    if ((await focused.count()) === 0) continue;
    const said = await focused.evaluate((element) => {
      const labels = 'labels' in element ? [...((element as HTMLInputElement).labels ?? [])] : [];
      return [
        element.getAttribute('aria-label') ?? '',
        ...labels.map((label) => label.textContent),
        labels.length === 0 ? element.textContent : '',
      ].join(' ');
    });
    if (!name.test(said)) continue;
    const { outlineStyle, outlineWidth, boxShadow } = await focused.evaluate((element) => {
      const box = element.matches('.vh, .opt input') ? (element.closest('label') ?? element) : element;
      const style = getComputedStyle(box);
      return {
        outlineStyle: style.outlineStyle,
        outlineWidth: Number.parseFloat(style.outlineWidth),
        boxShadow: style.boxShadow,
      };
    });
    expect(
      (outlineStyle !== 'none' && outlineWidth >= 2) || boxShadow !== 'none',
      `the focus can be seen on ${said.trim().slice(0, 40)}`,
    ).toBe(true);
    return;
  }
  throw new Error(`The keyboard does not reach ${String(name)}.`);
}

test('with the keyboard alone: look up, then record a concern and send it', async ({ page, sandbox }) => {
  test.slow();
  await page.goto(await sandbox.launchUrl('ed-nurse', 'zac'));
  await tabTo(page, /^\s*Look Zac up now/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Child protection plan' })).toBeVisible();
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
  await tabTo(page, /^\s*Send to/);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Sent and saved')).toBeVisible();
});

test('the frame of a record system tells no lie about its size: nothing is cut at 360 by 640', async ({
  page,
  sandbox,
}) => {
  const app = await frameIn(page, sandbox.world.ehr, await sandbox.launchUrl('ed-nurse', 'amara'), 360);
  await expect(app.getByRole('button', { name: /^Look Amara up now/ })).toBeInViewport();
  await expect(app.getByRole('button', { name: 'Record a concern' })).toBeInViewport();
});
