import { concernBundle } from '../../src/fhir/write/concern-bundle.ts';
import { sampleConcern, sampleInput } from '../../src/fhir/write/sample-concern.ts';
import type { EventSource } from '../../src/domain/record.ts';
import { shippedPack } from '../../src/rules/testing-pack.ts';

const codes = (source: EventSource): string => {
  if (source.codes === undefined) return 'any';
  const set = shippedPack.codeSets.find(({ id }) => id === source.codes);
  const count = set?.concepts.length ?? 0;
  const link = `[${source.codes}](../../smart-config/code-sets/${source.codes}.json), ${count} code${count === 1 ? '' : 's'}`;
  return source.codesIn === undefined || source.codesIn === 'code' ? link : `\`${source.codesIn}\`: ${link}`;
};
const listed = (values: readonly string[]): string => values.map((value) => `\`${value}\``).join(', ');
const dates = (paths: string): string =>
  paths
    .split('|')
    .map((path) => `\`${path}\``)
    .join(', else ');

/** Which entries of a type the shipped rules look for, one line each; whoever changes the rules changes this. */
export function eventsTable(resource: string): string {
  const rows = shippedPack.eventKinds.flatMap(({ one, from }) =>
    from.filter((source) => source.resource === resource).map((source) => ({ one, source })),
  );
  if (rows.length === 0) throw new Error(`No rule reads ${resource}.`);
  const usual = resource === 'Flag' ? '`active`' : 'any that means it happened';
  return [
    '| counts as | code | status | date |',
    '| --- | --- | --- | --- |',
    ...rows.map(({ one, source }) => {
      const classes = source.class === undefined ? '' : `, class ${listed(source.class)}`;
      const status = source.status === undefined ? usual : listed(source.status);
      return `| ${one} | ${codes(source)}${classes} | ${status} | ${dates(source.when)} |`;
    }),
  ].join('\n');
}

const longest = 160;
/** A document's data is thousands of characters that show nothing. */
const shortened = (key: string, value: unknown): unknown =>
  key === 'data' && typeof value === 'string' && value.length > longest
    ? `${value.slice(0, 24)}… (base64)`
    : value;

/** One resource as it is written, from the invented concern that the validator is given too. */
export function writtenExample(type: string): string {
  const { entry } = concernBundle(sampleInput(sampleConcern));
  const found = entry?.find(({ resource }) => resource?.resourceType === type)?.resource;
  if (found === undefined) throw new Error(`Nothing of type ${type} is written.`);
  return `<details><summary>Example, of an invented child</summary>\n\n\`\`\`json\n${JSON.stringify(found, shortened, 2)}\n\`\`\`\n\n</details>`;
}
