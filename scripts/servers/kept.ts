import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../lib/prepare.mjs';
import { logText, type Report, type RoundResult } from './report/report.ts';
import { pageWith } from './report/table.ts';

function javaVersion(): string {
  const { stderr, status } = spawnSync('java', ['-version'], { encoding: 'utf8' });
  return status === 0 ? (/"([^"]+)"/.exec(stderr)?.[1] ?? '') : 'not here';
}

/** What the run has seen so far, as it stands when it is asked for. */
export const reportOf = (began: Date, rounds: readonly RoundResult[]): Report => ({
  began: began.toISOString(),
  on: { Node: process.versions.node, Java: javaVersion() },
  rounds,
});

/** Keeps a report below `dist/`, also of a run that was broken off. */
export function keep(report: Report): void {
  const folder = join(root, 'dist', 'servers');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'report.json'), `${JSON.stringify(report, undefined, 2)}\n`);
  writeFileSync(join(folder, 'report.txt'), `${logText(report)}\n`);
}

/** Writes the table of a run that came to its end into the documentation. */
export function document(report: Report): void {
  const page = join(root, 'docs', 'servers.md');
  const text = pageWith(readFileSync(page, 'utf8'), report);
  if (text !== undefined) writeFileSync(page, text);
}
