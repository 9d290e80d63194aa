import type { Locator } from '@playwright/test';
import { facts, fillConcern, openConcern, readAndSend, type App } from './support/concern.ts';
import { readLedger } from './support/ledger.ts';
import { expect, ownWorld, test, type Fault, type Sandbox } from './support/world.ts';

test.use(ownWorld());

const partSystem = 'https://safelight.example/fhir/CodeSystem/concern-part';

/** The parts of concerns that the record system holds, by the name that each was given once and for all. */
async function parts(sandbox: Sandbox, child: string): Promise<readonly string[]> {
  return (await sandbox.resources(child)).flatMap(({ resourceType, meta }) =>
    (meta?.tag ?? []).flatMap(({ system, code }) =>
      system === partSystem ? [`${resourceType} ${code ?? ''}`] : [],
    ),
  );
}
const typesOf = (found: readonly string[]): readonly string[] =>
  found.map((one) => one.split(' ')[0] ?? '').sort();

/** What a concern shared with social care alone is made of. */
const whole = [
  'AuditEvent',
  'Communication',
  'Condition',
  'DocumentReference',
  'Provenance',
  'QuestionnaireResponse',
  'ServiceRequest',
  'Task',
];

async function expectWholeOnce(sandbox: Sandbox, child: string): Promise<void> {
  const found = await parts(sandbox, child);
  expect(new Set(found).size, 'no part twice').toBe(found.length);
  expect([...new Set(typesOf(found))]).toEqual(whole);
}

/** How many resources the record system was asked to create, one by one, since it was reset. */
async function creates({ world }: Sandbox): Promise<number> {
  const answer = await fetch(`${world.ehr}/control/requests`);
  const seen = (await answer.json()) as readonly { readonly method: string; readonly url: string }[];
  return seen.filter(({ method, url }) => method === 'POST' && /^\/fhir\/[A-Z][A-Za-z]+$/.test(url)).length;
}

const off = async (sandbox: Sandbox, ...kinds: readonly string[]): Promise<void> => {
  for (const kind of kinds) await sandbox.ehrFault({ step: 'fhir', kind });
};

const place = (app: App, name: RegExp | string): Locator => app.getByRole('row', { name });
const kept = (app: App, term: string): Locator =>
  app
    .locator('.kv-row')
    .filter({ has: app.locator('dt', { hasText: new RegExp(`^${term}$`) }) })
    .locator('dd');
const sendAgain = (app: App) => app.getByRole('button', { name: /^Send again/ }).click();

/** Both halves said the same afterwards: the register's chain is whole, and the log holds the concern once. */
async function expectLedgerWhole(sandbox: Sandbox): Promise<void> {
  const { lines, verified } = await readLedger(sandbox);
  expect(verified).toMatch(/intact/);
  const logged = lines.filter(({ entry }) =>
    entry.entity.some(({ description }) => description === 'Safeguarding concern'),
  );
  expect(logged.length).toBeGreaterThan(0);
}

test.describe('A record system that takes it in one go', () => {
  test('is said to before it goes, and on the receipt', async ({ open, sandbox }) => {
    const app = await open('ed-nurse', 'amara', { width: 1000 });
    await openConcern(app);
    await fillConcern(app);
    await expect(place(app, /record here/)).toContainText(
      'The whole concern in one go, with its audit: all of it or nothing.',
    );
    await readAndSend(app);
    await expect(app.getByText('Sent and saved')).toBeVisible();
    await expect(kept(app, 'In the record')).toContainText(/^the whole concern, \d\d:\d\d, restricted/);
    expect(await creates(sandbox)).toBe(0);
    await expectWholeOnce(sandbox, 'amara');
  });

  test('but cannot tell what is there: an answer cut off twice makes nothing twice', async ({
    open,
    sandbox,
  }) => {
    await off(sandbox, 'no-conditional-create');
    const app = await open('ed-nurse', 'amara', { width: 1000 });
    await openConcern(app);
    await fillConcern(app);
    // Not a line that breaks without a word: the browser itself sends again what it was not answered at all.
    await sandbox.ehrFault({ step: 'transaction', kind: 'cut' });
    await readAndSend(app);
    await expect(app.getByRole('button', { name: /^Send again/ })).toBeVisible();
    await sandbox.clearEhrFaults();
    await off(sandbox, 'no-conditional-create');
    await sendAgain(app);
    await expect(app.getByText('Sent and saved')).toBeVisible();
    await expectWholeOnce(sandbox, 'amara');
  });

  test('whose answer is lost is not said to have nothing', async ({ open, sandbox }) => {
    const app = await open('ed-nurse', 'amara', { width: 1000 });
    await openConcern(app);
    await fillConcern(app);
    await sandbox.ehrFault({ step: 'transaction', kind: 'lost-answer' });
    await readAndSend(app);
    await expect(app.getByRole('alert').first()).toContainText('may or may not');
    // It has it; nobody here can know.
    await expectWholeOnce(sandbox, 'amara');
    await expect(app.getByText('not yet in the record')).toHaveCount(0);
    await expect(app.getByText('has not been sent it')).toHaveCount(0);
  });
});

