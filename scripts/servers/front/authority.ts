import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FindGrant, LaunchRequest } from '../../../mocks/ehr/contract.ts';

/** Who signs people in before a FHIR server: the SMART side of a record system. */
export interface Authority {
  readonly name: string;
  readonly version: string;
  /** `.well-known/smart-configuration` (SMART App Launch 2.2, "Metadata"). */
  readonly smartConfiguration: Readonly<Record<string, unknown>>;
  /** Answers below `/auth` of the front, where it lives there. */
  readonly answer?: (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<void>;
  /** What an access token stands for; nothing when it is unknown, expired or revoked. */
  readonly grantOf: FindGrant;
  /** The `launch` of a launch URL. */
  readonly open: (request: LaunchRequest) => string;
}
