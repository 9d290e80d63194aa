import type { FhirConnection } from '../fhir/connection.ts';
import type { PageIssuer } from '../config/page-config.ts';

/** A sign-in that came of a launch. Identity comes from the token, never from a URL. Lives in memory. */
interface SignIn {
  readonly issuer: PageIssuer;
  /** Instant. */
  readonly expiresAt: string;
  /** Renews the token if it is about to end; `credentials` answers the renewed one. Failure shows in the next request. */
  readonly renew?: () => Promise<void>;
  /** What the gateway needs to open its session; read at the moment of use, kept nowhere else. */
  readonly credentials: () => {
    readonly iss: string;
    readonly accessToken: string;
    readonly idToken?: string;
    /** Sent with the authorization request; the id_token must repeat it. */
    readonly nonce?: string;
  };
}

/** A launch without a child. It reads nothing of any record: alert rules and registers are the gateway's. */
export type DeskSession = SignIn;

/** One launch, one child. What is about a child takes this, so that it can never run without one. */
export interface Session extends SignIn {
  readonly fhir: FhirConnection;
  readonly patientId: string;
  readonly encounterId?: string;
  readonly grantedScopes: readonly string[];
  /** Show the full banner; one line otherwise. */
  readonly needPatientBanner: boolean;
  readonly intent?: string;
  readonly tenant?: string;
}

/** Why there is no session. Each is a screen with what to do next; the code is what IT is told. */
export type LaunchFailure =
  | { readonly kind: 'opened-directly' }
  | { readonly kind: 'launch-parameters-missing'; readonly missing: readonly ('iss' | 'launch')[] }
  | { readonly kind: 'unknown-issuer'; readonly iss: string }
  | { readonly kind: 'configuration-wrong'; readonly path: string; readonly fix: string }
  | { readonly kind: 'discovery-failed'; readonly iss: string; readonly detail: string }
  | { readonly kind: 'pkce-not-offered'; readonly iss: string }
  | { readonly kind: 'sign-in-refused'; readonly error: string; readonly description?: string }
  | { readonly kind: 'state-lost' }
  | { readonly kind: 'token-refused'; readonly detail: string }
  | { readonly kind: 'token-unreachable' }
  | { readonly kind: 'no-patient' }
  | { readonly kind: 'storage-blocked' }
  | { readonly kind: 'session-ended' };
