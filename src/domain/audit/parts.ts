import type { LawfulBasis } from '../lawful-basis.ts';
import { unreachable } from '../result.ts';
import {
  applicationServer,
  author,
  patientRole,
  person,
  purposeConcept,
  requestIdType,
  resourceRole,
  systemObject,
  visitType,
} from './codes.ts';
import type { Acting, AnyContext, AuditOutcome, System } from './context.ts';

/** AuditEvent.outcome: 0 success, 4 minor failure (refused by rule), 8 serious failure. */
export function outcomeCode(outcome: AuditOutcome): '0' | '4' | '8' {
  switch (outcome) {
    case 'done':
      return '0';
    case 'refused':
      return '4';
    case 'failed':
      return '8';
    default:
      return unreachable(outcome);
  }
}

/** The signed-in clinician, as the one who asked: as a reader (`informationRecipient`), or as an author. */
export function userPart(
  { user, purpose }: Pick<Acting, 'user' | 'purpose'>,
  type: fhir4.CodeableConcept = author,
): fhir4.AuditEventAgent {
  return {
    type,
    who: { reference: user.reference, display: user.name },
    name: user.name,
    requestor: true,
    ...(user.role === undefined ? {} : { role: [{ text: user.role }] }),
    purposeOfUse: [purposeConcept(purpose)],
  };
}

/** The page: the network address of a browser is known to the network alone. */
const page: System = { name: 'Safelight, in the browser' };

export const clientOf = ({ client }: Pick<Acting, 'client'>): System => client ?? page;

/** A system that took part. */
export const systemPart = (type: fhir4.CodeableConcept, system: System): fhir4.AuditEventAgent => ({
  type,
  who: { display: system.name },
  requestor: false,
  network: network(system.address),
});

// BALP requires the element; FHIR's own extension says honestly that its value is not known.
const unknownNetwork: fhir4.AuditEventAgentNetwork = {
  extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'unknown' }],
};

/** AuditEvent.agent.network.type: 1 machine name, 3 telephone number, 4 e-mail address, 5 URI. */
export function network(address: string | undefined): fhir4.AuditEventAgentNetwork {
  if (address === undefined) return unknownNetwork;
  if (address.includes('@')) return { address, type: '4' };
  if (address.includes('://')) return { address, type: '5' };
  return { address, type: /^[+\d][\d\s()-]{4,}$/.test(address) ? '3' : '1' };
}

/** The child, and with them why it was lawful and what it belongs to; of an event about no child, what joins it to logs. */
export function entityParts(context: AnyContext): fhir4.AuditEventEntity[] {
  if (context.patient === undefined) return requestPart(context);
  const { patient, encounter } = context;
  return [
    { what: { reference: patient }, type: person, role: patientRole, detail: footing(context) },
    ...(encounter === undefined ? [] : [{ what: { reference: encounter }, type: visitType }]),
    ...requestPart(context),
  ];
}

/** What joins an entry to the logs. */
const requestPart = ({ requestId }: Pick<Acting, 'requestId'>): fhir4.AuditEventEntity[] =>
  requestId === undefined ? [] : [{ what: { identifier: { value: requestId } }, type: requestIdType }];

/** Named values that a register filters by. Never free text of a clinician. */
export type Details = Readonly<Record<string, string | undefined>>;

/** What was read or written; where it is about no child, the lawful footing stands here. */
export function dataPart(
  context: AnyContext,
  what: fhir4.Reference,
  description: string,
  details: Details = {},
): fhir4.AuditEventEntity {
  const detail = [
    ...(context.patient === undefined ? footing(context) : []),
    ...Object.entries(details).flatMap(([type, valueString]) =>
      valueString === undefined ? [] : [{ type, valueString }],
    ),
  ];
  return {
    what,
    type: systemObject,
    role: resourceRole,
    description,
    ...(detail.length === 0 ? {} : { detail }),
  };
}

const footing = ({ basis, user }: Acting): fhir4.AuditEventEntityDetail[] => [
  ...(user.organisation === undefined ? [] : [{ type: 'organisation', valueString: user.organisation }]),
  ...basisDetails(basis),
];

const basisDetails = (basis: LawfulBasis): fhir4.AuditEventEntityDetail[] => [
  { type: 'lawful-basis-list', valueString: basis.listVersion },
  ...basis.chosen.map(({ id, citation }) => ({ type: 'lawful-basis', valueString: `${id}: ${citation}` })),
];

/** A profile of IHE's Basic Audit Log Patterns. */
export type Profile =
  | 'IHE.BasicAudit.Read'
  | 'IHE.BasicAudit.PatientRead'
  | 'IHE.BasicAudit.Create'
  | 'IHE.BasicAudit.PatientCreate'
  | 'IHE.BasicAudit.Update'
  | 'IHE.BasicAudit.PatientUpdate'
  | 'IHE.BasicAudit.PrivacyDisclosure.Source';

/**
 * What every entry shares: when, seen by whom, why. `profile` is claimed where the entry keeps to one: those of reading
 * and writing hold for success alone, and none is for signing in.
 */
export const frame = (
  context: Acting,
  profile: Profile | undefined,
): Pick<fhir4.AuditEvent, 'resourceType' | 'meta' | 'recorded' | 'source' | 'purposeOfEvent'> => ({
  resourceType: 'AuditEvent',
  ...(profile === undefined
    ? {}
    : { meta: { profile: [`https://profiles.ihe.net/ITI/BALP/StructureDefinition/${profile}`] } }),
  recorded: context.at,
  purposeOfEvent: [purposeConcept(context.purpose)],
  source: { observer: { display: context.source.name }, type: [applicationServer] },
});
