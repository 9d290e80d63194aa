import { expect, type Frame, type Page } from '@playwright/test';

/** The app's frame of this number, as the browser knows it. */
export async function appFrame(page: Page, gateway: string, number = 0): Promise<Frame> {
  const found = () => page.frames().filter((frame) => frame.url().startsWith(gateway))[number];
  await expect.poll(() => found() !== undefined, 'the app is in the frame').toBe(true);
  const frame = found();
  if (frame === undefined) throw new Error('The app left its frame.');
  return frame;
}

/** Loads a frame again and waits until it has done so: what stood in it before would answer for it. */
export async function reload(frame: Frame): Promise<void> {
  const navigated = frame.page().waitForEvent('framenavigated', (other) => other === frame);
  await frame.evaluate(() => location.reload());
  await navigated;
  await frame.waitForLoadState('load');
}
