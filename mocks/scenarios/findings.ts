const terms = 'http://terminology.hl7.org/CodeSystem';

export interface ConditionParts {
  readonly code?: fhir4.Coding;
  /** As it reads in the record. */
  readonly text: string;
  readonly site?: string;
  readonly siteCode?: fhir4.Coding;
  readonly onset?: string;
  readonly recorded: string;
  readonly encounter?: string;
  readonly by?: string;
  readonly clinical?: 'active' | 'inactive' | 'resolved';
  readonly abatement?: string;
  readonly verification?: 'confirmed' | 'unconfirmed' | 'refuted' | 'entered-in-error';
  readonly category?: 'encounter-diagnosis' | 'problem-list-item';
  readonly note?: string;
}

export function condition(id: string, patientId: string, parts: ConditionParts): fhir4.Condition {
  const verification = parts.verification ?? 'confirmed';
  const category =
    parts.category ?? (parts.encounter === undefined ? 'problem-list-item' : 'encounter-diagnosis');
  return {
    resourceType: 'Condition',
    id,
    ...(verification !== 'entered-in-error' && {
      clinicalStatus: {
        coding: [{ system: `${terms}/condition-clinical`, code: parts.clinical ?? 'active' }],
      },
    }),
    verificationStatus: { coding: [{ system: `${terms}/condition-ver-status`, code: verification }] },
    category: [{ coding: [{ system: `${terms}/condition-category`, code: category }] }],
    code: { ...(parts.code !== undefined && { coding: [parts.code] }), text: parts.text },
    ...(parts.site !== undefined && {
      bodySite: [{ ...(parts.siteCode !== undefined && { coding: [parts.siteCode] }), text: parts.site }],
    }),
    subject: { reference: `Patient/${patientId}` },
    ...(parts.encounter !== undefined && { encounter: { reference: `Encounter/${parts.encounter}` } }),
    ...(parts.onset !== undefined && { onsetDateTime: parts.onset }),
    ...(parts.abatement !== undefined && { abatementDateTime: parts.abatement }),
    recordedDate: parts.recorded,
    ...(parts.by !== undefined && { recorder: { display: parts.by } }),
    ...(parts.note !== undefined && { note: [{ text: parts.note }] }),
  };
}

export interface ObservationParts {
  readonly codes?: readonly fhir4.Coding[];
  readonly text: string;
  readonly when: string;
  readonly status?: fhir4.Observation['status'];
  readonly site?: string;
  readonly encounter?: string;
  readonly by?: string;
  readonly quantity?: { readonly value: number; readonly unit: string };
  readonly date?: string;
  readonly words?: string;
}

export function observation(id: string, patientId: string, parts: ObservationParts): fhir4.Observation {
  return {
    resourceType: 'Observation',
    id,
    status: parts.status ?? 'final',
    code: { ...(parts.codes !== undefined && { coding: [...parts.codes] }), text: parts.text },
    subject: { reference: `Patient/${patientId}` },
    ...(parts.encounter !== undefined && { encounter: { reference: `Encounter/${parts.encounter}` } }),
    effectiveDateTime: parts.when,
    ...(parts.by !== undefined && { performer: [{ display: parts.by }] }),
    ...(parts.site !== undefined && { bodySite: { text: parts.site } }),
    ...(parts.quantity !== undefined && { valueQuantity: { ...parts.quantity } }),
    ...(parts.date !== undefined && { valueDateTime: parts.date }),
    ...(parts.words !== undefined && { valueString: parts.words }),
  };
}

export interface FlagParts {
  readonly code?: fhir4.Coding;
  readonly text: string;
  readonly category: fhir4.Coding;
  readonly status?: fhir4.Flag['status'];
  readonly start: string;
  readonly end?: string;
  readonly by?: string;
}

export function flag(id: string, patientId: string, parts: FlagParts): fhir4.Flag {
  return {
    resourceType: 'Flag',
    id,
    status: parts.status ?? 'active',
    category: [{ coding: [parts.category], text: parts.category.display ?? '' }],
    code: { ...(parts.code !== undefined && { coding: [parts.code] }), text: parts.text },
    subject: { reference: `Patient/${patientId}` },
    period: { start: parts.start, ...(parts.end !== undefined && { end: parts.end }) },
    ...(parts.by !== undefined && { author: { display: parts.by } }),
  };
}
