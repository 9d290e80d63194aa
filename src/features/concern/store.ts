import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Api } from '../../api/client.ts';
import type { ApiFailure } from '../../api/problem.ts';
import type { Concern } from '../../domain/concern.ts';
import type { Instant } from '../../domain/fetched.ts';
import { detailsLoading, type RecordDetails } from '../../fhir/read-details.ts';
import type { FieldError } from '../../ui/ErrorSummary.tsx';
import { readDraft, type DraftContent } from './draft.ts';
import type { ConcernForm } from './form.ts';
import { arrived, mayChange, settled, type Attempt } from './send.ts';

type DraftSaved =
  | { readonly state: 'not-yet' }
  | { readonly state: 'saved'; readonly at: Instant }
  | { readonly state: 'not-saved'; readonly why: ApiFailure };

/** Where the person is: an earlier draft is offered, the form, sending, or what came of it. */
type Stage =
  | { readonly at: 'looking' }
  | { readonly at: 'offered'; readonly draft: DraftContent; readonly savedAt: Instant }
  | { readonly at: 'form' }
  | { readonly at: 'sending' }
  | { readonly at: 'sent'; readonly attempt: Attempt }
  | { readonly at: 'failed'; readonly attempt: Attempt };

export interface ConcernState {
  readonly form: ConcernForm;
  readonly stage: Stage;
  readonly saved: DraftSaved;
  /** What the record says that the form can take. It never changes what was typed. */
  readonly details: RecordDetails;
  readonly errors: readonly FieldError[];
  /** Counts the presses that found faults: the summary takes focus at each. */
  readonly round: number;
  readonly change: (part: Partial<ConcernForm>) => void;
  readonly open: () => Promise<void>;
  /** Reads again what could not be read. */
  readonly readDetails: () => Promise<void>;
  readonly goOn: () => void;
  readonly startAgain: () => Promise<void>;
  /** Sends once, however often it is pressed. Faults lead back to the form. */
  readonly send: () => Promise<void>;
  readonly backToForm: () => void;
  /** Saves what was typed and not yet saved, e.g. when the screen is left. */
  readonly saveNow: () => void;
}

export type ConcernFormStore = StoreApi<ConcernState>;

export interface StoreParts {
  readonly api: Pick<Api, 'saveDraft' | 'readDraft' | 'discardDraft'>;
  readonly patientId: string;
  readonly empty: () => ConcernForm;
  readonly readDetails: () => Promise<RecordDetails>;
  readonly faults: (form: ConcernForm) => readonly FieldError[];
  readonly concern: (form: ConcernForm) => Concern;
  readonly send: (concern: Concern, before?: Attempt) => Promise<Attempt>;
  /** After a concern arrived, so that the child's screen shows it. */
  readonly onArrived: () => void;
  /** Runs later, and answers how to call it off. */
  readonly later: (run: () => void) => () => void;
  readonly now: () => Instant;
}

/** One form about one child. Lives in memory; its draft lives at the gateway, never in the browser's storage. */
export function createConcernStore(parts: StoreParts): ConcernFormStore {
  let sending: Promise<void> | undefined;
  let callOff: (() => void) | undefined;
  let saving: Promise<unknown> = Promise.resolve();

  return createStore<ConcernState>()((set, get) => {
    const save = async (): Promise<void> => {
      const { form, stage } = get();
      const content: DraftContent = {
        version: 1,
        patientId: parts.patientId,
        form,
        ...(stage.at === 'failed' || stage.at === 'sent' ? { attempt: stage.attempt } : {}),
      };
      const answer = await parts.api.saveDraft(content);
      if (answer.ok) {
        set({ saved: { state: 'saved', at: answer.value?.savedAt ?? parts.now() } });
      } else set({ saved: { state: 'not-saved', why: answer.failure } });
    };
    const saveSoon = (): void => {
      callOff?.();
      callOff = parts.later(() => {
        callOff = undefined;
        // One after the other: an older draft never overtakes a newer one.
        saving = saving.then(save);
      });
    };
    const attempted = (): Attempt | undefined => {
      const { stage } = get();
      return stage.at === 'failed' || stage.at === 'sent' ? stage.attempt : undefined;
    };
    const go = async (before: Attempt | undefined): Promise<void> => {
      callOff?.();
      callOff = undefined;
      const { form } = get();
      const known = before !== undefined && !mayChange(before) ? before : undefined;
      set({ stage: { at: 'sending' }, errors: [] });
      const attempt = await parts.send(known?.concern ?? parts.concern(form), known);
      set({ stage: { at: arrived(attempt) ? 'sent' : 'failed', attempt } });
      await saving;
      if (settled(attempt)) await parts.api.discardDraft();
      else await save();
      if (arrived(attempt)) parts.onArrived();
    };
    return {
      form: parts.empty(),
      stage: { at: 'looking' },
      saved: { state: 'not-yet' },
      details: detailsLoading,
      errors: [],
      round: 0,
      change: (part) => {
        set(({ form: before, errors }) => {
          const form = { ...before, read: false, ...part };
          // What was put right is said no more; what is newly wrong waits for the next press.
          const left = errors.length === 0 ? [] : parts.faults(form);
          return { form, errors: left.filter(({ field }) => errors.some((error) => error.field === field)) };
        });
        saveSoon();
      },
      readDetails: async () => {
        set({ details: await parts.readDetails() });
      },
      open: async () => {
        void get().readDetails();
        const found = await parts.api.readDraft();
        const draft = found.ok && found.value ? readDraft(found.value.content, parts.patientId) : undefined;
        set({
          stage:
            draft === undefined || !found.ok || found.value === undefined
              ? { at: 'form' }
              : { at: 'offered', draft, savedAt: found.value.savedAt },
        });
      },
      goOn: () => {
        const { stage } = get();
        if (stage.at !== 'offered') return;
        const { form, attempt } = stage.draft;
        set({
          form,
          saved: { state: 'saved', at: stage.savedAt },
          stage:
            attempt === undefined ? { at: 'form' } : { at: arrived(attempt) ? 'sent' : 'failed', attempt },
        });
      },
      startAgain: async () => {
        set({ form: parts.empty(), stage: { at: 'form' }, saved: { state: 'not-yet' } });
        await parts.api.discardDraft();
      },
      send: () => {
        if (sending !== undefined) return sending;
        const before = attempted();
        const errors = before === undefined ? parts.faults(get().form) : [];
        if (errors.length > 0) {
          set(({ round }) => ({ errors, round: round + 1 }));
          return Promise.resolve();
        }
        sending = go(before).finally(() => (sending = undefined));
        return sending;
      },
      saveNow: () => {
        if (callOff === undefined) return;
        callOff();
        callOff = undefined;
        saving = saving.then(save);
      },
      backToForm: () => {
        const before = attempted();
        if (before !== undefined && mayChange(before)) set({ stage: { at: 'form' } });
      },
    };
  });
}
