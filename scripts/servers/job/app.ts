import type { Browser, Page, Response } from 'playwright-core';
import { must } from './steps.ts';

/** What the page asked and was answered, as far as the job looks at it. */
export interface Exchange {
  readonly method: string;
  readonly url: string;
  readonly status: number;
  readonly grantType?: string;
}

/** Safelight in a browser of its own, with what it asked. */
export interface Opened {
  readonly page: Page;
  readonly exchanges: readonly Exchange[];
  readonly errors: readonly string[];
  /** What came with the first token, as it came. */
  readonly tokenAnswer: () => string | undefined;
  readonly close: () => Promise<void>;
}

function note(exchanges: Exchange[], response: Response): void {
  const request = response.request();
  const grantType = new URLSearchParams(request.postData() ?? '').get('grant_type');
  exchanges.push({
    method: request.method(),
    url: response.url(),
    status: response.status(),
    ...(grantType === null ? {} : { grantType }),
  });
}

/** Opens Safelight at an address in a browser without any cookie, and signs in where a page asks for it. */
export async function openApp(
  browser: Browser,
  url: string,
  person?: { readonly name: string; readonly password: string },
): Promise<Opened> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/London',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  const exchanges: Exchange[] = [];
  const errors: string[] = [];
  let tokenAnswer: string | undefined;
  page.on('response', (response) => {
    note(exchanges, response);
    if (exchanges.at(-1)?.grantType !== 'authorization_code') return;
    response.text().then(
      (text) => {
        tokenAnswer ??= text;
      },
      () => undefined,
    );
  });
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text().slice(0, 300));
  });
  await page.goto(url);
  if (person !== undefined) {
    await page.locator('#username').fill(person.name);
    await page.locator('#password').fill(person.password);
    await page.locator('#kc-login').click();
  }
  return { page, exchanges, errors, tokenAnswer: () => tokenAnswer, close: () => context.close() };
}

/** Waits until the record has been read, and answers what the screen says of red flags and of what could not be read. */
export async function flagsOn(page: Page): Promise<string> {
  const flags = page.locator('section.flags');
  await flags.waitFor();
  await page.waitForFunction(
    () => document.querySelector('section.flags')?.getAttribute('aria-busy') === 'false',
    undefined,
    { timeout: 60_000 },
  );
  await page.waitForLoadState('networkidle');
  const gaps = page.locator('section[aria-labelledby="np"]');
  const texts = [await flags.innerText(), ...((await gaps.count()) > 0 ? [await gaps.innerText()] : [])];
  return (
    texts
      .join('\n')
      // When it was read differs from one opening to the next.
      .replace(/\b\d{1,2}:\d{2}\b/g, 'hh:mm')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .join('\n')
  );
}

/** The first line in which two screens differ. */
export function firstDifference(expected: string, found: string): string | undefined {
  const [a, b] = [expected.split('\n'), found.split('\n')];
  const at = a.findIndex((line, index) => line !== b[index]);
  if (at < 0) return b.length > a.length ? `more: "${b[a.length] ?? ''}"` : undefined;
  return `expected "${a[at] ?? ''}", found "${b[at] ?? 'nothing'}"`;
}

/** The one exchange that fits, which must have been answered well. */
export function wentWell(
  exchanges: readonly Exchange[],
  what: string,
  fits: (one: Exchange) => boolean,
): Exchange {
  const found = exchanges.filter(fits);
  must(found.length > 0, `${what}: never asked`);
  const good = found.find(({ status }) => status >= 200 && status < 300);
  must(good !== undefined, `${what}: answered ${found.map(({ status }) => status).join(', ')}`);
  return good;
}
