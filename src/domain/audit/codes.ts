/** Codes of IHE Basic Audit Log Patterns (https://profiles.ihe.net/ITI/BALP) and of the terminologies it uses. */

const dicom = 'http://dicom.nema.org/resources/ontology/DCM';
const eventType = 'http://terminology.hl7.org/CodeSystem/audit-event-type';
const interaction = 'http://hl7.org/fhir/restful-interaction';
const lifecycle = 'http://terminology.hl7.org/CodeSystem/iso-21089-lifecycle';
const entityType = 'http://terminology.hl7.org/CodeSystem/audit-entity-type';
const objectRole = 'http://terminology.hl7.org/CodeSystem/object-role';
const participation = 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType';
const reason = 'http://terminology.hl7.org/CodeSystem/v3-ActReason';

export const rest: fhir4.Coding = { system: eventType, code: 'rest', display: 'RESTful Operation' };
export const read: fhir4.Coding = { system: interaction, code: 'read', display: 'read' };
export const create: fhir4.Coding = { system: interaction, code: 'create', display: 'create' };
export const update: fhir4.Coding = { system: interaction, code: 'update', display: 'update' };
export const exportEvent: fhir4.Coding = { system: dicom, code: '110106', display: 'Export' };
export const disclose: fhir4.Coding = { system: lifecycle, code: 'disclose', display: 'Disclose' };
export const userAuthentication: fhir4.Coding = {
  system: dicom,
  code: '110114',
  display: 'User Authentication',
};
export const login: fhir4.Coding = { system: dicom, code: '110122', display: 'Login' };
export const logout: fhir4.Coding = { system: dicom, code: '110123', display: 'Logout' };

/** Where data comes from: the client of a write, the server of a read. */
export const sourceRole: fhir4.CodeableConcept = {
  coding: [{ system: dicom, code: '110153', display: 'Source Role ID' }],
};
/** Where data goes: the server of a write, the client of a read. */
export const destinationRole: fhir4.CodeableConcept = {
  coding: [{ system: dicom, code: '110152', display: 'Destination Role ID' }],
};
export const informationRecipient: fhir4.CodeableConcept = {
  coding: [{ system: participation, code: 'IRCP', display: 'information recipient' }],
};
export const author: fhir4.CodeableConcept = {
  coding: [{ system: participation, code: 'AUT', display: 'author (originator)' }],
};
/** Who keeps the record that something was released from; the code that BALP gives for it. */
export const custodian: fhir4.CodeableConcept = {
  coding: [{ system: 'http://snomed.info/sct', code: '159541003', display: 'Record keeping/library clerk' }],
};

export const person: fhir4.Coding = { system: entityType, code: '1', display: 'Person' };
export const systemObject: fhir4.Coding = { system: entityType, code: '2', display: 'System Object' };
export const patientRole: fhir4.Coding = { system: objectRole, code: '1', display: 'Patient' };
export const resourceRole: fhir4.Coding = { system: objectRole, code: '4', display: 'Domain Resource' };
export const visitType: fhir4.Coding = {
  system: 'http://hl7.org/fhir/resource-types',
  code: 'Encounter',
  display: 'Encounter',
};
export const requestIdType: fhir4.Coding = {
  system: 'https://profiles.ihe.net/ITI/BALP/CodeSystem/BasicAuditEntityType',
  code: 'XrequestId',
};
export const applicationServer: fhir4.Coding = {
  system: 'http://terminology.hl7.org/CodeSystem/security-source-type',
  code: '4',
  display: 'Application Server',
};

/** Why it was done: HL7 v3 ActReason. `THREAT` is disclosure to prevent injury to a person who may be harmed. */
export type Purpose = 'TREAT' | 'ETREAT' | 'THREAT' | 'HCOMPL';

const purposeNames: Readonly<Record<Purpose, string>> = {
  TREAT: 'treatment',
  ETREAT: 'Emergency Treatment',
  THREAT: 'threat',
  HCOMPL: 'health compliance',
};

/** The purpose as FHIR says it. */
export const purposeConcept = (purpose: Purpose): fhir4.CodeableConcept => ({
  coding: [{ system: reason, code: purpose, display: purposeNames[purpose] }],
});
