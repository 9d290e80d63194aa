import { restricted } from './labels.ts';
import { postal, type Address } from './patient.ts';

export interface RelatedPersonParts {
  readonly given: string;
  readonly family: string;
  /** Code of v3-RoleCode. */
  readonly relationship: keyof typeof relationships;
  readonly born?: string;
  readonly phone?: string;
  readonly address?: Address;
  readonly identifier?: fhir4.Identifier;
}

const relationships = {
  MTH: 'mother',
  FTH: 'father',
  SIB: 'sibling',
  GRMTH: 'grandmother',
  FRND: 'unrelated friend',
  FSTM: 'foster parent',
  CHILD: 'child',
} as const;

export function relatedPerson(id: string, patientId: string, parts: RelatedPersonParts): fhir4.RelatedPerson {
  const display = relationships[parts.relationship];
  return {
    resourceType: 'RelatedPerson',
    id,
    active: true,
    patient: { reference: `Patient/${patientId}` },
    ...(parts.identifier !== undefined && { identifier: [parts.identifier] }),
    relationship: [
      {
        coding: [
          { system: 'http://terminology.hl7.org/CodeSystem/v3-RoleCode', code: parts.relationship, display },
        ],
        text: display,
      },
    ],
    name: [{ family: parts.family, given: [parts.given] }],
    ...(parts.phone !== undefined && { telecom: [{ system: 'phone', value: parts.phone }] }),
    ...(parts.born !== undefined && { birthDate: parts.born }),
    ...(parts.address !== undefined && { address: [postal(parts.address)] }),
  };
}

/** Who works with the child: role, name and how to reach them. */
export function careTeam(
  id: string,
  patientId: string,
  members: readonly {
    readonly role: string;
    readonly family: string;
    readonly given: string;
    readonly phone?: string;
  }[],
): fhir4.CareTeam {
  return {
    resourceType: 'CareTeam',
    id,
    status: 'active',
    name: 'Team around the child',
    subject: { reference: `Patient/${patientId}` },
    contained: members.map(({ family, given, phone }, i) => ({
      resourceType: 'Practitioner' as const,
      id: `m${i + 1}`,
      name: [{ family, given: [given] }],
      ...(phone !== undefined && {
        telecom: [{ system: 'phone' as const, value: phone, use: 'work' as const }],
      }),
    })),
    participant: members.map(({ role, family, given }, i) => ({
      role: [{ text: role }],
      member: { reference: `#m${i + 1}`, display: `${given} ${family}` },
    })),
  };
}

/** A vaccination that was given. The vaccine is named in words. */
export function immunization(id: string, patientId: string, vaccine: string, on: string): fhir4.Immunization {
  return {
    resourceType: 'Immunization',
    id,
    status: 'completed',
    vaccineCode: { text: vaccine },
    patient: { reference: `Patient/${patientId}` },
    occurrenceDateTime: on,
    primarySource: true,
  };
}

export interface PaperParts {
  readonly title: string;
  readonly text: string;
  readonly sent: string;
  readonly by: string;
  readonly to: string;
  readonly encounter?: string;
}

/** An earlier concern that was told to somebody. */
export function communication(id: string, patientId: string, parts: PaperParts): fhir4.Communication {
  return {
    resourceType: 'Communication',
    id,
    meta: restricted,
    status: 'completed',
    category: [{ text: parts.title }],
    subject: { reference: `Patient/${patientId}` },
    ...(parts.encounter !== undefined && { encounter: { reference: `Encounter/${parts.encounter}` } }),
    sent: parts.sent,
    sender: { display: parts.by },
    recipient: [{ display: parts.to }],
    payload: [{ contentString: parts.text }],
  };
}

/** The same as a document in the record. */
export function documentReference(id: string, patientId: string, parts: PaperParts): fhir4.DocumentReference {
  return {
    resourceType: 'DocumentReference',
    id,
    meta: restricted,
    status: 'current',
    type: { text: parts.title },
    subject: { reference: `Patient/${patientId}` },
    date: new Date(parts.sent).toISOString(),
    author: [{ display: parts.by }],
    description: `${parts.title}, to ${parts.to}`,
    ...(parts.encounter !== undefined && {
      context: { encounter: [{ reference: `Encounter/${parts.encounter}` }] },
    }),
    content: [
      {
        attachment: {
          contentType: 'text/plain; charset=utf-8',
          title: parts.title,
          data: btoa(String.fromCharCode(...new TextEncoder().encode(parts.text))),
        },
      },
    ],
  };
}
