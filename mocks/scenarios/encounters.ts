/** Where people are seen in the pretend world. */
export const places = {
  testshire: 'Testshire Royal',
  northmoor: 'Northmoor General',
  marshgate: 'Marshgate District',
  elm: 'Elm Surgery',
  service111: '111',
} as const;

const classes = {
  EMER: 'emergency',
  AMB: 'ambulatory',
  IMP: 'inpatient encounter',
  HH: 'home health',
  VR: 'virtual',
} as const;

export interface EncounterParts {
  readonly class: keyof typeof classes;
  readonly place: string;
  /** Department or clinic. */
  readonly location?: string;
  readonly start: string;
  readonly end?: string;
  readonly status?: fhir4.Encounter['status'];
  /** The complaint, in the words of the front desk. */
  readonly why: string;
  readonly left?: fhir4.Coding;
}

export function encounter(id: string, patientId: string, parts: EncounterParts): fhir4.Encounter {
  const location = parts.location ?? (parts.class === 'EMER' ? 'Emergency Department' : undefined);
  return {
    resourceType: 'Encounter',
    id,
    status: parts.status ?? 'finished',
    class: {
      system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode',
      code: parts.class,
      display: classes[parts.class],
    },
    subject: { reference: `Patient/${patientId}` },
    period: { start: parts.start, ...(parts.end !== undefined && { end: parts.end }) },
    reasonCode: [{ text: parts.why }],
    ...(location !== undefined && {
      location: [{ location: { display: `${location}, ${parts.place}` } }],
    }),
    ...(parts.left !== undefined && {
      hospitalization: { dischargeDisposition: { coding: [parts.left], text: parts.left.display ?? '' } },
    }),
    serviceProvider: { type: 'Organization', display: parts.place },
  };
}

export interface AppointmentParts {
  readonly status: fhir4.Appointment['status'];
  readonly start: string;
  readonly clinic: string;
  readonly place: string;
  readonly reason?: fhir4.Coding;
}

/** A clinic appointment; `noshow` is a child who was not brought. */
export function appointment(id: string, patientId: string, parts: AppointmentParts): fhir4.Appointment {
  const end = new Date(new Date(parts.start).getTime() + 20 * 60_000).toISOString();
  return {
    resourceType: 'Appointment',
    id,
    status: parts.status,
    serviceType: [{ text: parts.clinic }],
    description: parts.clinic,
    start: parts.start,
    end,
    ...(parts.reason !== undefined && { reasonCode: [{ coding: [parts.reason] }] }),
    participant: [
      {
        actor: { reference: `Patient/${patientId}` },
        status: parts.status === 'cancelled' ? 'declined' : 'accepted',
      },
      { actor: { type: 'Location', display: `${parts.clinic}, ${parts.place}` }, status: 'accepted' },
    ],
  };
}
