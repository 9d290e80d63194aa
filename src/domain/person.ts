/** The signed-in clinician, as the gateway read them from the record system. */
export interface Clinician {
  /** `fhirUser`: relative or absolute reference, e.g. `Practitioner/p1`. */
  readonly reference: string;
  readonly name: string;
  /** "staff nurse"; absent when the record system names no role that this site knows. */
  readonly role?: string;
  readonly organisation?: string;
}
