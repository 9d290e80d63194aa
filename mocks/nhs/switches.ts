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

/** What can go wrong on the way. The numbers are HTTP statuses. */
export const faultNames = [
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
] as const;
export type FaultName = (typeof faultNames)[number];

/** The requests that a fault can be set on. */
export const endpoints = ['token', 'care-team', 'audit-event', 'flags', 'flag-detail'] as const;
export type Endpoint = (typeof endpoints)[number];

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

/** Which request an address is. */
export function endpointOf({ pathname, searchParams }: URL): Endpoint | undefined {
  if (pathname.endsWith('/oauth2/token')) return 'token';
  if (pathname.endsWith('/CareTeam')) return 'care-team';
  if (pathname.endsWith('/AuditEvent')) return 'audit-event';
  if (/\/(Patient)?Flag$/.test(pathname)) return searchParams.has('code') ? 'flag-detail' : 'flags';
  return undefined;
}