test.describe('A record system that takes one resource after another', () => {
  test('is said to before it goes, and on the receipt', async ({ open, sandbox }) => {
    await off(sandbox, 'no-transactions');
    const app = await open('ed-nurse', 'amara', { width: 1000 });
    await openConcern(app);
    await fillConcern(app);
    await expect(place(app, /record here/)).toContainText('one part after the other');
    await expect(place(app, /record here/)).toContainText('does not take it in one go');
    await readAndSend(app);
    await expect(app.getByText('Sent and saved')).toBeVisible();
    await expect(kept(app, 'In the record')).toContainText('part by part');
    await expectWholeOnce(sandbox, 'amara');
    await expectLedgerWhole(sandbox);
  });

  const stops: readonly { readonly name: string; readonly after: number; readonly fault: Partial<Fault> }[] =
    [
      { name: 'fails', after: 2, fault: { kind: '500' } },
      // The browser sends again what it was not answered: until all its lines are used up.
      { name: 'loses its answer', after: 3, fault: { kind: 'lost-answer' } },
      { name: 'is cut off', after: 4, fault: { kind: 'cut' } },
      { name: 'is too busy', after: 5, fault: { kind: '429' } },
      { name: 'is cut off and cannot tell what is there', after: 4, fault: { kind: 'cut' } },
    ];
  for (const { name, after, fault } of stops)
    test(`stops after ${after} when it ${name}: says how many are there, and adds the rest alone`, async ({
      open,
      sandbox,
    }) => {
      const lacks = ['no-transactions', ...(name.endsWith('what is there') ? ['no-conditional-create'] : [])];
      await off(sandbox, ...lacks);
      const app = await open('ed-nurse', 'amara', { width: 1000 });
      await openConcern(app);
      await fillConcern(app);
      await sandbox.ehrFault({ step: 'create', kind: '500', ...fault, skip: after });
      await readAndSend(app);
      await expect(app.getByText('Part of it is in the record')).toBeVisible();
      await expect(app.getByText('Sent and saved')).toHaveCount(0);
      const said = new RegExp(`${after} parts? (is|are) there, (\\d+) (is|are) not\\.`);
      await expect(app.getByRole('alert').first()).toContainText(said);
      const missing = Number(said.exec((await app.getByRole('alert').first().textContent()) ?? '')?.[2]);
      const there = await parts(sandbox, 'amara');
      // What lost its answer may be there: the page counts only what it was told.
      expect(there.length - after).toBe(fault.kind === '500' || fault.kind === '429' ? 0 : 1);
      const before = await creates(sandbox);
      await sandbox.clearEhrFaults();
      await off(sandbox, ...lacks);
      await sendAgain(app);
      await expect(app.getByText('Sent and saved')).toBeVisible();
      await expectWholeOnce(sandbox, 'amara');
      expect((await parts(sandbox, 'amara')).length).toBe(after + missing);
      expect((await creates(sandbox)) - before, 'asked only for what was missing').toBeLessThanOrEqual(
        missing,
      );
      await expect(kept(app, 'In the record')).toContainText('part by part');
    });

  test('stops half-way, and another session goes on from there', async ({ open, sandbox }) => {
    await off(sandbox, 'no-transactions', 'no-conditional-create');
    const app = await open('ed-nurse', 'amara', { width: 1000 });
    await openConcern(app);
    await fillConcern(app);
    await sandbox.ehrFault({ step: 'create', kind: '500', skip: 3, times: 1 });
    await readAndSend(app);
    await expect(app.getByText('Part of it is in the record')).toBeVisible();
    const again = await open('ed-nurse', 'amara', { width: 1000 });
    await again
      .getByRole('button', { name: 'Record a concern' })
      .or(again.getByRole('link', { name: 'Record a concern' }))
      .first()
      .click();
    await again.getByRole('button', { name: 'Go on with it' }).click();
    await sendAgain(again);
    await expect(again.getByText('Sent and saved')).toBeVisible();
    await expectWholeOnce(sandbox, 'amara');
  });

  test('whose audit it refuses is not said to have saved it', async ({ open, sandbox }) => {
    await off(sandbox, 'no-transactions', 'audit-refused');
    const app = await open('ed-nurse', 'amara', { width: 1000 });
    await openConcern(app);
    await fillConcern(app);
    await readAndSend(app);
    await expect(app.getByText('would not keep the audit', { exact: false })).toBeVisible();
    await expect(app.getByText('Part of it is in the record')).toBeVisible();
    await expect(app.getByText('Sent and saved')).toHaveCount(0);
    // The request to social care may be among what is there, so nothing is said of it not having been sent.
    expect(typesOf(await parts(sandbox, 'amara'))).toContain('ServiceRequest');
    await expect(app.getByText('has not been sent it')).toHaveCount(0);
    await sandbox.clearEhrFaults();
    await off(sandbox, 'no-transactions');
    await sendAgain(app);
    await expect(app.getByText('Sent and saved')).toBeVisible();
    await expectWholeOnce(sandbox, 'amara');
  });
});

