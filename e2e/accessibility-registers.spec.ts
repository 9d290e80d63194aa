import type { Page } from '@playwright/test';
import { openDesk } from './support/desk.ts';
import { expectFit } from './support/fit.ts';
import { concerns, openRegister, recordNotShared, recordShared } from './support/registers.ts';
import { expect, ownWorld, test, type Sandbox } from './support/world.ts';

test.use({ actionTimeout: 15_000, ...ownWorld() });
test.describe.configure({ mode: 'serial' });

const later = 8 * 24 * 3_600_000;
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click();

interface State {
  readonly name: string;
  readonly show: (page: Page, sandbox: Sandbox) => Promise<void>;
}

const besideKai = async (page: Page, sandbox: Sandbox): Promise<void> => {
  await page.clock.setSystemTime(Date.now() + later);
  await page.goto(await sandbox.launchUrl('ed-nurse', 'kai'));
  await expect(concerns(page)).toContainText('Overdue');
  await expect(page.getByText('still reading')).toHaveCount(0);
};
const desk =
  (address: string, after?: (page: Page) => Promise<void>): State['show'] =>
  async (page, sandbox) => {
    await page.clock.setSystemTime(Date.now() + later);
    await openDesk(page, sandbox, 'lead', address);
    await expect(page.getByRole('status').filter({ hasText: /^(Reading|Opening)/ })).toHaveCount(0);
    await after?.(page);
  };
const act = (name: string): State => ({
  name: `telling: ${name}`,
  show: async (page, sandbox) => {
    await besideKai(page, sandbox);
    await concerns(page).getByRole('button', { name, exact: true }).click();
    await concerns(page).getByRole('button', { name: 'Keep', exact: true }).click();
    await expect(concerns(page).getByRole('alert').first()).toBeVisible();
  },
});

const states: readonly State[] = [
  { name: 'overdue on the child’s screen', show: besideKai },
  act('They answered'),
  act('Outcome'),
  act('Escalated'),
  {
    name: 'the board',
    show: desk('#/referrals', (page) => expect(page.getByText('Kai TESTCHILD')).toBeVisible()),
  },
  {
    name: 'why a concern is opened',
    show: desk('#/referrals', async (page) => {
      await page.getByRole('link', { name: /^Open/ }).first().click();
      await press(page, 'Open it');
      await expect(page.getByRole('alert')).toContainText('Choose why you open it.');
    }),
  },
  {
    name: 'a concern whole, being amended',
    show: async (page, sandbox) => {
      await besideKai(page, sandbox);
      await concerns(page)
        .getByRole('link', { name: /^Open SL-/ })
        .click();
      const mine = page.getByRole('button', { name: 'I wrote it myself' });
      const whole = page.getByRole('heading', { level: 1, name: /^Concern SL-/ });
      await expect(mine.or(whole).first()).toBeVisible();
      if (await mine.isVisible()) await mine.click();
      await expect(whole).toBeVisible();
      await press(page, 'Amend');
      await press(page, 'Keep as a new version');
      await expect(page.getByRole('alert').first()).toBeVisible();
    },
  },
  { name: 'the register', show: openRegister },
  {
    name: 'the register, unaltered, being exported',
    show: async (page, sandbox) => {
      await openRegister(page, sandbox);
      await press(page, 'Verify');
      await expect(page.getByText('Unaltered')).toBeVisible();
      await page.locator('summary').filter({ hasText: 'Export what is shown' }).click();
    },
  },
  {
    name: 'the register, asked wrongly',
    show: async (page, sandbox) => {
      await openRegister(page, sandbox);
      await page.getByLabel('From', { exact: true }).fill('');
      await press(page, 'Show');
      await expect(page.getByRole('alert').filter({ hasText: 'Give a day.' })).toBeVisible();
    },
  },
  {
    name: 'the register, nothing found',
    show: async (page, sandbox) => {
      await openRegister(page, sandbox);
      await page.getByLabel('Child', { exact: true }).fill('nobody of this name');
      await press(page, 'Show');
      await expect(page.getByText('No entry matches')).toBeVisible();
    },
  },
  {
    name: 'one entry, as it is kept',
    show: desk('#/register/entries/4', async (page) => {
      await page.getByText('As it is kept, for whoever checks it').click();
    }),
  },
  {
    name: 'no such entry',
    show: desk('#/register/entries/99999', (page) =>
      expect(page.getByText('There is no such entry')).toBeVisible(),
    ),
  },
  {
    name: 'one child’s report',
    show: desk('#/register/child', async (page) => {
      await page.getByLabel('NHS number of the child').fill('999 012 2539');
      await press(page, 'Make the report');
      await expect(page.getByRole('heading', { name: 'Access report' })).toBeVisible();
    }),
  },
  {
    name: 'a report asked wrongly',
    show: desk('#/register/child', async (page) => {
      await press(page, 'Make the report');
      await expect(page.getByText(/not a valid NHS number/)).toBeVisible();
    }),
  },
  {
    name: 'activity',
    show: desk('#/register/activity', (page) =>
      expect(page.getByRole('table', { name: /^All together/ })).toBeVisible(),
    ),
  },
];

test.describe('The registers and referrals are accessible at every size, in light and dark', () => {
  test('with two concerns, one of them not shared', async ({ open }) => {
    test.slow();
    await recordShared(open);
    await recordNotShared(open);
  });

  for (const { name, show } of states)
    test(name, async ({ page, sandbox }) => {
      test.slow();
      await sandbox.moveClock(later);
      await show(page, sandbox);
      await expectFit(page, `registers: ${name}`);
    });
});
