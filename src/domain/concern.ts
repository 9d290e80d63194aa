import type { Instant } from './fetched.ts';
import type { Coded } from './record.ts';
import type { LawfulBasis } from './lawful-basis.ts';

/** A mark on the body map. Left and right are the child's own. Sizes are in millimetres. */
export interface BodyMark {
  readonly id: string;
  /** Region id of the body map, e.g. `ear-left`. */
  readonly region: string;
  readonly view: 'front' | 'back' | 'face' | 'hands' | 'feet';
  readonly kind: MarkKind;
  readonly count?: number;
  readonly lengthMm?: number;
  readonly widthMm?: number;
  readonly shape?: string;
  readonly colour?: string;
  readonly explanation: Explanation;
  readonly note?: string;
}

export type MarkKind =
  'bruise' | 'burn-or-scald' | 'cut-or-graze' | 'bite' | 'swelling' | 'fracture' | 'mark' | 'other';

export type Explanation =
  | { readonly state: 'given'; readonly words: string; readonly by: string }
  | { readonly state: 'asked-none-given' }
  | { readonly state: 'not-asked-yet' };

/** Somebody's exact words. */
export interface Account {
  readonly words: string;
  readonly saidBy: string;
  readonly present: string;
}

/** One line of the record that the clinician chose to include. */
export interface ChosenItem {
  readonly title: string;
  readonly detail: string;
  /** References in the record system. */
  readonly sources: readonly string[];
}

export type Tick = 'account-changed' | 'delay' | 'was-not-brought-before' | 'not-seen-alone';

export type SharedItem = 'marks' | 'facts' | 'words' | 'voice' | 'from-record' | 'opinion' | 'household';

export type Recipient =
  | {
      readonly kind: 'social-care';
      readonly authority: string;
      readonly named: 'cpis' | 'home-address' | 'chosen';
      readonly phones: { readonly officeHours?: string; readonly emergencyDuty?: string };
    }
  | { readonly kind: 'named-nurse'; readonly name: string }
  | { readonly kind: 'police' }
  | { readonly kind: 'gp-team'; readonly name: string }
  | { readonly kind: 'health-visitor' };

export type ConsentState =
  'given' | 'refused' | 'not-sought-cannot-give' | 'not-sought-unreasonable' | 'not-sought-prejudice';
export type InformedState =
  | 'informed'
  | 'not-yet-increases-risk'
  | 'not-yet-risk-to-another'
  | 'not-yet-obstructs-police'
  | 'not-yet-unjustified-delay'
  | 'not-yet-social-care-to-advise';

export type SharingDecision =
  | {
      readonly share: true;
      /** The first is the one it is sent to; the others are told that it was. */
      readonly recipients: readonly Recipient[];
      readonly items: readonly SharedItem[];
      readonly purpose: string;
      readonly basis: LawfulBasis;
      readonly consent: { readonly state: ConsentState; readonly by?: string };
      readonly informed: InformedState;
      readonly advice?: string;
      readonly conditions?: string;
    }
  | { readonly share: false; readonly reasons: string; readonly advice?: string; readonly reviewAt?: string };

/** A structured concern: facts first, opinion apart, then the decision. */
export interface Concern {
  /** Made when the form is opened; the idempotency key of everything that is written. */
  readonly id: string;
  readonly about: 'child' | 'unborn-child';
  readonly startedAt: Instant;
  readonly writtenAt: Instant;
  readonly category: Coded;
  readonly marks: readonly BodyMark[];
  readonly facts: string;
  readonly ticks: readonly Tick[];
  readonly fromRecord: readonly ChosenItem[];
  readonly accounts: readonly Account[];
  readonly childsVoice: string;
  readonly opinion: string;
  readonly household?: string;
  readonly communication?: string;
  readonly barriers?: string;
  readonly advised?: string;
  readonly safeNow: 'yes-with-us' | 'no-999';
  readonly done: string;
  readonly decision: SharingDecision;
}
