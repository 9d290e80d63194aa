import { expect, test, type LaunchOptions } from './support/world.ts';

interface Case {
  readonly what: string;
  readonly code: string;
  readonly fault?: { readonly step: string; readonly kind: string };
  readonly options?: LaunchOptions;
}

const cases: readonly Case[] = [
  { what: 'discovery that does not answer', code: 'L-105', fault: { step: 'discovery', kind: 'refused' } },
  { what: 'discovery that answers a page', code: 'L-105', fault: { step: 'discovery', kind: 'html' } },
  { what: 'a sign-in without PKCE', code: 'L-106', fault: { step: 'discovery', kind: 'no-pkce' } },
  { what: 'a sign-in that is refused', code: 'L-107', fault: { step: 'authorize', kind: 'denied' } },
  { what: 'a token that is refused', code: 'L-109', fault: { step: 'token', kind: '500' } },
  { what: 'a token endpoint that does not answer', code: 'L-110', fault: { step: 'token', kind: 'refused' } },
  { what: 'a launch without a patient', code: 'L-111', options: { noPatient: true } },
];

for (const { what, code, fault, options } of cases) {
  test(`${what} is a named screen with what to do next`, async ({ open, sandbox }) => {
    if (fault !== undefined) await sandbox.ehrFault(fault);
    const app = await open('ed-nurse', 'amara', options);
    await expect(app.getByText(code, { exact: true })).toBeVisible();
    await expect(app.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(app.getByText('What to do:')).toBeVisible();
    await expect(app.getByText('No child was looked up and nobody was told.')).toBeVisible();
    await expect(app.getByText('Amara')).toHaveCount(0);
    expect(await sandbox.cpisCalls()).toHaveLength(0);
  });
}

test('a launch whose state was swapped is stopped', async ({ page, sandbox }) => {
  await page.goto(`${sandbox.world.gateway}/?code=made-up&state=made-up`);
  await expect(page.getByText('L-108', { exact: true })).toBeVisible();
});
