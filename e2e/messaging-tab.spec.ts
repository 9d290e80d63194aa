import type { Page } from '@playwright/test';
import { fillConcern, openConcern, readAndSend } from './support/concern.ts';
import { servePages } from './support/embedding.ts';
import { expect, ownWorld, test, type Sandbox } from './support/world.ts';

test.use(ownWorld());

/** The record system's page opens Safelight in a tab of its own, to which it stays the opener. */
async function openTab(page: Page, sandbox: Sandbox): Promise<Page> {
  await page.goto(sandbox.world.ehr);
  await page.locator('#width').selectOption('full');
  const opened = page.waitForEvent('popup');
  await page.getByRole('button', { name: 'Open Safelight', exact: true }).click();
  return opened;
}

test('in a tab Safelight speaks to the page that opened it, which gets its screen back', async ({
  page,
  sandbox,
}) => {
  test.setTimeout(90_000);
  const tab = await openTab(page, sandbox);
  const said = page.locator('#window-said');
  await expect(said).toContainText('Safelight asked whether this page listens.');
  await openConcern(tab);
  await fillConcern(tab);
  await readAndSend(tab);
  await tab.getByRole('button', { name: 'Open the problem list' }).click();
  await expect(said).toContainText(/Safelight asked for the problem list, at Condition\//);
  const closed = tab.waitForEvent('close');
  await tab.getByRole('button', { name: 'Back to the record' }).click();
  await expect(said).toContainText('Safelight gave the screen back.');
  await closed;
});

test('a page of nobody known that opens the tab is told nothing and heard by nobody', async ({
  page,
  sandbox,
  foreignHosts,
}) => {
  const port = Number(new URL(sandbox.world.ehr).port) + 6;
  const close = await servePages(port);
  await page.goto(`http://localhost:${port}`);
  const url = await sandbox.launchUrl('ed-nurse', 'amara', { messagingHandle: 'a-handle' });
  await page.evaluate(() => {
    addEventListener('message', ({ data }) => (document.body.textContent += JSON.stringify(data)));
  });
  const opened = page.waitForEvent('popup');
  await page.evaluate((address) => {
    const tab = window.open(address, 'safelight');
    // Answers before it is asked, to whoever listens.
    setInterval(
      () =>
        tab?.postMessage({ messageId: '1', responseToMessageId: '1', payload: { status: 'success' } }, '*'),
      50,
    );
  }, url);
  const tab = await opened;
  await openConcern(tab);
  await fillConcern(tab);
  await readAndSend(tab);
  await expect(tab.getByText('Sent and saved')).toBeVisible();
  await expect(tab.getByRole('button', { name: 'Back to the record' })).toHaveCount(0);
  expect(await page.textContent('body')).toBe('');
  foreignHosts.clear();
  await close();
});
