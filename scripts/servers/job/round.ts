import type { LaunchOptions } from '../../../mocks/ehr/contract.ts';
import type { EhrUserId } from '../../../mocks/ehr/users.ts';
import type { Authority } from '../front/authority.ts';
import type { Front } from '../front/front.ts';
import type { FhirServer, HapiVersion } from '../hapi/start-hapi.ts';

/** One way through the main job: a FHIR server, a sign-in, a kind of client, a write plan and a child. */
export interface RoundPlan {
  readonly id: string;
  readonly hapi: HapiVersion;
  /** The FHIR server checks all that it is sent against R4 from then on, and refuses what has an error. */
  readonly validating?: true;
  readonly client: 'public' | 'confidential';
  readonly write: 'transaction' | 'single' | 'document';
  readonly signIn: 'sandbox' | 'keycloak';
  readonly child: string;
  readonly user: EhrUserId;
}

/** A round whose servers run. */
export interface Round extends Omit<RoundPlan, 'hapi'> {
  readonly fhir: FhirServer;
  readonly authority: Authority;
  readonly front: Front;
  readonly issuer: string;
  /** Of everybody, on the sign-in's own page; absent where it shows none. */
  readonly password?: string;
  /** Seconds that an access token lives in the launch that is to outlast it. */
  readonly shortToken: number;
}

/** Where the rest of the world is. */
export interface World {
  readonly ehr: string;
  readonly gateway: string;
  readonly nhs: string;
}

/** The address that opens Safelight as the record system of a round would. */
export function launchUrl(world: World, round: Round, options: LaunchOptions = {}): string {
  const launch = round.authority.open({ user: round.user, patient: round.child, options });
  return `${world.gateway}/launch?${new URLSearchParams({ iss: round.front.iss, launch }).toString()}`;
}

/** Every plan that is tried, in order; each on a child of its own, so that none sees what another wrote. */
export const plans: readonly RoundPlan[] = [
  {
    id: 'sandbox-transaction',
    hapi: '8.4.0',
    client: 'public',
    write: 'transaction',
    signIn: 'sandbox',
    child: 'amara',
    user: 'ed-nurse',
  },
  {
    id: 'keycloak-single',
    hapi: '8.4.0',
    client: 'public',
    write: 'single',
    signIn: 'keycloak',
    child: 'jaya',
    user: 'ed-nurse',
  },
  {
    id: 'keycloak-confidential',
    hapi: '8.4.0',
    client: 'confidential',
    write: 'transaction',
    signIn: 'keycloak',
    child: 'dev',
    user: 'ed-nurse',
  },
  {
    id: 'keycloak-transaction',
    hapi: '8.4.0',
    client: 'public',
    write: 'transaction',
    signIn: 'keycloak',
    child: 'kai',
    user: 'ed-nurse',
  },
  {
    id: 'sandbox-document',
    hapi: '8.4.0',
    client: 'public',
    write: 'document',
    signIn: 'sandbox',
    child: 'hugo',
    user: 'ed-nurse',
  },
  {
    id: 'older-validating',
    hapi: '7.6.0',
    validating: true,
    client: 'public',
    write: 'transaction',
    signIn: 'sandbox',
    child: 'ibrahim',
    user: 'ed-nurse',
  },
];
