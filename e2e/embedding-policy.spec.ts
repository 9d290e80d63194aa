import { expect, test } from './support/embedding.ts';
import { appFrame } from './support/app-frame.ts';
import { record } from './support/main-job.ts';

test.use({ nhs: { cpis: 'cpis-fhir', auth: 'cis2' } });

const pages = [
  '/',
  '/launch',
  '/self-check',
  '/nhs/sign-in',
  '/nhs/signed-in',
  '/api/sessions',
  '/none',
  '/assets/none.js',
];

for (const path of pages)
  test(`what is put into ${path} from outside neither runs nor styles`, async ({
    page,
    world,
    violations,
  }) => {
    await page.goto(`${world.gateway}${path}`);
    await page.waitForLoadState('load');
    const ran = await page.evaluate(async () => {
      const place = document.body;
      const target = document.createElement('p');
      target.id = 'target';
      place.append(target);
      const script = document.createElement('script');
      script.textContent = 'document.documentElement.dataset.ran = "script"';
      const style = document.createElement('style');
      style.textContent = '#target { outline: 7px solid }';
      place.append(script, style);
      const inside = document.createElement('div');
      inside.innerHTML =
        '<img src="data:," onerror="document.documentElement.dataset.ran = \'handler\'"><b id="styled" style="outline: 7px solid">x</b>' +
        '<a href="javascript:void(document.documentElement.dataset.ran = \'address\')">x</a>';
      place.append(inside);
      inside.querySelector('a')?.click();
      await new Promise((resolve) => setTimeout(resolve, 100));
      const outline = (id: string) => getComputedStyle(document.getElementById(id) ?? place).outlineWidth;
      return {
        ran: document.documentElement.dataset['ran'],
        widths: [outline('target'), outline('styled')],
        elsewhere: await fetch('https://elsewhere.example/').then(
          () => 'asked',
          () => 'not asked',
        ),
      };
    });
    expect(ran.ran).toBeUndefined();
    expect(ran.widths).not.toContain('7px');
    expect(ran.elsewhere).toBe('not asked');
    // Each attempt was reported, and nothing else.
    expect(violations.length).toBeGreaterThanOrEqual(5);
    violations.splice(0);
  });

test('every style that is made as the page runs carries the nonce of its answer', async ({
  page,
  sandbox,
  embed,
  world,
}) => {
  test.setTimeout(120_000);
  const app = await embed(page, await sandbox.launchUrl('ed-nurse', 'amara'));
  await record(app);
  const nonces = await (
    await appFrame(page, world.gateway)
  ).evaluate(() => [...document.querySelectorAll('style')].map(({ nonce }) => nonce));
  expect(nonces.length).toBeGreaterThan(0);
  expect(new Set(nonces).size).toBe(1);
  expect(nonces[0]).toMatch(/^[A-Za-z0-9+/]{22}==$/);
});
