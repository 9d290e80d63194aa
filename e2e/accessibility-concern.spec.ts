import type { Page } from '@playwright/test';
import { facts, fillConcern, openConcern, readAndSend, readEveryWord } from './support/concern.ts';
import { everyScreenFits } from './support/fit.ts';
import { tabTo } from './support/keyboard.ts';
import type { Screen } from './support/screens.ts';
import { expect, test } from './support/world.ts';

test.use({ actionTimeout: 10_000 });

type Show = Screen['show'];

const then =
  (...shows: readonly Show[]): Show =>
  async (page, sandbox) => {
    for (const show of shows) await show(page, sandbox);
  };

const form =
  (user: string, child: string): Show =>
  async (page, sandbox) => {
    await page.goto(await sandbox.launchUrl(user, child));
    await openConcern(page);
  };
const amara = form('ed-nurse', 'amara');
const press =
  (name: string | RegExp): Show =>
  (page) =>
    page.getByRole('button', { name }).first().click();
const tap =
  (words: string | RegExp): Show =>
  (page) =>
    page.getByText(words).first().click();
const sees =
  (words: string | RegExp): Show =>
  (page) =>
    expect(page.getByText(words).first()).toBeVisible();
const send: Show = (page) => readAndSend(page);
const filled = then(amara, (page) => fillConcern(page));

/** Everything that one line opens, and what opens inside it. */
const everythingOpen: Show = async (page) => {
  const closed = page.locator('.formbody :is(details:not([open]) > summary, button[aria-expanded="false"])');
  for (let i = 0; i < 40 && (await closed.count()) > 0; i += 1) await closed.first().click();
  await expect(closed).toHaveCount(0);
};

const shareNow = async (page: Page): Promise<void> => {
  await page.getByText('Yes, here with us').click();
  await page.getByText('Share now').click();
};

/** The form with more in it than two minutes allow, and what comes after Send in every other way. */
const screens: readonly Screen[] = [
  { name: 'everything open', show: then(filled, everythingOpen) },
  {
    name: 'a mark described in full',
    show: then(
      amara,
      (page) => page.locator('svg [role="checkbox"]').first().press('Enter'),
      (page) => page.getByRole('radio', { name: 'An explanation was given' }).check(),
      press('More about this mark'),
    ),
  },
  { name: 'hands and feet', show: then(amara, press('Hands and feet')) },
  { name: 'finding in the record', show: then(amara, press(/^Find in all/)) },
  {
    name: 'other people, and one by one',
    show: then(
      amara,
      (page) => page.getByLabel('What you saw and were told, as facts').fill('Seen with Kofi.'),
      shareNow,
      press('Choose one by one'),
      sees('names another child'),
    ),
  },
  { name: 'another basis', show: then(filled, press('Use another basis')) },
  { name: 'no safety at this moment', show: then(amara, tap('No: ring 999')) },
  { name: 'a decision not to share', show: then(amara, tap('Do not share, and say why')) },
  { name: 'unborn', show: form('midwife', 'gail') },
  {
    name: 'FGM',
    show: then(
      form('gp', 'maryam'),
      tap(/FGM in a girl under 18 that she told of or that you saw/),
      tap('She told me herself'),
      sees(/^Report by /),
    ),
  },
  {
    name: 'a hand-over to adult services',
    show: then(form('ed-nurse', 'owen'), shareNow, tap(/Adult services: a hand-over summary/)),
  },
  {
    name: 'errors in everything',
    show: then(
      filled,
      (page) => page.getByLabel('What you saw and were told, as facts').fill(''),
      press(/^Send to/),
    ),
  },
  {
    name: 'an earlier draft offered',
    show: async (page, sandbox) => {
      await filled(page, sandbox);
      await expect(page.getByText(/^Draft saved/).first()).toBeAttached();
      await page.goto(await sandbox.launchUrl('ed-nurse', 'amara'));
      await press('Record a concern')(page, sandbox);
      await sees('You started a concern earlier')(page, sandbox);
    },
  },
  {
    name: 'handed over',
    show: then(
      filled,
      tap('Hand over to a colleague'),
      press('Hand over now'),
      sees('Nobody has your concern yet'),
    ),
  },
  {
    name: 'saved, not sent yet',
    show: then(
      filled,
      tap('Another way'),
      (page) => page.getByRole('radio', { name: /^Secure e-mail/ }).check(),
      send,
      sees('Saved, not sent yet'),
    ),
  },
  {
    name: 'the referral to be printed',
    show: then(
      filled,
      tap('Another way'),
      (page) => page.getByRole('radio', { name: /^Secure e-mail/ }).check(),
      send,
      press('Open the referral'),
      sees('Print or save as PDF'),
    ),
  },
  {
    name: 'call recorded, written copy owed',
    show: async (page, sandbox) => {
      await filled(page, sandbox);
      await sandbox.ehrFault({ step: 'fhir', kind: '500' });
      await send(page, sandbox);
      await page.getByLabel('Who answered').fill('K. SPECIMEN');
      await page.getByLabel('What they said').fill('Will come at 14:00.');
      await page.getByRole('button', { name: 'Save the call' }).click();
      await sees(/Call saved/)(page, sandbox);
    },
  },
  {
    name: 'not shared',
    show: then(
      amara,
      (page) => page.getByLabel('What you saw and were told, as facts').fill('Home visit agreed.'),
      tap('Yes, here with us'),
      tap('Do not share, and say why'),
      (page) => page.getByLabel('Why you are not sharing it').fill('Early help agreed.'),
      readEveryWord,
      press(/^Save the decision/),
      sees('Decision not to share is kept'),
    ),
  },
];

