import type { FhirConnection } from '../fhir/connection.ts';
import type { Instant } from '../domain/fetched.ts';
import type { PageIssuer } from '../config/page-config.ts';
import type { Revocation } from '../fhir/revoke-token.ts';
import type { LaunchContext } from './launch-context.ts';
import type { Renewal } from './renewal.ts';

/** A sign-in that came of a launch. Identity comes from the token, never from a URL. Lives in memory. */
interface SignIn extends LaunchContext {
  /** Of several organisations behind one record system, the one that the token answer names. */
  readonly issuer: PageIssuer;
  /** Instant at which the token ended that this session began with; `renew` may have replaced it since. */
  readonly expiresAt: string;
  /** Renews the token if it is about to end; `credentials` answers the renewed one. Failure shows in the next request. */
  readonly renew?: () => Promise<void>;
  /** How long the token holds, and what makes it hold longer while the page is open. */
  readonly renewal?: Pick<Renewal, 'ifNeeded' | 'life'> & Partial<Pick<Renewal, 'whenGranted'>>;
  /** What the gateway needs to open its session; read at the moment of use, kept nowhere else. */
  readonly credentials: () => {
    readonly iss: string;
    readonly accessToken: string;
    readonly idToken?: string;
    /** Sent with the authorization request; the id_token must repeat it. */
    readonly nonce?: string;
  };
  /** The token endpoint's answer as it came, for the self-check alone: what it shows of it holds no token. */
  readonly tokenAnswer?: () => Readonly<Record<string, unknown>>;
  /**
   * Gives the tokens back to the record system, through the gateway, and forgets this sign-in in the browser. Nothing can
   * be read with this session afterwards, whatever the record system answered.
   */
  readonly signOut: () => Promise<SignedOut>;
}

/** What became of each token; `none` where there was no refresh token. */
export interface SignedOut {
  readonly access: Revocation;
  readonly refresh: Revocation | 'none';
}

/** A launch without a child. It reads nothing of any record: alert rules and registers are the gateway's. */
export type DeskSession = SignIn;

/** One launch, one child. What is about a child takes this, so that it can never run without one. */
export interface Session extends SignIn {
  readonly fhir: FhirConnection;
  readonly patientId: string;
  readonly encounterId?: string;
  readonly grantedScopes: readonly string[];
  /** Where a renewed token allows something else: what was allowed at first, and since when. */
  readonly changedGrant?: { readonly before: readonly string[]; readonly at: Instant };
  /** What this launch asked for. */
  readonly askedScopes?: readonly string[];
  /** Show the full banner; one line otherwise. */
  readonly needPatientBanner: boolean;
}

/** Why there is no session. Each is a screen with what to do next; the code is what IT is told. */
export type LaunchFailure =
  | { readonly kind: 'opened-directly' }
  | { readonly kind: 'launch-parameters-missing'; readonly missing: readonly ('iss' | 'launch')[] }
  | { readonly kind: 'unknown-issuer'; readonly iss: string }
  /** Several organisations share this record system, and the token answer names none of them. */
  | { readonly kind: 'unknown-tenant'; readonly iss: string; readonly tenant?: string }
  | { readonly kind: 'configuration-wrong'; readonly path: string; readonly fix: string }
  | { readonly kind: 'discovery-failed'; readonly iss: string; readonly detail: string }
  | { readonly kind: 'pkce-not-offered'; readonly iss: string }
  | { readonly kind: 'sign-in-refused'; readonly error: string; readonly description?: string }
  | { readonly kind: 'state-lost' }
  | { readonly kind: 'token-refused'; readonly detail: string }
  | { readonly kind: 'token-unreachable' }
  | { readonly kind: 'no-patient' }
  | { readonly kind: 'storage-blocked' }
  /** The frame's sandbox leaves this app without an origin of its own. */
  | { readonly kind: 'frame-sandboxed' }
  /** A page of an earlier launch, loaded again where nothing is kept of it or by the frame's history. */
  | { readonly kind: 'came-back' }
  | { readonly kind: 'session-ended' };
