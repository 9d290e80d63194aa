import * as v from 'valibot';
import { Id, Origin, SecureUrl } from './addresses.ts';
import { SigningKeyPlace } from './signing-key.ts';

/** How this installation proves to the EHR's token endpoint that it is the registered app. */
export const Client = v.variant('kind', [
  v.strictObject({
    kind: v.pipe(v.literal('public'), v.description('The page exchanges its code itself, with PKCE.')),
  }),
  v.strictObject({
    kind: v.pipe(
      v.literal('confidential'),
      v.description(
        'With a key that only the gateway has (`private_key_jwt`): code and refresh token are exchanged through it.',
      ),
    ),
    keys: v.pipe(
      v.array(SigningKeyPlace),
      v.minLength(1, 'Give at least one key.'),
      v.description(
        'The first signs; all are published at `/smart/jwks.json`. To change keys, add the new one last, later move it to the front.',
      ),
    ),
    algorithm: v.pipe(
      v.optional(v.picklist(['RS384', 'ES384']), 'ES384'),
      v.description('ES384 takes an EC key on P-384, RS384 an RSA key of 2,048 bits or more.'),
    ),
  }),
]);

/** What is asked for, where it is made from the rules. */
export const Scopes = v.strictObject({
  syntax: v.pipe(
    v.optional(v.picklist(['v1', 'v2']), 'v2'),
    v.description('`patient/Condition.rs` (v2) or `patient/Condition.read` (v1).'),
  ),
  granular: v.pipe(
    v.optional(v.boolean(), false),
    v.description(
      'Ask for a part of a type where all that the rules look for lies in it, e.g. `patient/Encounter.s?class=EMER`. v2 only. A type that is written, or whose entries may be in words alone, is asked for whole.',
    ),
  ),
  refresh: v.pipe(
    v.optional(v.picklist(['online_access', 'offline_access', 'none']), 'online_access'),
    v.description(
      'Whether the launch may outlast its first access token: while the person is signed in, also afterwards, or not.',
    ),
  ),
});
export type Scopes = v.InferOutput<typeof Scopes>;

/** Who may call the CDS Hooks services for this EHR. */
export const CdsHooks = v.strictObject({
  clients: v.pipe(
    v.array(
      v.strictObject({
        iss: v.pipe(v.string(), v.minLength(1), v.description('The `iss` of its JWTs.')),
        jwksUri: v.pipe(SecureUrl, v.description('The only address that its keys are taken from.')),
      }),
    ),
    v.minLength(1, 'Name at least one CDS client.'),
    v.description('Each CDS client that may call.'),
  ),
  origins: v.pipe(
    v.optional(v.array(Origin), []),
    v.description('Origins of CDS clients that run in a browser.'),
  ),
});

const organisation = {
  id: v.pipe(
    Id,
    v.description('Names the organisation in the ledger, the log and its rules. Never change it.'),
  ),
  name: v.pipe(v.string(), v.description('As it stands in a concern.')),
  ods: v.pipe(
    v.optional(
      v.pipe(
        v.string(),
        v.regex(/^[A-Z0-9]{3,10}$/, 'Give the code in capital letters and digits, e.g. "RCU".'),
      ),
    ),
    v.description('Code of the Organisation Data Service.'),
    v.examples(['RCU']),
  ),
};

/** The organisation whose EHR this is. */
export const Tenant = v.strictObject(organisation);

/** One of several organisations behind one `iss`. */
export const TenantOfSeveral = v.strictObject({
  value: v.pipe(
    v.string(),
    v.minLength(1, 'Give a value.'),
    v.description(
      'Exactly what the EHR says as `tenant`, in the token answer and in its introspection answer or its id_token.',
    ),
  ),
  ...organisation,
});
