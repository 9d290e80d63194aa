import { fillConcern, readAndSend } from './support/concern.ts';
import { expect, expectAccessible, referenceOf, test } from './support/world.ts';

const form = 'What you saw and were told, as facts';

test('record-concern opens the form on the child, and a refresh does not open it again', async ({
  page,
  sandbox,
}) => {
  await page.goto(await sandbox.launchUrl('ed-nurse', 'amara', { intent: 'record-concern' }));
  await expect(page.getByLabel(form)).toBeVisible();
  await page.getByRole('button', { name: /^Back to/ }).click();
  await expect(page.getByRole('button', { name: 'Record a concern' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('button', { name: 'Record a concern' })).toBeEnabled();
  await expect(page.getByLabel(form)).toHaveCount(0);
});

test('each part of the desk opens by its intent, beside a child and without one', async ({
  page,
  sandbox,
}) => {
  for (const [intent, title] of [
    ['referrals', 'Referrals'],
    ['registers', 'Register'],
    ['configure-rules', 'Alert rules'],
  ] as const)
    for (const child of ['amara', undefined]) {
      await page.goto(await sandbox.launchUrl('lead', child, { intent }));
      await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
    }
});

test('the self-check opens by its intent, on a child and without one', async ({ page, sandbox }) => {
  for (const child of ['amara', undefined]) {
    await page.goto(await sandbox.launchUrl('ed-nurse', child, { intent: 'self-check' }));
    await expect(page.getByRole('heading', { level: 1, name: /check/i })).toBeVisible();
    await expect(page).toHaveURL(/#\/self-check$/);
  }
});

test('an intent that nobody knows, and one that is not this role’s, begin with the child', async ({
  page,
  sandbox,
}) => {
  await page.goto(await sandbox.launchUrl('ed-nurse', 'amara', { intent: 'order-lunch' }));
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Amara');
  await page.goto(await sandbox.launchUrl('ed-nurse', 'amara', { intent: 'registers' }));
  await expect(page.getByText('The register: not part of your role here')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Amara');
  await expectAccessible(page, 'an intent that is not this role’s');
  await page.goto(await sandbox.launchUrl('receptionist', 'amara', { intent: 'record-concern' }));
  await expect(page.getByText('Recording a concern: not part of your role here')).toBeVisible();
});

test('a referral that the record system had open opens in Safelight; what is not ours is left alone', async ({
  page,
  sandbox,
}) => {
  await page.goto(await sandbox.launchUrl('ed-nurse', 'amara', { intent: 'record-concern' }));
  await fillConcern(page);
  await readAndSend(page);
  await expect(page.getByRole('heading', { level: 1, name: /has not answered yet/ })).toBeVisible({
    timeout: 20_000,
  });
  const held = await sandbox.resources('amara');
  const request = held.find(({ resourceType, identifier }) => {
    const given = JSON.stringify(identifier ?? '');
    return resourceType === 'ServiceRequest' && given.includes('concern-part');
  });
  if (request === undefined) throw new Error('The referral was not written.');
  const reference = referenceOf(request);

  await page.goto(await sandbox.launchUrl('ed-nurse', 'amara', { fhirContext: [{ reference }] }));
  await expect(page).toHaveURL(/#\/concerns\/[0-9a-f-]{36}$/);
  await expect(page.getByRole('button', { name: /^Back to/ })).toBeVisible();

  const seen: string[] = [];
  page.on('request', (one) => seen.push(one.url()));
  const elsewhere = [
    { reference: `https://elsewhere.example/fhir/${reference}` },
    { identifier: { system: 'urn:theirs', value: 'x' }, type: 'Task' },
    { reference, role: 'https://elsewhere.example/role/past' },
    { reference: 'Patient/ada' },
    'odd',
    null,
  ];
  await page.goto(await sandbox.launchUrl('ed-nurse', 'amara', { fhirContext: elsewhere }));
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Amara');
  await expect(page.getByRole('button', { name: 'Record a concern' })).toBeEnabled();
  expect(seen.filter((url) => url.includes('elsewhere.example') || url.includes('ServiceRequest/'))).toEqual(
    [],
  );
});
