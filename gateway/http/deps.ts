import type { Logger } from 'pino';
import type { Configuration } from '../config/configuration.ts';
import type { CpisPort } from '../cpis/port.ts';
import type { Figures } from '../metrics/figures.ts';
import type { NhsSignIns } from '../nhs-auth/nhs-sign-ins.ts';
import type { ChildSession, GatewaySession } from '../sessions/session.ts';
import type { ClientKeys } from '../smart/client-keys.ts';
import type { Store } from '../store/store.ts';

/** What every part of the gateway is given; nothing is reached for. */
export interface Deps {
  readonly config: Configuration;
  readonly store: Store;
  readonly cpis: CpisPort;
  /** Sign-ins of people to the NHS; absent where look-ups are made by the application. */
  readonly nhs?: NhsSignIns;
  /** Keys of the confidential clients that this gateway is registered as; absent where there is none. */
  readonly clientKeys?: ClientKeys;
  /** How the EHR is asked: the platform's fetch, or a stand-in. */
  readonly ehrFetch: typeof fetch;
  readonly clock: () => Date;
  readonly log: Logger;
  /** This gateway's own origin or host name, for the audit. */
  readonly address: string;
  /** Where this gateway is reached from outside, without a last slash: what a CDS client's token must be for. */
  readonly publicUrl: string;
  /** The origin that people open Safelight at, where the deployment says so; else requests alone tell. */
  readonly publicOrigin?: string;
  /** Names this process: a look-up of a process that has ended will never be answered. */
  readonly instance: string;
  /** Absent where nobody reads them. */
  readonly figures?: Figures;
}

interface Carried {
  requestId: string;
  nonce: string;
  tenant: string;
}

/** What a request carries on its way. */
export interface Env {
  Variables: Carried & { session: GatewaySession };
}

/** What a request about a child carries: see `childRoutes`. */
export interface ChildEnv {
  Variables: Carried & { session: ChildSession };
}
