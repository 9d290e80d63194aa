import { expect, type FrameLocator, type Locator } from '@playwright/test';

/** Safelight in a frame, or as the page itself. */
export type App = Pick<FrameLocator, 'getByLabel' | 'getByRole' | 'getByText' | 'locator'>;

export const facts = 'Seen at triage with father. Quiet. Did not cry when the ear was touched.';

/** Opens the concern form from the child screen. */
export async function openConcern(app: App): Promise<void> {
  await app
    .getByRole('button', { name: 'Record a concern' })
    .or(app.getByRole('link', { name: 'Record a concern' }))
    .first()
    .click();
  // A draft that an earlier test left is not gone on with.
  const form = app.getByLabel('What you saw and were told, as facts');
  const again = app.getByRole('button', { name: 'Start again' });
  await expect(form.or(again)).toBeVisible();
  if (await again.isVisible()) await again.click();
  await expect(form).toBeVisible();
}

/** How words come into a field: at once, or key by key. */
export type Write = (field: Locator, words: string) => Promise<void>;
const atOnce: Write = (field, words) => field.fill(words);

/** Fills what a concern cannot do without, sharing it with children's social care. */
export async function fillConcern(app: App, write = atOnce): Promise<void> {
  await write(app.getByLabel('What you saw and were told, as facts'), facts);
  await write(app.getByLabel('Their exact words'), '“She rolled on to a toy in the cot.”');
  await write(app.getByLabel('Who said it'), 'Father');
  await app.getByText('Yes, here with us').click();
  await app.getByText('Share now').click();
  await app.getByLabel('Did you ask for consent?').selectOption({ label: 'No: nobody here can give it' });
  await app
    .getByLabel('Does the family know?')
    .selectOption({ label: 'Not yet: social care to advise first' });
  await lookAtOthers(app);
}

/** What tells of other people is looked at before it goes, where there is any. */
export async function lookAtOthers(app: App): Promise<void> {
  const looked = app.getByLabel(/^I have looked at th/);
  if ((await looked.count()) > 0) await looked.check();
}

/** Opens every word that goes, or is kept. */
export async function readEveryWord(app: App): Promise<void> {
  await app.getByRole('button', { name: /^Read every word before it/ }).click();
}

/** Reads every word, then sends. */
export async function readAndSend(app: App): Promise<void> {
  await readEveryWord(app);
  await app.getByRole('button', { name: /^(Send to|Save, then send to)/ }).click();
}
