import { expect, test } from './support/world.ts';

test.describe('Unknown is never drawn as none', () => {
  test('a permission that was not granted is said, and the part is not called empty', async ({ open }) => {
    const app = await open('ed-nurse', 'dev', { withheldScopes: ['patient/Flag.rs'] });
    await expect(app.getByText('Alerts on the record: not permitted')).toBeVisible();
    await expect(app.getByText('Alerts on the record: none recorded here')).toHaveCount(0);
  });

  test('a record system that does not share alerts is said to not share them', async ({ open }) => {
    const app = await open('ed-nurse', 'uma');
    await expect(app.getByText('Alerts on the record: not shared')).toBeVisible();
  });

  test('a fault in one part leaves the rest, and can be read again', async ({ open, sandbox }) => {
    await sandbox.ehrFault({ step: 'Appointment', kind: '500' });
    const app = await open('ed-nurse', 'amara');
    await expect(app.getByText('Appointments: unavailable')).toBeVisible();
    await expect(app.getByRole('heading', { name: /Bruise on the ear/ })).toBeVisible();
    await sandbox.clearEhrFaults();
    const part = app.locator('.gap', { hasText: 'Appointments: unavailable' });
    await part.getByRole('button', { name: 'Try again' }).click();
    await expect(app.getByText('Appointments: unavailable')).toHaveCount(0);
  });

  test('the second page of alerts is read: the plan is on it', async ({ open }) => {
    const app = await open('ed-nurse', 'zac');
    await expect(app.getByRole('heading', { name: /plan/i }).first()).toBeVisible();
    await expect(app.getByText('Alerts on the record: incomplete')).toHaveCount(0);
  });

  test('a lost second page makes the part incomplete', async ({ open, sandbox }) => {
    await sandbox.ehrFault({ step: 'Flag', kind: 'lost-page-2' });
    const app = await open('ed-nurse', 'zac');
    await expect(app.getByText('Alerts on the record: incomplete')).toBeVisible();
  });

  test('a next link to another host is not followed, and the part is incomplete', async ({
    open,
    sandbox,
  }) => {
    await sandbox.ehrFault({ step: 'Flag', kind: 'foreign-next' });
    const app = await open('ed-nurse', 'zac');
    await expect(app.getByText('Alerts on the record: incomplete')).toBeVisible();
  });

  test('ended alerts and mistaken entries do not count', async ({ open }) => {
    const app = await open('ed-nurse', 'xavi');
    await expect(app.getByText('No alert rule matches what could be read.', { exact: false })).toBeVisible();
  });

  test('a missing birth date makes rules about age undecided, not false', async ({ open }) => {
    const app = await open('ed-nurse', 'viktor');
    await app.getByText('Cannot tell').first().click();
    await expect(app.getByText('the birth date', { exact: false }).first()).toBeVisible();
  });

  test('entries about somebody else are not shown, and make the part incomplete', async ({
    open,
    sandbox,
  }) => {
    await sandbox.ehrFault({ step: 'search', kind: 'wrong-patient' });
    const app = await open('ed-nurse', 'amara');
    await expect(app.getByText('Injuries and diagnoses: incomplete')).toBeVisible();
    await expect(app.getByRole('heading', { name: /Bruise on the ear/ })).toHaveCount(0);
  });

  for (const kind of [
    'refused',
    'cut',
    '401',
    '403',
    '404',
    '429',
    '500',
    'html',
    'outcome-in-200',
    'outcome-entry',
    'loop-next',
  ]) {
    test(`a record system with the fault "${kind}" in every search shows nothing as none recorded`, async ({
      open,
      sandbox,
    }) => {
      await sandbox.ehrFault({ step: 'search', kind });
      const app = await open('ed-nurse', 'dev');
      await expect(app.getByText(/^from this record/)).toBeVisible({ timeout: 20_000 });
      await expect(app.getByText('none recorded here', { exact: false })).toHaveCount(0);
    });
  }
});
