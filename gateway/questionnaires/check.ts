import { basename } from 'node:path';
import { readLaunchPath } from '../../src/domain/launch-path.ts';
import type { LocalAuthorities } from '../../smart-config/schema/site.ts';
import type { Questionnaire, QuestionnaireItem } from '../../smart-config/schema/questionnaire.ts';
import type { Found } from '../config/found.ts';
import type { ConfigFault } from '../config/fault.ts';
import { extensionFaults } from './extensions.ts';

type Placed = readonly [path: string, item: QuestionnaireItem];

/** Every item with its place in the file, as deep as they go. */
const itemsOf = (items: readonly QuestionnaireItem[], within = ''): readonly Placed[] =>
  items.flatMap((item, i): readonly Placed[] => {
    const path = `${within}item[${i}]`;
    return [[path, item], ...itemsOf(item.item ?? [], `${path}.`)];
  });

const asksChoice = ({ type }: QuestionnaireItem): boolean => type === 'choice' || type === 'open-choice';

function choiceFaults(
  file: string,
  [path, item]: Placed,
  contained: ReadonlySet<string>,
): readonly ConfigFault[] {
  const { answerOption, answerValueSet } = item;
  if (answerValueSet !== undefined && !contained.has(answerValueSet)) {
    return [
      {
        file,
        path: `${path}.answerValueSet`,
        wrong: `"${answerValueSet}" is not contained in the file. No terminology server is ever asked.`,
        fix: 'Give the answers as answerOption, or as a contained ValueSet with its expansion, named "#" and its id.',
      },
    ];
  }
  if (asksChoice(item) && answerOption === undefined && answerValueSet === undefined) {
    return [{ file, path, wrong: 'It is a choice without answers.', fix: 'Add answerOption.' }];
  }
  return (answerOption ?? []).flatMap(({ valueCoding, valueString, valueInteger }, i) =>
    valueCoding === undefined && valueString === undefined && valueInteger === undefined
      ? [
          {
            file,
            path: `${path}.answerOption[${i}]`,
            wrong: 'It is neither words, a code nor a whole number.',
            fix: 'Use valueString, valueCoding or valueInteger.',
          },
        ]
      : [],
  );
}

function placeFaults(file: string, items: readonly Placed[]): readonly ConfigFault[] {
  const ids = items.map(([, { linkId }]) => linkId);
  return items.flatMap(([path, { linkId, enableWhen = [] }], i) => [
    ...(ids.indexOf(linkId) === i
      ? []
      : [{ file, path: `${path}.linkId`, wrong: `"${linkId}" is there twice.`, fix: 'Give each its own.' }]),
    ...enableWhen.flatMap(({ question }, j) =>
      ids.includes(question)
        ? []
        : [
            {
              file,
              path: `${path}.enableWhen[${j}].question`,
              wrong: `There is no item "${question}".`,
              fix: 'Name the linkId of an item.',
            },
          ],
    ),
  ]);
}

/** What of one questionnaire Safelight would not ask as it is meant, by file and field: nothing is left out silently. */
export function questionnaireFaults({ file, value }: Found<Questionnaire>): readonly ConfigFault[] {
  const items = itemsOf(value.item);
  const contained = new Set((value.contained ?? []).map(({ id }) => `#${id}`));
  const expected = `${value.id}.json`;
  return [
    ...(basename(file) === expected
      ? []
      : [{ file, path: 'id', wrong: `It is "${value.id}".`, fix: `Name the file "${expected}".` }]),
    ...placeFaults(file, items),
    ...items.flatMap((placed) => choiceFaults(file, placed, contained)),
    ...extensionFaults(file, value, (expression) => readLaunchPath(expression) !== undefined),
  ];
}

/** Authorities that name a questionnaire that is not there. */
export const authorityFaults = (
  { file, value }: Found<LocalAuthorities>,
  questionnaires: readonly Found<Questionnaire>[],
): readonly ConfigFault[] =>
  value.authorities.flatMap(({ questionnaire }, i) =>
    questionnaire === undefined || questionnaires.some(({ value: { id } }) => id === questionnaire)
      ? []
      : [
          {
            file,
            path: `authorities[${i}].questionnaire`,
            wrong: `There is no questionnaire "${questionnaire}".`,
            fix: `Put it in questionnaires/${questionnaire}.json, or name one of: ${questionnaires.map(({ value: { id } }) => id).join(', ') || 'none is there'}.`,
          },
        ],
  );
