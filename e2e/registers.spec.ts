import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { openDesk } from './support/desk.ts';
import {
  cellsOf,
  concerns,
  download,
  narrow,
  openRegister,
  recordNotShared,
  recordShared,
  rows,
} from './support/registers.ts';
import { expect, ownWorld, test } from './support/world.ts';

const hour = 3_600_000;

test.use({ actionTimeout: 15_000, ...ownWorld() });
test.describe.configure({ mode: 'serial' });

/** One story, told in order: what is recorded first is what the registers show afterwards. */
test.describe('The registers of what was done', () => {
  test('two concerns are recorded from the children’s own screens: one shared, one decided not to be', async ({
    open,
  }) => {
    test.slow();
    await recordShared(open);
    await recordNotShared(open);
  });

  test('a look, a disclosure and a decision not to share are lines of the register, each with its basis', async ({
    page,
    sandbox,
  }) => {
    await openRegister(page, sandbox);
    await expect(rows(page).filter({ hasText: 'Disclosure' })).toHaveText(
      /Kai TESTCHILD.*Priya SAMPLE.*children's social care, Sheffield.*Article 6\(1\).*Not asked: nobody there can give it/,
    );
    await expect(rows(page).filter({ hasText: 'Not shared' })).toHaveText(
      /Lena TESTCHILD.*Hana SPECIMEN.*Article 6/,
    );
    await expect(rows(page).filter({ hasText: 'Look' }).first()).toContainText('CP-IS');

    await narrow(page, 'Decisions not to share');
    await expect(rows(page)).toHaveCount(2);
    await expect(page.getByRole('status').filter({ hasText: /^1 of \d+$/ })).toBeVisible();
    await narrow(page, 'Everything', 'Lena');
    await expect(rows(page).filter({ hasText: 'Kai' })).toHaveCount(0);
    await expect(rows(page).filter({ hasText: 'Not shared' })).toHaveCount(1);
    await narrow(page, 'Disclosures', 'nobody of this name');
    await expect(page.getByText('No entry matches')).toBeVisible();
    // Whom somebody looked for is in no address.
    expect(page.url()).not.toMatch(/Lena|nobody/i);

    await narrow(page, 'Disclosures');
    await rows(page).filter({ hasText: 'Kai' }).getByRole('link').click();
    await expect(page.getByRole('heading', { level: 1, name: /^Entry \d+$/ })).toBeFocused();
    await expect(page.getByText('It was done')).toBeVisible();
    await page.getByText('As it is kept, for whoever checks it').click();
    await expect(page.getByRole('region', { name: 'The entry whole' })).toContainText(
      '"resourceType": "AuditEvent"',
    );
    await page.getByRole('link', { name: 'Back to the register' }).click();
    await expect(rows(page)).toHaveCount(2);
  });

  test('it leaves as a table that no spreadsheet computes, and as audit events whole', async ({
    page,
    sandbox,
  }) => {
    await openRegister(page, sandbox);
    await narrow(page, 'Everything');
    await page.locator('summary').filter({ hasText: 'Export what is shown' }).click();
    const csv = await download(page, /^For a spreadsheet/);
    expect(csv.name).toMatch(/^safelight-register-\d{4}-\d\d-\d\d-to-\d{4}-\d\d-\d\d\.csv$/);
    const [head = '', ...lines] = csv.text
      .replace(/^\uFEFF/, '')
      .trim()
      .split('\r\n');
    expect(cellsOf(head)).toEqual([
      'No.',
      'Day (London)',
      'Time (London)',
      'Kind',
      'Child',
      'NHS number',
      'By',
      'Role',
      'What, and to whom',
      'Detail',
      'Outcome',
      'Purpose',
      'Lawful basis',
      'Consent',
      'Told about it',
      'Reference',
    ]);
    expect(lines.length).toBeGreaterThan(5);
    for (const line of lines) {
      expect(cellsOf(line), line).toHaveLength(16);
      for (const cell of cellsOf(line)) expect(cell).not.toMatch(/^\s*[=+\-@\t\r|%]/);
    }

    const ndjson = await download(page, /^For another system/);
    expect(ndjson.name).toMatch(/\.ndjson$/);
    const events = ndjson.text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(events.length).toBeGreaterThanOrEqual(lines.length);
    for (const event of events) {
      expect(event).toMatchObject({
        resourceType: 'AuditEvent',
        type: expect.anything(),
        recorded: expect.stringMatching(/^\d{4}-/),
        outcome: expect.any(String),
        source: { observer: expect.anything() },
        purposeOfEvent: expect.anything(),
      });
      const whole = JSON.stringify(event);
      expect(whole).toContain('lawful-basis');
      // Signing in has no pattern of its own there; whatever else is about a child has one.
      if (whole.includes('/Patient/') && !whole.includes('"110114"'))
        expect(whole).toContain('ITI/BALP/StructureDefinition/IHE.BasicAudit.');
    }
  });

  test('a concern is opened by who needs to know, with a reason that is kept, and by nobody else', async ({
    page,
    sandbox,
  }) => {
    await openDesk(page, sandbox, 'lead', '#/referrals');
    const board = page.getByRole('list', { name: 'Concerns' }).locator('> li');
    await expect(board.filter({ hasText: 'Lena' })).toContainText('It is not open to you here');
    await board.filter({ hasText: 'Kai' }).getByRole('link', { name: /^Open/ }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Open a concern' })).toBeVisible();
    await page.getByRole('button', { name: 'Open it' }).click();
    await expect(page.getByRole('alert')).toContainText('Choose why you open it.');
    await page.getByLabel('Why do you open it?').selectOption({ label: 'Safeguarding supervision' });
    await page.getByRole('button', { name: 'Open it' }).click();
    await expect(page.getByRole('heading', { level: 1, name: /^Concern SL-/ })).toBeVisible();
    await expect(page.getByText('She rolled on to a toy in the cot')).toBeVisible();

    await openRegister(page, sandbox);
    await narrow(page, 'Concerns kept, opened or amended', 'Kai');
    await expect(rows(page).filter({ hasText: 'Concern opened' }).first()).toHaveText(
      /Jo DUMMY.*Reason: supervision/i,
    );
  });

  test('its author amends it: the version before stays, and what changed stands beside it', async ({
    page,
    sandbox,
  }) => {
    await page.goto(await sandbox.launchUrl('ed-nurse', 'kai'));
    await concerns(page)
      .getByRole('link', { name: /^Open SL-/ })
      .click();
    const mine = page.getByRole('button', { name: 'I wrote it myself' });
    const whole = page.getByRole('heading', { level: 1, name: /^Concern SL-/ });
    await expect(mine.or(whole).first()).toBeVisible();
    if (await mine.isVisible()) await mine.click();
    await expect(whole).toBeVisible();
    await page.getByRole('button', { name: 'Amend' }).click();
    await page.getByLabel('What was seen and told').fill('Seen at triage with father and an aunt.');
    await page.getByLabel('Why are you changing it?').fill('The aunt was there too.');
    await page.getByRole('button', { name: 'Keep as a new version' }).click();
    await expect(page.getByText(/Kept as version 2/)).toBeVisible();
    const beside = page.getByRole('table', { name: 'Version 1 and version 2 side by side' });
    await expect(beside).toContainText('Did not cry when the ear was touched.');
    await expect(beside).toContainText('Seen at triage with father and an aunt.');
    await expect(page.getByText('The aunt was there too.').first()).toBeVisible();
  });

  test('no answer: overdue for the team and the child, then answered, decided, closed, and shared back on a basis of its own', async ({
    page,
    sandbox,
  }) => {
    test.slow();
    const later = 8 * 24 * hour;
    await sandbox.moveClock(later);
    await page.clock.setSystemTime(Date.now() + later);
    await openDesk(page, sandbox, 'lead', '#/referrals');
    await page
      .getByRole('radio', { name: 'Overdue' })
      .or(page.getByText('Overdue', { exact: true }))
      .first()
      .click();
    const board = page.getByRole('list', { name: 'Concerns' }).locator('> li');
    await expect(board).toHaveCount(1);
    await expect(board).toContainText(/Kai.*Overdue: no answer since/s);
    await expect(board.getByRole('link', { name: /named doctor/ })).toHaveAttribute(
      'href',
      'tel:01632960112',
    );

    await page.goto(await sandbox.launchUrl('ed-nurse', 'kai'));
    const list = concerns(page);
    await expect(list).toContainText(/Overdue: no answer since/);
    const press = (name: string) => list.getByRole('button', { name, exact: true }).click();
    const keep = async (): Promise<void> => {
      await press('Keep');
      await expect(list.getByRole('button', { name: 'Keep', exact: true })).toHaveCount(0);
    };
    await press('Escalated');
    await list.getByRole('textbox', { name: 'Who was told' }).fill('D. MOCK, named doctor');
    await list.getByRole('textbox', { name: 'What you said' }).fill('No answer in a week.');
    await keep();
    await press('They answered');
    await list.getByRole('textbox', { name: 'Who answered' }).fill('K. SPECIMEN, duty social worker');
    await keep();
    await expect(list).toContainText('Acknowledged');
    await press('They decided');
    await list.getByRole('combobox', { name: 'What they decided' }).selectOption({ index: 3 });
    await list.getByRole('textbox', { name: 'Who told you' }).fill('K. SPECIMEN');
    await keep();
    await press('Outcome');
    await list
      .getByRole('combobox', { name: 'What came of it' })
      .selectOption({ label: 'The family has support' });
    await keep();
    await list
      .locator('summary')
      .filter({ hasText: /closed/ })
      .click();
    await press('Share the outcome');
    await list.getByRole('textbox', { name: 'With whom' }).fill('A. SAMPLE, school nurse');
    await list.getByRole('textbox', { name: 'Why they need to know' }).fill('She sees him each week.');
    await expect(list.getByRole('group', { name: 'On this footing' })).toContainText('Article 6');
    await keep();

    await openRegister(page, sandbox);
    await narrow(page, 'Disclosures', 'Kai');
    await expect(rows(page)).toHaveCount(3);
    await expect(rows(page).nth(1)).toContainText(/Article 6\(1\)/);
    await narrow(page, 'What came of referrals', 'Kai');
    for (const said of ['escalated', 'acknowledged', 'Decision of the local authority', 'Outcome'])
      await expect(
        rows(page)
          .filter({ hasText: new RegExp(said) })
          .first(),
      ).toBeVisible();
  });

  test('it is verified from the screen, and names the first entry that was altered', async ({
    page,
    sandbox,
  }) => {
    test.slow();
    await openRegister(page, sandbox);
    await expect(page.getByText('Not checked yet')).toBeVisible();
    await page.getByRole('button', { name: 'Verify' }).click();
    await expect(page.getByText('Unaltered')).toBeVisible();
    await expect(page.getByText(/are present, in order and as first written/)).toBeVisible();
    const proof = await download(page, /^Download the proof/);
    expect(proof.text).toContain('Result: unaltered');

    // One letter of one entry, by somebody who has the database itself and puts its guards out of the way.
    await sandbox.world.stopGateway('SIGTERM');
    const database = await PGlite.create(join(sandbox.world.data, 'db'));
    await database.exec('alter table ledger disable trigger all');
    await database.exec(`update ledger set entry = replace(entry, 'SAMPLE', 'SAMPLF') where number = 4`);
    const { rows: touched } = await database.query<{ entry: string }>(
      'select entry from ledger where number = 4',
    );
    expect(touched[0]?.entry).toContain('SAMPLF');
    await database.exec('alter table ledger enable trigger all');
    await database.close();
    await sandbox.world.startGateway();

    await openRegister(page, sandbox);
    await page.getByRole('button', { name: 'Verify' }).click();
    await expect(page.getByText('The register was altered')).toBeVisible();
    await expect(page.getByText('Entry 4 is the first that is not as it was written.')).toBeVisible();
    const found = await download(page, /^Download the proof/);
    expect(found.text).toContain('First entry that is not as it was written: 4');
  });
});
