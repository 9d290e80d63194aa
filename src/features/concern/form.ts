import type {
  Account,
  BodyMark,
  ChosenItem,
  Concern,
  ConsentState,
  Explanation,
  InformedState,
  MarkKind,
  Recipient,
  SharedItem,
  Tick,
} from '../../domain/concern.ts';
import type { Instant } from '../../domain/fetched.ts';
import type { Outline } from '../../ui/BodyMap/outlines.ts';

/** A mark while it is being described: what was typed, as it was typed. */
export interface MarkDraft {
  readonly id: string;
  readonly region: string;
  readonly view: BodyMark['view'];
  readonly kind: MarkKind | '';
  readonly count: string;
  readonly length: string;
  readonly width: string;
  readonly shape: string;
  readonly colour: string;
  readonly note: string;
  readonly explanation: Explanation['state'] | '';
  readonly words: string;
  readonly by: string;
}

export type AccountDraft = Account & { readonly id: string };
export type AlsoTold = Exclude<Recipient['kind'], 'social-care'>;

/** What may be known besides. Absent: untouched, and what the record says stands. */
export interface MoreDraft {
  readonly household?: string;
  readonly communication?: string;
  readonly barriers?: string;
  readonly advised?: string;
}

/** Everything typed or chosen. Nothing here is ever replaced by what the record says. */
export interface ConcernForm {
  /** The concern's id, made when the form is opened. */
  readonly id: string;
  readonly about: Concern['about'];
  readonly startedAt: Instant;
  readonly outline: Outline;
  readonly marks: readonly MarkDraft[];
  readonly facts: string;
  readonly ticks: readonly Tick[];
  readonly fromRecord: readonly ChosenItem[];
  readonly accounts: readonly AccountDraft[];
  readonly childsVoice: string;
  readonly opinion: string;
  readonly more: MoreDraft;
  readonly safeNow: Concern['safeNow'] | '';
  readonly done: string;
  readonly decision: 'share' | 'not' | '';
  /** Name of the authority; absent: the one that CP-IS or the address names. Empty: not social care. */
  readonly authority?: string;
  readonly alsoTell: readonly AlsoTold[];
  readonly items: readonly SharedItem[];
  readonly purpose?: string;
  /** Ids of the list; absent: the usual ones of the route. */
  readonly basis?: readonly string[];
  readonly consent: ConsentState | '';
  readonly consentBy: string;
  readonly informed: InformedState | '';
  readonly advice: string;
  readonly conditions: string;
  readonly reasons: string;
  readonly reviewAt: string;
  readonly read: boolean;
}

export const emptyAccount = (id: string): AccountDraft => ({ id, words: '', saidBy: '', present: '' });

/** A form that nobody has touched. `outline` is the baby's under the age of one. */
export const emptyForm = (opening: {
  readonly id: string;
  readonly accountId: string;
  readonly at: Instant;
  readonly outline: Outline;
  readonly about: Concern['about'];
}): ConcernForm => ({
  id: opening.id,
  about: opening.about,
  startedAt: opening.at,
  outline: opening.outline,
  marks: [],
  facts: '',
  ticks: [],
  fromRecord: [],
  accounts: [emptyAccount(opening.accountId)],
  childsVoice: '',
  opinion: '',
  more: {},
  safeNow: '',
  done: '',
  decision: '',
  alsoTell: [],
  items: ['marks', 'facts', 'words', 'voice', 'from-record'],
  consent: '',
  consentBy: '',
  informed: '',
  advice: '',
  conditions: '',
  reasons: '',
  reviewAt: '',
  read: false,
});
