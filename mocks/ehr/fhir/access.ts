import type { Grant } from '../contract.ts';
import { aboutAnother, belongsToPatients, inCompartment } from './compartment.ts';
import { parentClientId } from '../auth/client.ts';
import { forbidden, notFound, OperationOutcomeError, type Resource } from './medplum.ts';
import { reachOf, type Letter } from './scopes.ts';
import type { RecordStore } from './record-store.ts';

function refuse(text: string): never {
  throw new OperationOutcomeError({
    ...forbidden,
    issue: [{ severity: 'error', code: 'forbidden', details: { text } }],
  });
}

const confidentiality = 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality';

/** Whether a resource is labelled as restricted or very restricted (HL7 v3 Confidentiality). */
const isRestricted = ({ meta }: Resource): boolean =>
  meta?.security?.some(({ system, code }) => system === confidentiality && (code === 'R' || code === 'V')) ===
  true;

/** What one access token may do, resource by resource (SMART 2.2, "Scopes for requesting FHIR resources"). */
export class Access {
  private readonly grant: Grant;
  private readonly store: RecordStore;

  constructor(grant: Grant, store: RecordStore) {
    this.grant = grant;
    this.store = store;
  }

  /** Refuses with 403 when no scope allows this at all. */
  require(letter: Letter, type: string): void {
    if (reachOf(this.grant.scope, type, letter) === undefined)
      refuse(`No scope allows ${letter} of ${type}.`);
  }

  /** An app for parents does not get what is labelled as restricted, whatever its scopes are: by the label alone. */
  hides(resource: Resource): boolean {
    return this.grant.clientId === parentClientId && isRestricted(resource);
  }

  /** Whether a scope allows this of this very resource. */
  allows(letter: Letter, resource: Resource): boolean {
    if (this.hides(resource)) return false;
    const type = resource.resourceType;
    const reach = reachOf(this.grant.scope, type, letter);
    if (reach !== 'patient') return reach === 'user';
    // Who works here and where are nobody's record: read by everybody, written by no patient-level scope.
    if (!belongsToPatients(type)) return letter === 'r' || letter === 's';
    return this.isOfPatient(resource);
  }

  /** Refuses with 403 when this very resource is out of reach. */
  requireOf(letter: Letter, resource: Resource): void {
    this.require(letter, resource.resourceType);
    // Not even that it is there.
    if (this.hides(resource)) throw new OperationOutcomeError(notFound);
    if (!this.allows(letter, resource))
      refuse(`${resource.resourceType} is not in the record of the patient in context.`);
  }

  /** Refuses to write about somebody else, even where the compartment would let it pass. */
  requireAboutPatient(letter: Letter, resource: Resource): void {
    const { patient } = this.grant;
    if (reachOf(this.grant.scope, resource.resourceType, letter) === 'user') return;
    if (patient === undefined || aboutAnother(resource, patient))
      refuse(`${resource.resourceType} is about somebody other than the patient in context.`);
  }

  /** Whether a resource may take part in a condition of this request, such as "if none exists". */
  concerns(resource: Resource): boolean {
    return !this.hides(resource) && (!belongsToPatients(resource.resourceType) || this.isOfPatient(resource));
  }

  private isOfPatient(resource: Resource): boolean {
    const { patient } = this.grant;
    return (
      patient !== undefined && inCompartment(resource, patient, (reference) => this.store.held(reference))
    );
  }
}