everyScreenFits('The concern in full', screens);

test('with the keyboard alone: two marks, one from the drawing and one from the list, what goes, the law, and Send', async ({
  page,
  sandbox,
}) => {
  test.slow();
  const to = async (name: RegExp, key?: string): Promise<void> => {
    await tabTo(page, name);
    if (key !== undefined) await page.keyboard.press(key);
  };
  await page.goto(await sandbox.launchUrl('ed-nurse', 'amara'));
  await expect(page.getByText(/^from this record/)).toBeVisible();
  await to(/^\s*Record a concern/, 'Enter');
  const start = page.getByRole('button', { name: 'Start again' });
  await expect(start.or(page.getByLabel('What you saw and were told, as facts'))).toBeVisible();
  if (await start.isVisible()) await to(/^\s*Start again/, 'Enter');

  await to(/Left ear/, 'Enter');
  await to(/What is it/);
  await page.keyboard.type('Bruise');
  await to(/Length, mm/);
  await page.keyboard.type('12');
  await to(/An explanation was given|Not asked yet|Asked, none given/);
  await page.keyboard.press('ArrowDown');
  await to(/Done with this mark/, 'Enter');
  await page.keyboard.press('Control+Home');
  await tabTo(page, /Choose from a list instead/, 'Shift+Tab');
  await page.keyboard.press('Enter');
  await to(/^\s*Left fingers or thumb/, 'Space');
  await expect(page.getByText('Mark 2: Left fingers or thumb')).toBeVisible();
  await to(/What is it/);
  await page.keyboard.type('Burn');
  await to(/An explanation was given|Not asked yet|Asked, none given/);
  await page.keyboard.press('ArrowDown');
  await to(/Done with this mark/, 'Enter');

  await to(/What you saw and were told, as facts/);
  await page.keyboard.type(`${facts} Kofi was there.`);
  await to(/Yes, here with us/, 'Space');
  await to(/Share now/, 'Space');
  await to(/Named nurse/, 'Space');
  await to(/Choose one by one/, 'Enter');
  await to(/^\s*Religion/, 'Space');
  await to(/I have looked at these/, 'Space');
  await to(/Did you ask for consent/);
  await page.keyboard.type('No: nobody');
  await to(/Does the family know/);
  await page.keyboard.type('Not yet');
  await to(/Read every word/, 'Enter');
  await to(/^\s*Send to/, 'Enter');
  await expect(page.getByText('Sent and saved')).toBeVisible();
  const written = JSON.stringify(await sandbox.resources('amara'));
  expect(written).toContain('Kofi was there.');
  expect(written).toMatch(/[Ll]eft fingers or thumb/);
});
