import { randomBytes } from 'node:crypto';
import { exportJWK, generateKeyPair, type CryptoKey, type JWK } from 'jose';
import type { Cis2Client } from '../client.ts';
import type { Staff, StaffRole } from './staff.ts';

/** A request to sign somebody in, while they choose who they are. */
export interface Asked {
  readonly client: Cis2Client;
  readonly redirectUri: string;
  readonly state: string;
  readonly nonce: string;
  readonly scopes: readonly string[];
  /** PKCE, S256. */
  readonly challenge: string;
  readonly acr: string;
  readonly until: number;
}

/** Somebody signed in; a code stands for it, once. */
export interface Granted extends Asked {
  readonly person: Staff;
  /** Where the scope `selectedrole` was asked and there is one. */
  readonly role?: StaffRole;
  readonly at: Date;
  /** The access token that the code was changed into. */
  token?: string;
}

interface SigningKey {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
  readonly jwk: JWK;
}

/** Everything that the pretend CIS2 remembers, and where it is. */
export interface Cis2 {
  readonly issuer: string;
  readonly clients: readonly Cis2Client[];
  readonly asked: Map<string, Asked>;
  readonly codes: Map<string, Granted>;
  readonly tokens: Map<string, { readonly granted: Granted; readonly until: number }>;
  readonly usedAssertions: Set<string>;
  /** Made at the first use: it takes a moment. */
  signingKey(): Promise<SigningKey>;
}

export const newSecret = (): string => randomBytes(24).toString('base64url');

/** Where its parts are, named as the real one names them. */
export const cis2Paths = {
  discovery: '/cis2/.well-known/openid-configuration',
  authorize: '/cis2/authorize',
  signIn: '/cis2/sign-in',
  style: '/cis2/style.css',
  token: '/cis2/access_token',
  userinfo: '/cis2/userinfo',
  jwks: '/cis2/connect/jwk_uri',
  revoke: '/cis2/token/revoke',
} as const;

export function createCis2(origin: string, clients: readonly Cis2Client[]): Cis2 {
  let key: Promise<SigningKey> | undefined;
  const make = async (): Promise<SigningKey> => {
    const { privateKey, publicKey } = await generateKeyPair('RS256', { modulusLength: 2048 });
    const kid = newSecret();
    const jwk = { ...(await exportJWK(publicKey)), kid, use: 'sig', alg: 'RS256' };
    return { kid, privateKey, publicKey, jwk };
  };
  return {
    issuer: `${origin}/cis2`,
    clients,
    asked: new Map(),
    codes: new Map(),
    tokens: new Map(),
    usedAssertions: new Set(),
    signingKey: () => (key ??= make()),
  };
}
