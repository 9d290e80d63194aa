import type { EventSource } from '../../domain/record.ts';
import { at, isObject, textAt, textOf, type Json } from './json.ts';

/** Never an event, whatever the kind asks: wrong, taken back, or only planned. */
const never = new Set([
  'entered-in-error',
  'cancelled',
  'refuted',
  'revoked',
  'planned',
  'proposed',
  'pending',
  'booked',
  'waitlist',
  'draft',
  'preparation',
]);

/** An event only for a kind that asks for it by name. */
const onlyOnRequest = new Set(['not-done', 'noshow', 'on-hold', 'registered']);

const statusOf = (resource: Json): string | undefined =>
  resource['resourceType'] === 'Condition'
    ? (textAt(resource, 'clinicalStatus.coding.code') ?? 'active')
    : textOf(resource['status']);

function denied(resource: Json): boolean {
  if (resource['resourceType'] !== 'Observation') return false;
  return resource['valueBoolean'] === false || isObject(resource['dataAbsentReason']);
}

/**
 * Whether a resource says that something happened. Left out: entered in error, refuted, cancelled, planned, family
 * history, an observation that it is absent. Of a Flag only the active ones count, unless the kind asks otherwise:
 * R4 has no search by status for it.
 */
export function happened(resource: Json): boolean {
  if (resource['resourceType'] === 'FamilyMemberHistory') return false;
  const verification = at(resource, 'verificationStatus.coding.code');
  return ![...verification, resource['status']].some((code) => never.has(String(code))) && !denied(resource);
}

/** Whether a resource has the status that this source of an event kind asks for. */
export function hasStatus(resource: Json, source: EventSource): boolean {
  const status = statusOf(resource);
  if (source.status !== undefined) return status !== undefined && source.status.includes(status);
  if (resource['resourceType'] === 'Flag') return status === 'active';
  return status === undefined || !onlyOnRequest.has(status);
}
