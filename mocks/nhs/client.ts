import type { Staff, StaffRole } from './cis2/staff.ts';

/** A public key that an application has registered. */
interface ClientKey {
  readonly kid: string;
  /** A JWK, or PEM (SPKI). */
  readonly publicKey: JsonWebKey | string;
}

/** Where the keys of an application are found: given by hand, or at an address of its own, which is asked when needed. */
export interface KeyHolder {
  readonly kid?: string;
  readonly publicKey?: ClientKey['publicKey'];
  readonly keys?: readonly ClientKey[];
  readonly jwksUri?: string;
}

/** An application registered at the API platform: what the NHS knows of who calls when no person signs in. */
export interface Client extends KeyHolder {
  readonly clientId: string;
  /** The platform refreshes a person's token for an application that shows this, or signs. */
  readonly clientSecret?: string;
  /** "Safelight", and whose it is. */
  readonly system: string;
  readonly organisation: string;
}

/** An application registered with CIS2, apart from the API platform. It signs with its keys or shows its secret. */
export interface Cis2Client extends KeyHolder {
  readonly clientId: string;
  /** Compared letter by letter. */
  readonly redirectUris: readonly string[];
  readonly clientSecret?: string;
}

/** Somebody who signed in with CIS2, and the role that was selected there. */
export interface SignedInPerson {
  readonly staff: Staff;
  readonly selected?: StaffRole;
}

/** Whom an access token stands for: an application, and the person at it if one signed in. */
export interface Reader {
  readonly client: Client;
  readonly person?: SignedInPerson;
}
