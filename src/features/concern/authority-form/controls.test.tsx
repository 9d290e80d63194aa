import { describe, expect, it } from 'vitest';
import { withOpenChoices } from './controls.ts';

const options = (count: number) => Array.from({ length: count }, (_, i) => ({ valueString: String(i) }));
const form = (...item: fhir4.QuestionnaireItem[]): fhir4.Questionnaire => ({
  resourceType: 'Questionnaire',
  status: 'active',
  item,
});
const choice = (changes: Partial<fhir4.QuestionnaireItem> = {}): fhir4.QuestionnaireItem => ({
  linkId: 'a',
  type: 'choice',
  answerOption: options(3),
  ...changes,
});
const controls = (item: fhir4.QuestionnaireItem | undefined) =>
  item?.extension?.flatMap(
    ({ valueCodeableConcept, valueCode }) => valueCodeableConcept?.coding?.[0]?.code ?? valueCode ?? [],
  ) ?? [];

describe('choices of an authority’s form', () => {
  it.each([
    ['one of a few', choice(), ['radio-button', 'vertical']],
    ['some of a few', choice({ repeats: true }), ['check-box', 'vertical']],
    ['one of many', choice({ answerOption: options(9) }), []],
    ['one that may be typed', choice({ type: 'open-choice' }), []],
    ['a question without any', { linkId: 'a', type: 'string' as const }, []],
  ])('%s', (_, item, expected) => {
    expect(controls(withOpenChoices(form(item)).item?.[0])).toEqual(expected);
  });

  it('are as the form says, where it does', () => {
    const said = choice({
      extension: [
        {
          url: 'http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl',
          valueCodeableConcept: { coding: [{ code: 'drop-down' }] },
        },
      ],
    });
    expect(controls(withOpenChoices(form(said)).item?.[0])).toEqual(['drop-down']);
  });

  it('are found however deep, and nothing else is changed', () => {
    const group: fhir4.QuestionnaireItem = { linkId: 'g', type: 'group', text: 'A group', item: [choice()] };
    const { item, ...rest } = withOpenChoices(form(group));
    expect(rest).toEqual({ resourceType: 'Questionnaire', status: 'active' });
    expect(item?.[0]).toMatchObject({ linkId: 'g', type: 'group', text: 'A group' });
    expect(controls(item?.[0]?.item?.[0])).toEqual(['radio-button', 'vertical']);
    expect(item?.[0]?.item?.[0]?.answerOption).toEqual(options(3));
  });
});
