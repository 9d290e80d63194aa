/** What a check stands on. A check whose ground is missing is not tried, and says why. */
export type Ground =
  /** Nothing but the address of the record system. */
  | 'address'
  /** Its discovery document. */
  | 'discovery'
  /** Its capability statement. */
  | 'statement'
  /** A sign-in. */
  | 'sign-in'
  /** An access token that the FHIR server takes, and a patient. */
  | 'record'
  /** Leave to write a test set into the record. */
  | 'writing'
  /** What only the command can do, because a browser must not or cannot. */
  | 'command';

export type Group =
  'discovery' | 'sign-in' | 'scopes' | 'context' | 'record' | 'writing' | 'tokens' | 'times';

/** One thing that Safelight needs of a record system. */
export interface Line {
  /** Stable, e.g. `context-patient`, `search:Condition`. */
  readonly key: string;
  /** Of the list of requirements in docs/self-check.md, e.g. `A1-30`. */
  readonly requirement: string;
  /** Where the specification asks for it. */
  readonly spec: string;
  readonly group: Group;
  readonly ground: Ground;
  readonly title: string;
  /** `fail`: Safelight will not work. `warn`: it works, and says what it cannot do. */
  readonly severity: 'fail' | 'warn';
  /** What follows when it is not met. */
  readonly unmet: string;
  readonly tried: string;
  /** One sentence that names exactly what to return or allow. Code stands between backticks. */
  readonly fix: string;
}

/** What came of a check. What is not known is never a pass. */
export type Outcome =
  | { readonly status: 'pass'; readonly found: string }
  | { readonly status: 'warn' | 'fail'; readonly found: string; readonly fix: string }
  | {
      readonly status: 'not-tried';
      readonly why: string;
      /** The key of the line that stands in the way. */
      readonly because?: string;
    };
export type Status = Outcome['status'];

/** A request and its answer as they may be shown: no person, no token, nothing that a server made up. */
export interface Exchange {
  /** Instant. */
  readonly at: string;
  /** `GET Condition?patient={patient}&_count=500` */
  readonly request: string;
  /** `200 application/fhir+json in 84 ms` */
  readonly answer: string;
  /** The shape of the body: known names, and values of those that can hold no person. */
  readonly body?: string;
}

export interface Checked {
  readonly line: Line;
  readonly outcome: Outcome;
  readonly evidence: readonly Exchange[];
}
