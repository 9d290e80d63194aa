import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Api } from '../../api/client.ts';
import type { ConcernLogApi, OfferedDraft } from '../../api/concern-log.ts';
import type { ApiFailure } from '../../api/problem.ts';
import type { Concern } from '../../domain/concern.ts';
import type { Instant } from '../../domain/fetched.ts';
import type { Result } from '../../domain/result.ts';
import { detailsLoading, type RecordDetails } from '../../fhir/read-details.ts';
import { nothingKnown, type Offers } from '../../fhir/write/offers.ts';
import type { FieldError } from '../../ui/ErrorSummary.tsx';
import { createDraftKeeper, type DraftSaved } from './draft-keeper.ts';
import { readDraft, type DraftContent } from './draft.ts';
import type { ConcernForm } from './form.ts';
import { arrived, mayChange, settled, type Attempt } from './send.ts';

/** An earlier draft of this person's about this child. */
export interface EarlierDraft {
  readonly content: DraftContent;
  readonly savedAt: Instant;
  /** Begun by a colleague, who handed it over. */
  readonly begunBy?: string | undefined;
}

/** Where the person is: an earlier draft is offered, the form, sending, or what came of it. */
type Stage =
  | { readonly at: 'looking' }
  | {
      readonly at: 'offered';
      readonly own?: EarlierDraft | undefined;
      readonly offered: readonly OfferedDraft[];
    }
  | { readonly at: 'form' }
  | { readonly at: 'sending' }
  | { readonly at: 'sent'; readonly attempt: Attempt }
  | { readonly at: 'failed'; readonly attempt: Attempt }
  | { readonly at: 'handed-over'; readonly to?: string | undefined };

export interface ConcernState {
  readonly form: ConcernForm;
  readonly stage: Stage;
  readonly saved: DraftSaved;
  /** Something is typed or known that no draft holds yet. */
  readonly unsaved: boolean;
  /** What the record says that the form can take. It never changes what was typed. */
  readonly details: RecordDetails;
  /** What the record system says that it takes; until it is read, its configuration decides. */
  readonly offers: Offers;
  readonly errors: readonly FieldError[];
  /** Counts the presses that found faults: the summary takes focus at each. */
  readonly round: number;
  readonly change: (part: Partial<ConcernForm>) => void;
  readonly open: () => Promise<void>;
  /** Reads again what could not be read. */
  readonly readDetails: () => Promise<void>;
  /** Goes on with this person's own earlier draft. */
  readonly goOn: () => void;
  /** Makes a colleague's draft this person's own, and goes on with it. The failure is said where it was pressed. */
  readonly take: (id: string) => Promise<Result<unknown, ApiFailure>>;
  readonly startAgain: () => Promise<void>;
  /** Of two drafts that came to light: what is on screen takes the other's place, or the other is gone on with. */
  readonly keepThis: () => void;
  readonly takeEarlier: () => Promise<void>;
  /** Lets a colleague go on with it. What is typed is saved first. */
  readonly handOver: (to?: string) => Promise<Result<unknown, ApiFailure>>;
  /** Sends once, however often it is pressed. Faults lead back to the form. */
  readonly send: () => Promise<void>;
  readonly backToForm: () => void;
  /** What was told of it since: the same concern, with where it stands now. */
  readonly stands: (attempt: Attempt) => void;
  /** Saves what was typed and not yet saved, e.g. when the screen is left or the gateway is back. */
  readonly saveNow: () => void;
  /** Saves what is typed, and answers when that was tried. */
  readonly keep: () => Promise<void>;
}

export type ConcernFormStore = StoreApi<ConcernState>;

export interface StoreParts {
  readonly api: Pick<Api, 'saveDraft' | 'readDraft' | 'discardDraft'>;
  readonly log: Pick<ConcernLogApi, 'handOver' | 'offered' | 'take'>;
  readonly patientId: string;
  readonly empty: () => ConcernForm;
  readonly readDetails: () => Promise<RecordDetails>;
  readonly readOffers: () => Promise<Offers>;
  readonly faults: (form: ConcernForm) => readonly FieldError[];
  readonly concern: (form: ConcernForm) => Concern;
  readonly send: (concern: Concern, before?: Attempt) => Promise<Attempt>;
  /** After a concern arrived, so that the child's screen shows it. */
  readonly onArrived: () => void;
  /** Runs a moment later, and answers how to call it off. */
  readonly later: (run: () => void) => () => void;
  /** Runs when it is worth trying again, the `nth` time in a row, and answers how to call it off. */
  readonly again: (run: () => void, nth: number) => () => void;
  readonly now: () => Instant;
}

const attemptOf = ({ stage }: Pick<ConcernState, 'stage'>): Attempt | undefined =>
  stage.at === 'failed' || stage.at === 'sent' ? stage.attempt : undefined;

