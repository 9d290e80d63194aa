import type { Api } from '../../api/client.ts';
import type { ApiFailure } from '../../api/problem.ts';
import type { Instant } from '../../domain/fetched.ts';
import { succeed, type Result } from '../../domain/result.ts';
import { readDraft, type DraftContent } from './draft.ts';

/** What became of the draft. */
export type DraftSaved =
  | { readonly state: 'not-yet' }
  | { readonly state: 'saved'; readonly at: Instant }
  | { readonly state: 'not-saved'; readonly why: ApiFailure }
  /** Another draft about this child came to light, written earlier. It is not overwritten unasked. */
  | { readonly state: 'another-there'; readonly savedAt: Instant };

interface Parts {
  readonly api: Pick<Api, 'saveDraft' | 'readDraft' | 'discardDraft'>;
  readonly patientId: string;
  readonly content: () => DraftContent;
  readonly tell: (kept: { readonly saved?: DraftSaved; readonly unsaved: boolean }) => void;
  readonly later: (run: () => void) => () => void;
  readonly again: (run: () => void, nth: number) => () => void;
  readonly now: () => Instant;
}

/** Keeps the draft at the gateway: one save after the other, and again when it was not kept. */
export interface DraftKeeper {
  readonly saveSoon: () => void;
  readonly save: () => Promise<void>;
  /** Saves at once what waits to be saved, or was not kept. */
  readonly saveNow: () => void;
  /** Calls off what waits: the form is being sent. */
  readonly hold: () => void;
  readonly discard: () => Promise<void>;
  /** The earlier draft could not be read: before the first save it is looked for again. */
  readonly mayHideAnother: () => void;
  /** The other draft is the one on screen now. */
  readonly foundOther: () => void;
  /** The person chose: what is typed here takes the place of the other draft. */
  readonly replaceOther: () => void;
}

export function createDraftKeeper(parts: Parts): DraftKeeper {
  let callOff: (() => void) | undefined;
  let queue: Promise<unknown> = Promise.resolve();
  let changes = 0;
  let failures = 0;
  let lookFirst = false;

  const hold = (): void => {
    callOff?.();
    callOff = undefined;
  };
  const anotherThere = async (): Promise<Result<Instant | undefined, ApiFailure>> => {
    const found = await parts.api.readDraft();
    if (!found.ok) return found;
    const other = found.value === undefined ? undefined : readDraft(found.value.content, parts.patientId);
    const same = other === undefined || other.form.id === parts.content().form.id;
    return succeed(same ? undefined : (found.value?.savedAt ?? parts.now()));
  };
  const failed = (why: ApiFailure): void => {
    parts.tell({ saved: { state: 'not-saved', why }, unsaved: true });
    // What the gateway refuses it refuses again; anything else may pass.
    if (why.kind === 'refused') return;
    failures += 1;
    hold();
    callOff = parts.again(() => {
      callOff = undefined;
      void save();
    }, failures);
  };
  const saveOnce = async (): Promise<void> => {
    if (lookFirst) {
      const other = await anotherThere();
      if (!other.ok) {
        failed(other.failure);
        return;
      }
      if (other.value !== undefined) {
        parts.tell({ saved: { state: 'another-there', savedAt: other.value }, unsaved: true });
        return;
      }
      lookFirst = false;
    }
    const upTo = changes;
    const answer = await parts.api.saveDraft(parts.content());
    if (!answer.ok) {
      failed(answer.failure);
      return;
    }
    failures = 0;
    const saved = { state: 'saved', at: answer.value?.savedAt ?? parts.now() } as const;
    parts.tell({ saved, unsaved: changes !== upTo });
  };
  // One after the other: an older draft never overtakes a newer one.
  const save = (): Promise<void> => {
    const mine = queue.then(saveOnce);
    queue = mine;
    return mine;
  };
  const saveSoon = (): void => {
    changes += 1;
    parts.tell({ unsaved: true });
    hold();
    callOff = parts.later(() => {
      callOff = undefined;
      void save();
    });
  };
  return {
    save,
    saveSoon,
    hold,
    saveNow: () => {
      if (callOff === undefined) return;
      hold();
      failures = 0;
      void save();
    },
    discard: async () => {
      hold();
      await queue;
      await parts.api.discardDraft();
      parts.tell({ unsaved: false });
    },
    mayHideAnother: () => {
      lookFirst = true;
    },
    foundOther: () => {
      hold();
      lookFirst = false;
    },
    replaceOther: () => {
      lookFirst = false;
      void save();
    },
  };
}
