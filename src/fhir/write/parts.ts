import type { Concern } from '../../domain/concern.ts';
import { systems } from './systems.ts';

/** Which resource of the concern: each has its own uuid, made from the concern's, and so the same one every time. */
export type PartName =
  | 'condition'
  | 'response'
  | 'provenance'
  | 'audit'
  | 'document'
  | 'referral'
  | 'task'
  | 'authority-form'
  | 'whole'
  | 'whole-provenance'
  | 'whole-audit'
  | 'patient'
  | 'author'
  | 'organisation'
  | `person-${number}`
  | `response-v${number}`
  | `document-v${number}`
  | `provenance-v${number}`
  | `audit-v${number}`
  | `mark-${number}`
  | `told-${number}`;

// In this order for ever: a part's place is part of its identifier.
const fixed = [
  'condition',
  'response',
  'provenance',
  'audit',
  'document',
  'referral',
  'task',
  'authority-form',
  'whole',
  'whole-provenance',
  'whole-audit',
  'patient',
  'author',
  'organisation',
] as const;
const placeOf = (name: string): number => fixed.findIndex((part) => part === name) + 1;

function offset(name: PartName): number {
  if (name.startsWith('mark-')) return 1000 + Number(name.slice(5));
  if (name.startsWith('told-')) return 2000 + Number(name.slice(5));
  if (name.startsWith('person-')) return 3000 + Number(name.slice(7));
  const version = /^([a-z]+)-v(\d+)$/.exec(name);
  return version === null ? placeOf(name) : 10_000 * Number(version[2]) + placeOf(version[1] ?? '');
}

/** The concern's uuid counted up in its last group: version and variant are untouched, no two parts meet. */
function partUuid(concern: Pick<Concern, 'id'>, name: PartName): string {
  const last = (BigInt(`0x${concern.id.slice(24)}`) + BigInt(offset(name))) % 2n ** 48n;
  return `${concern.id.slice(0, 24).toLowerCase()}${last.toString(16).padStart(12, '0')}`;
}

/** Whether this is the identifier of a part of that concern: the same uuid, counted up in its last group. */
export function isPartOf(concernId: string, value: string): boolean {
  if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value)) return false;
  const away = (BigInt(`0x${value.slice(24)}`) - BigInt(`0x${concernId.slice(24)}`) + 2n ** 48n) % 2n ** 48n;
  return (
    value.slice(0, 24).toLowerCase() === concernId.slice(0, 24).toLowerCase() && away > 0n && away < 10n ** 7n
  );
}

/** Within the bundle, resources name one another by this. */
export const partUrl = (concern: Pick<Concern, 'id'>, name: PartName): string =>
  `urn:uuid:${partUuid(concern, name)}`;

/**
 * Stable, and not the name within the bundle: a server may replace that wherever it stands (R4, transaction
 * processing rules), also in an identifier.
 */
export const identifierOf = (concern: Pick<Concern, 'id'>, name: PartName): fhir4.Identifier => ({
  system: systems.part,
  value: partUuid(concern, name),
});

/**
 * Restricted, and sensitive as abuse: HL7 v3 Confidentiality R and ActCode SDV. The tag is the stable identifier of
 * resources that have no identifier element in R4 (Provenance, AuditEvent), and is searched with `_tag`.
 */
export const labelled = (concern: Pick<Concern, 'id'>, name: PartName): fhir4.Meta => ({
  security: [
    { system: systems.confidentiality, code: 'R', display: 'restricted' },
    {
      system: systems.actCode,
      code: 'SDV',
      display: 'sexual assault, abuse, or domestic violence information sensitivity',
    },
  ],
  tag: [{ system: systems.part, code: partUuid(concern, name) }],
});

export type ConcernBundle = fhir4.Bundle<fhir4.FhirResource>;
export type ConcernEntry = fhir4.BundleEntry<fhir4.FhirResource>;

/** Created once however often it is sent: the server looks for the identifier first. */
export function entry(
  concern: Pick<Concern, 'id'>,
  name: PartName,
  resource: fhir4.FhirResource,
): ConcernEntry {
  const token = encodeURIComponent(`${systems.part}|${partUuid(concern, name)}`);
  const found = `${'identifier' in resource ? 'identifier' : '_tag'}=${token}`;
  return {
    fullUrl: partUrl(concern, name),
    resource,
    request: { method: 'POST', url: resource.resourceType, ifNoneExist: found },
  };
}
