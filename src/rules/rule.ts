import type { PartialDate } from '../domain/child.ts';
import type { CpisStatus } from '../domain/cpis.ts';
import type { Instant } from '../domain/fetched.ts';
import type { ClinicalEvent, Coverage, CoverageGap, LinkedPerson } from '../domain/record.ts';

export type Severity = 'high' | 'medium' | 'low';
export type Grade = 'national' | 'law' | 'local' | 'research' | 'us';
export type Comparator = 'over' | 'at-least' | 'under' | 'at-most';
/** A calendar duration: `P6M`, `P28D`, `P18Y`, `P2W`, `PT24H`. */
type Duration = string;

export interface AgeRange {
  readonly under?: Duration;
  readonly atLeast?: Duration;
}

export type Criterion =
  | { readonly age: AgeRange }
  | { readonly events: EventsCriterion }
  | { readonly absent: Omit<EventsCriterion, 'atLeast' | 'distinct'> }
  | { readonly latest: { readonly start: string; readonly end: string } }
  | { readonly gap: { readonly from: GapEnd; readonly to: GapEnd; readonly longerThan: Duration } }
  | {
      readonly value: {
        readonly kind: string;
        readonly op: Comparator;
        readonly amount: number;
        readonly unit: string;
      };
    }
  | {
      readonly cpis: {
        readonly plan?: readonly string[];
        readonly status?: 'current' | 'ended';
        readonly accesses?: { readonly atLeast: number; readonly within: Duration };
      };
    }
  | { readonly household: { readonly relationship?: readonly string[]; readonly age?: AgeRange } }
  | {
      readonly ask: {
        readonly id: string;
        /** `{name}` stands for the child's name. */
        readonly question: string;
        readonly help?: string;
        readonly answer: 'yes' | 'no';
      };
    }
  | { readonly all: readonly Criterion[] }
  | { readonly any: readonly Criterion[] }
  | { readonly not: Criterion }
  | { readonly atLeast: { readonly n: number; readonly of: readonly Criterion[] } };

/** One end of a gap: the newest event of a kind, or the child's birth. */
export type GapEnd = { readonly kind: string; readonly point?: 'recorded' | 'onset' } | 'birth';

export interface EventsCriterion {
  readonly kind: string;
  /** Narrows the kind to a code set, by code or by body site. */
  readonly codes?: string;
  readonly sites?: string;
  readonly within?: Duration;
  readonly atLeast?: number;
  readonly distinct?: 'day' | 'encounter' | 'place';
  /**
   * Only events that happened while the child was this old. At least `P2D` leaves out what was coded in the first two
   * days of life, as injuries of birth are.
   */
  readonly atAge?: AgeRange;
  /** Not events with one of another kind no further away than this, before or after: an accident within `P15D`. */
  readonly notNear?: { readonly kind: string; readonly within: Duration };
}

export interface RuleTest {
  /** The id of a test child in the pack, or of a named scenario. */
  readonly child: string;
  readonly expect: Truth;
}

/** An alert rule, as data. The sentence, the evaluator, the data needs and the validator are all made from it. */
export interface Rule {
  readonly id: string;
  readonly version: string;
  readonly status: 'draft' | 'silent' | 'active' | 'retired';
  readonly title: string;
  readonly severity: Severity;
  readonly applies: { readonly age?: AgeRange; readonly settings?: readonly string[] };
  readonly when: Criterion;
  /** Why it matters, in one sentence. */
  readonly why: string;
  readonly advice: string;
  /** What to ask the child, the family or others. `{name}` stands for the child's name. */
  readonly toAsk?: string;
  readonly guideline: {
    readonly title: string;
    readonly url?: string;
    readonly grade: Grade;
    readonly caution?: string;
  };
  readonly owner: string;
  readonly reviewBy: string;
  readonly tests: readonly RuleTest[];
}

export type Truth = 'yes' | 'no' | 'unknown';

/** What a criterion lacked. */
export type Missing =
  | {
      readonly kind: 'data';
      readonly eventKind: string;
      readonly resource: string;
      readonly why: CoverageGap;
    }
  | { readonly kind: 'date'; readonly eventKind: string; readonly text?: string }
  /** It is recorded, but not where on the body. */
  | { readonly kind: 'site'; readonly eventKind: string }
  | { readonly kind: 'birth-date' }
  | { readonly kind: 'cpis'; readonly state: 'not-checked' | 'checking' | 'could-not-check' }
  | { readonly kind: 'value'; readonly eventKind: string; readonly why: 'none' | 'other-unit' }
  | { readonly kind: 'links'; readonly why: CoverageGap }
  | {
      readonly kind: 'ask';
      readonly id: string;
      readonly question: string;
      readonly help?: string;
      readonly why: 'not-asked' | 'not-sure' | 'other-encounter';
    };

/** Of a criterion: the truth, the events that decided it and what is missing. */
export interface Outcome {
  readonly truth: Truth;
  readonly evidence: readonly ClinicalEvent[];
  readonly missing: readonly Missing[];
}

/** One criterion that decided a rule: in words, with what it rests on. */
export interface Because {
  /** A clause without a full stop, e.g. "a bruise in the last 4 weeks". */
  readonly words: string;
  readonly truth: Truth;
  readonly evidence: readonly ClinicalEvent[];
}

/** Of a rule. `decisive`: unknown, and the missing part alone would make it fire. */
export interface Finding {
  readonly rule: Rule;
  readonly sentence: string;
  readonly outcome: Outcome;
  readonly decisive: boolean;
  /** The evidence criterion by criterion, of those that decided; empty for "no". */
  readonly because: readonly Because[];
  /**
   * `cpis-card`: it says no more than CP-IS said, or waits for nothing but CP-IS, so that the card on CP-IS tells it and
   * the red flags need not repeat it.
   */
  readonly shownBy: 'red-flags' | 'cpis-card';
}

/** A clinician's answer to an `ask`, valid for the encounter it was given in. */
export interface Answer {
  readonly id: string;
  readonly answer: 'yes' | 'no' | 'not-sure';
  readonly encounter: string;
  readonly at: string;
}

/** A record, indexed once; the engine's only input besides the rules. */
export interface RecordInput {
  readonly events: readonly ClinicalEvent[];
  /** By resource type: what was read of it. A resource that is not listed was not read. */
  readonly coverage: Readonly<Record<string, Coverage>>;
  readonly links: { readonly people: readonly LinkedPerson[]; readonly coverage: Coverage };
  readonly birthDate?: PartialDate;
  /** On the mother's record: the expected date of birth of the unborn child, where it is known. */
  readonly expectedBirthDate?: PartialDate;
  readonly cpis: CpisStatus;
  readonly answers: readonly Answer[];
  /** The encounter that answers must belong to. */
  readonly encounter: string;
  /** Group of the care setting, when known. */
  readonly setting?: string;
  /** The moment of evaluation. */
  readonly now: Instant;
}
