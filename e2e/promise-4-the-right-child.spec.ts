import { cpisState, expect, frameIn, test } from './support/world.ts';
import { appFrame, reload } from './support/app-frame.ts';

test.describe('The right child, provably', () => {
  test('two children in two tabs stay apart, through a refresh', async ({ context, sandbox }) => {
    const [one, two] = [await context.newPage(), await context.newPage()];
    const amara = await frameIn(one, sandbox.world.ehr, await sandbox.launchUrl('ed-nurse', 'amara'));
    const dev = await frameIn(two, sandbox.world.ehr, await sandbox.launchUrl('ed-nurse', 'dev'));
    await expect(amara.getByText('TESTCHILD, Amara')).toBeVisible();
    await expect(dev.getByText('TESTCHILD, Dev')).toBeVisible();
    for (const [page, name, other] of [
      [one, 'Amara', 'Dev'],
      [two, 'Dev', 'Amara'],
    ] as const) {
      await reload(await appFrame(page, sandbox.world.gateway));
      const app = page.frameLocator('iframe');
      await expect(app.getByText(`TESTCHILD, ${name}`)).toBeVisible();
      await expect(app.getByText(`TESTCHILD, ${other}`)).toHaveCount(0);
    }
    await amara.getByRole('button', { name: /^Look Amara up now/ }).click();
    await expect(cpisState(amara, 'CP-IS: record found')).toBeVisible();
    await expect(cpisState(dev, 'CP-IS: not checked')).toBeVisible();
  });

  test('two children in two frames of one window stay apart', async ({ page, sandbox }) => {
    const amara = await frameIn(page, sandbox.world.ehr, await sandbox.launchUrl('ed-nurse', 'amara'));
    await expect(amara.getByText('TESTCHILD, Amara')).toBeVisible();
    const dev = await frameIn(page, sandbox.world.ehr, await sandbox.launchUrl('ed-nurse', 'dev'));
    await expect(dev.getByText('TESTCHILD, Dev')).toBeVisible();
    await reload(await appFrame(page, sandbox.world.gateway));
    await expect(amara.getByText('TESTCHILD, Amara')).toBeVisible();
  });

  test('an unknown record system is refused by name, and nothing is asked', async ({ page, sandbox }) => {
    await page.goto(
      `${sandbox.world.gateway}/launch?iss=https%3A%2F%2Ffhir.unknown-ehr.example%2Fr4&launch=x`,
    );
    await expect(
      page.getByRole('heading', { name: 'Safelight does not know this record system' }),
    ).toBeVisible();
    await page.getByText('For the IT team or supplier').click();
    await expect(page.getByText('https://fhir.unknown-ehr.example/r4')).toBeVisible();
    await expect(page.getByText('No child was looked up and nobody was told.')).toBeVisible();
  });

  test('opened directly, it explains', async ({ page, sandbox }) => {
    await page.goto(sandbox.world.gateway);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByText('No child was looked up and nobody was told.')).toBeVisible();
  });

  test('opened to launch from outside a record, it asks which record system, and asks none of them', async ({
    page,
    sandbox,
  }) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(`${sandbox.world.gateway}/launch`);
    await expect(page.getByRole('heading', { name: 'Which record system do you use?' })).toBeVisible();
    expect(asked.filter((url) => url.startsWith(sandbox.world.ehr))).toEqual([]);
  });

  test('parameters other than iss and launch are dropped before the library can see them', async ({
    page,
    sandbox,
  }) => {
    const url = await sandbox.launchUrl('ed-nurse', 'amara');
    const app = await frameIn(
      page,
      sandbox.world.ehr,
      `${url}&fhirServiceUrl=${encodeURIComponent('https://evil.example/fhir')}&patientId=dev&clientId=evil`,
    );
    await expect(app.getByText('TESTCHILD, Amara')).toBeVisible();
  });

  test('no name, NHS number or token stands in an address or in lasting storage', async ({
    open,
    page,
    sandbox,
  }) => {
    const seen: string[] = [];
    page.on('request', (request) => seen.push(request.url()));
    const app = await open('ed-nurse', 'amara');
    await app.getByRole('button', { name: /^Look Amara up now/ }).click();
    await expect(cpisState(app, 'CP-IS: record found')).toBeVisible();
    const own = seen.filter((url) => url.startsWith(sandbox.world.gateway)).join('\n');
    expect(own).not.toMatch(/amara|TESTCHILD|999\d{7}/i);
    const frame = page.frames().find((f) => f.url().startsWith(sandbox.world.gateway));
    expect(frame?.url()).not.toMatch(/amara|999\d{7}|code=/i);
    expect(await frame?.evaluate(() => JSON.stringify(localStorage) + document.cookie)).toBe('{}');
  });

  test('a session opens only the child it was launched for', async ({ open, sandbox, page }) => {
    const tokens: string[] = [];
    page.on('request', (request) => {
      const header = request.headers()['authorization'];
      if (request.url().startsWith(`${sandbox.world.gateway}/api/`) && header) tokens.push(header);
    });
    const app = await open('ed-nurse', 'amara');
    await expect(app.getByRole('button', { name: /^Look Amara up now/ })).toBeVisible();
    const refused = await fetch(`${sandbox.world.gateway}/api/cpis?patient=dev`, {
      headers: { authorization: 'Bearer made-up' },
    });
    expect(refused.status).toBe(401);
    const own = await fetch(`${sandbox.world.gateway}/api/cpis`, {
      headers: { authorization: tokens[0] ?? '' },
    });
    expect(await own.json()).toMatchObject({ state: 'not-checked' });
  });
});
