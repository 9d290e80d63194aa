const event = [
  'preparation',
  'in-progress',
  'not-done',
  'on-hold',
  'stopped',
  'completed',
  'entered-in-error',
  'unknown',
];
const request = ['draft', 'active', 'on-hold', 'revoked', 'completed', 'entered-in-error', 'unknown'];
const intent = [
  'proposal',
  'plan',
  'directive',
  'order',
  'original-order',
  'reflex-order',
  'filler-order',
  'instance-order',
  'option',
];
const priority = ['routine', 'urgent', 'asap', 'stat'];
const observation = [
  'registered',
  'preliminary',
  'final',
  'amended',
  'corrected',
  'cancelled',
  'entered-in-error',
  'unknown',
];

/** Codes that R4 requires of elements of type `code` (value sets of hl7.org/fhir/R4, strength "required"). */
export const bindings: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  Appointment: {
    status: [
      'proposed',
      'pending',
      'booked',
      'arrived',
      'fulfilled',
      'cancelled',
      'noshow',
      'entered-in-error',
      'checked-in',
      'waitlist',
    ],
  },
  AuditEvent: { action: ['C', 'R', 'U', 'D', 'E'], outcome: ['0', '4', '8', '12'] },
  CarePlan: { status: request, intent: ['proposal', 'plan', 'order', 'option'] },
  CareTeam: { status: ['proposed', 'active', 'suspended', 'inactive', 'entered-in-error'] },
  Communication: { status: event, priority },
  DocumentReference: {
    status: ['current', 'superseded', 'entered-in-error'],
    docStatus: ['preliminary', 'final', 'amended', 'entered-in-error'],
  },
  Encounter: {
    status: [
      'planned',
      'arrived',
      'triaged',
      'in-progress',
      'onleave',
      'finished',
      'cancelled',
      'entered-in-error',
      'unknown',
    ],
  },
  Flag: { status: ['active', 'inactive', 'entered-in-error'] },
  Immunization: { status: ['completed', 'entered-in-error', 'not-done'] },
  Observation: { status: observation },
  Patient: { gender: ['male', 'female', 'other', 'unknown'] },
  Procedure: { status: event },
  QuestionnaireResponse: { status: ['in-progress', 'completed', 'amended', 'entered-in-error', 'stopped'] },
  RelatedPerson: { gender: ['male', 'female', 'other', 'unknown'] },
  ServiceRequest: { status: request, intent, priority },
  Task: {
    status: [
      'draft',
      'requested',
      'received',
      'accepted',
      'rejected',
      'ready',
      'cancelled',
      'in-progress',
      'on-hold',
      'failed',
      'completed',
      'entered-in-error',
    ],
    intent: ['unknown', ...intent],
    priority,
  },
};
