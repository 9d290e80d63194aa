import { expect, type Page } from '@playwright/test';
import { fillConcern, readAndSend } from './concern.ts';
import type { LaunchOptions, Sandbox } from './world.ts';

/** One screen in one state, and how a person comes to it. */
export interface Screen {
  readonly name: string;
  readonly show: (page: Page, sandbox: Sandbox) => Promise<void>;
}

type Show = Screen['show'];

const launched =
  (user: string, child: string, options: LaunchOptions = {}): Show =>
  async (page, sandbox) => {
    await page.goto(await sandbox.launchUrl(user, child, options));
    await expect(page.locator('.cp-state')).toBeVisible();
    await expect(page.getByText('Getting ready')).toHaveCount(0);
  };

/** One after the other. */
const then =
  (...shows: readonly Show[]): Show =>
  async (page, sandbox) => {
    for (const show of shows) await show(page, sandbox);
  };

const lookUp: Show = (page) => page.getByRole('button', { name: /up now/ }).click();
const sees =
  (words: string | RegExp): Show =>
  (page) =>
    expect(page.getByText(words).first()).toBeVisible();
const press =
  (name: string | RegExp): Show =>
  (page) =>
    page.getByRole('button', { name }).first().click();
const opens =
  (words: string | RegExp): Show =>
  (page) =>
    page.locator('summary').filter({ hasText: words }).first().click();
const answered: Show = (page) =>
  expect(page.locator('.cp-state').filter({ hasText: /checking|not checked/ })).toHaveCount(0);

const nurse = (child: string, options?: LaunchOptions) => launched('ed-nurse', child, options);
const amara = nurse('amara');
const found = then(amara, lookUp, answered);
const settled: Show = (page) => expect(page.getByText('still reading')).toHaveCount(0);

/** The child screen, in every state of CP-IS and of the record. */
export const childScreens: readonly Screen[] = [
  { name: 'not checked', show: then(amara, settled) },
  {
    name: 'checking',
    show: async (page, sandbox) => {
      await sandbox.nhsFault({ name: 'slow', delayMs: 60_000 });
      await then(amara, lookUp, sees('Waiting for the answer'))(page, sandbox);
    },
  },
  { name: 'record found', show: found },
  { name: 'ended plan', show: then(nurse('holly'), lookUp, answered) },
  { name: 'no record found', show: then(nurse('dev'), lookUp, answered) },
  { name: 'scheduled', show: then(launched('gp', 'lena'), settled) },
  {
    name: 'could not check',
    show: async (page, sandbox) => {
      await sandbox.nhsFault({ name: '500' });
      await then(nurse('dev'), lookUp, answered)(page, sandbox);
    },
  },
  { name: 'no care setting', show: nurse('dev', { noEncounter: true }) },
  { name: 'no right', show: launched('receptionist', 'amara') },
  { name: 'no NHS number', show: nurse('poppy') },
  { name: 'unborn', show: then(launched('midwife', 'gail'), lookUp, answered) },
  { name: 'an address in Wales', show: then(nurse('rhys'), settled) },
  {
    name: 'partial record',
    show: async (page, sandbox) => {
      await sandbox.ehrFault({ step: 'Appointment', kind: '500' });
      await sandbox.ehrFault({ step: 'Flag', kind: 'lost-page-2' });
      const show = then(nurse('zac', { withheldScopes: ['patient/RelatedPerson.rs'] }), settled);
      await show(page, sandbox);
    },
  },
  {
    name: 'reading the record',
    show: async (page, sandbox) => {
      await sandbox.ehrFault({ step: 'search', kind: 'slow', ms: 60_000 });
      await amara(page, sandbox);
    },
  },
  { name: 'several questions', show: then(nurse('jaya'), settled) },
  { name: 'chronology table', show: then(found, (page) => page.getByText('Table', { exact: true }).click()) },
  { name: 'why this', show: then(found, press(/^Why/)) },
  { name: 'cannot tell', show: then(nurse('viktor'), settled, opens('Cannot tell')) },
  { name: 'acknowledging', show: then(found, press(/^Why/), press(/seen this/)) },
  { name: 'earlier looks', show: then(found, opens(/Looked up/)) },
  { name: 'menu', show: then(amara, settled, press(/menu/i)) },
  { name: 'with the full banner', show: then(nurse('amara', { needPatientBanner: true }), settled) },
  {
    name: 'another check, with errors',
    show: then(nurse('poppy'), press(/^Record a check/), press('Keep this check'), sees('things to check')),
  },
  { name: 'three plans', show: then(nurse('ruby'), lookUp, answered) },
  { name: 'at odds with the record', show: then(nurse('otis'), lookUp, sees('do not agree')) },
  { name: 'an unverified number', show: then(nurse('poppy'), press(/confirm the number/), sees('Poppy')) },
  { name: 'a merged record', show: nurse('hugo') },
  { name: 'a restricted record', show: then(nurse('mabel'), lookUp, answered) },
  { name: 'a number no longer in use', show: then(nurse('cleo'), lookUp, answered) },
  { name: 'grown up', show: then(nurse('theo'), settled) },
  { name: 'not brought today', show: then(launched('health-visitor', 'milo'), sees('Not brought today')) },
  {
    name: 'a call to social care',
    show: then(launched('health-visitor', 'milo'), press(/^I have told them/), sees('Who took the call')),
  },
];

