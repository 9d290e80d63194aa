import { expect } from './world.ts';
import type { Page } from '@playwright/test';

/** Presses Tab until what has the focus answers to this name. */
export async function tabTo(page: Page, name: RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let i = 0; i < 160; i += 1) {
    await page.keyboard.press(key);
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
