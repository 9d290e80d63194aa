/** Label of what only some may see (HL7 confidentiality, R). */
export const restricted: fhir4.Meta = {
  security: [
    { system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code: 'R', display: 'restricted' },
  ],
};
