import { concernQuestionnaire } from './questionnaire.ts';

export type Items = fhir4.QuestionnaireResponseItem[];
type Value = fhir4.QuestionnaireResponseItemAnswer;

const allItems = (items: readonly fhir4.QuestionnaireItem[]): readonly fhir4.QuestionnaireItem[] =>
  items.flatMap((item) => [item, ...allItems(item.item ?? [])]);

const questions = new Map(
  allItems(concernQuestionnaire.item).map(({ linkId, text }) => [linkId, text ?? '']),
);

/** An answer is kept with its question's words, so that it can be read where the questionnaire is not. */
const item = (linkId: string, rest: Omit<Items[number], 'linkId'>): Items[number] => ({
  linkId,
  text: questions.get(linkId) ?? linkId,
  ...rest,
});

/** Answers of any type; none, no item. */
export const answered = (linkId: string, values: readonly Value[]): Items =>
  values.length === 0 ? [] : [item(linkId, { answer: [...values] })];

/** Answers in words; empty ones are left out: FHIR allows no empty strings. */
export const answers = (linkId: string, words: readonly (string | undefined)[]): Items =>
  answered(
    linkId,
    words.filter((word) => word !== undefined && word.trim() !== '').map((valueString) => ({ valueString })),
  );

/** A number, where there is one. */
export const number = (linkId: string, value: number | undefined, type: 'Integer' | 'Decimal'): Items =>
  value === undefined
    ? []
    : answered(linkId, [type === 'Integer' ? { valueInteger: value } : { valueDecimal: value }]);

/** A date as exact as it was given. */
export const date = (linkId: string, valueDate: string | undefined): Items =>
  valueDate === undefined ? [] : answered(linkId, [{ valueDate }]);

export const instant = (linkId: string, valueDateTime: string | undefined): Items =>
  valueDateTime === undefined ? [] : answered(linkId, [{ valueDateTime }]);

/** A group with anything in it. */
export const group = (linkId: string, items: Items): Items =>
  items.length === 0 ? [] : [item(linkId, { item: items })];
