import { cpisState, expect, test } from './support/world.ts';

test.describe('CP-IS has five states and no colour of safety', () => {
  test('not checked: says that nobody knows yet', async ({ open }) => {
    const app = await open('ed-nurse', 'dev');
    await expect(cpisState(app, 'CP-IS: not checked')).toBeVisible();
    await expect(app.getByRole('heading', { name: 'Not looked up on this visit' })).toBeVisible();
  });

  test('checking: says how long', async ({ open, sandbox }) => {
    await sandbox.nhsFault({ name: 'slow', delayMs: 4000 });
    const app = await open('ed-nurse', 'dev');
    await app.getByRole('button', { name: /^Look Dev up now/ }).click();
    await expect(cpisState(app, 'CP-IS: checking')).toBeVisible();
    await expect(app.getByText(/seconds? so far/)).toBeVisible();
  });

  test('record found: plan, since when, authority, which number to ring now', async ({ open }) => {
    const app = await open('ed-nurse', 'amara');
    await app.getByRole('button', { name: /^Look Amara up now/ }).click();
    await expect(cpisState(app, 'CP-IS: record found')).toBeVisible();
    await expect(app.getByRole('heading', { name: 'Child protection plan', exact: true })).toBeVisible();
    await expect(app.getByRole('link', { name: /0114 496/ }).first()).toHaveAttribute('href', /^tel:0114/);
    await expect(app.getByText('Sheffield City Council was told.')).toBeVisible();
  });

  test('no record found: never reassurance, and never green', async ({ open }) => {
    const app = await open('ed-nurse', 'dev');
    await app.getByRole('button', { name: /^Look Dev up now/ }).click();
    await expect(app.getByRole('heading', { name: 'No record found' })).toBeVisible();
    await expect(app.getByText('This is not reassurance. CP-IS cannot see:')).toBeVisible();
    await expect(app.getByText('It covers England only.', { exact: false })).toBeVisible();
    const green = await app.locator('body').evaluate((body) => {
      const isGreen = (colour: string): boolean => {
        const [r = 0, g = 0, b = 0, a = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number);
        return a > 0 && g > r + 20 && g > b + 20;
      };
      return [...body.querySelectorAll('*')].some((element) => {
        const style = getComputedStyle(element);
        return [style.color, style.backgroundColor, style.borderTopColor, style.fill, style.stroke].some(
          isGreen,
        );
      });
    });
    expect(green).toBe(false);
  });

  test('could not check: says so, and whether anybody was told', async ({ open, sandbox }) => {
    await sandbox.nhsFault({ name: '500' });
    const app = await open('ed-nurse', 'dev');
    await app.getByRole('button', { name: /^Look Dev up now/ }).click();
    await expect(cpisState(app, 'CP-IS: could not check')).toBeVisible();
    await expect(app.getByText('The local authority may or may not have been told')).toBeVisible();
    await expect(app.getByRole('heading', { name: 'No record found' })).toHaveCount(0);
  });

  test('an ended plan is shown as ended', async ({ open }) => {
    const app = await open('ed-nurse', 'holly');
    await app.getByRole('button', { name: /up now/ }).click();
    await expect(app.getByRole('heading', { name: /ended/ })).toBeVisible();
    await expect(app.getByText(/ended on/)).toBeVisible();
  });

  test('an unborn child’s plan is found on the mother’s record', async ({ open }) => {
    const app = await open('midwife', 'gail');
    await app.getByRole('button', { name: /up now/ }).click();
    await expect(app.getByRole('heading', { name: /unborn/i }).first()).toBeVisible();
  });

  test('more than one match is never none', async ({ open }) => {
    const app = await open('ed-nurse', 'ben');
    await app.getByRole('button', { name: /up now/ }).click();
    await expect(app.getByRole('heading', { name: 'More than one child matched' })).toBeVisible();
  });
});
