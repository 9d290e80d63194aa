import { authorityFormText as words } from '../../../text/authority-form.ts';

const category: fhir4.Extension = {
  url: 'http://hl7.org/fhir/StructureDefinition/questionnaire-displayCategory',
  valueCodeableConcept: {
    coding: [{ system: 'http://hl7.org/fhir/questionnaire-display-category', code: 'instructions' }],
  },
};

/** The form with a line under each question that was filled in, saying so. The answers are to the form without it. */
export function marked(
  questionnaire: fhir4.Questionnaire,
  filled: readonly Pick<fhir4.QuestionnaireItem, 'linkId'>[],
): fhir4.Questionnaire {
  const ids = new Set(filled.map(({ linkId }) => linkId));
  const mark = (item: fhir4.QuestionnaireItem): fhir4.QuestionnaireItem => {
    const within = (item.item ?? []).map(mark);
    const note: fhir4.QuestionnaireItem[] = ids.has(item.linkId)
      ? [{ linkId: `${item.linkId}-filled-in`, type: 'display', text: words.filledIn, extension: [category] }]
      : [];
    const all = [...within, ...note];
    return all.length === 0 ? item : { ...item, item: all };
  };
  return { ...questionnaire, item: (questionnaire.item ?? []).map(mark) };
}
