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

/** Answers to an observation that say it was not so; `neg` and `nd` are HL7's codes of an interpretation. */
const denials = new Set(['no', 'n', 'none', 'nil', 'false', 'absent', 'negative']);
const deniedWords = new Set(['not-present', 'not-found', 'not-seen', 'not-detected']);
const deniedInterpretations = new Set(['neg', 'nd', 'negative', 'absent']);

/** A code or word as FHIR would spell it: senders differ in letter case and between a space and a hyphen. */
const spelt = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-');

/** All that a text, a Coding or a CodeableConcept says: code, words of the code, and its own words. */
const saidIn = (value: unknown): readonly string[] =>
  ['coding.code', 'coding.display', 'code', 'display', 'text']
    .flatMap((path) => at(value, path))
    .concat(value)
    .map(textOf)
    .filter((text) => text !== undefined)
    .map(spelt);

const abated = (resource: Json): boolean =>
  ['DateTime', 'Period', 'Age', 'Range', 'String'].some((form) => resource[`abatement${form}`] !== undefined);

/** A condition that has ended and gives no status has one all the same: FHIR lets none be active that is abated. */
const clinicalStatusOf = (resource: Json): string =>
  textAt(resource, 'clinicalStatus.coding.code') ??
  textAt(resource, 'clinicalStatus.text') ??
  textOf(resource['clinicalStatus']) ??
  (abated(resource) ? 'resolved' : 'active');

/** The status as FHIR would spell it; undefined when the resource gives none, or says that it is not known. */
function statusOf(resource: Json): string | undefined {
  if (resource['resourceType'] === 'Condition') return spelt(clinicalStatusOf(resource));
  const status = textOf(resource['status']);
  return status === undefined || spelt(status) === 'unknown' ? undefined : spelt(status);
}

function denied(resource: Json): boolean {
  if (resource['resourceType'] !== 'Observation') return false;
  if (resource['valueBoolean'] === false || isObject(resource['dataAbsentReason'])) return true;
  const answers = ['valueCodeableConcept', 'valueString'].flatMap((path) =>
    at(resource, path).flatMap(saidIn),
  );
  return (
    answers.some((answer) => denials.has(answer) || deniedWords.has(answer)) ||
    at(resource, 'interpretation')
      .flatMap(saidIn)
      .some((answer) => deniedInterpretations.has(answer) || deniedWords.has(answer))
  );
}

const ofFamily = (resource: Json): boolean =>
  resource['resourceType'] === 'FamilyMemberHistory' ||
  at(resource, 'category')
    .flatMap(saidIn)
    .some((category) => category.startsWith('family-history'));

/**
 * Whether a resource says that something happened. Left out: entered in error, refuted, cancelled, planned, family
 * history, an observation that it is absent, in codes or in words, however they are spelt. Of a Flag only the active
 * ones count, unless the kind asks otherwise: R4 has no search by status for it.
 */
export function happened(resource: Json): boolean {
  if (ofFamily(resource)) return false;
  const said = ['verificationStatus', 'status'].flatMap((path) => at(resource, path).flatMap(saidIn));
  return !said.some((status) => never.has(status)) && !denied(resource);
}

/** Whether a resource has the status that this source of an event kind asks for; `not-said` when it gives none. */
export function hasStatus(resource: Json, source: EventSource): boolean | 'not-said' {
  const status = statusOf(resource);
  const flag = resource['resourceType'] === 'Flag';
  if (source.status === undefined && !flag) return status === undefined || !onlyOnRequest.has(status);
  return status === undefined ? 'not-said' : (source.status ?? ['active']).includes(status);
}
