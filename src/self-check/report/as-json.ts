import { tallyOf, type Report } from './report.ts';

/** The report as JSON. The shape is described in docs/self-check.md; `format` counts up when it changes. */
export function reportAsJson(report: Report): string {
  const { base, name, at, as, checked } = report;
  return `${JSON.stringify(
    {
      report: 'safelight-self-check',
      format: 1,
      base,
      ...(name === undefined ? {} : { name }),
      at,
      as,
      tally: tallyOf(checked),
      lines: checked.map(({ line, outcome, evidence }) => ({
        key: line.key,
        requirement: line.requirement,
        group: line.group,
        title: line.title,
        severity: line.severity,
        ...outcome,
        ...(outcome.status === 'fail' || outcome.status === 'warn' ? { unmet: line.unmet } : {}),
        tried: line.tried,
        specification: line.spec,
        evidence,
      })),
    },
    null,
    2,
  )}\n`;
}
