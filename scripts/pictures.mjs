/** `npm run pictures`: the pictures of the README, made from the running product. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { findChromium } from './lib/chromium.mjs';
import { build, install, requireNode, root } from './lib/prepare.mjs';
import { startWorld } from './lib/world.mjs';

const folder = join(root, 'docs', 'pictures');
const say = (what) => process.stdout.write(`${what}\n`);

requireNode();
await install(say);
await build(say);
mkdirSync(folder, { recursive: true });
const data = mkdtempSync(join(tmpdir(), 'safelight-pictures-'));
const world = await startWorld({ port: Number(process.env.PORT ?? 4900), data });
const browser = await chromium.launch({ ...(await findChromium()), headless: true });

/** A page of Safelight on its own, launched by the record system for this person and child. */
async function open(user, patient, width, height, ready = /^from this record/) {
  const context = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: 2,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
  });
  const page = await context.newPage();
  const answer = await fetch(`${world.ehr}/control/launch`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user, patient }),
  });
  await page.goto(`${world.gateway}/launch?${new URLSearchParams(await answer.json())}`);
  await page.getByText(ready).waitFor();
  return page;
}
const keep = async (page, name) => {
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
  say(`docs/pictures/${name}.png`);
};
const lookUp = async (page) => {
  await page.getByRole('button', { name: /up now/ }).click();
  await page.locator('.cp-state', { hasText: /found/ }).waitFor();
};

try {
  const before = await open('ed-nurse', 'amara', 400, 860);
  await keep(before, 'child-not-checked');
  await lookUp(before);
  await keep(before, 'child-found');

  const wide = await open('ed-nurse', 'amara', 1280, 900);
  await keep(wide, 'child-wide');

  const none = await open('ed-nurse', 'dev', 400, 860);
  await lookUp(none);
  await keep(none, 'child-none');

  await wide.getByRole('button', { name: 'Record a concern' }).first().click();
  await wide
    .getByRole('checkbox', { name: /^Left ear/ })
    .first()
    .click();
  await wide.getByRole('combobox', { name: 'What is it?' }).selectOption({ label: 'Bruise' });
  await wide.getByLabel('Asked, none given').first().check();
  await wide
    .getByLabel('What you saw and were told, as facts')
    .fill('Seen at triage with father. Quiet, watched the door. Did not cry when the ear was touched.');
  await wide.evaluate(() => scrollTo(0, 0));
  await keep(wide, 'concern');

  await wide.getByLabel('Their exact words').fill('“She rolled on to a toy in the cot.”');
  await wide.getByLabel('Who said it').fill('Father');
  await wide.getByText('Yes, here with us').click();
  await wide.getByText('Share now').click();
  await wide.getByLabel('Did you ask for consent?').selectOption({ label: 'No: nobody here can give it' });
  await wide
    .getByLabel('Does the family know?')
    .selectOption({ label: 'Not yet: social care to advise first' });
  await wide.getByLabel(/^I have looked at th/).check();
  await wide.getByRole('button', { name: /^Read every word before it/ }).click();
  await wide.getByRole('button', { name: /^(Send to|Save, then send to)/ }).click();
  await wide.getByText('Sent and saved').waitFor();
  await wide.evaluate(() => scrollTo(0, 0));
  await keep(wide, 'receipt');

  const sandbox = await (
    await browser.newContext({ viewport: { width: 1280, height: 900 }, deviceScaleFactor: 1.5 })
  ).newPage();
  await sandbox.goto(world.ehr);
  await sandbox.getByRole('radio', { name: /Priya SAMPLE/ }).check();
  await sandbox.getByRole('radio', { name: /Amara/ }).check();
  await sandbox.getByRole('button', { name: 'Open Safelight' }).click();
  await sandbox.frameLocator('iframe#safelight').locator('.cp-state').first().waitFor();
  await sandbox.locator('#inbox').getByText('Sheffield').first().waitFor();
  await sandbox
    .frameLocator('iframe#safelight')
    .getByText(/^from this record/)
    .waitFor();
  await keep(sandbox, 'sandbox');

  // Figures need children: each of these is opened once, and counted a moment after everything was read.
  for (const child of [
    'dev',
    'elsa',
    'hugo',
    'isla',
    'lena',
    'mabel',
    'nadia',
    'otis',
    'ruby',
    'theo',
    'zac',
  ]) {
    const seen = await open('ed-nurse', child, 400, 860);
    await seen.waitForTimeout(3_000);
    await seen.context().close();
  }
  const desk = await open('lead', undefined, 1280, 900, /^Figures: /);
  await keep(desk, 'rules');
  const go = async (address) => {
    await desk.evaluate((hash) => (location.hash = hash), address);
    await desk.getByRole('heading', { level: 1 }).waitFor();
    await desk.waitForLoadState('networkidle');
  };
  await go('/figures');
  await keep(desk, 'figures');
  await go('/rules/frequent-attendance/edit');
  await desk
    .getByText(/as agreed/)
    .first()
    .waitFor();
  await desk.evaluate(() => scrollTo(0, 0));
  await keep(desk, 'rule-editor');
  await go('/referrals');
  await keep(desk, 'referrals');
  await go('/register');
  await keep(desk, 'register');
} finally {
  await browser.close();
  await world.stop();
  rmSync(data, { recursive: true, force: true });
}
