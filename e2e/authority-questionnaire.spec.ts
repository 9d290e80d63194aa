import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { facts, lookAtOthers, openConcern, readAndSend } from './support/concern.ts';
import { expectFit } from './support/fit.ts';
import { tabTo } from './support/keyboard.ts';
import { expect, ownWorld, test, type Sandbox } from './support/world.ts';

test.use({ actionTimeout: 15_000, ...ownWorld() });

const authority = 'Testshire Council (pretend)';
const form = (page: Page) => page.getByRole('region', { name: /Testshire Council.*own form/ });

/** Everything the page asked for, and everything its own policy stopped or the console complained of. */
interface Watched {
  readonly requests: URL[];
  readonly complaints: string[];
}
async function watch(page: Page): Promise<Watched> {
  const watched: Watched = { requests: [], complaints: [] };
  page.context().on('request', (request) => watched.requests.push(new URL(request.url())));
  page.on('websocket', (socket) => watched.requests.push(new URL(socket.url())));
  page.on('pageerror', ({ message }) => watched.complaints.push(message));
  page.on('console', (message) => {
    if (message.type() === 'error' || /content security policy/i.test(message.text()))
      watched.complaints.push(message.text());
  });
  await page.exposeFunction('stopped', (what: string) => watched.complaints.push(what));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) => {
      const { stopped } = window as Window & { stopped?: (what: string) => void };
      stopped?.(`${violatedDirective} ${blockedURI} ${sourceFile}`);
    });
  });
  return watched;
}

/** A concern that goes to the authority with questions of its own. */
async function concernToTestshire(page: Page, sandbox: Sandbox, child = 'esme'): Promise<void> {
  await page.goto(await sandbox.launchUrl('ed-nurse', child));
  await openConcern(page);
  await page.getByLabel('What you saw and were told, as facts').fill(facts);
  await page.getByText('Yes, here with us').click();
  await page.getByText('Share now').click();
  const other = page.getByText('Somebody else', { exact: true });
  if (await other.isVisible()) await other.click();
  await page.getByLabel('Children’s social care of').selectOption({ label: authority });
  await page.getByLabel('Did you ask for consent?').selectOption({ index: 3 });
  await page.getByLabel('Does the family know?').selectOption({ index: 1 });
  await lookAtOthers(page);
}
const answerThem = (page: Page) => form(page).getByRole('button', { name: 'Answer them' });
const asked = (page: Page) => form(page).locator('.authority-form');

test('an authority’s own questions are fetched when somebody answers them, filled in, and go with the referral', async ({
  page,
  sandbox,
}) => {
  test.slow();
  const watched = await watch(page);
  await concernToTestshire(page, sandbox);
  await expect(answerThem(page)).toBeVisible();
  const chunk = (): string[] =>
    watched.requests.map(({ pathname }) => pathname).filter((path) => path.includes('AuthorityForm'));
  expect(chunk()).toEqual([]);
  await answerThem(page).click();
  await expect(asked(page)).toBeVisible();
  expect(chunk().some((path) => path.endsWith('.js'))).toBe(true);

  // Of what it asks that the record knows, each is there and says so; what the nurse alone knows is not.
  await expect(asked(page).getByText(/^Filled in for you: /)).toContainText('Full name');
  await expect(asked(page).getByText('Filled in for you. Check it.')).toHaveCount(6);
  await expect(asked(page).getByRole('textbox', { name: /^Full name/ })).toHaveValue(/Esme/);
  await expect(asked(page).getByRole('textbox', { name: /^NHS number/ })).toHaveValue(/^999/);
  await expect(asked(page).getByRole('textbox', { name: /^In your own words/ })).toHaveValue(facts);
  await expect(asked(page).getByRole('textbox', { name: /^Your name/ })).toHaveValue(/Priya/);

  // What they must have is named where everything else that is missing is.
  await page.getByRole('button', { name: /^(Send to|Save, then send to)/ }).click();
  const summary = page.getByRole('alert').filter({ hasText: 'Which of these is closest?' });
  await expect(summary).toContainText(/Still to be answered or put right in Testshire Council/);
  await summary.getByRole('button', { name: /Testshire/ }).click();
  await expect(form(page).getByRole('heading', { name: /own form/ })).toBeFocused();

  await asked(page).getByRole('radio', { name: 'Harm that is likely' }).check();
  await asked(page)
    .getByRole('textbox', { name: /^School, nursery/ })
    .fill('Specimen Nursery');
  await readAndSend(page);
  await expect(page.getByText('Saved, not sent yet')).toBeVisible();

  const responses = (await sandbox.resources('esme')).filter(
    (resource) =>
      resource['resourceType'] === 'QuestionnaireResponse' &&
      String(resource['questionnaire']).includes('testshire-referral'),
  );
  expect(responses).toHaveLength(1);
  expect(JSON.stringify(responses)).toMatch(/Specimen Nursery.*harm-likely|harm-likely.*Specimen Nursery/s);
  const saved = async (name: RegExp): Promise<string> => {
    const coming = page.waitForEvent('download');
    await page.getByRole('button', { name }).click();
    return readFile(await (await coming).path(), 'utf8');
  };
  const document = await saved(/^Save (it )?as a page/);
  expect(document).toContain('Answers to the form of');
  expect(document).toContain('Specimen Nursery');
  expect(await saved(/system/)).toMatch(/"questionnaire":\s*"[^"]*testshire-referral/);

  const ours = [sandbox.world.ehr, sandbox.world.gateway].map((origin) => new URL(origin).host);
  const elsewhere = watched.requests.filter(
    ({ protocol, host }) => protocol !== 'blob:' && protocol !== 'data:' && !ours.includes(host),
  );
  expect(elsewhere.map(String)).toEqual([]);
  expect(
    watched.requests.filter(({ pathname }) => /no-terminology-server|\$expand/.test(pathname)).map(String),
  ).toEqual([]);
  expect(watched.complaints).toEqual([]);
});

