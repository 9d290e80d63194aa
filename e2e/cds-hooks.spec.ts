import { expect, expectAccessible, test } from './support/world.ts';

test.use({ viewport: { width: 1500, height: 1000 } });

test('a chart is opened, a card appears, and its link opens Safelight at its flag, on that child', async ({
  page,
  world,
}) => {
  await page.goto(world.ehr);
  await page.getByRole('radio', { name: /TESTCHILD, Amara/ }).check();
  const cards = page.getByRole('region', { name: 'Cards in the chart' });
  const card = cards
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name: 'Many A&E visits' }) });
  await expect(card).toBeVisible();
  await expect(cards.getByRole('heading', { level: 3 }).first()).toHaveText('Bruise on the ear');
  await card.getByText('Details').click();
  await expect(card).toContainText('4 or more emergency attendances');

  await card.getByRole('button', { name: 'Open Safelight' }).click();
  const app = page.frameLocator('#safelight');
  await expect(app.getByText('TESTCHILD, Amara').first()).toBeVisible();
  const flag = app.locator('[data-came-from]');
  await expect(flag.getByRole('heading', { name: /Many A&E visits/ })).toBeVisible();
  await expect(flag).toHaveJSProperty('open', true);
  await expect(app.getByText(/You opened Safelight from one of these alerts/)).toBeVisible();
  await expect(flag).toBeInViewport();
});

test('a card that is set aside with a reason is told', async ({ page, world }) => {
  await page.goto(world.ehr);
  await page.getByRole('radio', { name: /TESTCHILD, Amara/ }).check();
  const cards = page.getByRole('region', { name: 'Cards in the chart' });
  const card = cards
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name: 'Bruise on the ear' }) });
  // Nothing is told that nobody chose.
  let tellings = 0;
  page.on('request', (request) => {
    if (request.url().endsWith('/sandbox/cds/feedback')) tellings += 1;
  });
  await card.getByRole('button', { name: 'Set aside' }).click();
  await expect(card.getByRole('combobox')).toBeFocused();
  expect(tellings).toBe(0);
  await card.getByRole('combobox').selectOption({ label: 'Explained, and the explanation fits' });
  const told = page.waitForResponse((response) => response.url().endsWith('/sandbox/cds/feedback'));
  await card.getByRole('button', { name: 'Set aside' }).click();
  expect((await told).status()).toBe(204);
  await expect(cards.getByText('Set aside: Bruise on the ear. Safelight was told why.')).toBeFocused();
});

test('the cards can be read and reached at every width', async ({ page, world }) => {
  await page.goto(world.ehr);
  await page.getByRole('radio', { name: /TESTCHILD, Amara/ }).check();
  const cards = page.getByRole('region', { name: 'Cards in the chart' });
  await cards.getByText('Details').first().click();
  for (const width of [1500, 360, 320]) {
    await page.setViewportSize({ width, height: 800 });
    await expectAccessible(page, `cards at ${width} px`);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  }
  // Each of several buttons of one name is described by its card.
  await expect(cards.getByRole('button', { name: 'Open Safelight' }).first()).toHaveAccessibleDescription(
    'Bruise on the ear',
  );
});

test('a role that is shown no red flags is shown no card', async ({ page, world }) => {
  await page.goto(world.ehr);
  const cards = page.getByRole('region', { name: 'Cards in the chart' });
  await expect(cards.getByRole('listitem')).not.toHaveCount(0);
  await page.getByRole('radio', { name: /Sam MOCK/ }).check();
  await expect(cards.getByRole('status')).toHaveText(/No cards\. That does not mean/);
  await expect(cards.getByRole('listitem')).toHaveCount(0);
});

test('what a launch brings that is no card of this child marks nothing', async ({ sandbox, open, world }) => {
  const fire = async (patient: string): Promise<string> => {
    const answer = await fetch(`${world.ehr}/sandbox/cds/hooks`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ hook: 'patient-view', user: 'ed-nurse', patient }),
    });
    const { body } = (await answer.json()) as { body: { cards: { links: { appContext: string }[] }[] } };
    return body.cards[0]?.links[0]?.appContext ?? '';
  };
  for (const appContext of ['{"alert":"bruise-ear"}', await fire('esme')]) {
    await sandbox.reset();
    const app = await open('ed-nurse', 'amara', { appContext });
    await expect(app.getByRole('heading', { name: /Bruise on the ear/ })).toBeVisible();
    await expect(app.getByText(/^from this record, /)).toBeVisible();
    await expect(app.locator('[data-came-from]')).toHaveCount(0);
  }
});
