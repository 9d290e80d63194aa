import type { Checked } from '../line.ts';
import { tallyOf, type Report } from './report.ts';

const escape = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    // Characters that XML 1.0 cannot hold at all.
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '');

const evidenceOf = ({ evidence }: Checked): string =>
  evidence
    .map(
      ({ at, request, answer, body }) =>
        `${at} ${request}\n${answer}${body === undefined ? '' : `\n${body}`}`,
    )
    .join('\n');

function inside(checked: Checked, failOn: 'fail' | 'warn'): string {
  const { line, outcome } = checked;
  const details = escape(`${line.spec}\n${evidenceOf(checked)}`);
  switch (outcome.status) {
    case 'pass':
      return '';
    case 'not-tried':
      return `<skipped message="${escape(outcome.why)}"/>`;
    case 'warn':
      if (failOn === 'fail')
        return `<system-out>${escape(`warn: ${outcome.found}\n${outcome.fix}`)}\n${details}</system-out>`;
      return `<failure type="warn" message="${escape(`${outcome.found} ${outcome.fix}`)}">${details}</failure>`;
    case 'fail':
      return `<failure type="fail" message="${escape(`${outcome.found} ${outcome.fix}`)}">${details}</failure>`;
  }
}

/** The report as JUnit XML: what is not tried is skipped, and a warning fails only where it is asked to. */
export function reportAsJunit({ base, at, checked }: Report, failOn: 'fail' | 'warn'): string {
  const tally = tallyOf(checked);
  const failures = tally.fail + (failOn === 'warn' ? tally.warn : 0);
  const cases = checked.map(
    (one) =>
      `  <testcase classname="self-check.${one.line.group}" name="${escape(`${one.line.key} (${one.line.requirement}): ${one.line.title}`)}">${inside(one, failOn)}</testcase>`,
  );
  return `${[
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuite name="Safelight self-check of ${escape(base)}" timestamp="${escape(at)}" tests="${checked.length}" failures="${failures}" errors="0" skipped="${tally['not-tried']}">`,
    ...cases,
    '</testsuite>',
  ].join('\n')}\n`;
}
