import { readFile } from 'node:fs/promises';
import { expect, type FrameLocator, type Locator, type Page } from '@playwright/test';
import { fillConcern, openConcern, readAndSend, readEveryWord, type App } from './concern.ts';
import { openDesk } from './desk.ts';
import type { LaunchOptions, Sandbox } from './world.ts';

type Open = (
  user: string,
  child: string,
  options?: LaunchOptions & { width?: number },
) => Promise<FrameLocator>;

const hour = 3_600_000;
/** What a child’s screen says of its concerns. */
export const concerns = (app: App): Locator => app.getByRole('region', { name: /Concerns and referrals/ });
/** The register, read: its table with what it says of how many match. */
export async function openRegister(page: Page, sandbox: Sandbox, user = 'lead'): Promise<void> {
  await openDesk(page, sandbox, user, '#/register');
  await expect(page.getByRole('heading', { level: 1, name: 'Register' })).toBeVisible();
  await expect(page.getByRole('table', { name: 'Entries, newest first' })).toBeVisible();
}
/** Narrows it, and waits until what is shown is of that. */
export async function narrow(page: Page, kind: string, child = ''): Promise<void> {
  await page.getByLabel('Kind').selectOption({ label: kind });
  await page.getByLabel('Child', { exact: true }).fill(child);
  const answered = page.waitForResponse(/\/register\/search$/);
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await answered;
  await expect(page.getByRole('button', { name: 'Show', exact: true })).toBeEnabled();
}
export const rows = (page: Page): Locator =>
  page.getByRole('table', { name: 'Entries, newest first' }).getByRole('row');

/** What the browser was handed, and under which name. */
export async function download(
  page: Page,
  name: RegExp,
): Promise<{ readonly name: string; readonly text: string }> {
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name }).click();
  const file = await coming;
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
}

/** One line of a file as its cells. */
export const cellsOf = (line: string): readonly string[] =>
  [...line.matchAll(/(?<=^|,)("(?:[^"]|"")*"|[^",]*)(?=,|$)/g)].map(([cell]) =>
    cell.replace(/^"|"$/g, '').replaceAll('""', '"'),
  );

/** A look and a concern of Kai's, shared with children's social care. */
export async function recordShared(open: Open): Promise<void> {
  const nurse = await open('ed-nurse', 'kai', { width: 1000 });
  await nurse.getByRole('button', { name: /up now/ }).click();
  await openConcern(nurse);
  await fillConcern(nurse);
  await readAndSend(nurse);
  await expect(nurse.getByText('Sent and saved')).toBeVisible();
  await nurse
    .getByRole('button', { name: /^Back to/ })
    .first()
    .click();
  await expect(concerns(nurse)).toContainText('No answer yet');
  await expect(concerns(nurse)).toContainText(/Answer due by/);
}

/** A concern of Lena's, which it is decided not to share. */
export async function recordNotShared(open: Open): Promise<void> {
  const gp = await open('gp', 'lena', { width: 1000 });
  await openConcern(gp);
  await gp.getByLabel('What you saw and were told, as facts').fill('Mother tired, home visit agreed.');
  await gp.getByText('Yes, here with us').click();
  await gp.getByText('Do not share, and say why').click();
  await gp.getByLabel('Why you are not sharing it').fill('Early help agreed with the family.');
  await gp.getByLabel('From whom, and when').fill('J. DUMMY, named nurse, 10:52');
  await gp.getByLabel('What they advised').fill('Look again in two weeks.');
  const day = new Date(Date.now() + 14 * 24 * hour).toISOString().slice(0, 10);
  await gp.getByLabel('Look at it again on').fill(day);
  await readEveryWord(gp);
  await gp.getByRole('button', { name: /^Save the decision/ }).click();
  await expect(gp.getByText('Decision not to share is kept')).toBeVisible();
}
