import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { root } from '../../lib/prepare.mjs';
import type { Job } from './job.ts';
import { must } from './steps.ts';

const receipts = /Sent and saved|Saved, not sent yet/;
const patience = 60_000;

/** Waits for the receipt of a concern. What the screen and the server say instead is the failure. */
export async function sent({ round }: Pick<Job, 'round'>, page: Page): Promise<string> {
  const receipt = page.getByText(receipts).first();
  try {
    await receipt.waitFor({ timeout: patience });
  } catch {
    await page.screenshot({ path: join(root, 'dist', 'servers', `${round.id}.png`), fullPage: true });
    const screen = (await page.getByRole('alert').allInnerTexts()).join(' ').replaceAll('\n', ' ');
    const refused = round.front.seen.flatMap(({ method, path, status, why }) =>
      why === undefined ? [] : [`${method} ${path.split('?')[0] ?? ''} ${status}: ${why}`],
    );
    const writes = round.front.seen.filter(({ method }) => method === 'POST').length;
    must(
      false,
      `no receipt; ${writes} writes were sent; the screen says "${screen.slice(0, 200)}"; ${refused.at(-1) ?? 'the server refused nothing'}`,
    );
  }
  return receipts.exec(await receipt.innerText())?.[0] ?? '';
}
