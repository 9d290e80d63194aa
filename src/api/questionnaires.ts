import * as v from 'valibot';
import type { Result } from '../domain/result.ts';
import type { Send } from './call.ts';
import type { ApiFailure } from './problem.ts';

/** A FHIR Questionnaire, as the gateway checked it when it started. */
const QuestionnaireShape = v.looseObject({
  resourceType: v.literal('Questionnaire'),
  url: v.string(),
  version: v.optional(v.string()),
  title: v.string(),
});
export type QuestionnaireShape = v.InferOutput<typeof QuestionnaireShape>;

/** `GET /api/questionnaires/:id`: a local authority's own questions. */
export const readQuestionnaire = (send: Send, id: string): Promise<Result<QuestionnaireShape, ApiFailure>> =>
  send({ method: 'GET', path: `/questionnaires/${encodeURIComponent(id)}`, answer: QuestionnaireShape });
