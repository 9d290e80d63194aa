import { fillConcern, openConcern, readAndSend } from './support/concern.ts';
import { expect, ownWorld, test } from './support/world.ts';

test.use({ ...ownWorld(), registered: { referrals: 'staged' } });

test('a referral that is signed in the record system is a draft there, and not sent before it was signed', async ({
  page,
  sandbox,
}) => {
  await page.goto(sandbox.world.ehr);
  await page.getByRole('button', { name: 'Open Safelight', exact: true }).click();
  const app = page.frameLocator('#safelight');
  await expect(page.getByText('Safelight asked whether this page listens.')).toBeVisible();
  await openConcern(app);
  await fillConcern(app);
  await expect(app.getByText('It is not sent before you sign it, and say so here.').first()).toBeVisible();
  await readAndSend(app);

  await expect(app.getByRole('heading', { level: 1, name: /does not have it yet/ })).toBeVisible();
  await expect(app.getByText('the safeguarding log has it as not sent')).toBeVisible();
  await expect(page.locator('#window-said')).toContainText(
    'Safelight put a draft here: ServiceRequest/draft-1.',
  );
  const types = (await sandbox.resources('amara')).map((one) => one.resourceType);
  expect(types).toContain('QuestionnaireResponse');
  expect(types).not.toContain('ServiceRequest');
  expect(types).not.toContain('Task');

  await app.getByRole('button', { name: 'I have signed it' }).click();
  await expect(app.getByText('It is still a draft in the record system. Sign it there first.')).toBeVisible();
  await app.getByRole('button', { name: 'Open it to sign' }).click();
  await expect(
    page.getByText('Safelight asked for the orders to sign, at ServiceRequest/draft-1.'),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Sign ServiceRequest/draft-1' }).click();
  await expect(page.getByText('ServiceRequest/draft-1 was signed and is in the record.')).toBeVisible();
  await app.getByRole('button', { name: 'I have signed it' }).click();
  await expect(app.getByLabel('Signed in the record system')).toBeChecked();
  await app.getByRole('button', { name: 'Save that it is sent' }).click();
  await expect(app.getByRole('heading', { level: 1, name: /has not answered yet/ })).toBeVisible();
  const order = (await sandbox.resources('amara')).find((one) => one.resourceType === 'ServiceRequest');
  expect(order).toMatchObject({ status: 'active', subject: { reference: 'Patient/amara' } });
});

test('a draft is taken back where it is sent another way', async ({ page, sandbox }) => {
  await page.goto(sandbox.world.ehr);
  await page.getByRole('button', { name: 'Open Safelight', exact: true }).click();
  const app = page.frameLocator('#safelight');
  await expect(page.getByText('Safelight asked whether this page listens.')).toBeVisible();
  await openConcern(app);
  await fillConcern(app);
  await readAndSend(app);
  await app.getByRole('button', { name: 'Take the draft back and send it another way' }).click();
  await expect(page.locator('#window-said')).toContainText('Safelight took back the draft');
  await expect(app.getByText('The draft was taken back. Send it another way.')).toBeVisible();
  await expect(app.getByRole('button', { name: 'Copy its words' })).toBeVisible();
});

test('without the record system’s window no referral goes by it', async ({ open }) => {
  const app = await open('ed-nurse', 'amara');
  await openConcern(app);
  await app.getByText('Share now').click();
  await expect(app.getByText('Their own form or portal')).toBeAttached();
  await expect(app.getByText('This record system, once you sign it there')).toHaveCount(0);
  await expect(app.getByText('Inside this record system')).toHaveCount(0);
});
