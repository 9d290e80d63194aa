import type { Instant } from './fetched.ts';
import type { PartialDate } from './child.ts';

/** A coded value as the record gave it. */
export interface Coded {
  readonly system: string;
  readonly code: string;
  readonly display?: string;
}

/**
 * When something happened, as an interval of instants in milliseconds since 1970: a date of `2026-03` is the whole of
 * March in Europe/London. `text` is the date exactly as recorded.
 */
export interface When {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** One thing that happened to the child, in the clinician's words and not in FHIR's. */
export interface ClinicalEvent {
  /** The id of an event kind. */
  readonly kind: string;
  readonly codes: readonly Coded[];
  /** Absent when the record gives no date at all. */
  readonly when?: When;
  /** When it was written down, where the record says so. */
  readonly recorded?: When;
  readonly place?: string;
  readonly site?: readonly Coded[];
  readonly siteText?: string;
  readonly encounter?: string;
  /** Words from the record for the evidence line. */
  readonly title: string;
  readonly recordedBy?: string;
  readonly value?: { readonly amount: number; readonly unit?: string };
  /** Relative references to the resources it came from, e.g. `Condition/c1`. */
  readonly sources: readonly string[];
}

/**
 * Where an event kind comes from in FHIR: data, so that one rule pack serves every EHR.
 * `codes` names a code set; `when`, `place`, `site` are paths tried in the order given, separated by `|`.
 */
export interface EventSource {
  readonly resource: string;
  readonly codes?: string;
  readonly codesIn?:
    | 'code'
    | 'reasonCode'
    | 'category'
    | 'type'
    | 'reason'
    | 'vaccineCode'
    | 'hospitalization.dischargeDisposition';
  readonly class?: readonly string[];
  readonly status?: readonly string[];
  readonly category?: readonly string[];
  readonly when: string;
  readonly place?: string;
  readonly site?: string;
}

export interface EventKind {
  readonly id: string;
  /** "emergency attendance" */
  readonly one: string;
  /** "emergency attendances" */
  readonly many: string;
  readonly from: readonly EventSource[];
}

/** A versioned set of codes that rules and event kinds name by id. */
export interface CodeSet {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly concepts: readonly Concept[];
}

/** A coded concept. `site`: the part of the body that the code itself names, e.g. for "Bruise, trunk". */
export interface Concept extends Coded {
  readonly site?: Coded;
}

/** One search that the active rules need. `since` is the start of the longest window, a calendar duration such as `P24M`. */
export interface DataNeed {
  readonly resource: string;
  readonly codeSets?: readonly string[];
  /** A query in which all of it lies, e.g. `class=EMER`. */
  readonly within?: string;
  readonly since?: string;
  readonly kinds: readonly string[];
}

/** What was read of one need. */
export type Coverage =
  | { readonly state: 'complete'; readonly asOf: Instant }
  | {
      readonly state: 'incomplete';
      readonly why: CoverageGap;
      readonly detail?: string;
      readonly asOf: Instant;
    };

export type CoverageGap =
  'loading' | 'not-permitted' | 'not-shared' | 'unavailable' | 'pages-missing' | 'odd-entries' | 'too-old';

/** Somebody linked to the child in the record. */
export interface LinkedPerson {
  readonly name?: string;
  readonly relationship?: string;
  readonly birthDate?: PartialDate;
  readonly phone?: string;
  readonly source: string;
}
