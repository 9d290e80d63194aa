import type { Page, Request } from '@playwright/test';
import { openDesk } from './support/desk.ts';
import { expect, test } from './support/world.ts';

/** Words that stand nowhere but in the record that is pasted. */
const family = 'SPECIMEN-PASTED';
const born = '2020-05-17';
const bornWords = '17 May 2020';
const reason = 'Made-up reason for a visit';

const record = {
  resourceType: 'Bundle',
  type: 'collection',
  entry: [
    {
      resource: {
        resourceType: 'Patient',
        id: 'pasted-child',
        name: [{ family, given: ['Pat'] }],
        birthDate: born,
      },
    },
    ...[2, 4, 6, 8].map((day) => ({
      resource: {
        resourceType: 'Encounter',
        id: `pasted-visit-${day}`,
        status: 'finished',
        class: { code: 'EMER' },
        subject: { reference: 'Patient/pasted-child' },
        reasonCode: [{ text: reason }],
        period: { start: `2026-11-0${day}T10:00:00Z` },
      },
    })),
  ],
};

/** All that a page could have kept: what it shows, what it is called, where it is, and both of its stores. */
const keptIn = (page: Page): Promise<string> =>
  page.evaluate(async () =>
    [
      document.documentElement.outerHTML,
      ...[...document.querySelectorAll('input, textarea')].map(
        (field) => (field as HTMLInputElement | HTMLTextAreaElement).value,
      ),
      document.title,
      location.href,
      JSON.stringify(history.state),
      JSON.stringify(Object.entries(sessionStorage)),
      JSON.stringify(Object.entries(localStorage)),
      document.cookie,
      JSON.stringify(await indexedDB.databases()),
      JSON.stringify(await caches.keys()),
    ].join('\n'),
  );
const holdsNothingOfIt = async (page: Page): Promise<void> => {
  const kept = await keptIn(page);
  for (const words of [family, born, bornWords, reason, 'pasted-child', 'pasted-visit'])
    expect(kept).not.toContain(words);
};

test('a pasted record is tried without a single request, and nothing of it is left once it is cleared', async ({
  page,
  sandbox,
}) => {
  await openDesk(page, sandbox, 'lead', '#/rules/frequent-attendance');
  await page.getByRole('button', { name: 'Try a record' }).click();
  const box = page.getByLabel('Or paste it here');
  await expect(box).toBeVisible();
  await page.waitForLoadState('networkidle');

  const requests: string[] = [];
  const count = (request: Request): void => {
    requests.push(`${request.method()} ${request.url()}`);
  };
  page.context().on('request', count);
  page.on('websocket', (socket) => requests.push(`WebSocket ${socket.url()}`));

  await box.fill(JSON.stringify(record));
  await page.getByRole('button', { name: 'Read it' }).click();
  const tried = page.getByRole('region', { name: 'Try a record' });
  await expect(tried.getByText(new RegExp(`Pat ${family}|${family}.*Pat`, 'i'))).toBeVisible();
  await tried.getByLabel(/^Yes/).first().check();
  await expect(tried.getByText('Matches', { exact: true }).first()).toBeVisible();
  expect(await keptIn(page)).toContain(bornWords);
  // Shown, and in nothing that outlives the page.
  const stores = await page.evaluate(() =>
    JSON.stringify([Object.entries(sessionStorage), Object.entries(localStorage)]),
  );
  expect(stores).not.toMatch(/SPECIMEN-PASTED|pasted-|2020-05-17/);

  await page.getByRole('button', { name: 'Clear it' }).click();
  await expect(page.getByText('The record is cleared.')).toBeAttached();
  await holdsNothingOfIt(page);
  expect(requests).toEqual([]);

  page.context().off('request', count);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.waitForLoadState('networkidle');
  await holdsNothingOfIt(page);
});
