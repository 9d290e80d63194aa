const itemControl = 'http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl';
const orientation = 'http://hl7.org/fhir/StructureDefinition/questionnaire-choiceOrientation';

/** More than so many are found sooner by typing. */
const fewEnough = 8;

const controlOf = (code: 'radio-button' | 'check-box'): fhir4.Extension => ({
  url: itemControl,
  valueCodeableConcept: { coding: [{ system: 'http://hl7.org/fhir/questionnaire-item-control', code }] },
});

function controlled(item: fhir4.QuestionnaireItem): fhir4.QuestionnaireItem {
  const { type, answerOption = [], extension = [], repeats = false } = item;
  const within = item.item === undefined ? {} : { item: item.item.map(controlled) };
  const few = type === 'choice' && answerOption.length > 0 && answerOption.length <= fewEnough;
  if (!few || extension.some(({ url }) => url === itemControl)) return { ...item, ...within };
  return {
    ...item,
    ...within,
    extension: [
      ...extension,
      controlOf(repeats ? 'check-box' : 'radio-button'),
      ...(extension.some(({ url }) => url === orientation)
        ? []
        : [{ url: orientation, valueCode: 'vertical' }]),
    ],
  };
}

/**
 * The form with a few answers to choose from laid open, where it does not say how. The renderer's own list shows what was
 * chosen beside its field and not in it, so that somebody who hears the page does not hear it.
 */
export const withOpenChoices = (questionnaire: fhir4.Questionnaire): fhir4.Questionnaire => ({
  ...questionnaire,
  item: (questionnaire.item ?? []).map(controlled),
});