/** One form about one child. Lives in memory; its draft lives at the gateway, never in the browser's storage. */
export function createConcernStore(parts: StoreParts): ConcernFormStore {
  let sending: Promise<void> | undefined;

  return createStore<ConcernState>()((set, get) => {
    const keeper = createDraftKeeper({
      ...parts,
      content: () => {
        const attempt = attemptOf(get());
        return {
          version: 2,
          patientId: parts.patientId,
          form: get().form,
          ...(attempt === undefined ? {} : { attempt }),
        };
      },
      tell: (kept) => set(kept),
    });
    const go = async (before: Attempt | undefined): Promise<void> => {
      keeper.hold();
      const { form } = get();
      const known = before !== undefined && !mayChange(before) ? before : undefined;
      set({ stage: { at: 'sending' }, errors: [] });
      const attempt = await parts.send(known?.concern ?? parts.concern(form), known);
      set({ stage: { at: arrived(attempt) ? 'sent' : 'failed', attempt } });
      if (settled(attempt)) await keeper.discard();
      else await keeper.save();
      if (arrived(attempt)) parts.onArrived();
    };
    const openAt = ({ content, savedAt }: EarlierDraft): void => {
      const { form, attempt } = content;
      keeper.foundOther();
      set({
        form,
        unsaved: false,
        saved: { state: 'saved', at: savedAt },
        stage: attempt === undefined ? { at: 'form' } : { at: arrived(attempt) ? 'sent' : 'failed', attempt },
      });
    };
    const readOwn = async (): Promise<EarlierDraft | 'none' | 'unread'> => {
      const found = await parts.api.readDraft();
      if (!found.ok) return 'unread';
      const content = found.value === undefined ? undefined : readDraft(found.value.content, parts.patientId);
      if (content === undefined || found.value === undefined) return 'none';
      return { content, savedAt: found.value.savedAt, begunBy: found.value.handedOverBy };
    };
    return {
      form: parts.empty(),
      stage: { at: 'looking' },
      saved: { state: 'not-yet' },
      unsaved: false,
      details: detailsLoading,
      offers: nothingKnown,
      errors: [],
      round: 0,
      change: (part) => {
        set(({ form: before, errors }) => {
          const form = { ...before, read: false, ...part };
          // What was put right is said no more; what is newly wrong waits for the next press.
          const left = errors.length === 0 ? [] : parts.faults(form);
          return { form, errors: left.filter(({ field }) => errors.some((error) => error.field === field)) };
        });
        keeper.saveSoon();
      },
      readDetails: async () => {
        set({ details: await parts.readDetails() });
      },
      open: async () => {
        void get().readDetails();
        void parts.readOffers().then((offers) => set({ offers }));
        const [own, offered] = await Promise.all([readOwn(), parts.log.offered()]);
        const others = offered.ok ? offered.value : [];
        if (own === 'unread') keeper.mayHideAnother();
        const earlier = typeof own === 'string' ? undefined : own;
        set({
          stage:
            earlier === undefined && others.length === 0
              ? { at: 'form' }
              : { at: 'offered', own: earlier, offered: others },
        });
      },
      goOn: () => {
        const { stage } = get();
        if (stage.at === 'offered' && stage.own !== undefined) openAt(stage.own);
      },
      take: async (id) => {
        const taken = await parts.log.take(id);
        if (!taken.ok) return taken;
        const own = await readOwn();
        if (typeof own === 'string') return { ok: false, failure: { kind: 'odd-answer' } };
        openAt(own);
        return taken;
      },
      startAgain: async () => {
        set({ form: parts.empty(), stage: { at: 'form' }, saved: { state: 'not-yet' } });
        await keeper.discard();
      },
      keepThis: () => keeper.replaceOther(),
      takeEarlier: async () => {
        const own = await readOwn();
        if (typeof own !== 'string') openAt(own);
      },
      handOver: async (to) => {
        await keeper.save();
        const { saved } = get();
        if (saved.state === 'not-saved') return { ok: false, failure: saved.why };
        const done = await parts.log.handOver(to);
        if (done.ok) set({ stage: { at: 'handed-over', to } });
        return done;
      },
      send: () => {
        if (sending !== undefined) return sending;
        const before = attemptOf(get());
        const errors = before === undefined ? parts.faults(get().form) : [];
        if (errors.length > 0) {
          set(({ round }) => ({ errors, round: round + 1 }));
          return Promise.resolve();
        }
        sending = go(before).finally(() => (sending = undefined));
        return sending;
      },
      stands: (attempt) => {
        const { stage } = get();
        if (stage.at === 'sent' || stage.at === 'failed') set({ stage: { at: stage.at, attempt } });
        parts.onArrived();
      },
      saveNow: () => keeper.saveNow(),
      keep: () => keeper.save(),
      backToForm: () => {
        const before = attemptOf(get());
        if (before !== undefined && mayChange(before)) set({ stage: { at: 'form' } });
      },
    };
  });
}
