import { expect, test } from './support/world.ts';
import { appFrame, reload } from './support/app-frame.ts';

test.describe('Every alert explains itself', () => {
  test('a red flag carries its sentence, its evidence with dates, the guideline and what to do', async ({
    open,
  }) => {
    const app = await open('ed-nurse', 'amara');
    const flag = app.getByRole('article').filter({ hasText: 'Bruise on the ear' });
    await expect(flag).toContainText('High');
    await expect(flag).toContainText(/today/);
    await flag.getByRole('button', { name: /^Why/ }).click();
    await expect(flag).toContainText('The rule');
    await expect(flag).toContainText('Guidance');
    await expect(flag).toContainText(/Version \d+\.\d+\.\d+/);
  });

  test('what only a person knows is asked right there, and the answer settles the flag', async ({ open }) => {
    const app = await open('ed-nurse', 'jaya');
    await expect(app.getByText('Can Jaya move independently?').first()).toBeVisible();
    await app.getByRole('button', { name: 'No', exact: true }).first().click();
    await expect(app.getByText(/You said: no/)).toBeVisible();
    await expect(
      app
        .getByRole('article')
        .filter({ hasText: /bruise/i })
        .first(),
    ).toContainText('High');
  });

  test('a question that nothing depends on is not asked', async ({ open }) => {
    const app = await open('ed-nurse', 'dev');
    await expect(app.getByText('still reading the record')).toHaveCount(0);
    await expect(app.getByText(/move independently/)).toHaveCount(0);
  });

  test('an acknowledged flag is quiet, with who and why', async ({ open, page, sandbox }) => {
    const app = await open('ed-nurse', 'amara');
    const flag = app.locator('.flag.high').first();
    await flag.getByRole('button', { name: /^Why/ }).click();
    await flag.getByRole('button', { name: 'I have seen this' }).click();
    await flag.getByRole('combobox').selectOption({ label: 'Discussed with the safeguarding team' });
    await app.getByRole('button', { name: 'Keep' }).click();
    await expect(app.getByText(/Seen by Priya SAMPLE/)).toBeVisible();
    await reload(await appFrame(page, sandbox.world.gateway));
    await expect(app.getByText(/Seen by Priya SAMPLE/)).toBeVisible();
  });

  test('a role that is shown no red flags is told so, and it never looks like nothing found', async ({
    open,
  }) => {
    const app = await open('receptionist', 'amara');
    await expect(app.getByText('Your role is not shown red flags here')).toBeVisible();
    await expect(app.getByRole('heading', { level: 3, name: /Bruise on the ear/ })).toHaveCount(0);
    await expect(app.getByText(/No alert rule matches/)).toHaveCount(0);
  });
});
