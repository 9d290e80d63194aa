import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { root } from '../../lib/prepare.mjs';
import type { Job } from './job.ts';
import { must } from './steps.ts';

interface Line {
  readonly key: string;
  readonly status: string;
  readonly found: string;
}
interface Told {
  readonly tally: Readonly<Record<string, number>>;
  readonly lines: readonly Line[];
}

/** What a command that broke off said, without the frames of a stack, which would leave no room for the reason. */
const reasonIn = (said: string): string =>
  said
    .split('\n')
    .filter((line) => !/^\s*at /.test(line))
    .join(' ')
    .trim()
    .slice(0, 500);

/** Runs the supplier's own command with the token answer of a launch, which it is given by the environment alone. */
export async function selfCheck({ world, round, open }: Job): Promise<string> {
  const app = await open();
  const folder = await mkdtemp(join(tmpdir(), 'safelight-self-check-'));
  const report = join(folder, 'report.json');
  try {
    await expect(app.page.locator('section.flags')).toBeVisible({ timeout: 60_000 });
    await expect.poll(() => app.tokenAnswer(), { timeout: 15_000 }).toBeDefined();
    const said = await new Promise<string>((resolve) => {
      execFile(
        process.execPath,
        [
          ...['--import', 'tsx', 'scripts/self-check.mjs', '--iss', round.front.iss],
          ...['--origin', world.gateway, '--json', report, '--slow', '60000'],
        ],
        {
          cwd: root,
          env: { ...process.env, SAFELIGHT_SELF_CHECK_TOKEN_ANSWER: app.tokenAnswer() ?? '' },
          timeout: 180_000,
          maxBuffer: 16 * 1024 * 1024,
        },
        // Its exit code says no more than its report.
        (error, stdout, stderr) =>
          resolve(`${error?.killed === true ? 'its time was up; ' : ''}${reasonIn(stderr || stdout)}`),
      );
    });
    must(existsSync(report), `it left no report: ${said}`);
    const { tally, lines } = JSON.parse(await readFile(report, 'utf8')) as Told;
    const named = (status: string): string =>
      lines.flatMap((line) => (line.status === status ? [`${line.key} (${line.found})`] : [])).join(' ');
    must(tally['fail'] === 0, `lines that fail: ${named('fail')}`);
    const warned = named('warn');
    return `${tally['pass'] ?? 0} lines pass, ${tally['not-tried'] ?? 0} not tried, ${tally['warn'] ?? 0} warn${warned === '' ? '' : `: ${warned}`}`;
  } finally {
    await rm(folder, { recursive: true, force: true });
    await app.close();
  }
}
