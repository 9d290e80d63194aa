import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Concern } from '../../domain/concern.ts';
import { onlyWhatGoes, piecesOf } from '../../domain/concern-pieces.ts';
import { fgmConcern, fullConcern, sixteenConcern, unbornConcern } from './more-sample-concerns.ts';
import { concernQuestionnaire } from './questionnaire.ts';
import { questionnaireResponse } from './response.ts';
import { notShared, sampleConcern, sampleInput } from './sample-concern.ts';

type Asked = fhir4.QuestionnaireItem;
type Given = fhir4.QuestionnaireResponseItem;

const valueOf: Partial<Record<Asked['type'], string>> = {
  text: 'valueString',
  date: 'valueDate',
  dateTime: 'valueDateTime',
  integer: 'valueInteger',
  decimal: 'valueDecimal',
  choice: 'valueCoding',
};

/** What is wrong with answers to these questions: unknown, out of order, of another type, too many, too few. */
function wrong(asked: readonly Asked[], given: readonly Given[]): readonly string[] {
  const order = given.map(({ linkId }) => asked.findIndex((one) => one.linkId === linkId));
  const inOrder = order.every((place, i) => place >= (order[i - 1] ?? 0));
  const missing = asked
    .filter(({ required, linkId }) => required === true && !given.some((one) => one.linkId === linkId))
    .map(({ linkId }) => `missing ${linkId}`);
  return [
    ...(inOrder ? [] : [`order of ${given.map(({ linkId }) => linkId).join(', ')}`]),
    ...missing,
    ...given.flatMap((one) =>
      wrongWith(
        asked.find(({ linkId }) => linkId === one.linkId),
        one,
        given,
      ),
    ),
  ];
}

function wrongWith(asked: Asked | undefined, one: Given, beside: readonly Given[]): readonly string[] {
  if (asked === undefined) return [`not asked: ${one.linkId}`];
  const answers = one.answer ?? [];
  const times =
    asked.type === 'group' ? beside.filter(({ linkId }) => linkId === one.linkId).length : answers.length;
  const type = valueOf[asked.type];
  return [
    ...(one.text === asked.text ? [] : [`words of ${one.linkId}`]),
    ...(times > 1 && asked.repeats !== true ? [`too many of ${one.linkId}`] : []),
    ...(times === 0 ? [`nothing in ${one.linkId}`] : []),
    ...answers.flatMap((answer) => [
      ...(type !== undefined && type in answer ? [] : [`type of ${one.linkId}`]),
      ...(answer.valueString?.trim() === '' ? [`empty ${one.linkId}`] : []),
      ...(asked.answerOption === undefined ||
      asked.answerOption.some(({ valueCoding }) => valueCoding?.code === answer.valueCoding?.code)
        ? []
        : [`not an option of ${one.linkId}`]),
      ...wrong(asked.item ?? [], answer.item ?? []),
    ]),
    ...(asked.type === 'group' ? wrong(asked.item ?? [], one.item ?? []) : []),
  ];
}

const items = (concern: Concern): readonly Given[] => questionnaireResponse(sampleInput(concern)).item ?? [];

const all = (list: readonly Given[]): readonly Given[] =>
  list.flatMap((one) => [
    one,
    ...all(one.item ?? []),
    ...(one.answer ?? []).flatMap((answer) => all(answer.item ?? [])),
  ]);

const samples: readonly (readonly [string, Concern])[] = [
  ['shared', sampleConcern],
  ['not shared', notShared],
  ['with every part', fullConcern],
  ['of an unborn child', unbornConcern],
  ['of mutilation', fgmConcern],
  ['at sixteen', sixteenConcern],
];

describe('the answers', () => {
  it.each(samples)('fit the questions as published, %s', (_, concern) => {
    expect(wrong(concernQuestionnaire.item, items(concern))).toEqual([]);
  });

  it('fit them whatever goes', () => {
    const ids = piecesOf(fullConcern, '2026-11-20').map(({ id }) => id);
    fc.assert(
      fc.property(fc.subarray(ids), (goes) => {
        expect(wrong(concernQuestionnaire.item, items(onlyWhatGoes(fullConcern, goes)))).toEqual([]);
      }),
    );
  });

  it('answer every question of the form between them', () => {
    const asked = (list: readonly Asked[]): string[] =>
      list.flatMap((one) => [one.linkId, ...asked(one.item ?? [])]);
    const answered = new Set(
      samples.flatMap(([, concern]) => all(items(concern)).map(({ linkId }) => linkId)),
    );
    const never = asked(concernQuestionnaire.item).filter((linkId) => !answered.has(linkId));
    expect(never).toEqual(['share.review']);
  });

  it('tell what the record knew from what was written', () => {
    const from = all(items(fullConcern)).filter(({ linkId }) => linkId.endsWith('.from'));
    const words = from.map(({ answer }) => answer?.[0]?.valueString);
    expect(words.filter((word) => word === 'From the record')).toHaveLength(8);
    expect(words.filter((word) => word === 'Written by the author')).toHaveLength(6);
  });

  it('name what went and what stayed, each once', () => {
    const named = (linkId: string): readonly (string | undefined)[] =>
      all(items(fullConcern))
        .filter((one) => one.linkId === linkId)
        .flatMap(({ answer = [] }) => answer.map(({ valueString }) => valueString));
    expect(named('share.stays')).toEqual(['Brother Kofi TESTCHILD', 'Opinion of the author']);
    expect(named('share.goes')).toContain('Mark 1, Left ear');
    expect(named('share.goes')).toContain('School or nursery');
    expect([...named('share.goes'), ...named('share.stays')]).toHaveLength(
      piecesOf(fullConcern, '2026-11-20').length,
    );
  });
});
