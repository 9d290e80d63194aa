import {
  facts,
  fillConcern,
  lookAtOthers,
  openConcern,
  readAndSend,
  readEveryWord,
  type App,
} from './support/concern.ts';
import { openDesk } from './support/desk.ts';
import { readLedger } from './support/ledger.ts';
import { expect, ownWorld, test, type Sandbox } from './support/world.ts';

test.use(ownWorld());

const hour = 3_600_000;
const written = async (sandbox: Sandbox, child: string): Promise<string> =>
  JSON.stringify(await sandbox.resources(child));
const counted = async (sandbox: Sandbox, child: string, type: string): Promise<number> =>
  (await sandbox.resources(child)).filter((r) => r.resourceType === type).length;

/** What the child's screen says of its concerns. */
const concerns = (app: App) => app.getByRole('region', { name: /Concerns and referrals/ });

/** Fills the carried concern's decision for a child whose authority takes referrals elsewhere. */
async function shareNow(app: App): Promise<void> {
  await app.getByText('Yes, here with us').click();
  await app.getByText('Share now').click();
  await app.getByLabel('Did you ask for consent?').selectOption({ index: 3 });
  await app.getByLabel('Does the family know?').selectOption({ index: 1 });
  await lookAtOthers(app);
}

test.describe('From concern to outcome', () => {
  test('a full referral on a pre-filled child takes less than 90 seconds of input', async ({
    open,
    sandbox,
  }) => {
    test.setTimeout(180_000);
    const app = await open('ed-nurse', 'amara', { width: 1000 });
    await openConcern(app);
    const began = Date.now();
    await app.locator('svg [role="checkbox"][aria-label*="left ear" i]').first().press('Enter');
    await app.getByLabel('What is it?').selectOption({ label: 'Bruise' });
    await app
      .getByLabel(/Length/)
      .first()
      .fill('12');
    await app.getByLabel('Asked, none given').check();
    await app.getByLabel('What you saw and were told, as facts').fill(facts);
    await app.getByLabel('The account changed').check();
    await app
      .getByRole('checkbox', { name: /Bruise of left ear|Bruise to ear/ })
      .first()
      .check();
    await app.getByLabel('Their exact words').fill('She rolled on to a toy in the cot.');
    await app.getByLabel('Who said it').fill('Father');
    await app.getByLabel(/own voice/).fill('Reached for the nurse.');
    await app.getByLabel('What you think').fill('The account does not fit.');
    await shareNow(app);
    await readAndSend(app);
    await expect(app.getByText('Sent and saved')).toBeVisible();
    expect(Date.now() - began).toBeLessThan(90_000);
    const record = await written(sandbox, 'amara');
    expect(record).toContain(facts);
    // What the record knew was not typed again, and is there.
    expect(record).toContain('Ada TESTMOTHER');
    // An opinion stays unless it is ticked.
    const sent = (await sandbox.resources('amara')).filter((r) => r.resourceType === 'Communication');
    expect(JSON.stringify(sent)).toContain('rolled on to a toy');
    expect(JSON.stringify(sent)).not.toContain('The account does not fit.');
  });

  test('a decision not to share is kept with its reasons, advice and the day it is looked at again', async ({
    open,
    sandbox,
  }) => {
    const app = await open('gp', 'lena');
    await openConcern(app);
    await app.getByLabel('What you saw and were told, as facts').fill('Mother tired, home visit agreed.');
    await app.getByText('Yes, here with us').click();
    await app.getByText('Do not share, and say why').click();
    await app.getByLabel('Why you are not sharing it').fill('Early help agreed with the family.');
    await app.getByLabel('From whom, and when').fill('J. DUMMY, named nurse, 10:52');
    await app.getByLabel('What they advised').fill('Look again in two weeks.');
    const day = new Date(Date.now() + 14 * 24 * hour).toISOString().slice(0, 10);
    await app.getByLabel('Look at it again on').fill(day);
    await readEveryWord(app);
    await app.getByRole('button', { name: /^Save the decision/ }).click();
    await expect(app.getByText('Decision not to share is kept')).toBeVisible();
    await app
      .getByRole('button', { name: /^Back to/ })
      .first()
      .click();
    await expect(concerns(app)).toContainText('Decided not to share');
    expect(await counted(sandbox, 'lena', 'ServiceRequest')).toBe(0);
    expect(await counted(sandbox, 'lena', 'Provenance')).toBeGreaterThan(0);
  });

  test('an unborn child: the concern is in the mother’s record, with the expected date', async ({
    open,
    sandbox,
  }) => {
    const app = await open('midwife', 'gail', { width: 1000 });
    await openConcern(app);
    await expect(app.getByRole('radio', { name: /unborn/i })).toBeChecked();
    await expect(app.getByLabel(/expected/i).first()).not.toHaveValue('');
    await app.getByLabel('What you saw and were told, as facts').fill('Bruises on both forearms, 31 weeks.');
    await shareNow(app);
    await readAndSend(app);
    await expect(app.getByText('Sent and saved')).toBeVisible();
    const record = await written(sandbox, 'gail');
    expect(record).toContain('878111000000109');
  });

  test('FGM under 18: who must report, by when, and the incident number kept', async ({ open, sandbox }) => {
    const app = await open('gp', 'maryam', { width: 1000 });
    await openConcern(app);
    await app.getByLabel('What you saw and were told, as facts').fill('She told me at the travel clinic.');
    await app.getByText(/FGM in a girl under 18 that she told of or that you saw/).click();
    await expect(app.getByText('The duty is yours in person', { exact: false })).toBeVisible();
    await app.getByText('She told me herself').click();
    await expect(app.getByText(/^Report by /).first()).toBeVisible();
    await expect(app.getByRole('link', { name: '101' }).first()).toBeVisible();
    await shareNow(app);
    await readAndSend(app);
    await expect(app.getByText('Police: your report of FGM is not recorded yet')).toBeVisible();
    await app.getByLabel('The police’s incident number').fill('TEST-2026-0042');
    await app.getByRole('button', { name: 'Save the incident number' }).click();
    await expect(app.getByText(/Incident number TEST-2026-0042/)).toBeVisible();
    const { lines, verified } = await readLedger(sandbox);
    expect(JSON.stringify(lines)).toContain('fgm-2003-5b');
    expect(verified).toMatch(/intact/);
  });

  test('16 and over: a hand-over to adult services, on a footing of its own', async ({ open, sandbox }) => {
    const app = await open('ed-nurse', 'owen', { width: 1000 });
    await openConcern(app);
    await app
      .getByLabel('What you saw and were told, as facts')
      .fill('Moves into supported lodgings in May.');
    await app.getByText('Yes, here with us').click();
    await app.getByText('Share now').click();
    await app.getByText(/Adult services: a hand-over summary/).click();
    const authority = app.getByLabel('Adult services of');
    if (await authority.isVisible()) await authority.selectOption({ index: 1 });
    const way = app.getByRole('radio', { name: /By telephone, then in writing/ });
    if (await way.isVisible()) await way.check();
    await app.getByLabel('Did you ask for consent?').selectOption({ label: 'Yes: given' });
    await app.getByLabel('Does the family know?').selectOption({ label: 'Yes' });
    await lookAtOthers(app);
    await expect(app.getByText('Care Act 2014', { exact: false }).first()).toBeVisible();
    await readAndSend(app);
    await expect(app.getByText('Saved, not sent yet')).toBeVisible();
    expect(await written(sandbox, 'owen')).toMatch(/[Aa]dult services/);
  });

  test('another way than the record system: owed until somebody says that it was sent, and then the clock runs', async ({
    open,
    sandbox,
  }) => {
    const app = await open('ed-nurse', 'esme', { width: 1000 });
    await openConcern(app);
    await app.getByLabel('What you saw and were told, as facts').fill(facts);
    await app.getByText('Yes, here with us').click();
    await app.getByText('Share now').click();
    const other = app.getByText('Somebody else', { exact: true });
    if (await other.isVisible()) await other.click();
    await app.getByLabel('Children’s social care of').selectOption({ label: 'Leeds City Council' });
    await expect(app.getByText('Their own form or portal').first()).toBeVisible();
    await app.getByLabel('Did you ask for consent?').selectOption({ index: 3 });
    await app.getByLabel('Does the family know?').selectOption({ index: 1 });
    await lookAtOthers(app);
    await readAndSend(app);
    await expect(app.getByText('Saved, not sent yet')).toBeVisible();
    await expect(app.getByText('https://refer.leeds.example/children')).toBeVisible();
    // Left without saying so: it is owed on the child's screen.
    const again = await open('ed-nurse', 'esme', { width: 1000 });
    await expect(concerns(again)).toContainText('Still to be sent');
    await concerns(again).getByRole('button', { name: 'It was sent' }).click();
    await again.getByRole('radio', { name: 'The authority’s form or portal' }).check();
    await again.getByRole('button', { name: 'Keep', exact: true }).click();
    await expect(concerns(again)).toContainText(/Answer due by/);
    const { lines } = await readLedger(sandbox);
    const disclosed = lines.filter(({ entry }) => entry.subtype?.some(({ code }) => code === 'disclose'));
    expect(disclosed.length).toBeGreaterThan(0);
  });

  test('server down at Send: the call is recorded, the written copy is owed, and is sent later', async ({
    open,
    sandbox,
  }) => {
    const app = await open('ed-nurse', 'jaya', { width: 1000 });
    await openConcern(app);
    await fillConcern(app);
    await sandbox.ehrFault({ step: 'fhir', kind: '500' });
    await readAndSend(app);
    await expect(app.getByText('Ring now').first()).toBeVisible();
    await app.getByLabel('Who answered').fill('K. SPECIMEN');
    await app.getByLabel('What they said').fill('Will come at 14:00.');
    await app.getByRole('button', { name: 'Save the call' }).click();
    await expect(app.getByText(/Call saved/)).toBeVisible();
    await sandbox.clearEhrFaults();
    const next = await open('ed-nurse', 'jaya', { width: 1000 });
    await expect(concerns(next)).toContainText('Written copy owed');
    await next.getByRole('button', { name: 'Record a concern' }).click();
    await next.getByRole('button', { name: 'Go on with it' }).click();
    await next.getByRole('button', { name: /^Send again/ }).click();
    await expect(next.getByText('Sent and saved')).toBeVisible();
    await next
      .getByRole('button', { name: /^Back to/ })
      .first()
      .click();
    await expect(concerns(next)).toContainText(/Answer due by/);
    expect(await counted(sandbox, 'jaya', 'ServiceRequest')).toBe(1);
  });

  test('the clock goes overdue, is seen by the team and the lead, and is closed with an outcome', async ({
    page,
    open,
    sandbox,
  }) => {
    test.setTimeout(150_000);
    const app = await open('ed-nurse', 'kai', { width: 1000 });
    await openConcern(app);
    await fillConcern(app);
    await readAndSend(app);
    await expect(app.getByText('Sent and saved')).toBeVisible();

    const later = Date.now() + 8 * 24 * hour;
    await sandbox.moveClock(later - Date.now());
    await page.clock.setSystemTime(later);
    const overdue = await open('ed-nurse', 'kai', { width: 1000 });
    await expect(concerns(overdue)).toContainText(/Overdue: no answer since/);
    await expect(concerns(overdue)).toContainText('01632 960112');

    await openDesk(page, sandbox, 'lead', '#/referrals');
    const row = page.getByRole('article').or(page.getByRole('listitem')).filter({ hasText: 'Kai' }).first();
    await expect(row).toContainText(/Overdue: no answer since/);

    const closing = await open('ed-nurse', 'kai', { width: 1000 });
    await concerns(closing).getByRole('button', { name: 'They answered' }).click();
    await closing.getByRole('textbox', { name: 'Who answered' }).fill('K. SPECIMEN, duty social worker');
    await closing.getByRole('button', { name: 'Keep', exact: true }).click();
    await expect(concerns(closing)).toContainText('Acknowledged');
    await concerns(closing).getByRole('button', { name: 'Outcome', exact: true }).click();
    await closing
      .getByRole('combobox', { name: 'What came of it' })
      .selectOption({ label: 'The family has support' });
    await closing.getByRole('radio', { name: 'Right', exact: true }).check();
    await closing.getByRole('button', { name: 'Keep', exact: true }).click();
    await expect(concerns(closing)).toContainText(/1 closed|Closed/);
    const { verified } = await readLedger(sandbox);
    expect(verified).toMatch(/intact/);
  });

  test('a turned tablet keeps what is typed, and there is room to describe a mark at every width', async ({
    page,
    sandbox,
  }) => {
    await page.setViewportSize({ width: 1024, height: 768 });
    await page.goto(await sandbox.launchUrl('ed-nurse', 'kai'));
    await openConcern(page);
    await page
      .getByRole('checkbox', { name: /^Left ear/ })
      .first()
      .click();
    for (const width of [320, 600, 768, 900, 1024, 1100, 1239, 1280]) {
      await page.setViewportSize({ width, height: 768 });
      const box = await page.getByRole('combobox', { name: 'What is it?' }).boundingBox();
      expect(box?.width, `at ${width} px`).toBeGreaterThan(120);
    }
    await page.getByRole('combobox', { name: 'What is it?' }).selectOption({ label: 'Bruise' });
    await page.getByLabel('Asked, none given').first().check();
    await fillConcern(page);
    await readAndSend(page);
    await expect(page.getByText('Sent and saved')).toBeVisible();
    await page.getByRole('button', { name: 'Back to Kai' }).first().click();
    await page
      .getByRole('region', { name: /Concerns and referrals/ })
      .getByRole('button', { name: 'They answered' })
      .click();
    await page.getByRole('textbox', { name: 'Who answered' }).fill('K. SPECIMEN');
    await page.setViewportSize({ width: 768, height: 1024 });
    await expect(page.getByRole('textbox', { name: 'Who answered' })).toHaveValue('K. SPECIMEN');
  });
});