test.describe('A record system that takes documents only', () => {
  test('is said to before it goes; the document is there once, and the request itself is owed', async ({
    open,
    sandbox,
  }) => {
    await off(sandbox, 'document-only');
    const app = await open('ed-nurse', 'amara', { width: 1000 });
    await openConcern(app);
    await fillConcern(app);
    await expect(place(app, /record here/)).toContainText('One document with the whole concern.');
    await expect(place(app, /record here/)).toContainText('does not take every part of a concern');
    await sandbox.ehrFault({ step: 'create', kind: 'lost-answer' });
    await readAndSend(app);
    await expect(app.getByRole('button', { name: /^Send again/ })).toBeVisible();
    await sandbox.clearEhrFaults();
    await off(sandbox, 'document-only');
    await sendAgain(app);
    // Nobody was asked for anything by a document that is kept.
    await expect(app.getByText('Saved, not sent yet')).toBeVisible();
    await expect(app.getByText('Sent and saved')).toHaveCount(0);
    await expect(kept(app, 'In the record')).toContainText(/^one document, \d\d:\d\d/);
    await expect(kept(app, 'Goes to')).toContainText('social care');
    expect(typesOf(await parts(sandbox, 'amara'))).toEqual(['DocumentReference']);
    const [document] = (await sandbox.resources('amara')).filter((one) =>
      JSON.stringify(one).includes(partSystem),
    );
    const [content] = document?.['content'] as readonly { readonly attachment: { readonly data: string } }[];
    expect(Buffer.from(content?.attachment.data ?? '', 'base64').toString('utf8')).toContain(facts);
  });
});

test.describe('A record system that takes nothing', () => {
  async function sendNowhere(open: (user: string, child: string) => Promise<App>, sandbox: Sandbox) {
    await off(sandbox, 'nothing-writable');
    const app = await open('ed-nurse', 'amara');
    await openConcern(app);
    await fillConcern(app);
    await expect(place(app, /record here/)).toContainText(
      'Nothing. The receipt has a document for you to file.',
    );
    await readAndSend(app);
    await expect(app.getByText('Saved, not sent yet')).toBeVisible();
    return app;
  }

  test('is said to before it goes; the log has it, and the document is there to file', async ({
    open,
    sandbox,
  }) => {
    const app = await sendNowhere((user, child) => open(user, child, { width: 1000 }), sandbox);
    await expect(kept(app, 'In the record')).toHaveText('not written: file the document yourself');
    await expect(kept(app, 'Safeguarding log')).toHaveText('the whole concern');
    await expect(kept(app, 'Register')).toContainText(/^entry [\d,]+, sealed$/);
    await expect(app.getByRole('heading', { name: 'Document for the record' })).toBeVisible();
    await expect(app.getByText(/File the document in Amara’s record/)).toBeVisible();
    await app.getByRole('button', { name: 'Open the document' }).click();
    await expect(app.getByText(facts).first()).toBeVisible();
    expect(await parts(sandbox, 'amara')).toEqual([]);
    await expectLedgerWhole(sandbox);
  });

  test('and the log away as well: nobody has it, and it is said so', async ({ open, page, sandbox }) => {
    const form = page.waitForResponse((response) => /ConcernScreen-.*\.js$/.test(response.url()));
    await off(sandbox, 'nothing-writable');
    const app = await open('ed-nurse', 'amara', { width: 1000 });
    await (await form).finished();
    await openConcern(app);
    await fillConcern(app);
    await sandbox.world.stopGateway('SIGKILL');
    try {
      await readAndSend(app);
      await expect(app.getByRole('heading', { name: 'Nobody has your concern yet' })).toBeVisible();
      await expect(app.getByText('Ring now').first()).toBeVisible();
    } finally {
      await sandbox.world.startGateway();
    }
    await sendAgain(app);
    await expect(app.getByText('Saved, not sent yet')).toBeVisible();
    expect(await parts(sandbox, 'amara')).toEqual([]);
  });
});
