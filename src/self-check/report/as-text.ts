import { gravestFirst, saidOf, type Report } from './report.ts';

const indent = '          ';

/** For a terminal: each line that is not met with its fix, then what was not tried, by its reason. */
export function reportAsText({ checked }: Report): string {
  const unmet = gravestFirst(checked).flatMap((one) => {
    const { line, outcome } = one;
    if (outcome.status !== 'fail' && outcome.status !== 'warn') return [];
    return [
      [
        `${outcome.status.padEnd(9)} ${line.requirement.padEnd(6)} ${line.key}: ${line.title}`,
        `${indent}${saidOf(one)}`,
        `${indent}Fix: ${outcome.fix}`,
        `${indent}${line.spec}`,
      ].join('\n'),
    ];
  });
  const reasons = new Map<string, string[]>();
  for (const { line, outcome } of checked)
    if (outcome.status === 'not-tried')
      reasons.set(outcome.why, [...(reasons.get(outcome.why) ?? []), line.key]);
  const notTried = [...reasons].map(([why, keys]) => `not tried (${keys.length}): ${why}\n${wrapped(keys)}`);
  return [...unmet, ...notTried].join('\n');
}

/** Keys of lines, several to a row of about a hundred characters. */
function wrapped(keys: readonly string[]): string {
  const rows: string[] = [];
  for (const key of keys) {
    const last = rows.at(-1);
    if (last === undefined || last.length + key.length > 96) rows.push(key);
    else rows[rows.length - 1] = `${last}, ${key}`;
  }
  return rows.map((row) => `${indent}${row}`).join('\n');
}
