import { emptyAccount, emptyForm, type AccountDraft, type ConcernForm, type MarkDraft } from './form.ts';
import type { Attempt } from './send.ts';
import { upgraded } from './draft-v1.ts';

/** What is kept of an unsent concern, encrypted at the gateway, for this user and this child. */
export interface DraftContent {
  readonly version: 2;
  readonly patientId: string;
  readonly form: ConcernForm;
  /** A try that did not settle: its concern is what is sent again, word for word. */
  readonly attempt?: Attempt;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const lists = ['marks', 'accounts', 'ticks', 'fromRecord', 'alsoTell'] as const;
const texts = ['id', 'startedAt', 'facts', 'childsVoice', 'opinion', 'reasons'] as const;
const isKept = (value: unknown): value is Partial<ConcernForm> & Pick<ConcernForm, 'id' | 'startedAt'> =>
  isObject(value) &&
  lists.every((key) => Array.isArray(value[key])) &&
  texts.every((key) => typeof value[key] === 'string');

const isAttempt = (value: unknown): value is Attempt =>
  isObject(value) && isObject(value['concern']) && isObject(value['log']) && isObject(value['record']);

const emptyMark: Omit<MarkDraft, 'id' | 'region' | 'view'> = {
  kind: '',
  count: '',
  length: '',
  width: '',
  shape: '',
  colour: '',
  pattern: '',
  ageClaimed: '',
  note: '',
  explanation: '',
  words: '',
  by: '',
};

/** A kept form with everything that a form has by now: what was not asked when it was kept is empty. */
function whole(kept: Partial<ConcernForm> & Pick<ConcernForm, 'id' | 'startedAt'>): ConcernForm {
  const empty = emptyForm({
    id: kept.id,
    accountId: kept.id,
    at: kept.startedAt,
    outline: 'child',
    about: 'child',
  });
  return {
    ...empty,
    ...kept,
    marks: (kept.marks ?? []).map((mark: MarkDraft) => ({ ...emptyMark, ...mark })),
    accounts: (kept.accounts ?? []).map((one: AccountDraft) => ({ ...emptyAccount(one.id), ...one })),
  };
}

/**
 * A draft about this child, as this version or the one before it wrote it; anything else is not offered. Of a try of the
 * version before only the words are kept: under the same id the log and the record know it again.
 */
export function readDraft(content: unknown, patientId: string): DraftContent | undefined {
  if (!isObject(content) || content['patientId'] !== patientId) return undefined;
  const { version, attempt } = content;
  if (version !== 1 && version !== 2) return undefined;
  const form = version === 1 ? upgraded(content['form']) : content['form'];
  if (!isKept(form)) return undefined;
  return {
    version: 2,
    patientId,
    form: whole(form),
    ...(version === 2 && isAttempt(attempt) ? { attempt } : {}),
  };
}
