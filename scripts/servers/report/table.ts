import { roundTitle, wordOf, type Outcome, type Report } from './report.ts';

const begin = '<!-- written by npm run test:servers -- --write: begin -->';
const end = '<!-- written by npm run test:servers -- --write: end -->';

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

const inCell = (outcome: Outcome | undefined): string =>
  outcome === undefined ? 'not in this round' : wordOf(outcome).trim();

/** The steps of a run as a table, one column a round, and below it what each step that did not pass says of itself. */
export function table(report: Report): string {
  const steps = new Map(report.rounds.flatMap(({ steps: all }) => all.map(({ id, title }) => [id, title])));
  const letters = report.rounds.map((_round, index) => String.fromCharCode(65 + index));
  const rounds = report.rounds.map((round, index) => `- **${letters[index] ?? ''}**: ${roundTitle(round)}`);
  const rows = [...steps].map(([id, title]) => {
    const found = report.rounds.map((round) => round.steps.find((step) => step.id === id)?.outcome);
    return `| ${cell(title)} | ${found.map(inCell).join(' | ')} |`;
  });
  const notPassed = report.rounds.flatMap((round, index) =>
    round.steps.flatMap(({ title, outcome }) =>
      outcome.state === 'passed'
        ? []
        : [`- ${letters[index] ?? ''}, ${title}: ${wordOf(outcome).trim()}. ${cell(outcome.why)}`],
    ),
  );
  const on = Object.entries(report.on).map(([what, version]) => `${what} ${version}`);
  return [
    `Run on ${report.began.slice(0, 10)}, with ${on.join(', ')}.`,
    '',
    ...rounds,
    '',
    `| Step | ${letters.join(' | ')} |`,
    `| --- | ${letters.map(() => '---').join(' | ')} |`,
    ...rows,
    ...(notPassed.length === 0 ? [] : ['', 'What did not pass, or was not run:', '', ...notPassed]),
  ].join('\n');
}

/** A page with the table between its two marks; undefined where the marks are not there. */
export function pageWith(page: string, report: Report): string | undefined {
  const from = page.indexOf(begin);
  const to = page.indexOf(end);
  if (from < 0 || to < from) return undefined;
  return `${page.slice(0, from + begin.length)}\n\n${table(report)}\n\n${page.slice(to)}`;
}
