/** Where requests to the record system go: made by `launch/` from fhirclient, passed to everything in `fhir/`. */
export interface FhirConnection {
  /** The FHIR base, without a last slash. Requests to any other origin or path are refused. */
  readonly base: string;
  readonly patientId: string;
  readonly encounterId?: string;
  /** Reference of the signed-in user, e.g. `Practitioner/p1`. */
  readonly fhirUser?: string;
  /** Scopes as granted, v1 or v2, space-separated. */
  readonly grantedScope: string;
  readonly quirks: readonly string[];
  /**
   * Sends one request with the launch's token, refreshed when it is about to expire. Network failure is a value.
   * Never retried by this layer.
   */
  readonly send: (request: FhirRequest) => Promise<FhirResponse>;
}

export interface FhirRequest {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** Relative to the base (`Condition?patient=…`), or an absolute URL below the base. */
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Milliseconds. */
  readonly timeoutMs?: number;
}

export type FhirResponse =
  | { readonly kind: 'answered'; readonly status: number; readonly headers: Headers; readonly body: unknown }
  /** `redirected`: it answered with another address, where the launch's token is not sent. */
  | { readonly kind: 'no-answer'; readonly redirected?: true }
  | { readonly kind: 'timed-out' }
  /** `tooLarge`: it was broken off here. */
  | { readonly kind: 'cut-off'; readonly tooLarge?: true }
  | { readonly kind: 'not-json'; readonly status: number }
  | { readonly kind: 'foreign-url' }
  | { readonly kind: 'session-ended' };
