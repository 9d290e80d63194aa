import type { PartialDate } from './child.ts';
import type { NoteId } from './concern-notes.ts';
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
  /** E.g. "in a line", "like finger tips", "shape of a belt". */
  readonly pattern?: string;
  /** How old somebody says that it is, and who: a bruise cannot be dated by its colour. */
  readonly ageClaimed?: string;
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
  /** Absent: to the writer. */
  readonly saidTo?: string;
  readonly present: string;
}

/** Somebody at home, or an adult who matters to the child. */
export interface Person {
  readonly id: string;
  readonly name: string;
  /** "Mother", "Brother" */
  readonly relationship: string;
  readonly birthDate?: PartialDate;
  readonly lives: 'with-child' | 'elsewhere' | 'not-known';
  /** Only what somebody said or wrote; never taken from the relationship. */
  readonly parentalResponsibility: 'yes' | 'no' | 'not-known';
  readonly phone?: string;
  readonly from: 'record' | 'typed';
}

/** Somebody who works with the child: "Health visitor", "M. SAMPLE, Elm Surgery", "01632 960200". */
export interface KeyContact {
  readonly id: string;
  readonly role: string;
  readonly name: string;
  readonly reach?: string;
  readonly from: 'record' | 'typed';
}

/** What a referral says of the child beside name, date of birth and NHS number, which always go. */
export type DetailId =
  | 'address'
  | 'previous-address'
  | 'phone'
  | 'gender'
  | 'ethnicity'
  | 'religion'
  | 'school'
  | 'practice'
  | 'disability';
export interface Detail {
  readonly id: DetailId;
  readonly text: string;
  readonly from: 'record' | 'typed';
}

/** What the writer thinks that it may be; several may be true. */
export type Harm =
  | 'physical'
  | 'emotional'
  | 'sexual'
  | 'neglect'
  | 'exploitation'
  | 'domestic-abuse'
  | 'fgm'
  | 'self-harm'
  | 'fabricated-illness'
  | 'other';

/**
 * Female genital mutilation of a girl under 18 that she told of or that was seen: the duty to tell the police is the
 * professional's own (Female Genital Mutilation Act 2003, section 5B). Not for a girl at risk, nor for what a third
 * person said.
 */
export interface FgmKnown {
  readonly how: 'she-told' | 'signs-seen';
  readonly knownAt: Instant;
  /** The police's incident number, where the report has been made. */
  readonly report?: { readonly at: Instant; readonly incidentNumber: string };
}

/** One line of the record that the clinician chose to include. */
export interface ChosenItem {
  readonly title: string;
  readonly detail: string;
  /** References in the record system. */
  readonly sources: readonly string[];
}

export type Tick = 'account-changed' | 'delay' | 'was-not-brought-before' | 'not-seen-alone';

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
  | { readonly kind: 'health-visitor' }
  /** At 16 and over: the hand-over to adult social care. */
  | { readonly kind: 'adult-services'; readonly authority: string };

/**
 * How it reaches the first recipient. `within-record-system`: writing it to the record sends it. The others are carried
 * by a person, who then says that it was done; until then it has not been sent. `record-system-to-sign`: a draft is put
 * into the record system's own window, and signing it there sends it.
 */
export type Route =
  'within-record-system' | 'record-system-to-sign' | 'form-or-portal' | 'secure-email' | 'telephone';

export type ConsentState =
  'given' | 'refused' | 'not-sought-cannot-give' | 'not-sought-unreasonable' | 'not-sought-prejudice';
export type InformedState =
  | 'informed'
  | 'not-yet-increases-risk'
  | 'not-yet-risk-to-another'
  | 'not-yet-obstructs-police'
  | 'not-yet-unjustified-delay'
  | 'not-yet-social-care-to-advise';

/** Who was asked, and what they advised. */
export interface Advice {
  readonly from: string;
  readonly words: string;
}

export type SharingDecision =
  | {
      readonly share: true;
      /** The first is the one it is sent to; the others are told that it was. */
      readonly recipients: readonly Recipient[];
      readonly route: Route;
      /** Ids of the pieces that go to the first recipient; see `concern-pieces.ts`. What is not named stays. */
      readonly goes: readonly string[];
      readonly purpose: string;
      readonly basis: LawfulBasis;
      readonly consent: { readonly state: ConsentState; readonly by?: string };
      readonly informed: InformedState;
      readonly advice?: Advice;
      readonly conditions?: string;
      /** Answers to the authority's own form, as a FHIR QuestionnaireResponse without subject or author. */
      readonly authorityForm?: { readonly questionnaire: string; readonly item: readonly unknown[] };
    }
  | {
      readonly share: false;
      readonly reasons: string;
      /** On which footing it is recorded. */
      readonly basis: LawfulBasis;
      readonly advice?: Advice;
      /** `2026-12-02` */
      readonly reviewAt?: string;
    };

/** A structured concern: facts first, opinion apart, then the decision. */
export interface Concern {
  /** Made when the form is opened; the idempotency key of everything that is written. */
  readonly id: string;
  readonly about: 'child' | 'unborn-child';
  /** Of an unborn child: when it is expected. */
  readonly expectedDate?: PartialDate;
  readonly startedAt: Instant;
  readonly writtenAt: Instant;
  readonly category: Coded;
  readonly harms: readonly Harm[];
  readonly marks: readonly BodyMark[];
  readonly facts: string;
  readonly ticks: readonly Tick[];
  readonly fromRecord: readonly ChosenItem[];
  readonly accounts: readonly Account[];
  readonly childsVoice: string;
  readonly opinion: string;
  readonly notes: Readonly<Partial<Record<NoteId, string>>>;
  readonly people: readonly Person[];
  readonly contacts: readonly KeyContact[];
  readonly details: readonly Detail[];
  readonly safeNow: 'yes-with-us' | 'no-999';
  readonly done: string;
  readonly fgm?: FgmKnown;
  readonly decision: SharingDecision;
}
