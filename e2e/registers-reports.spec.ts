import { openDesk } from './support/desk.ts';
import { cellsOf, download, recordShared } from './support/registers.ts';
import { expect, ownWorld, test } from './support/world.ts';

test.use({ actionTimeout: 15_000, ...ownWorld() });
test.describe.configure({ mode: 'serial' });

test.describe('What the registers are asked for', () => {
  test('after a look and a concern', async ({ open }) => {
    await recordShared(open);
  });

  test('one child’s report says who looked, for paper and for a spreadsheet', async ({ page, sandbox }) => {
    await openDesk(page, sandbox, 'lead', '#/register/child');
    await page.getByLabel('NHS number of the child').fill('999 012 2538');
    await page.getByRole('button', { name: 'Make the report' }).click();
    await expect(page.getByText(/not a valid NHS number/)).toBeVisible();
    await page.getByLabel('NHS number of the child').fill('999 012 2539');
    await page.getByRole('button', { name: 'Make the report' }).click();
    const report = page.getByRole('article', { name: 'Access report' });
    await expect(report).toContainText('Kai TESTCHILD');
    await expect(report).not.toContainText('Lena');
    const csv = await download(page, /^Save for a spreadsheet/);
    expect(csv.name).toMatch(/^safelight-access-report-\d{4}-\d\d-\d\d\.csv$/);
    expect(csv.text).toContain('"Disclosure"');
    await page.emulateMedia({ media: 'print' });
    await expect(page.getByRole('navigation')).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Print' })).toBeHidden();
    await expect(report).toBeVisible();
    expect(page.url()).not.toContain('999');
  });

  test('activity names nobody and gives no small number, in the table and in both files', async ({
    page,
    sandbox,
  }) => {
    await openDesk(page, sandbox, 'lead', '#/register/activity');
    const table = page.getByRole('table', { name: /^All together/ });
    await expect(table.getByRole('row').nth(1)).toContainText('1 to 7');
    for (const by of ['Care setting', 'Kind of harm', 'What they decided']) {
      await page.getByLabel('Counted by').selectOption({ label: by });
      await expect(page.getByRole('table', { name: new RegExp(`^${by}`) })).toBeVisible();
    }
    const csv = await download(page, /^For a spreadsheet/);
    const numbers = csv.text
      .replace(/^\uFEFF/, '')
      .trim()
      .split('\r\n')
      .slice(1)
      .map((line) => cellsOf(line)[4]);
    for (const number of numbers) expect(number).toMatch(/^(0|[1-9]\d*[05]|1 to 7|not given)$/);
    const file = await download(page, /^For another system/);
    expect(JSON.parse(file.text)).toMatchObject({
      resourceType: 'MeasureReport',
      status: 'complete',
      type: 'summary',
    });
    for (const { text } of [csv, file]) expect(text).not.toMatch(/TESTCHILD|SAMPLE|SPECIMEN|999/);
  });

  test('who does not answer for the register is not taken to it, and it is not asked for', async ({
    page,
    sandbox,
  }) => {
    const asked: string[] = [];
    page.on('request', (request) => {
      if (new URL(request.url()).pathname.startsWith('/api/register')) asked.push(request.url());
    });
    await page.goto(await sandbox.launchUrl('ed-nurse', 'kai'));
    await expect(page.locator('.cp-state')).toBeVisible();
    await page.evaluate(() => {
      location.hash = '#/register';
    });
    await page.getByRole('button', { name: /menu/i }).click();
    await expect(page.getByRole('menuitem').first()).toBeVisible();
    await expect(page.getByRole('menuitem', { name: 'Register' })).toHaveCount(0);
    await expect(page.getByRole('table', { name: 'Entries, newest first' })).toHaveCount(0);
    expect(asked).toEqual([]);
  });
});
