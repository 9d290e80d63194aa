import { constants } from 'node:fs';
import { access, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fail, succeed, type Result } from '../../src/domain/result.ts';
import { reportAsHtml } from '../../src/self-check/report/as-html.ts';
import { reportAsJson } from '../../src/self-check/report/as-json.ts';
import { reportAsJunit } from '../../src/self-check/report/as-junit.ts';
import { fileName, type Report } from '../../src/self-check/report/report.ts';
import type { Options } from './options.ts';

type Wanted = Pick<Options, 'report' | 'json' | 'html' | 'junit' | 'failOn'>;

/** Makes the folders that reports go to: what cannot be written is said before the run and not after it. */
export async function makeRoom({ report, json, html, junit }: Wanted): Promise<Result<undefined, string>> {
  const files = [json, html, junit].filter((file) => file !== undefined);
  for (const folder of [...(report === undefined ? [] : [report]), ...files.map((file) => dirname(file))]) {
    try {
      await mkdir(folder, { recursive: true });
      await access(folder, constants.W_OK);
    } catch {
      return fail(`${folder} cannot be written to: name another folder for the report.`);
    }
  }
  return succeed(undefined);
}

/** Writes what was asked for: the paths that were written, and those that could not be. */
export async function writeReports(
  report: Report,
  wanted: Wanted,
): Promise<{ readonly written: readonly string[]; readonly failed: readonly string[] }> {
  const { report: folder, failOn } = wanted;
  const named = (kind: 'json' | 'html' | 'junit', extension: string): readonly string[] => [
    ...(wanted[kind] === undefined ? [] : [wanted[kind]]),
    ...(folder === undefined ? [] : [join(folder, fileName(report.at, extension))]),
  ];
  const files = [
    ...named('json', 'json').map((file) => ({ file, text: reportAsJson(report) })),
    ...named('html', 'html').map((file) => ({ file, text: reportAsHtml(report) })),
    ...named('junit', 'junit.xml').map((file) => ({ file, text: reportAsJunit(report, failOn) })),
  ];
  const written: string[] = [];
  const failed: string[] = [];
  for (const { file, text } of files)
    try {
      await writeFile(file, text);
      written.push(file);
    } catch {
      failed.push(file);
    }
  return { written, failed };
}
