import { unreachable } from '../result.ts';
import {
  applicationServer,
  patientRole,
  person,
  purposeConcept,
  requestIdType,
  systemObject,
  userAgent,
} from './codes.ts';
import type { AuditContext, AuditOutcome } from './context.ts';

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

/** The signed-in clinician, as the one who asked. */
export function userPart({ user, purpose }: Pick<AuditContext, 'user' | 'purpose'>): fhir4.AuditEventAgent {
  return {
    type: userAgent,
    who: { reference: user.reference, display: user.name },
    name: user.name,
    requestor: true,
    ...(user.role === undefined ? {} : { role: [{ text: user.role }] }),
    purposeOfUse: [purposeConcept(purpose)],
  };
}

/** A system that took part. `address` is an origin or a host name. */
export function systemPart(
  type: fhir4.CodeableConcept,
  system: { readonly name: string; readonly address?: string },
): fhir4.AuditEventAgent {
  return {
    type,
    who: { display: system.name },
    requestor: false,
    ...(system.address === undefined ? {} : { network: network(system.address) }),
  };
}

// AuditEvent.agent.network.type: 1 machine name, 5 URI.
const network = (address: string): fhir4.AuditEventAgentNetwork => ({
  address,
  type: address.includes('://') ? '5' : '1',
});

/** The child, and with them why it was lawful and what it belongs to. */
export function entityParts(context: AuditContext): fhir4.AuditEventEntity[] {
  return [
    {
      what: { reference: context.patient },
      type: person,
      role: patientRole,
      ...detailsOf(context),
    },
    ...(context.encounter === undefined
      ? []
      : [{ what: { reference: context.encounter }, type: systemObject }]),
    ...requestPart(context),
  ];
}

/** What joins an entry to the logs. */
export const requestPart = ({ requestId }: Pick<AuditContext, 'requestId'>): fhir4.AuditEventEntity[] =>
  requestId === undefined ? [] : [{ what: { identifier: { value: requestId } }, type: requestIdType }];

function detailsOf({ basis, user }: AuditContext): { detail?: fhir4.AuditEventEntityDetail[] } {
  const detail = [
    ...(user.organisation === undefined ? [] : [{ type: 'organisation', valueString: user.organisation }]),
    ...(basis === undefined
      ? []
      : [
          { type: 'lawful-basis-list', valueString: basis.listVersion },
          ...basis.chosen.map(({ id, citation }) => ({
            type: 'lawful-basis',
            valueString: `${id}: ${citation}`,
          })),
        ]),
  ];
  return detail.length === 0 ? {} : { detail };
}

/** What every entry shares: when, seen by whom, why. */
export const frame = (
  context: Pick<AuditContext, 'at' | 'purpose' | 'source'>,
  profile: string,
): Pick<fhir4.AuditEvent, 'resourceType' | 'meta' | 'recorded' | 'source' | 'purposeOfEvent'> => ({
  resourceType: 'AuditEvent',
  meta: { profile: [`https://profiles.ihe.net/ITI/BALP/StructureDefinition/${profile}`] },
  recorded: context.at,
  purposeOfEvent: [purposeConcept(context.purpose)],
  source: { observer: { display: context.source.name }, type: [applicationServer] },
});
