import type { FrameLocator, Page } from '@playwright/test';
import { expect, test } from './support/embedding.ts';
import { record } from './support/main-job.ts';

test.use({ nhs: { cpis: 'cpis-fhir', auth: 'cis2' } });

const least = 'allow-scripts allow-same-origin';

test.describe('what a frame may do with what was sent', () => {
  const sent = async (app: FrameLocator): Promise<void> => {
    test.setTimeout(120_000);
    await record(app);
  };

  test('without allow-modals it does not print and says so; without allow-downloads no file comes', async ({
    page,
    sandbox,
    embed,
  }) => {
    const app = await embed(page, await sandbox.launchUrl('ed-nurse', 'amara'), { sandbox: least });
    await sent(app);
    await app.getByRole('button', { name: 'Open what was sent' }).click();
    await app.getByRole('button', { name: 'Print or save as PDF' }).click();
    await expect(app.getByRole('alert')).toContainText('does not let Safelight print');
    const files: unknown[] = [];
    page.on('download', (file) => files.push(file));
    await app.getByRole('button', { name: 'Save it as a page' }).click();
    // No page can notice it, so the way out stands there from the start.
    await expect(app.getByText('No file came?')).toBeVisible();
    await app.getByRole('button', { name: 'Back' }).click();
    await expect(app.getByText('Sent and saved')).toBeVisible();
    expect(files).toEqual([]);
  });

  test('with allow-downloads a file comes', async ({ page, sandbox, embed }) => {
    const given = `${least} allow-downloads`;
    const app = await embed(page, await sandbox.launchUrl('ed-nurse', 'amara'), { sandbox: given });
    await sent(app);
    await app.getByRole('button', { name: 'Open what was sent' }).click();
    await app.getByRole('button', { name: 'Print or save as PDF' }).click();
    const saved = page.waitForEvent('download');
    await app.getByRole('button', { name: 'Save it as a page' }).click();
    expect((await saved).suggestedFilename()).toMatch(/^SL-\d{4}-\d{6}\.html$/);
  });

  test('with allow="clipboard-write" words are copied, and without it that is said', async ({
    page,
    sandbox,
    embed,
    context,
    hostPages,
  }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(hostPages);
    const with_ = await embed(page, await sandbox.launchUrl('ed-nurse', 'amara'), {
      allow: 'clipboard-write',
    });
    await sent(with_);
    await with_.getByRole('button', { name: 'Copy receipt' }).click();
    await expect(with_.getByRole('button', { name: 'Copied' })).toBeVisible();
    expect(await page.evaluate(() => (window.focus(), navigator.clipboard.readText()))).toContain('SL-');
    const without = await embed(page, await sandbox.launchUrl('ed-nurse', 'kai'));
    await sent(without);
    await without.getByRole('button', { name: 'Copy receipt' }).click();
    await expect(without.getByRole('alert')).toContainText('could not be copied');
  });
});

test.describe('the window of the NHS sign-in', () => {
  const signIn = (app: FrameLocator) => app.getByRole('button', { name: /^Sign in to the NHS/ });

  test('does not open without allow-popups, which is said', async ({ page, sandbox, embed }) => {
    const app = await embed(page, await sandbox.launchUrl('ed-nurse', 'amara'), { sandbox: least });
    await signIn(app).click();
    await expect(app.getByText(/blocked the sign-in window/)).toBeVisible();
  });

  for (const [attributes, asks] of [
    ['allow-popups', false],
    ['allow-popups allow-popups-to-escape-sandbox', true],
  ] as const)
    test(`with ${attributes} it opens ${asks ? 'without' : 'with'} the frame’s limits`, async ({
      page,
      sandbox,
      embed,
    }) => {
      const given = `${least} allow-forms ${attributes}`;
      const app = await embed(page, await sandbox.launchUrl('ed-nurse', 'amara'), { sandbox: given });
      const opened: Promise<Page> = page.waitForEvent('popup');
      await signIn(app).click();
      const window = await opened;
      await expect(window.getByRole('heading', { name: 'Sign in' })).toBeVisible();
      window.on('dialog', (dialog) => void dialog.accept());
      expect(await window.evaluate(() => confirm('Are windows of the browser allowed?'))).toBe(asks);
      const closed = window.waitForEvent('close');
      await window.getByRole('button', { name: /Priya SAMPLE/ }).click();
      await closed;
      await expect(app.getByText('Signed in to the NHS')).toBeVisible();
    });

  for (const [policy, opens] of [
    ['require-corp', false],
    ['allow-popups', true],
  ] as const)
    test(`in a page that is isolated as ${policy} it ${opens ? 'reports back' : 'does not, which is said'}`, async ({
      page,
      sandbox,
      embed,
      hostPages,
    }) => {
      await page.goto(`${hostPages}/${policy}`);
      const app = await embed(page, await sandbox.launchUrl('ed-nurse', 'amara'));
      if (!opens) {
        await signIn(app).click();
        await expect(app.getByText(/blocked the sign-in window/)).toBeVisible();
        return;
      }
      const opened = page.waitForEvent('popup');
      await signIn(app).click();
      const window = await opened;
      await window.getByRole('button', { name: /Priya SAMPLE/ }).click();
      await expect(app.getByText('Signed in to the NHS')).toBeVisible();
    });
});
