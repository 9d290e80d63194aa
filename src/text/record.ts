/** What a part of the record is called, by the resource type that it is read from. */
const partTitles: Readonly<Record<string, string>> = {
  Encounter: 'Attendances',
  Condition: 'Injuries and diagnoses',
  Observation: 'Observations and findings',
  Procedure: 'Procedures',
  Appointment: 'Appointments',
  Immunization: 'Immunisations',
  Flag: 'Alerts on the record',
  CarePlan: 'Care plans',
  CareTeam: 'People involved in care',
  Communication: 'Messages',
  DocumentReference: 'Documents',
  EpisodeOfCare: 'Episodes of care',
  FamilyMemberHistory: 'Family history',
  MedicationRequest: 'Prescriptions',
  QuestionnaireResponse: 'Forms filled in',
  RelatedPerson: 'Household and family',
  RiskAssessment: 'Risk assessments',
  ServiceRequest: 'Referrals',
  Task: 'Tasks',
};

/** A type that nobody named yet is shown in words of its own: "MedicationDispense" as "Medication dispense". */
export function partTitle(resource: string): string {
  const spaced = resource.replace(/(?!^)[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return partTitles[resource] ?? spaced;
}
