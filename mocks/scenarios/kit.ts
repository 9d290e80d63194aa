import { parseNhsNumber } from '../../src/domain/nhs-number.ts';
import type { NhsNumber } from '../../src/domain/nhs-number.ts';
import { daysFrom } from './dates.ts';
import type { Days } from './dates.ts';
import { appointment, encounter } from './encounters.ts';
import type { AppointmentParts, EncounterParts } from './encounters.ts';
import { condition, flag, observation } from './findings.ts';
import type { ConditionParts, FlagParts, ObservationParts } from './findings.ts';
import { patient } from './patient.ts';
import type { PatientParts } from './patient.ts';
import {
  careTeam,
  communication,
  documentReference,
  immunization,
  relatedPerson,
} from './people-and-papers.ts';
import type { PaperParts, RelatedPersonParts } from './people-and-papers.ts';

/** The builders, bound to one child: every id starts with the child's, every date is counted from `now`. */
export interface Kit extends Days {
  readonly patient: (parts: PatientParts) => fhir4.Patient;
  /** Id of the current encounter. */
  readonly visitId: string;
  /** The current encounter, in progress; it began `minutes` ago. */
  readonly visit: (minutes: number, parts: Omit<EncounterParts, 'start' | 'status'>) => fhir4.Encounter;
  readonly encounter: (id: string, parts: EncounterParts) => fhir4.Encounter;
  readonly appointment: (id: string, parts: AppointmentParts) => fhir4.Appointment;
  readonly condition: (id: string, parts: ConditionParts) => fhir4.Condition;
  readonly observation: (id: string, parts: ObservationParts) => fhir4.Observation;
  readonly flag: (id: string, parts: FlagParts) => fhir4.Flag;
  readonly relatedPerson: (id: string, parts: RelatedPersonParts) => fhir4.RelatedPerson;
  readonly careTeam: (id: string, members: Parameters<typeof careTeam>[2]) => fhir4.CareTeam;
  readonly immunization: (id: string, vaccine: string, on: string) => fhir4.Immunization;
  readonly communication: (id: string, parts: PaperParts) => fhir4.Communication;
  readonly documentReference: (id: string, parts: PaperParts) => fhir4.DocumentReference;
}

export function kitFor(child: string, now: Date, stamp: string): Kit {
  const days = daysFrom(now);
  const named = (id: string): string => `${child}-${id}`;
  const visitId = named(`visit-${stamp}`);
  return {
    ...days,
    visitId,
    patient: (parts) => patient(child, parts),
    visit: (minutes, parts) =>
      encounter(visitId, child, { ...parts, status: 'in-progress', start: days.minutesAgo(minutes) }),
    encounter: (id, parts) => encounter(named(id), child, parts),
    appointment: (id, parts) => appointment(named(id), child, parts),
    condition: (id, parts) =>
      condition(named(id), child, { ...parts, ...within(parts.encounter, named, visitId) }),
    observation: (id, parts) =>
      observation(named(id), child, { ...parts, ...within(parts.encounter, named, visitId) }),
    flag: (id, parts) => flag(named(id), child, parts),
    relatedPerson: (id, parts) => relatedPerson(named(id), child, parts),
    careTeam: (id, members) => careTeam(named(id), child, members),
    immunization: (id, vaccine, on) => immunization(named(id), child, vaccine, on),
    communication: (id, parts) =>
      communication(named(id), child, { ...parts, ...within(parts.encounter, named, visitId) }),
    documentReference: (id, parts) =>
      documentReference(named(id), child, { ...parts, ...within(parts.encounter, named, visitId) }),
  };
}

/** `visit` means the current encounter; any other short id is an earlier one of the same child. */
function within(id: string | undefined, named: (id: string) => string, visitId: string) {
  return id === undefined ? {} : { encounter: id === 'visit' ? visitId : named(id) };
}

/** A synthetic NHS number, from the range 999 that is never issued. Throws when it is mistyped. */
export function syntheticNumber(text: string): NhsNumber {
  const number = parseNhsNumber(text);
  if (!number?.startsWith('999')) {
    throw new Error(`${text} is not a synthetic NHS number.`);
  }
  return number;
}