test.describe('a form that cannot be shown says so, and the concern goes as it would have gone', () => {
  const broken = [
    ['is not known any more', { status: 404, contentType: 'application/problem+json', body: '{}' }],
    [
      'is no form',
      {
        status: 200,
        contentType: 'application/json',
        body: '{"resourceType":"Questionnaire","id":"x","url":"https://testshire.example/x"}',
      },
    ],
    ['is no answer at all', { status: 200, contentType: 'application/json', body: 'not json' }],
  ] as const;
  for (const [name, answer] of broken) {
    test(`one that ${name}`, async ({ page, sandbox }) => {
      await page.route('**/api/questionnaires/**', (route) => route.fulfill(answer));
      await concernToTestshire(page, sandbox, 'jaya');
      await answerThem(page).click();
      await expect(form(page).getByRole('alert')).toContainText('The form could not be shown');
      await readAndSend(page);
      await expect(page.getByText('Saved, not sent yet')).toBeVisible();
      const written = (await sandbox.resources('jaya'))
        .map((resource) => JSON.stringify(resource))
        .join('\n');
      expect(written).toContain(facts);
      expect(written).not.toContain('testshire-referral');
    });
  }

  test('one whose drawing does not come, until it does', async ({ page, sandbox }) => {
    await page.route('**/AuthorityForm-*.js', (route) => route.abort(), { times: 1 });
    await concernToTestshire(page, sandbox, 'jaya');
    await answerThem(page).click();
    await expect(form(page).getByRole('alert')).toContainText('The form could not be shown');
    // The concern around it stands, with every word of it.
    await expect(page.getByLabel('What you saw and were told, as facts')).toHaveValue(facts);
    await readAndSend(page);
    await expect(page.getByText('Saved, not sent yet')).toBeVisible();
  });
});

test('what was answered can be left out again, and then nothing of it goes', async ({ page, sandbox }) => {
  await concernToTestshire(page, sandbox, 'kai');
  await answerThem(page).click();
  await asked(page)
    .getByRole('textbox', { name: /^School, nursery/ })
    .fill('Specimen Nursery');
  await form(page).getByRole('button', { name: 'Leave this form out' }).click();
  await readAndSend(page);
  await expect(page.getByText('Saved, not sent yet')).toBeVisible();
  expect(JSON.stringify(await sandbox.resources('kai'))).not.toContain('Specimen Nursery');
});

test('it is answered by keyboard alone', async ({ page, sandbox }) => {
  test.slow();
  await concernToTestshire(page, sandbox, 'kai');
  await answerThem(page).focus();
  await page.keyboard.press('Enter');
  await expect(asked(page)).toBeVisible();
  const school = asked(page).getByRole('textbox', { name: /^School, nursery/ });
  await asked(page)
    .getByRole('textbox', { name: /^Full name/ })
    .focus();
  for (let i = 0; i < 20 && !(await school.evaluate((one) => one === document.activeElement)); i += 1)
    await page.keyboard.press('Tab');
  await page.keyboard.type('Specimen Nursery');
  await expect(school).toHaveValue('Specimen Nursery');
  const first = asked(page).getByRole('radio', { name: 'Harm that is happening now' });
  for (let i = 0; i < 20 && !(await first.evaluate((one) => one === document.activeElement)); i += 1)
    await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect(first).toBeChecked();
  // A question that depends on the answer appears, next in order.
  await expect(asked(page).getByText('When did it happen, or begin?').first()).toBeVisible();
  await tabTo(page, /Leave this form out/);
});

test('it fits and is accessible at every size, in light and dark', async ({ page, sandbox }) => {
  test.slow();
  await concernToTestshire(page, sandbox, 'kai');
  await answerThem(page).click();
  await expect(asked(page)).toBeVisible();
  await expectFit(page, 'authority form');
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.getByRole('button', { name: /^(Send to|Save, then send to)/ }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Which of these is closest?' })).toBeVisible();
  await expectFit(page, 'authority form, with errors');
});
