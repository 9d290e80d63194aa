import { expect, type Page } from '@playwright/test';
import type { Screen } from './screens.ts';
import type { Sandbox } from './world.ts';

/** Opens the desk of alert rules, as from the record system's menu: without a child. */
export async function openDesk(
  page: Page,
  sandbox: Sandbox,
  user: string,
  address = '#/rules',
): Promise<void> {
  await page.goto(await sandbox.launchUrl(user, undefined));
  await expect(page.getByRole('heading', { level: 1, name: 'Alert rules' })).toBeVisible();
  if (address === '#/rules') return;
  await page.evaluate((hash) => (location.hash = hash), address);
  await expect(page.getByRole('heading', { level: 1, name: 'Alert rules' })).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

type Show = Screen['show'];

const at =
  (address: string, ...shows: readonly ((page: Page) => Promise<unknown>)[]): Show =>
  async (page, sandbox) => {
    await openDesk(page, sandbox, 'lead', address);
    for (const show of shows) await show(page);
    await expect(page.getByRole('status').filter({ hasText: /^(Reading|Opening)/ })).toHaveCount(0);
  };
const press = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name }).first().click();
const sees = (words: string | RegExp) => (page: Page) => expect(page.getByText(words).first()).toBeVisible();
const unfolds = (words: string | RegExp) => (page: Page) =>
  page.locator('summary').filter({ hasText: words }).first().click();

const record = {
  resourceType: 'Bundle',
  type: 'collection',
  entry: [
    {
      resource: {
        resourceType: 'Patient',
        id: 'pasted',
        name: [{ family: 'TESTCHILD', given: ['Pat'] }],
        birthDate: '2020-05-01',
      },
    },
    {
      resource: {
        resourceType: 'Encounter',
        id: 'visit',
        status: 'finished',
        class: { code: 'EMER' },
        subject: { reference: 'Patient/pasted' },
        period: { start: '2026-11-02T10:00:00Z' },
      },
    },
  ],
};

/** The desk of a safeguarding lead, screen by screen. */
export const deskScreens: readonly Screen[] = [
  { name: 'list', show: at('#/rules') },
  { name: 'nothing found', show: at('#/rules', (page) => page.getByLabel('Find').fill('zebra')) },
  { name: 'one rule', show: at('#/rules/frequent-attendance') },
  { name: 'retiring', show: at('#/rules/frequent-attendance', press('Retire')) },
  { name: 'duplicating', show: at('#/rules/frequent-attendance', press('Duplicate')) },
  { name: 'no such rule', show: at('#/rules/not-there') },
  { name: 'new rule', show: at('#/rules/new') },
  { name: 'editing', show: at('#/rules/burn-unexplained/edit') },
  {
    name: 'editing, with problems',
    show: at(
      '#/rules/new',
      (page) => page.getByLabel('What to look for').selectOption({ index: 1 }),
      (page) => page.getByLabel('How many', { exact: true }).fill('0'),
      press('Save draft'),
      sees('The rule cannot be kept like this'),
    ),
  },
  { name: 'as text', show: at('#/rules/frequent-attendance/edit', press('As text')) },
  { name: 'every test child', show: at('#/rules/frequent-attendance', press(/^Run all/)) },
  { name: 'why', show: at('#/rules/frequent-attendance', unfolds('Why')) },
  { name: 'adding a test child', show: at('#/rules/frequent-attendance/edit', press('Add a child')) },
  {
    name: 'a pasted record',
    show: at(
      '#/rules/frequent-attendance',
      press('Try a record'),
      (page) => page.getByLabel('Or paste it here').fill(JSON.stringify(record)),
      press('Read it'),
      sees('The rule on this record'),
    ),
  },
  { name: 'code sets', show: at('#/code-sets') },
  { name: 'one code set', show: at('#/code-sets/bruise') },
  { name: 'changing a code set', show: at('#/code-sets/bruise', press('Change these codes')) },
  { name: 'figures', show: at('#/figures') },
  { name: 'proposals', show: at('#/rules/proposals') },
  { name: 'taking in a file', show: at('#/rules/taking') },
];
