import { facts, fillConcern, openConcern, readAndSend, readEveryWord } from './support/concern.ts';
import { expect, ownWorld, test, type Held } from './support/world.ts';

test.use(ownWorld());

const types = (resources: readonly Held[]): string[] => resources.map(({ resourceType }) => resourceType);
const concerns = (resources: readonly Held[]): number =>
  resources.filter((r) => r.resourceType === 'Provenance').length;

test.describe('Writing is reviewed, sent once, and inseparable from its audit', () => {
  test('the review says what is written, and where, before it goes', async ({ open }) => {
    const app = await open('ed-nurse', 'amara');
    await openConcern(app);
    await fillConcern(app);
    await expect(app.getByText('This is everything that will be written, and where.')).toBeVisible();
    await readEveryWord(app);
    await expect(app.getByText(facts).first()).toBeVisible();
  });

  test('Send pressed ten times makes one concern', async ({ open, sandbox }) => {
    const app = await open('ed-nurse', 'dev');
    const before = concerns(await sandbox.resources('dev'));
    await openConcern(app);
    await fillConcern(app);
    await readEveryWord(app);
    const send = app.getByRole('button', { name: /^Send to/ });
    await send.evaluate((button) => {
      for (let i = 0; i < 10; i += 1) (button as HTMLButtonElement).click();
    });
    await expect(app.getByText('Sent and saved')).toBeVisible();
    expect(concerns(await sandbox.resources('dev'))).toBe(before + 1);
  });

  test('an audit that is refused is not reported as saved, and nothing is half-written', async ({
    open,
    sandbox,
  }) => {
    const app = await open('ed-nurse', 'dev');
    const before = types(await sandbox.resources('dev')).sort();
    await openConcern(app);
    await fillConcern(app);
    await sandbox.ehrFault({ step: 'fhir', kind: 'audit-refused' });
    await readAndSend(app);
    await expect(app.getByText('would not keep the audit', { exact: false })).toBeVisible();
    await expect(app.getByText('Sent and saved')).toHaveCount(0);
    expect(types(await sandbox.resources('dev')).sort()).toEqual(before);
    await sandbox.clearEhrFaults();
    await app.getByRole('button', { name: /^Send again/ }).click();
    await expect(app.getByText('Sent and saved')).toBeVisible();
  });

  test('a record system that does not answer: the text is kept, the number is there, a call can be recorded', async ({
    open,
    sandbox,
  }) => {
    const app = await open('ed-nurse', 'amara');
    await openConcern(app);
    await fillConcern(app);
    await sandbox.ehrFault({ step: 'transaction', kind: 'refused' });
    await readAndSend(app);
    await expect(app.getByText('Ring now').first()).toBeVisible();
    await app.getByLabel('Who answered').fill('K. SPECIMEN');
    await app.getByLabel('What they said').fill('Will visit the ward by 14:00.');
    await app.getByRole('button', { name: 'Save the call' }).click();
    await expect(app.getByText(/Call saved/)).toBeVisible();
    await sandbox.clearEhrFaults();
    await app.getByRole('button', { name: /^Send again/ }).click();
    await expect(app.getByText('Sent and saved')).toBeVisible();
  });

  test('an answer lost on the way back makes no second concern when it is sent again', async ({
    open,
    sandbox,
  }) => {
    const app = await open('ed-nurse', 'dev');
    const before = concerns(await sandbox.resources('dev'));
    await openConcern(app);
    await fillConcern(app);
    await sandbox.ehrFault({ step: 'transaction', kind: 'lost-answer' });
    await readAndSend(app);
    await expect(app.getByRole('button', { name: /^Send again/ })).toBeVisible();
    await sandbox.clearEhrFaults();
    await app.getByRole('button', { name: /^Send again/ }).click();
    await expect(app.getByText('Sent and saved')).toBeVisible();
    expect(concerns(await sandbox.resources('dev'))).toBe(before + 1);
  });

  test('a token that expires mid-form loses nothing', async ({ open, sandbox }) => {
    const app = await open('ed-nurse', 'dev', { noRefresh: true });
    await openConcern(app);
    await fillConcern(app);
    await sandbox.ehrFault({ step: 'fhir', kind: '401' });
    await readAndSend(app);
    await expect(app.getByText(/sign-in has ended/).first()).toBeVisible();
    expect(types(await sandbox.resources('dev'))).not.toContain('Provenance');
    await sandbox.clearEhrFaults();
    const again = await open('ed-nurse', 'dev');
    await again.getByRole('button', { name: 'Record a concern' }).click();
    await again.getByRole('button', { name: 'Go on with it' }).click();
    await again.getByRole('button', { name: /^Send again/ }).click();
    await expect(again.getByText('Sent and saved')).toBeVisible();
    expect(JSON.stringify(await sandbox.resources('dev'))).toContain(facts);
  });

  test('a draft survives a closed tab, and can be gone on with', async ({ open }) => {
    const app = await open('ed-nurse', 'kai');
    await openConcern(app);
    await app.getByLabel('What you saw and were told, as facts').fill(facts);
    await expect(
      app
        .getByText(/Draft saved/)
        .filter({ visible: true })
        .first(),
    ).toBeVisible();
    const again = await open('ed-nurse', 'kai');
    await again.getByRole('button', { name: 'Record a concern' }).click();
    await again.getByRole('button', { name: 'Go on with it' }).click();
    await expect(again.getByLabel('What you saw and were told, as facts')).toHaveValue(facts);
  });

  test('with Safelight’s own service away, the record still gets the concern with its audit, and the log is owed', async ({
    open,
    page,
    sandbox,
  }) => {
    // The form is fetched once the child is on screen, so that a service lost later does not take it away.
    const form = page.waitForResponse((response) => /ConcernScreen-.*\.js$/.test(response.url()));
    const app = await open('ed-nurse', 'amara');
    await expect(app.getByRole('button', { name: /^Look Amara up now/ })).toBeVisible();
    await (await form).finished();
    await sandbox.world.stopGateway('SIGKILL');
    try {
      await openConcern(app);
      await fillConcern(app);
      await readAndSend(app);
      await expect(app.getByText('owed: the safeguarding log could not be reached').first()).toBeVisible();
      const written = types(await sandbox.resources('amara'));
      for (const type of ['Provenance', 'AuditEvent', 'ServiceRequest']) expect(written).toContain(type);
    } finally {
      await sandbox.world.startGateway();
    }
  });

  test('what is missing is named in a summary that takes focus, and nothing typed is lost', async ({
    open,
  }) => {
    const app = await open('ed-nurse', 'dev');
    await openConcern(app);
    await app.getByLabel('What you think').fill('It does not fit.');
    await readEveryWord(app);
    await app
      .getByRole('button', { name: /^(Send to|Save the decision|Send)/ })
      .first()
      .click();
    await expect(app.getByRole('alert').first()).toContainText('Write what you saw and were told.');
    await expect(app.getByLabel('What you think')).toHaveValue('It does not fit.');
  });

  test('a call whose concern was never written stays owed until somebody says what became of it', async ({
    open,
    page,
    sandbox,
  }) => {
    const app = await open('ed-nurse', 'hugo');
    await openConcern(app);
    await expect(app.getByRole('button', { name: /^Read every word before it/ })).toBeVisible();
    await fillConcern(app);
    await expect(
      app
        .getByText(/^Draft saved/)
        .filter({ visible: true })
        .first(),
    ).toBeVisible();
    await sandbox.ehrFault({ step: 'fhir', kind: '500' });
    await page.route(/\/api\/concerns$/, (route) =>
      route.request().method() === 'POST' ? route.abort() : route.fallback(),
    );
    await readAndSend(app);
    await app.getByLabel('Who answered').fill('K. SPECIMEN');
    await app.getByLabel('What they said').fill('Will come at 14:00.');
    await app.getByRole('button', { name: 'Save the call' }).click();
    await expect(app.getByText(/Call saved/)).toBeVisible();
    await sandbox.clearEhrFaults();
    await page.unrouteAll();

    const next = await open('ed-nurse', 'hugo');
    await next.getByRole('button', { name: 'Record a concern' }).click();
    await next.getByRole('button', { name: /^Start again/ }).click();
    await next
      .getByRole('button', { name: /^Back to/ })
      .first()
      .click();
    const list = next.getByRole('region', { name: /Concerns and referrals/ });
    await list.getByRole('button', { name: 'Say what became of it' }).click();
    const form = next.getByRole('form', { name: 'What became of the written concern?' });
    await form.getByRole('button', { name: 'Keep', exact: true }).click();
    await expect(form.getByRole('alert')).toContainText('Choose what is true.');
    await form.getByRole('radio', { name: 'The written copy was sent another way' }).check();
    await form.getByLabel('How it was sent, and to whom').fill('By secure e-mail, to the duty team.');
    await form.getByRole('button', { name: 'Keep', exact: true }).click();
    await expect(list).toContainText('The written copy was sent another way');
    await expect(list.getByRole('button', { name: 'Say what became of it' })).toHaveCount(0);
  });
});
