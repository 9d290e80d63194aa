import type { NhsNumber } from './nhs-number.ts';

/** A FHIR date: `2026`, `2026-03` or `2026-03-14`. Never widened or guessed. */
export type PartialDate = string;

/**
 * What the record says of the NHS number.
 * `verified` is status 01 of UKCore-NHSNumberVerificationStatusEngland, "number present and verified".
 */
export type NhsNumberOnRecord =
  | { readonly state: 'verified'; readonly value: NhsNumber }
  | { readonly state: 'not-verified'; readonly value: NhsNumber; readonly status?: string }
  | { readonly state: 'invalid'; readonly text: string }
  | { readonly state: 'several' }
  | { readonly state: 'none' };

export interface ChildName {
  /** Absent for a baby who has no given name yet. */
  readonly given?: string;
  readonly family?: string;
  /** Only when the record has neither part. */
  readonly text?: string;
}

/** Which nation the home address is in; CP-IS covers England only. */
export type HomeNation = 'england' | 'wales' | 'scotland' | 'northern-ireland' | 'elsewhere' | 'not-known';

/** The person on screen: a child, or the mother whose record holds an unborn child's plan. */
export interface Child {
  /** Logical id in the record system; never shown, never in a URL. */
  readonly patientId: string;
  readonly name: ChildName;
  readonly birthDate?: PartialDate;
  readonly gender?: 'female' | 'male' | 'other' | 'unknown';
  readonly nhsNumber: NhsNumberOnRecord;
  readonly deceased: boolean;
  readonly address?: {
    readonly lines: readonly string[];
    readonly postcode?: string;
    readonly nation: HomeNation;
  };
  readonly generalPractice?: string;
  readonly language?: string;
  readonly interpreterNeeded?: boolean;
  /** A restricted or sensitive record (security label R or V on the record). */
  readonly restricted: boolean;
}
