import { neededSearches } from '../../src/rules/needed-searches.ts';
import { shippedPack } from '../../src/rules/testing-pack.ts';
import type { Group, Line } from '../../src/self-check/line.ts';
import { linesFor } from '../../src/self-check/lines/table.ts';
import { linesOf } from '../../src/self-check/run.ts';

const groups: Readonly<Record<Group, string>> = {
  discovery: 'Discovery and CORS',
  'sign-in': 'Sign-in',
  scopes: 'Scopes',
  context: 'Launch context',
  record: 'The record',
  writing: 'Writing',
  tokens: 'Tokens',
  times: 'Times',
};

/** Types stand for all of their kind: the table has one row where a run has one line for each. */
const anyType = 'Type';

const cell = (text: string): string => text.replaceAll('|', '\\|');

const row = ({ key, requirement, severity, title, unmet, tried, fix, spec }: Line): string =>
  `| \`${key}\` | ${requirement === 'own' ? 'own' : requirement} | ${severity} | ${cell(`**${title}.** ${unmet}`)} | ${cell(tried)} | ${cell(fix)} [Specification](${spec}) |`;

/** Every line of a run, group by group. */
export function selfCheckLines(): string {
  const lines = linesFor({ searched: [anyType], written: [anyType] });
  return (Object.keys(groups) as Group[])
    .map((group) =>
      [
        `### ${groups[group]}`,
        '',
        '| Key | No. | When not met | What it is, and what follows | How it is tried | Fix |',
        '| --- | --- | --- | --- | --- | --- |',
        ...lines.filter((line) => line.group === group).map(row),
      ].join('\n'),
    )
    .join('\n\n');
}

/** The types that the rules as shipped have searched, and those that a concern is written as. */
export function selfCheckTypes(): string {
  const keys = linesOf({ searches: neededSearches(shippedPack) }).map(({ key }) => key);
  const of = (kind: string) =>
    keys.filter((key) => key.startsWith(`${kind}:`)).map((key) => `\`${key.slice(kind.length + 1)}\``);
  return `With the rules as shipped \`search:…\` and its neighbours are tried for ${of('search').join(', ')}; \`create:…\` for ${of('create').join(', ')}.`;
}
