import { encounterOf, subjectOf, type ConcernInput } from './input.ts';
import { identifierOf, labelled } from './parts.ts';
import type { Shared } from './sent-by-writing.ts';

/** An item of a response, told from anything else that a draft may hold. */
export const isAnswered = (one: unknown): one is fhir4.QuestionnaireResponseItem =>
  typeof one === 'object' && one !== null && 'linkId' in one && typeof one.linkId === 'string';

/** The answers to the authority's own form, about this child and by this author whatever the form said. */
export function authorityForm(
  input: ConcernInput,
  form: NonNullable<Shared['authorityForm']>,
): fhir4.QuestionnaireResponse {
  const { concern } = input;
  const item = form.item.filter(isAnswered);
  return {
    resourceType: 'QuestionnaireResponse',
    meta: labelled(concern, 'authority-form'),
    identifier: identifierOf(concern, 'authority-form'),
    questionnaire: form.questionnaire,
    status: 'completed',
    subject: subjectOf(input),
    ...encounterOf(input),
    authored: concern.writtenAt,
    author: input.author,
    ...(item.length === 0 ? {} : { item }),
  };
}
