import type {
  Account,
  BodyMark,
  ChosenItem,
  Concern,
  ConsentState,
  DetailId,
  Explanation,
  FgmKnown,
  Harm,
  InformedState,
  KeyContact,
  MarkKind,
  Person,
  Recipient,
  Route,
  Tick,
} from '../../domain/concern.ts';
import type { AuthorityAnswers } from './authority-form/answers.ts';
import type { NoteId } from '../../domain/concern-notes.ts';
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
  readonly pattern: string;
  readonly ageClaimed: string;
  readonly note: string;
  readonly explanation: Explanation['state'] | '';
  readonly words: string;
  readonly by: string;
}

export type AccountDraft = Account & { readonly id: string; readonly saidTo: string };
export type AlsoTold = Exclude<Recipient['kind'], 'social-care' | 'adult-services'>;

/** The report to the police of FGM, as it is typed. */
export interface FgmDraft {
  readonly how: FgmKnown['how'];
  /** `2026-11-20T10:44`, London. */
  readonly knownAt: string;
  readonly reportedAt: string;
  readonly incidentNumber: string;
}

/** Everything typed or chosen. Nothing here is ever replaced by what the record says. */
export interface ConcernForm {
  /** The concern's id, made when the form is opened. */
  readonly id: string;
  readonly about: Concern['about'];
  /** Of an unborn child, `2027-03-14`. Absent: untouched, and what the record says stands. Empty: taken out. */
  readonly expectedDate?: string;
  readonly startedAt: Instant;
  readonly outline: Outline;
  readonly harms: readonly Harm[];
  readonly marks: readonly MarkDraft[];
  readonly facts: string;
  readonly ticks: readonly Tick[];
  readonly fromRecord: readonly ChosenItem[];
  readonly accounts: readonly AccountDraft[];
  readonly childsVoice: string;
  readonly opinion: string;
  /** Absent: untouched, and what the record says stands. Empty: taken out by the person. */
  readonly notes: Readonly<Partial<Record<NoteId, string>>>;
  /** Absent: untouched, and the people whom the record names stand. */
  readonly people?: readonly Person[];
  readonly contacts?: readonly KeyContact[];
  /** By detail; absent: what the record says stands. Empty: taken out. */
  readonly details: Readonly<Partial<Record<DetailId, string>>>;
  readonly safeNow: Concern['safeNow'] | '';
  readonly done: string;
  /** Absent: it is not about FGM that must be reported. */
  readonly fgm?: FgmDraft | undefined;
  readonly decision: 'share' | 'not' | '';
  /** To whom first; at 16 and over it may be adult services. */
  readonly toWhom: 'social-care' | 'adult-services' | 'nobody-outside';
  /** Name of the authority; absent: the one that CP-IS or the address names. */
  readonly authority?: string;
  /** Absent: the usual way of that authority. */
  readonly route?: Route | undefined;
  readonly alsoTell: readonly AlsoTold[];
  /** By id of a piece: whether it goes. Absent: as is usual for such a piece. */
  readonly goes: Readonly<Partial<Record<string, boolean>>>;
  /** Pieces about other people that were looked at: id and a fingerprint of the words, see `seenKey`. */
  readonly othersSeen: readonly string[];
  readonly purpose?: string;
  /** Ids of the list; absent: the usual ones of the route. */
  readonly basis?: readonly string[] | undefined;
  readonly consent: ConsentState | '';
  readonly consentBy: string;
  readonly informed: InformedState | '';
  readonly adviceFrom: string;
  readonly advice: string;
  readonly conditions: string;
  readonly authorityForm?: AuthorityAnswers | undefined;
  readonly reasons: string;
  readonly reviewAt: string;
  readonly read: boolean;
}

/** The details in the order in which they are asked for. */
export const detailOrder: readonly DetailId[] = [
  'address',
  'previous-address',
  'phone',
  'gender',
  'ethnicity',
  'religion',
  'school',
  'practice',
  'disability',
];

export const emptyAccount = (id: string): AccountDraft => ({
  id,
  words: '',
  saidBy: '',
  saidTo: '',
  present: '',
});

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
  harms: [],
  marks: [],
  facts: '',
  ticks: [],
  fromRecord: [],
  accounts: [emptyAccount(opening.accountId)],
  childsVoice: '',
  opinion: '',
  notes: {},
  details: {},
  safeNow: '',
  done: '',
  decision: '',
  toWhom: 'social-care',
  alsoTell: [],
  goes: {},
  othersSeen: [],
  consent: '',
  consentBy: '',
  informed: '',
  adviceFrom: '',
  advice: '',
  conditions: '',
  reasons: '',
  reviewAt: '',
  read: false,
});
