import type { Instant } from './fetched.ts';
import type { PartialDate } from './child.ts';

/** The three kinds of plan that CP-IS holds (value set England-ChildProtectionPlan 1.0.0). */
export type PlanKind = 'child-protection' | 'looked-after' | 'unborn-child-protection';

/**
 * An unscheduled look-up tells the child's local authority and enters the access history; a scheduled one does
 * neither. It is never defaulted: no care setting, no call.
 */
export type LookUpKind = 'unscheduled' | 'scheduled';

export interface Plan {
  readonly kind: PlanKind;
  readonly start?: PartialDate;
  readonly end?: PartialDate;
  /** `ended` when the end date has passed; CP-IS keeps ended plans on view for a time. */
  readonly status: 'current' | 'ended';
  readonly authority: string;
  /** As CP-IS gives them, digits and spaces; either may be missing. */
  readonly phones: { readonly officeHours?: string; readonly emergencyDuty?: string };
}

/** One earlier unscheduled look, from the list of at most 25 that CP-IS keeps. */
export interface Access {
  readonly at: Instant;
  readonly name?: string;
  readonly role?: string;
  readonly organisation?: string;
}

/** The access history: the Patient Flags interface does not publish one. */
export type AccessHistory =
  | { readonly state: 'listed'; readonly accesses: readonly Access[] }
  | { readonly state: 'not-offered' }
  | { readonly state: 'could-not-read'; readonly why: CouldNotCheckReason };

/** Why CP-IS gave no usable answer. Each has its own sentence on screen; none is ever shown as "no record found". */
export type CouldNotCheckReason =
  | 'no-answer'
  | 'timed-out'
  | 'answer-lost'
  | 'not-configured'
  | 'sign-in-refused'
  | 'nhs-sign-in-needed'
  | 'nhs-sign-in-ended'
  | 'not-permitted'
  | 'no-right'
  | 'no-right-in-this-setting'
  | 'bad-request'
  | 'too-many-requests'
  | 'service-error'
  | 'odd-answer'
  | 'wrong-child'
  | 'several-matches'
  | 'warning-in-answer'
  | 'page-missing'
  | 'unknown-plan'
  | 'number-not-known'
  | 'number-replaced'
  | 'record-replaced'
  | 'no-nhs-number'
  | 'nhs-number-invalid'
  | 'nhs-number-not-verified'
  | 'no-care-setting'
  | 'never-in-this-setting'
  | 'audit-refused'
  | 'gateway-away';

/** Whether the local authority was told of the look-up. */
export type Notified = 'yes' | 'no' | 'unknown';

/** Who looked, when, as what: on every answer. */
export interface Check {
  readonly askedAt: Instant;
  readonly answeredAt: Instant;
  readonly kind: LookUpKind;
  /** Care setting's title, e.g. "A&E". */
  readonly setting: string;
  readonly by: { readonly name: string; readonly role?: string };
  readonly notified: Notified;
  /** How the person confirmed whose number it is; present only where the record had not verified it. */
  readonly identity?: IdentityCheck;
}

/** The five states of CP-IS. */
export type CpisStatus =
  | { readonly state: 'not-checked'; readonly because?: NotCheckedBecause }
  | {
      readonly state: 'checking';
      readonly askedAt: Instant;
      readonly kind: LookUpKind;
      readonly setting: string;
    }
  | {
      readonly state: 'found';
      readonly plans: readonly Plan[];
      readonly history: AccessHistory;
      readonly check: Check;
    }
  | { readonly state: 'none'; readonly check: Check }
  | {
      readonly state: 'could-not-check';
      readonly reason: CouldNotCheckReason;
      readonly notified: Notified;
      readonly askedAt?: Instant;
      readonly answeredAt?: Instant;
      /** Absent when nothing was asked. */
      readonly check?: Omit<Check, 'notified'>;
    };

/** Why a look-up has not been made and is not offered, or `answer-expired`: it was made, and its kept answer has gone. */
export type NotCheckedBecause = 'not-asked-yet' | 'answer-expired';

/** What CP-IS answered, before who and when are added. */
export type CpisAnswer =
  | {
      readonly outcome: 'found';
      readonly plans: readonly Plan[];
      readonly history: AccessHistory;
      readonly notified: Notified;
    }
  | { readonly outcome: 'none'; readonly notified: Notified }
  | {
      readonly outcome: 'could-not-check';
      readonly reason: CouldNotCheckReason;
      readonly notified: Notified;
    };

/** How a person satisfied themselves that an unverified NHS number is this child's. */
export type IdentityCheck = 'asked-child-or-carer' | 'saw-document' | 'traced-elsewhere';

/**
 * Why a look-up was asked for: somebody pressed, the site's policy did on opening or because of a CDS Hook, or a person
 * asked again, warned.
 */
export type LookUpWhy = 'pressed' | 'opened' | 'hook' | 'asked-again';

/**
 * A missed appointment that a person told children's social care of, by telephone. CP-IS has no message for this, in any
 * generation: it is a call that somebody made.
 */
export interface TeamTold {
  /** The appointment's reference in the record system, e.g. `Appointment/a1`. */
  readonly appointment: string;
  /** Whom they rang: the local authority's name. */
  readonly authority: string;
  readonly phone?: string;
  /** Who took the call, where the person wrote it down. */
  readonly spokeTo?: string;
  readonly at: Instant;
  readonly by: { readonly name: string; readonly role?: string };
}

/** A check made by telephone or through the portal, recorded by the clinician and shown as what it is. */
export interface OtherCheck {
  readonly how: 'phone' | 'portal';
  readonly at: Instant;
  readonly whoAnswered: string;
  readonly said: string;
  readonly by: { readonly name: string; readonly role?: string };
}
