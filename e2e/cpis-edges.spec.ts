import { cpisState, expect, frameIn, test } from './support/world.ts';

test.describe('Every edge of CP-IS has its own sentence', () => {
  for (const [child, words] of [
    ['hugo', 'This record was merged into another'],
    ['elsa', 'The NHS number is not valid'],
    ['theo', 'CP-IS ends at 18'],
    ['nadia', '16 or 17'],
    ['isla', 'In Scotland'],
    ['rhys', 'In Wales'],
  ] as const) {
    test(`${child}: ${words}`, async ({ open, sandbox }) => {
      const app = await open('ed-nurse', child);
      await expect(app.getByText(words, { exact: false }).first()).toBeVisible();
      expect(await sandbox.cpisCalls()).toHaveLength(0);
    });
  }

  test('no record found means less for a restricted record, and says so', async ({ open }) => {
    const app = await open('ed-nurse', 'mabel');
    await app.getByRole('button', { name: /up now/ }).click();
    await expect(cpisState(app, 'CP-IS: no record found')).toBeVisible();
    await expect(app.getByText('CP-IS may hold nothing here even where there is a plan')).toBeVisible();
  });

  test('a number that CP-IS no longer uses is said to be that, not no record', async ({ open }) => {
    const app = await open('ed-nurse', 'cleo');
    await app.getByRole('button', { name: /up now/ }).click();
    await expect(app.getByRole('heading', { name: 'This NHS number is no longer in use' })).toBeVisible();
  });

  test('three plans of three authorities are all shown, each with its numbers', async ({ open }) => {
    const app = await open('ed-nurse', 'ruby');
    await app.getByRole('button', { name: /up now/ }).click();
    await expect(cpisState(app, 'CP-IS: record found')).toBeVisible();
    for (const authority of ['Sheffield', 'Shropshire', 'Leeds'])
      await expect(app.getByText(authority, { exact: false }).first()).toBeVisible();
    await expect(app.getByText('CP-IS gives no office-hours number.')).toBeVisible();
  });

  test('CP-IS and the record disagree: both are shown with their dates', async ({ open }) => {
    const app = await open('ed-nurse', 'otis');
    await app.getByRole('button', { name: /up now/ }).click();
    const differ = app.getByRole('region', { name: 'This record and CP-IS do not agree' });
    await expect(differ).toContainText('ended on');
    await expect(differ).toContainText('since');
    await expect(differ).toContainText('Neither overrides the other.');
  });

  test('an unverified number is looked up only by a person who confirmed whose it is', async ({
    open,
    sandbox,
  }) => {
    const app = await open('ed-nurse', 'poppy');
    await expect(app.getByText('not verified', { exact: false }).first()).toBeVisible();
    await app.getByRole('button', { name: /confirm the number/ }).click();
    await app.getByRole('radio').first().check();
    expect(await sandbox.cpisCalls()).toHaveLength(0);
    await app.getByRole('button', { name: /^Look Poppy up/ }).click();
    await expect(cpisState(app, 'CP-IS: record found')).toBeVisible();
    await expect(app.getByText('Confirmed by whoever looked', { exact: false }).first()).toBeVisible();
  });

  test('a care setting is asked for once in a visit, and remembered by the next launch', async ({
    open,
    page,
    sandbox,
  }) => {
    const options = { noEncounter: true };
    const app = await open('ed-nurse', 'ada', options);
    await app.getByLabel('Where are you giving care now?').selectOption({ label: 'A&E (unscheduled)' });
    await app.getByRole('button', { name: 'Use this' }).click();
    await expect(app.getByRole('button', { name: /^Look Ada up now/ })).toBeVisible();
    const second = await frameIn(
      page,
      sandbox.world.ehr,
      await sandbox.launchUrl('ed-nurse', 'ada', options),
    );
    await expect(second.getByRole('button', { name: /^Look Ada up now/ })).toBeVisible();
    expect(await sandbox.cpisCalls()).toHaveLength(0);
  });
});

test.describe('A child on a plan was not brought today', () => {
  test('the number to ring is there, and that the team was told is kept in two taps', async ({
    open,
    page,
    sandbox,
  }) => {
    const app = await open('health-visitor', 'milo');
    const missed = app.getByRole('region', { name: 'Not brought today' });
    await expect(missed.getByRole('link').first()).toHaveAttribute('href', /^tel:\d+$/);
    await expect(missed).toContainText('Nobody is told unless you ring.');
    await missed.getByRole('button', { name: /^I have told them/ }).click();
    await missed.getByRole('button', { name: 'Record the call' }).click();
    await expect(missed).toContainText('By telephone, recorded by Mo MOCK');
    const again = await frameIn(page, sandbox.world.ehr, await sandbox.launchUrl('health-visitor', 'milo'));
    await expect(again.getByRole('region', { name: 'Not brought today' })).toContainText(
      'By telephone, recorded by Mo MOCK',
    );
    expect((await sandbox.inbox()).filter((entry) => entry.told)).toHaveLength(0);
  });
});
