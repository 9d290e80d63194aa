import { facts, fillConcern, openConcern, readAndSend } from './support/concern.ts';
import { readLedger } from './support/ledger.ts';
import { cpisState, expect, referenceOf, test } from './support/world.ts';

const referencesChild = (resource: Record<string, unknown>): boolean =>
  JSON.stringify(resource).includes('"Patient/amara"');

test('the main job, as a person does it: from the EHR to a status, red flags and a recorded concern', async ({
  page,
  sandbox,
}) => {
  test.setTimeout(120_000);
  await page.goto(sandbox.world.ehr);
  await page.getByRole('radio', { name: /Priya SAMPLE/ }).check();
  await page.getByRole('radio', { name: /Amara/ }).check();
  await page.getByRole('button', { name: 'Open Safelight' }).click();
  const app = page.frameLocator('iframe#safelight');

  // Told what will happen, before it happens.
  const lookUp = app.getByRole('button', { name: /^Look Amara up now/ });
  await expect(lookUp).toContainText(
    'Checking tells Sheffield, or whichever local authority holds a record, that Amara is here',
  );
  await lookUp.click();
  await expect(cpisState(app, 'CP-IS: record found')).toBeVisible();

  // The consequence: one notification in the authority's inbox.
  await expect(page.locator('#inbox')).toContainText('Sheffield City Council');
  expect((await sandbox.inbox()).filter((entry) => entry.told)).toHaveLength(1);

  // Red flags, with evidence.
  await expect(app.getByRole('heading', { name: /Bruise on the ear/ })).toBeVisible();

  // A concern, reviewed and sent.
  const before = (await sandbox.resources('amara')).map(referenceOf);
  await openConcern(app);
  await fillConcern(app);
  await readAndSend(app);
  await expect(app.getByText('Sent and saved')).toBeVisible();
  await expect(app.getByText(/SL-\d{4}-\d{6}/).first()).toBeVisible();
  await expect(app.getByText(/An answer is due by/)).toBeVisible();

  // The record system holds it, each part pointing at the right child, and labelled.
  const written = (await sandbox.resources('amara')).filter((r) => !before.includes(referenceOf(r)));
  const types = new Set(written.map((r) => r.resourceType));
  for (const type of [
    'Condition',
    'QuestionnaireResponse',
    'ServiceRequest',
    'Task',
    'Communication',
    'DocumentReference',
    'Provenance',
    'AuditEvent',
  ])
    expect([...types], type).toContain(type);
  const about = written.filter((r) => r.resourceType !== 'Provenance');
  expect(about.every(referencesChild)).toBe(true);
  expect(JSON.stringify(written.find((r) => r.resourceType === 'QuestionnaireResponse'))).toContain(facts);
  for (const resource of written) expect(JSON.stringify(resource['meta'])).toContain('"R"');

  // The ledger holds the look-up and the disclosure, and is whole.
  const { lines, verified } = await readLedger(sandbox);
  expect(lines.every(({ entry }) => entry.resourceType === 'AuditEvent')).toBe(true);
  const text = JSON.stringify(lines);
  for (const phase of ['about-to-look', 'answered'])
    expect(text).toContain(`{"type":"phase","valueString":"${phase}"}`);
  expect(text).toContain('disclose');
  expect(text).toContain('6(1)(e)');
  expect(verified).toMatch(/intact, \d+ entries/);
});
