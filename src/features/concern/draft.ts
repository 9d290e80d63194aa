import type { ConcernForm } from './form.ts';
import type { Attempt } from './send.ts';

/** What is kept of an unsent concern, encrypted at the gateway, for this user and this child. */
export interface DraftContent {
  readonly version: 1;
  readonly patientId: string;
  readonly form: ConcernForm;
  /** A try that did not settle: its concern is what is sent again, word for word. */
  readonly attempt?: Attempt;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const isForm = (value: unknown): value is ConcernForm =>
  isObject(value) &&
  typeof value['id'] === 'string' &&
  ['marks', 'accounts', 'ticks', 'fromRecord', 'alsoTell', 'items'].every((key) =>
    Array.isArray(value[key]),
  ) &&
  ['facts', 'childsVoice', 'opinion', 'reasons'].every((key) => typeof value[key] === 'string');

const isAttempt = (value: unknown): value is Attempt =>
  isObject(value) && isObject(value['concern']) && isObject(value['log']) && isObject(value['record']);

/** A draft that this version wrote about this child; anything else is not offered. */
export function readDraft(content: unknown, patientId: string): DraftContent | undefined {
  if (!isObject(content) || content['version'] !== 1 || content['patientId'] !== patientId) return undefined;
  const { form, attempt } = content;
  if (!isForm(form)) return undefined;
  return { version: 1, patientId, form, ...(isAttempt(attempt) ? { attempt } : {}) };
}
