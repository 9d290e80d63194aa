/** What published CP-IS material does against its own standard. `on` as published. */
export const defects = {
  'string-booleans': true,
  'no-status': true,
  'no-type-code': true,
  'relative-full-urls': true,
  collection: true,
  'case-reference': true,
  'ods-prefix': true,
  'empty-end': false,
  'no-office-number': false,
  'no-emergency-number': false,
} as const satisfies Record<string, boolean>;
export type Defect = keyof typeof defects;
export const defectNames = Object.keys(defects) as readonly Defect[];

/**
 * What can go wrong on the way, on the wire:
 *
 * - `dns`: the host has no address. In process, `fetch` fails with ENOTFOUND; over HTTP the connection ends without a byte
 * - `refused`: nobody listens. In process, ECONNREFUSED; over HTTP the connection ends without a byte
 * - `slow`: the right answer, too late; whatever it sets off has happened
 * - `cut`: half of the right answer, then the connection breaks
 * - `400` … `500`: that status, with a body of the endpoint's own kind. `408` and `500` come after CP-IS was read, the
 *   others before
 * - `html`: 200 with a web page, as a guest network gives
 * - `empty-200`: 200 without a body
 * - `clock-skew`: the service's clock is ten minutes ahead: for it our assertions and the platform's tokens have run
 *   out, and what it signs is from the future. A token of CIS2 itself lives an hour and stays good
 * - `expired-key`: no key of ours is known any more; where nothing of ours is signed, all is well
 *
 * The others are about what CP-IS says, and change nothing where people and applications sign in:
 *
 * - `wrong-patient`: the answer is about another child; `several`: about another child too
 * - `warning-outcome`: an OperationOutcome of severity warning is among the entries
 * - `page-2-lost`: there is a second page, at an address that does not exist
 * - `duplicate`: the first entry is there twice
 * - `unknown-code`: a kind of plan, and of flag, that is in no value set
 * - `superseded`: the number was replaced: 404 `INVALIDATED_RESOURCE`
 */
export const faultNames = [
  'dns',
  'refused',
  'slow',
  'cut',
  '400',
  '401',
  '403',
  '404',
  '408',
  '429',
  '500',
  'html',
  'empty-200',
  'wrong-patient',
  'warning-outcome',
  'page-2-lost',
  'duplicate',
  'unknown-code',
  'several',
  'superseded',
  'clock-skew',
  'expired-key',
] as const;
export type FaultName = (typeof faultNames)[number];

/**
 * The requests that a fault can be set on: `token` is an application's sign-in, `cis2-token` and `cis2-userinfo` a
 * person's, and `exchange` what the API platform makes of that, at first and at each refresh.
 */
export const endpoints = [
  'token',
  'cis2-token',
  'cis2-userinfo',
  'exchange',
  'care-team',
  'audit-event',
  'flags',
  'flag-detail',
] as const;
export type Endpoint = (typeof endpoints)[number];

const signIns: readonly Endpoint[] = ['token', 'cis2-token', 'cis2-userinfo', 'exchange'];
/** Whether a request is about who asks, and names no child. */
export const isSignIn = (endpoint: Endpoint): boolean => signIns.includes(endpoint);

export interface Fault {
  readonly name: FaultName;
  /** Everywhere when absent. */
  readonly on?: Endpoint;
  /** For every child when absent. */
  readonly nhsNumber?: string;
  /** `slow`: milliseconds until the answer comes after all; 30,000 when absent. */
  readonly delayMs?: number;
}

/** The last fault set that fits a request wins. */
export const fits = (fault: Fault, endpoint: Endpoint, nhsNumber: string | undefined): boolean =>
  (fault.on ?? endpoint) === endpoint && (fault.nhsNumber ?? nhsNumber) === nhsNumber;

/** Which request an address is. Of `/oauth2/token` the form tells more: see `endpointOfForm`. */
export function endpointOf({ pathname, searchParams }: URL): Endpoint | undefined {
  if (pathname.endsWith('/oauth2/token')) return 'token';
  if (pathname === '/cis2/access_token') return 'cis2-token';
  if (pathname === '/cis2/userinfo') return 'cis2-userinfo';
  if (pathname.endsWith('/CareTeam')) return 'care-team';
  if (pathname.endsWith('/AuditEvent')) return 'audit-event';
  if (/\/(Patient)?Flag$/.test(pathname)) return searchParams.has('code') ? 'flag-detail' : 'flags';
  return undefined;
}

export const TOKEN_EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange';

/** Which of the requests at `/oauth2/token` a form is. */
export const endpointOfForm = (form: URLSearchParams): Endpoint =>
  [TOKEN_EXCHANGE, 'refresh_token'].includes(form.get('grant_type') ?? '') ? 'exchange' : 'token';
