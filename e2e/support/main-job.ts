import { fillConcern, openConcern, readAndSend, type App, type Write } from './concern.ts';
import { expect, type Sandbox } from './world.ts';

/** A child in the emergency department. */
export interface Child {
  readonly id: string;
  readonly name: string;
  /** What CP-IS says, and how many local authorities it tells. */
  readonly answer: string;
  readonly tells: number;
  /** Title of a red flag that the record holds. */
  readonly flag?: RegExp;
}

export const amara: Child = {
  id: 'amara',
  name: 'Amara',
  answer: 'CP-IS: record found',
  tells: 1,
  flag: /Bruise on the ear/,
};
export const kai: Child = { id: 'kai', name: 'Kai', answer: 'CP-IS: no record found', tells: 0 };

const told = async (sandbox: Sandbox): Promise<number> =>
  (await sandbox.inbox()).filter((entry) => entry.told).length;

/** Told what will happen; looked up once; the authority is told once, if any holds a record; red flags with their evidence. */
export async function lookUp(app: App, sandbox: Sandbox, child: Child): Promise<void> {
  const before = await told(sandbox);
  const button = app.getByRole('button', { name: new RegExp(`^Look ${child.name} up now`) });
  await expect(button).toContainText('Checking tells');
  await button.click();
  await expect(app.locator('.cp-state').filter({ hasText: child.answer })).toBeVisible();
  if (child.flag) await expect(app.getByRole('heading', { name: child.flag })).toBeVisible();
  expect(await told(sandbox)).toBe(before + child.tells);
}

/** A concern, read, sent and kept, with its number. */
export async function record(app: App, write?: Write): Promise<void> {
  await openConcern(app);
  await fillConcern(app, write);
  await readAndSend(app);
  await expect(app.getByText('Sent and saved')).toBeVisible();
  await expect(app.getByText(/SL-\d{4}-\d{6}/).first()).toBeVisible();
}

/** The whole main job, from the child screen to the receipt. */
export async function mainJob(app: App, sandbox: Sandbox, child = amara, write?: Write): Promise<void> {
  await lookUp(app, sandbox, child);
  await record(app, write);
}
