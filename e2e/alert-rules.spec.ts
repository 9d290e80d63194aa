import type { Browser, Page } from '@playwright/test';
import { openDesk } from './support/desk.ts';
import { tabTo } from './support/keyboard.ts';
import { readLedger } from './support/ledger.ts';
import { expect, test, type Sandbox } from './support/world.ts';

test.use({ actionTimeout: 10_000 });

const title = 'More than 3 visits in 6 months';
const address = '#/rules/more-than-3-visits-in-6-months';

/** The desk of somebody in a window of their own. */
async function desk(browser: Browser, sandbox: Sandbox, user: string, where = '#/rules'): Promise<Page> {
  const page = await (
    await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-GB' })
  ).newPage();
  await openDesk(page, sandbox, user, where);
  return page;
}

/** Replaces what is in the field that has the focus. */
async function retype(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
}

/** Agrees on what the rule gives for one test child; pressed with the keyboard. */
async function agree(page: Page, child: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^Agree: .*${child}`) }).focus();
  await page.keyboard.press('Enter');
}

test('a lead writes a rule, a second person lets it run, it fires, and it is retired: the ledger tells it all', async ({
  browser,
  sandbox,
}) => {
  test.setTimeout(180_000);
  const lead = await desk(browser, sandbox, 'lead');

  // From nothing, with the keyboard. "More than 3" is taken for "at least 3" first.
  await tabTo(lead, /^\s*New rule/);
  await lead.keyboard.press('Enter');
  await expect(lead.getByRole('heading', { level: 1, name: 'New alert rule' })).toBeVisible();
  await tabTo(lead, /^What to look for/);
  await lead.keyboard.type('this was recorded');
  await tabTo(lead, /^How many/);
  await retype(lead, '3');
  await tabTo(lead, /^What is counted/);
  await lead.keyboard.type('emergency attendance');
  await tabTo(lead, /^Which count once/);
  await lead.keyboard.type('on different days');
  await tabTo(lead, /^How far back: number/);
  await retype(lead, '6');
  await tabTo(lead, /^\s*Title/);
  await lead.keyboard.type(title);
  await tabTo(lead, /Why it matters/);
  await lead.keyboard.type('Four visits in half a year deserve a look at the whole picture.');
  await tabTo(lead, /^\s*Do\b/);
  await lead.keyboard.type('Read the earlier visits, then ring the safeguarding nurse.');
  await tabTo(lead, /Guideline or policy/);
  await lead.keyboard.type('Local policy SG-14');
  await expect(
    lead
      .getByText('Under 18: 3 or more emergency attendances on different days in the last 6 months.')
      .first(),
  ).toBeVisible();

  // Children with an answer agreed beforehand; one of them shows the slip.
  await tabTo(lead, /^\s*Run all \d+/);
  await lead.keyboard.press('Enter');
  await tabTo(lead, /Find a child/);
  await lead.keyboard.type('attendances');
  await agree(lead, 'Four attendances in five months');
  await agree(lead, 'Attendances are not shared');
  await agree(lead, 'Three attendances, and a fourth seven months ago');
  await lead
    .getByRole('combobox', { name: /Agreed answer.*Three attendances/ })
    .first()
    .focus();
  await lead.keyboard.type('It should not');
  await expect(lead.getByText('1 answers otherwise').first()).toBeVisible();
  await tabTo(lead, /^Comparison/, 'Shift+Tab');
  await lead.keyboard.type('more than');
  await expect(lead.getByText('3 of 3 as agreed').first()).toBeVisible();
  await expect(
    lead
      .getByText('Under 18: 4 or more emergency attendances on different days in the last 6 months.')
      .first(),
  ).toBeVisible();
  await tabTo(lead, /^\s*Save draft/);
  await lead.keyboard.press('Enter');
  await expect(lead.getByRole('heading', { level: 1, name: title })).toBeVisible();

  // Who wrote it asks, and cannot approve.
  await lead.getByRole('button', { name: 'Ask for approval' }).press('Enter');
  await expect(lead.getByText('Version 1 now waits for a second person.')).toBeVisible();
  await expect(
    lead.getByText('You wrote some of this version, so you cannot approve it. Ask a second person.'),
  ).toBeVisible();

  // A second person lets it run silently: no clinician sees it.
  const doctor = await desk(browser, sandbox, 'named-doctor', address);
  await doctor.getByRole('button', { name: 'Approve to run silently' }).press('Enter');
  await doctor.getByLabel('Why you approve it').fill('Agreed at the safeguarding group.');
  await doctor.getByRole('button', { name: 'Approve to run silently' }).last().press('Enter');
  await expect(doctor.getByText('Version 1 runs silently from now on.')).toBeVisible();
  const flag = { level: 3, name: new RegExp(title) } as const;
  const clinician = async (child: string): Promise<Page> => {
    const page = await (await browser.newContext()).newPage();
    const counted = page.waitForResponse(/\/api\/rule-figures$/);
    await page.goto(await sandbox.launchUrl('ed-nurse', child));
    expect((await counted).status()).toBe(204);
    return page;
  };
  const silent = await clinician('amara');
  await expect(silent.getByRole('heading', { level: 3 }).first()).toBeVisible();
  await expect(silent.getByRole('heading', flag)).toHaveCount(0);
  await doctor.reload();
  const figures = doctor.getByRole('region', { name: 'Figures', exact: true });
  await expect(figures.getByRole('row', { name: /Silent flags/ })).toContainText('too few to tell');

  // Shown before its fourteen days are over, with a reason of its own.
  await doctor.getByRole('button', { name: 'Approve and show to clinicians' }).press('Enter');
  await doctor.getByLabel('Why you approve it').fill('Fires as we expected.');
  await doctor
    .getByLabel('Why it is shown before its silent run is over')
    .fill('Tried on last year’s records.');
  await doctor.getByRole('button', { name: 'Approve and show to clinicians' }).last().press('Enter');
  await expect(doctor.getByText('Version 1 is active: clinicians see it from now on.')).toBeVisible();

  // It fires for the child it is for, and for no other.
  const shown = await clinician('amara');
  await expect(shown.getByRole('heading', flag)).toBeVisible();
  const other = await clinician('dev');
  await expect(other.getByRole('heading', flag)).toHaveCount(0);

  // Retired with a reason; from then on it flags nobody.
  await lead.reload();
  await lead.getByRole('button', { name: 'Retire' }).press('Enter');
  await lead.getByLabel('Why it is retired').fill('The shipped rule says the same.');
  await lead.getByRole('button', { name: 'Retire' }).last().press('Enter');
  await expect(lead.getByText('Version 1 is retired.')).toBeVisible();
  await expect((await clinician('amara')).getByRole('heading', flag)).toHaveCount(0);

  // The history and the ledger say who did what, and why.
  for (const words of [
    'Agreed at the safeguarding group.',
    'Tried on last year’s records.',
    'The shipped rule says the same.',
  ])
    await expect(lead.getByText(words).first()).toBeVisible();
  const { lines, verified } = await readLedger(sandbox);
  expect(verified).toMatch(/intact, \d+ entries/);
  const story = lines
    .filter(({ entry }) => JSON.stringify(entry.entity).includes('more-than-3-visits-in-6-months'))
    .map(({ entry }) => {
      const done = entry.entity.find(({ description }) => description !== undefined);
      const said = done?.detail?.flatMap(({ type, valueString }) =>
        type === 'because' || type === 'silent-run-cut-short-because' ? [valueString] : [],
      );
      return [entry.agent.find(({ requestor }) => requestor)?.name, done?.description, ...(said ?? [])];
    });
  expect(story).toEqual([
    ['Jo DUMMY', 'Alert rule: draft begun'],
    ['Jo DUMMY', 'Alert rule: asked to be approved'],
    ['D. MOCK', 'Alert rule: approved to run silently', 'Agreed at the safeguarding group.'],
    [
      'D. MOCK',
      'Alert rule: approved and shown to clinicians',
      'Fires as we expected.',
      'Tried on last year’s records.',
    ],
    ['Jo DUMMY', 'Alert rule: retired', 'The shipped rule says the same.'],
  ]);
});

test('a session that ends while a rule is written is opened again, and nothing typed is lost', async ({
  browser,
  sandbox,
}) => {
  const lead = await desk(browser, sandbox, 'lead', '#/rules/frequent-attendance/edit');
  await lead.getByLabel('Why it matters').fill('Typed before the session ended.');
  await lead.getByLabel('Why it is changed').fill('Clearer words.');
  let ended = 0;
  await lead.route('**/api/rule-book/frequent-attendance/draft', async (route) => {
    ended += 1;
    const gone = { code: 'session-ended', message: 'There is no session.' };
    await (ended === 1 ? route.fulfill({ status: 401, json: gone }) : route.continue());
  });
  const save = lead.getByRole('button', { name: 'Save draft' });
  await save.click();
  await expect(lead.getByText('Your sign-in has ended')).toBeVisible();
  await expect(lead.getByLabel('Why it matters')).toHaveValue('Typed before the session ended.');
  await lead.getByRole('button', { name: 'Try again' }).first().click();
  await expect(lead.getByText('Your sign-in has ended')).toHaveCount(0);
  await save.click();
  await expect(lead.getByRole('region', { name: 'History' })).toContainText('Clearer words.');
  expect(ended).toBe(2);
});

test('what cannot be evaluated is refused beside its field, and nothing is kept of it', async ({
  browser,
  sandbox,
}) => {
  const lead = await desk(browser, sandbox, 'lead');
  await lead.getByRole('link', { name: 'New rule' }).click();
  await lead.getByLabel('What to look for').selectOption({ label: 'this was recorded:' });
  await lead.getByLabel('What is counted').selectOption({ label: 'emergency attendance' });
  const many = lead.getByLabel('How many', { exact: true });
  for (const wrong of ['0', '1001', 'three']) {
    await many.fill(wrong);
    await expect(lead.getByText(/whole number from 1 to 1000/).first()).toBeVisible();
  }
  await many.fill('4');
  await expect(lead.getByText(/whole number from 1 to 1000/)).toHaveCount(0);
  await lead.getByLabel('How far back: number').fill('0');
  await expect(lead.getByText(/length above zero/).first()).toBeVisible();
  await lead.getByRole('button', { name: 'Save draft' }).click();
  await expect(lead.getByText('The rule cannot be kept like this')).toBeVisible();
  await lead.goto(`${lead.url().split('#')[0] ?? ''}#/rules`);
  await expect(lead.getByRole('link', { name: 'emergency attendance' })).toHaveCount(0);
});
