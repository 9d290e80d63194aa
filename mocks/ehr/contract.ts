import type { Scenario } from '../scenarios/scenario.ts';
import type { EhrUserId } from './users.ts';

/** What the pretend record system is started with. */
export interface EhrOptions {
  /** Where it is served, e.g. `http://localhost:4000`. FHIR is below `/fhir`. */
  readonly origin: string;
  readonly scenarios: readonly Scenario[];
  readonly now: () => Date;
  /** The registered app's origin. Defaults to the next port of `origin`. */
  readonly appOrigin?: string;
}

/** How one launch differs from an ordinary one. */
export interface LaunchOptions {
  readonly needPatientBanner?: boolean;
  readonly intent?: string;
  /** Scopes that this record system does not grant although it was asked, e.g. `patient/Flag.rs`. */
  readonly withheldScopes?: readonly string[];
  /** Address of a style; some are served by this record system, below `/style/`. */
  readonly styleUrl?: string;
  /** What it calls the organisation: `sandbox` where this is absent; with `none` it names none. */
  readonly tenant?: string;
  /** Instead of the one item that it sends otherwise, the role of the person. Any shape: what is odd is sent as it is. */
  readonly fhirContext?: readonly unknown[];
  /** A session of the FHIRcast hub, which is then named beside the token; any name. */
  readonly hubTopic?: string;
  /** Handle of SMART Web Messaging: the sandbox page, in whose frame the app is, answers messages that have it. */
  readonly messagingHandle?: string;
  /** What a CDS Hooks card said of its link (`appContext`), sent beside the token as it is. */
  readonly appContext?: string;
  /** How long an access token lives. */
  readonly tokenSeconds?: number;
  /** The record system says nothing of the visit. */
  readonly noEncounter?: boolean;
  /** The record system says nothing of the patient. */
  readonly noPatient?: boolean;
  /** No refresh token, whatever was asked. */
  readonly noRefresh?: boolean;
}

export interface LaunchRequest {
  readonly user: EhrUserId;
  /** Absent: opened from the menu, with no record on screen. */
  readonly patient?: string;
  readonly options?: LaunchOptions;
}

/** The two parameters that an EHR adds to the app's launch URL. */
export interface LaunchParameters {
  readonly iss: string;
  readonly launch: string;
}

/** What an access token stands for. */
export interface Grant {
  readonly clientId: string;
  /** As granted, space-separated. */
  readonly scope: string;
  /** Reference of the person, e.g. `Practitioner/ed-nurse`, `RelatedPerson/parent-of-ada`. */
  readonly user: string;
  readonly patient?: string;
  readonly encounter?: string;
  /** The session of the hub that its launch named. */
  readonly hubTopic?: string;
  /** Milliseconds since 1970; absent for a token that does not end. */
  readonly expiresAt?: number;
}

/** A token made without OAuth, for tests of the FHIR side alone. */
export interface MintRequest {
  /** `parent`: of the patient, in their own app at home. */
  readonly user: EhrUserId | 'parent';
  readonly patient?: string;
  readonly encounter?: string;
  readonly scope: string;
}

/** Looks an access token up; nothing when it is unknown, expired or revoked. */
export type FindGrant = (token: string) => Promise<Grant | undefined>;

/** One request that the record system was sent. */
export interface SeenRequest {
  readonly method: string;
  /** Path and query below the origin. */
  readonly url: string;
  readonly status: number;
}
