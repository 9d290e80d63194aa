import type { Fault } from './faults/fault.ts';
import type { Hub } from './hub/hub.ts';
import type { LaunchParameters, LaunchRequest, MintRequest, SeenRequest } from './contract.ts';

/** What the sandbox page and the tests do to the pretend record system from behind. */
export interface EhrControl {
  /** Opens the app, as the record system's own button does on a patient and its menu does without one. */
  readonly launch: (request: LaunchRequest) => LaunchParameters;
  /** An access token without OAuth. */
  readonly mintToken: (request: MintRequest) => string;
  readonly setFault: (fault: Fault) => void;
  readonly clearFaults: () => void;
  /** What the record system tells those who follow it, and what they answered. */
  readonly hub: Pick<Hub, 'publish' | 'seen' | 'setAway'>;
  /** Everything as it was at the start, with new visits; every token and launch is forgotten. */
  readonly reset: () => void;
  /** All that is held about a patient, as stored. */
  readonly resources: (patient: string) => readonly fhir4.FhirResource[];
  /** What was asked of FHIR and of the authorization server since the start or the last reset, oldest first. */
  readonly requests: () => readonly SeenRequest[];
}
