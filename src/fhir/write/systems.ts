/**
 * Addresses that name what Safelight itself defines: its questionnaire, the places of its body map and its list of
 * lawful bases. `.example` is reserved (RFC 2606): nobody else can own it, and nothing is fetched from it.
 */
const base = 'https://safelight.example/fhir';

export const systems = {
  questionnaire: `${base}/Questionnaire/safeguarding-concern`,
  /** Identifies each part of a concern, as an identifier or a tag; its values are UUIDs. */
  part: `${base}/CodeSystem/concern-part`,
  bodyMap: `${base}/CodeSystem/body-map`,
  harm: `${base}/CodeSystem/harm`,
  lawfulBases: `${base}/CodeSystem/lawful-bases`,
  reference: `${base}/reference`,
  snomed: 'http://snomed.info/sct',
  ucum: 'http://unitsofmeasure.org',
  confidentiality: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality',
  actCode: 'http://terminology.hl7.org/CodeSystem/v3-ActCode',
  actReason: 'http://terminology.hl7.org/CodeSystem/v3-ActReason',
} as const;
