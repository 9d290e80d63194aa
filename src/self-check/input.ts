import type { FhirConnection } from '../fhir/connection.ts';
import type { Configured } from '../fhir/write/write-plan.ts';
import type { NeededSearch } from '../rules/needed-searches.ts';
import type { PlainSend } from '../fhir/plain-send.ts';

/** Where a page stands. Sizes in CSS pixels. */
export interface FrameFacts {
  readonly framed: boolean;
  readonly width: number;
  readonly height: number;
  /** Whether the browser lets it keep anything (session storage). */
  readonly storage: boolean;
}

/** Who is trying: a browser, which keeps headers to itself, or the command, which may do what ends a sign-in. */
export type Platform =
  | { readonly kind: 'browser'; readonly redirectUri: string; readonly frame: FrameFacts }
  /** `origin`: of the app as it is or will be served. */
  | { readonly kind: 'command'; readonly redirectUri: string; readonly origin?: string };

/** The record system, as far as its issuer's file says anything. */
export interface Subject {
  /** The FHIR base, without a last slash. */
  readonly base: string;
  readonly clientId?: string;
  /** The code and the tokens of a confidential client go through the gateway, which has the key. */
  readonly client: 'public' | 'confidential';
  /** Where the issuer's file says so; the id_token's `iss` is held to it. */
  readonly openidIssuer?: string;
  readonly write: Configured;
  /** Types that are never written. */
  readonly neverWrite: readonly string[];
  readonly quirks: readonly string[];
  /** What its file lets a launch name; absent where there is no file. */
  readonly known?: {
    readonly origins: readonly string[];
    readonly hubs: readonly string[];
    readonly frameAncestors: readonly string[];
  };
  /** Values of `tenant`, where several organisations share this address. */
  readonly tenants: readonly string[];
}

/** A sign-in that is there already, or that was just made. Its token answer is looked at and never shown. */
export interface SignedIn {
  readonly answer: Readonly<Record<string, unknown>>;
  /** Space-separated, as it was asked. */
  readonly asked: string;
  readonly nonce?: string;
  /** The answer's own header, where it was seen. */
  readonly cacheControl?: string | null;
  /** Instant in milliseconds at which the answer came, where that is known: `iat` is compared with it. */
  readonly at?: number;
  readonly connection?: FhirConnection;
}

/** Takes a person to the sign-in and back: answers the parameters that came to the redirect address. */
export interface Authorizer {
  readonly clientId: string;
  /** Space-separated. */
  readonly scope: string;
  readonly redirectUri: string;
  /** Of an EHR launch. Without it the server is asked for a child. */
  readonly launch?: string;
  /** Undefined when nobody came back in time. */
  readonly open: (url: string) => Promise<URLSearchParams | undefined>;
  /** Fields by which a confidential client proves itself to the token endpoint, made anew for each request. */
  readonly prove?: (tokenUrl: string) => Promise<Readonly<Record<string, string>>>;
  /** A connection with this access token. */
  readonly connect: (accessToken: string, details: Omit<FhirConnection, 'send'>) => FhirConnection;
}

export interface SelfCheckInput {
  readonly subject: Subject;
  readonly platform: Platform;
  /** Searches that the rules in force need. */
  readonly searches: readonly NeededSearch[];
  readonly send: PlainSend;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly signIn:
    | { readonly kind: 'none'; readonly why: string }
    | { readonly kind: 'there'; readonly signedIn: SignedIn }
    | { readonly kind: 'make'; readonly authorizer: Authorizer };
  /** Whether a test set is written into the record of the patient who was chosen. Nothing is by default. */
  readonly write: boolean;
  /** Milliseconds above which an answer is slow. */
  readonly slowMs: number;
  /** Called with what is being tried, e.g. `Condition`. */
  readonly onProgress?: (step: Progress) => void;
  /** Ends the run before its last line, which is then said of every line that is left. */
  readonly stop?: AbortSignal;
}

/** How far a run is: lines with an answer, of all lines. */
export interface Progress {
  readonly done: number;
  readonly of: number;
  readonly trying: string;
}