const signInWindow = async (page: Page): Promise<Page> => {
  const opened = page.waitForEvent('popup');
  await page.getByRole('button', { name: /^Sign in to the NHS/ }).click();
  return opened;
};
const signedInAs =
  (person: RegExp): Show =>
  async (page) => {
    const popup = await signInWindow(page);
    await popup.getByRole('button', { name: person }).click();
    await expect(page.getByText('Signed in to the NHS')).toBeVisible();
  };

/** The NHS sign-in on the card, where look-ups are made by the person. */
export const signInScreens: readonly Screen[] = [
  { name: 'signed out', show: then(amara, settled) },
  {
    name: 'under way',
    show: async (page, sandbox) => {
      await amara(page, sandbox);
      await signInWindow(page);
      await expect(page.getByText('Signing in, in the other window')).toBeVisible();
    },
  },
  {
    name: 'cancelled',
    show: async (page, sandbox) => {
      await amara(page, sandbox);
      await (await signInWindow(page)).close();
      await expect(page.getByText('You did not finish signing in.')).toBeVisible();
    },
  },
  { name: 'signed in', show: then(amara, settled, signedInAs(/Priya SAMPLE/)) },
  { name: 'without a right', show: then(amara, settled, signedInAs(/Nell DUMMY/)) },
  { name: 'found, as the person', show: then(amara, settled, signedInAs(/Priya SAMPLE/), lookUp, answered) },
];

/** A draft of an earlier screen may be offered first. */
const form: Show = async (page, sandbox) => {
  await amara(page, sandbox);
  await page.getByRole('button', { name: 'Record a concern' }).click();
  const anew = page.getByRole('button', { name: /^Start again/ });
  const facts = page.getByLabel('What you saw and were told, as facts');
  await expect(anew.or(facts)).toBeVisible();
  if (await anew.isVisible()) await anew.click();
  await expect(facts).toBeVisible();
};

const filled = then(form, (page) => fillConcern(page));

/** Recording a concern, from the empty form to the receipt. */
export const concernScreens: readonly Screen[] = [
  { name: 'empty', show: form },
  {
    name: 'a mark being described',
    show: then(form, (page) => page.locator('svg [role="checkbox"]').first().press('Enter')),
  },
  { name: 'list instead of drawing', show: then(form, press(/list/i)) },
  { name: 'filled', show: filled },
  { name: 'every word open', show: then(filled, (page) => page.getByText('Read every word').click()) },
  { name: 'errors', show: then(form, press(/^(Send|Save the decision)/)) },
  { name: 'receipt', show: then(filled, readAndSend, sees('Sent and saved')) },
  {
    name: 'not sent',
    show: async (page, sandbox) => {
      await filled(page, sandbox);
      await sandbox.ehrFault({ step: 'transaction', kind: 'refused' });
      await then(readAndSend, sees('Ring now'))(page, sandbox);
    },
  },
];

const heading: Show = (page) => expect(page.getByRole('heading', { level: 1 })).toBeVisible();

/** What is shown when there is no session, or no longer one. */
export const launchScreens: readonly Screen[] = [
  {
    name: 'unknown record system',
    show: async (page, sandbox) => {
      await page.goto(`${sandbox.world.gateway}/launch?iss=https%3A%2F%2Fehr.example%2Fr4&launch=x`);
      await then(heading, opens('For the IT team'))(page, sandbox);
    },
  },
  {
    name: 'opened directly',
    show: async (page, sandbox) => {
      await page.goto(sandbox.world.gateway);
      await heading(page, sandbox);
    },
  },
  {
    name: 'sign-in refused',
    show: async (page, sandbox) => {
      await sandbox.ehrFault({ step: 'authorize', kind: 'denied' });
      await page.goto(await sandbox.launchUrl('ed-nurse', 'amara'));
      await heading(page, sandbox);
    },
  },
  {
    name: 'session ended',
    show: async (page, sandbox) => {
      await sandbox.ehrFault({ step: 'fhir', kind: '401' });
      await page.goto(await sandbox.launchUrl('ed-nurse', 'amara', { noRefresh: true }));
      await heading(page, sandbox);
    },
  },
];
