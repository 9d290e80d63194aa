import type { Page } from '@playwright/test';
import { facts, openConcern } from './support/concern.ts';
import { expect, expectAccessible, test } from './support/world.ts';

type Answer = Record<string, unknown>;

/** Has the token endpoint answer otherwise: the first answer by `first`, each renewal by `renewal`. */
async function tokensSay(
  page: Page,
  first: (answer: Answer) => Answer,
  renewal: (answer: Answer) => Answer = first,
): Promise<void> {
  await page.route('**/auth/token', async (route) => {
    if (route.request().method() !== 'POST') return route.continue();
    const response = await route.fetch();
    const answer = (await response.json()) as Answer;
    const change =
      route.request().postData()?.includes('grant_type=refresh_token') === true ? renewal : first;
    return route.fulfill({ response, json: response.ok() ? change(answer) : answer });
  });
}

const without =
  (...types: readonly string[]) =>
  (answer: Answer) => ({
    ...answer,
    scope: String(answer['scope'])
      .split(' ')
      .filter((one) => !types.some((type) => one.includes(`/${type}.`)))
      .join(' '),
  });
const inPlaceOf = (type: string, scope: string) => (answer: Answer) => ({
  ...answer,
  scope: `${without(type)(answer).scope} ${scope}`,
});
const asInV1 = (answer: Answer) => ({
  ...answer,
  scope: String(answer['scope'])
    .split(' ')
    .flatMap((one) => {
      const [, type, letters = ''] = /^((?:patient|user)\/\w+)\.([a-z]+)$/.exec(one) ?? [];
      if (type === undefined) return [one];
      return [
        ...(/[rs]/.test(letters) ? [`${type}.read`] : []),
        ...(/[cu]/.test(letters) ? [`${type}.write`] : []),
      ];
    })
    .join(' '),
});

const less = 'Your record system allows less than Safelight asked for';
const child = (page: Page) => page.getByRole('heading', { level: 1 });

test('a whole grant in v1 is a whole grant', async ({ page, sandbox }) => {
  await tokensSay(page, asInV1);
  await page.goto(await sandbox.launchUrl('ed-nurse', 'amara'));
  await expect(page.getByRole('button', { name: 'Record a concern' })).toBeEnabled();
  await expect(page.getByText(less)).toHaveCount(0);
  await expect(page.getByText('not permitted')).toHaveCount(0);
});

test('a narrower grant in v1 is said, of reading and of writing', async ({ page, sandbox }) => {
  await tokensSay(page, (answer) => {
    const whole = asInV1(answer);
    return {
      ...whole,
      scope: whole.scope.replace('patient/Condition.write', '').replace('patient/Flag.read', ''),
    };
  });
  await page.goto(await sandbox.launchUrl('ed-nurse', 'amara'));
  await page.getByText(less).click();
  const list = page.locator('details.narrower');
  await expect(list).toContainText('Not to be readalerts on the record');
  await expect(list).toContainText('Not to be writteninjuries and diagnoses');
});

test('a grant for a part of a type is read as a part, never as none', async ({ page, sandbox }) => {
  await tokensSay(page, inPlaceOf('Flag', 'patient/Flag.rs?category=safety'));
  const asked = page.waitForRequest((one) => one.url().includes('/fhir/Flag?'));
  await page.goto(await sandbox.launchUrl('ed-nurse', 'amara'));
  await asked;
  await page.getByText(less).click();
  await expect(page.locator('details.narrower')).toContainText('To be read in part onlyalerts on the record');
});

test('a renewal that allows less is said at once, with what was read before it', async ({
  page,
  sandbox,
}) => {
  await tokensSay(page, (answer) => answer, without('Flag', 'ServiceRequest'));
  await page.goto(await sandbox.launchUrl('ed-nurse', 'amara', { tokenSeconds: 12 }));
  await expect(child(page)).toContainText('Amara');
  await openConcern(page);
  await page.getByLabel('What you saw and were told, as facts').fill(facts);
  await page.goBack();
  const said = page.getByText(
    /^Your record system allows less than when you opened Safelight, since \d\d:\d\d$/,
  );
  await expect(said).toBeVisible({ timeout: 20_000 });
  await expect(
    page.getByText(/What you see of alerts on the record and referrals was read before that/),
  ).toBeVisible();
  await expect(page.getByText(less)).toBeVisible();
  await expectAccessible(page, 'a renewal that allows less');
});

test('a renewal about somebody else ends the sign-in, and a refresh of the page opens nobody', async ({
  page,
  sandbox,
}) => {
  await tokensSay(
    page,
    (answer) => answer,
    (answer) => ({ ...answer, patient: 'ada' }),
  );
  await page.goto(await sandbox.launchUrl('ed-nurse', 'amara', { tokenSeconds: 16 }));
  await expect(child(page)).toContainText('Amara');
  await expect(page.getByText('Your record system has signed you out')).toBeVisible({ timeout: 20_000 });
  await expect(child(page)).toContainText('Amara');
  expect(await page.evaluate(() => Object.keys(sessionStorage))).toEqual([]);
  await page.reload();
  await expect(page.getByText('L-108', { exact: true })).toBeVisible();
});

for (const [what, answer] of [
  ['a child that is no id', { patient: 'Patient/amara' }],
  ['a child that is a number', { patient: 0 }],
  ['a token that is bound to a key', { token_type: 'DPoP' }],
] as const)
  test(`${what} stops the launch in words`, async ({ page, sandbox }) => {
    const read: string[] = [];
    page.on('request', (one) => {
      if (one.url().includes('/fhir/Patient')) read.push(one.url());
    });
    await tokensSay(page, (said) => ({ ...said, ...answer }));
    await page.goto(await sandbox.launchUrl('ed-nurse', 'amara'));
    await expect(page.getByText('L-109', { exact: true })).toBeVisible();
    expect(read).toEqual([]);
  });

test('odd words beside the token stop nothing', async ({ page, sandbox }) => {
  await tokensSay(page, (answer) => ({
    ...answer,
    token_type: 'bearer',
    expires_in: '3600',
    scope: String(answer['scope']).split(' '),
    need_patient_banner: 'true',
    intent: { go: 'record-concern' },
    smart_style_url: 'javascript:alert(1)',
    fhirContext: { reference: 'Task/1' },
    tenant: 7,
  }));
  await page.goto(await sandbox.launchUrl('ed-nurse', 'amara'));
  await expect(page.getByRole('button', { name: 'Record a concern' })).toBeEnabled();
  await expect(page.getByText(less)).toHaveCount(0);
  await expect(page.getByText(/This sign-in ends/)).toHaveCount(0);
});
