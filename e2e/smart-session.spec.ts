import { facts, openConcern } from './support/concern.ts';
import { expect, expectAccessible, test } from './support/world.ts';

const menu = 'Safelight menu';
const out = 'Sign out of Safelight';

test('a token is renewed before it ends, while nobody touches the page', async ({ page, sandbox }) => {
  const renewals: number[] = [];
  page.on('request', (one) => {
    if (one.url().endsWith('/auth/token') && one.postData()?.includes('refresh_token'))
      renewals.push(Date.now());
  });
  await page.goto(await sandbox.launchUrl('ed-nurse', 'amara', { tokenSeconds: 8 }));
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Amara');
  await expect.poll(() => renewals.length, { timeout: 30_000 }).toBe(3);
  await expect(page.getByText(/signed you out|This sign-in ends/)).toHaveCount(0);
  // One at a time, and not again and again.
  for (const [i, at] of renewals.entries()) expect(at - (renewals[i - 1] ?? 0)).toBeGreaterThan(3000);
});

test('an end that cannot be put off is said ahead and at the end, and what was written stays', async ({
  page,
  sandbox,
}) => {
  await page.goto(await sandbox.launchUrl('ed-nurse', 'amara', { tokenSeconds: 20, noRefresh: true }));
  await expect(page.getByText(/^This sign-in ends at \d\d:\d\d$/)).toBeVisible();
  await openConcern(page);
  await page.getByLabel('What you saw and were told, as facts').fill(facts);
  await expectAccessible(page, 'a sign-in that ends soon');
  await expect(page.getByText('Your record system has signed you out')).toBeVisible({ timeout: 30_000 });
  await expect(page.getByLabel('What you saw and were told, as facts')).toHaveValue(facts);

  // Taken up again after a new launch.
  page.once('dialog', (dialog) => void dialog.accept());
  await page.goto(await sandbox.launchUrl('ed-nurse', 'amara', { intent: 'record-concern' }));
  await expect(page.getByRole('button', { name: 'Go on with it' })).toBeVisible();
});

test('signing out gives the tokens back, forgets them and leaves nothing on screen', async ({
  page,
  sandbox,
}) => {
  await page.goto(await sandbox.launchUrl('ed-nurse', 'amara'));
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Amara');
  const { ehr } = sandbox.world;
  const token = page.waitForRequest((one) => one.url().startsWith(`${ehr}/fhir/`));
  await page.reload();
  const bearer = (await token).headers()['authorization'] ?? '';
  const reads = async () =>
    (await fetch(`${ehr}/fhir/Patient/amara`, { headers: { authorization: bearer } })).status;
  expect(await reads()).toBe(200);

  await page.getByRole('button', { name: menu }).click();
  await page.getByRole('menuitem', { name: out }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('You are signed out of Safelight');
  await expect(page.getByText('given back')).toHaveCount(2);
  await expect(page.getByText(/Amara|TESTCHILD/i)).toHaveCount(0);
  await expectAccessible(page, 'signed out');
  expect(await reads()).toBe(401);
  expect(await page.evaluate(() => Object.keys(sessionStorage))).toEqual([]);
  expect(page.url()).not.toContain('state=');
  await page.reload();
  await expect(page.getByText('L-101', { exact: true })).toBeVisible();
});

test('what was not given back is said', async ({ page, sandbox }) => {
  await page.goto(await sandbox.launchUrl('ed-nurse', 'amara', { noRefresh: true }));
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Amara');
  await sandbox.ehrFault({ step: 'revoke', kind: '500' });
  await page.getByRole('button', { name: menu }).click();
  await page.getByRole('menuitem', { name: out }).click();
  await expect(
    page.getByText(/could not be given back, as nobody answered\. It ends by itself at \d\d:\d\d/),
  ).toBeVisible();
  await expect(page.getByText(/Amara|TESTCHILD/i)).toHaveCount(0);
});

test('words that were not sent are asked about first, and can be kept', async ({ page, sandbox }) => {
  const field = page.getByLabel('What you saw and were told, as facts');
  const leave = async () => {
    await page.getByRole('button', { name: menu }).click();
    await page.getByRole('menuitem', { name: out }).click();
  };
  await page.goto(await sandbox.launchUrl('ed-nurse', 'amara'));
  await openConcern(page);
  await field.fill(facts);
  await leave();
  const question = page.getByRole('alertdialog', {
    name: 'You have written something here that was not sent',
  });
  await expect(question).toBeVisible();
  await expectAccessible(page, 'the question before signing out');
  await question.getByRole('button', { name: 'Stay' }).click();
  await expect(question).toHaveCount(0);
  await expect(field).toHaveValue(facts);
  await leave();
  await question.getByRole('button', { name: 'Keep the draft and sign out' }).click();
  await expect(page.getByText('Your draft is kept.')).toBeVisible();
  await expect(page.getByText(facts)).toHaveCount(0);

  await page.goto(await sandbox.launchUrl('ed-nurse', 'amara', { intent: 'record-concern' }));
  await page.getByRole('button', { name: 'Go on with it' }).click();
  await expect(field).toHaveValue(facts);
});

test('the desk signs out as well', async ({ page, sandbox }) => {
  await page.goto(await sandbox.launchUrl('lead', undefined));
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('You are signed out of Safelight');
  await expect(page.getByText('given back')).toHaveCount(2);
});
