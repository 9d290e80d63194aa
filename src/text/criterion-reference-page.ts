import type { Field, LeafName } from '../rules/criteria/row.ts';
import { table } from '../rules/criteria/table.ts';
import { readable } from '../rules/export/readable.ts';
import { toFhirPath } from '../rules/export/to-fhirpath.ts';
import type { Criterion } from '../rules/rule.ts';
import { sentenceOf } from '../rules/sentence.ts';
import { indexVocabulary, type Vocabulary } from '../rules/vocabulary.ts';
import { deepest } from '../rules/validate/criterion.ts';
import { explained, measured, reference as words } from './criterion-reference.ts';
import { fieldWords, inReadingOrder, optionWords } from './rule-editor-criteria.ts';

const code = (text: string): string => `\`${text}\``;
const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const tableOf = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');

/** What a field may hold, in words; options as the editor says them, with what stands in the text of a rule. */
function holds(field: Field, criterion: LeafName, name: string): string {
  const said = (options: readonly string[]): string =>
    options
      .map((option) => {
        const own = optionWords(fieldWords(criterion, name), option);
        return own === option ? code(option) : `${own} (${code(option)})`;
      })
      .join(', ');
  if (field.type === 'count') return words.types.count(field.max);
  if (field.type === 'one-of' || field.type === 'some-of') return words.types[field.type](said(field.of));
  return words.types[field.type];
}

/** The words of examples: those that are shipped and a measurement, with one code in each set. */
const shortOf = ({ eventKinds, codeSets }: Vocabulary): Vocabulary => ({
  eventKinds: [...eventKinds, measured],
  codeSets: [
    ...codeSets.map((set) => ({ ...set, concepts: set.concepts.slice(0, 1) })),
    {
      id: 'weight',
      version: '1.0.0',
      title: 'Weight',
      concepts: [{ system: 'http://loinc.org', code: '29463-7', display: 'Body weight' }],
    },
  ],
});

const now = '%now';

/** The expression of an example, over several lines. */
function pathOf(example: Criterion, vocabulary: Vocabulary): string {
  const asked = { vocabulary, patientId: '%patient', now };
  const expression = toFhirPath(
    { applies: {}, when: example },
    { ...asked, answerOf: (criterion) => words.answered(Object.keys(criterion).join('')) },
  );
  return readable(expression, now).replaceAll(
    / and (?=[^ ]+\.|')|\.(?=combine\(|defineVariable\()/g,
    '\n  $&',
  );
}

function chapterOf(name: LeafName, vocabulary: Vocabulary): string {
  const {
    oneOf,
    fields,
  }: { readonly oneOf?: readonly string[]; readonly fields: Readonly<Record<string, Field>> } = table[name];
  const { title, asks, yes, no, unknown, reads, mind = [], example } = explained[name];
  const criterion: Criterion = example;
  const outside = name === 'cpis' || name === 'ask';
  return [
    `## ${title}`,
    asks,
    tableOf(
      words.fields,
      inReadingOrder(name, fields).map(([field, type]) => [
        fieldWords(name, field).label,
        code(field),
        holds(type, name, field),
        type.required === true ? words.needed : words.notNeeded,
      ]),
    ),
    ...(oneOf === undefined ? [] : [words.oneOf(oneOf.map(code).join(', '))]),
    tableOf(words.answers, [
      [`**${words.yes}**`, yes],
      [`**${words.no}**`, no],
      [`**${words.unknown}**`, unknown],
    ]),
    `**${words.reads}.** ${reads}`,
    ...(mind.length === 0 ? [] : [`**${words.mind}.**`, mind.map((one) => `- ${one}`).join('\n')]),
    `**${words.example}:** ${sentenceOf({ applies: {}, when: criterion }, indexVocabulary(vocabulary))}`,
    `\`\`\`json\n${JSON.stringify(criterion)}\n\`\`\``,
    outside
      ? words.answered(name)
      : `<details>\n<summary>${words.forIt}</summary>\n\n\`\`\`text\n${pathOf(criterion, vocabulary)}\n\`\`\`\n\n</details>`,
  ].join('\n\n');
}

/** The reference of every criterion, as Markdown, made from the table that the engine evaluates. */
export function criterionReference(shipped: Vocabulary): string {
  const vocabulary = shortOf(shipped);
  const names = Object.keys(explained) as readonly LeafName[];
  const anchor = (title: string): string =>
    title
      .toLowerCase()
      .replaceAll(/[^a-z0-9 -]/g, '')
      .replaceAll(' ', '-');
  return `${[
    words.head.trim(),
    words.contents,
    names
      .map((name) => `- [${explained[name].title}](#${anchor(explained[name].title)}): ${code(name)}`)
      .join('\n'),
    ...names.map((name) => chapterOf(name, vocabulary)),
    words.combining(deepest).trim(),
    `## FHIRPath\n\n${words.pathNotes}`,
  ].join('\n\n')}\n`;
}
