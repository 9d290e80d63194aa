import * as v from 'valibot';
import { SigningKeyPlace } from './signing-key.ts';

/** `https`, or `http` on this machine only: a token is never sent in clear over a network. */
export const SecureUrl = v.pipe(
  v.string(),
  v.url('Give a full address, e.g. "https://ehr.example/fhir".'),
  v.check((url) => {
    // What is no address at all is refused above.
    if (!URL.canParse(url)) return true;
    const { protocol, hostname } = new URL(url);
    return (
      protocol === 'https:' ||
      (protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname))
    );
  }, 'Use https. http is accepted for localhost only.'),
);

const Origin = v.pipe(
  SecureUrl,
  v.check(
    (url) => !URL.canParse(url) || new URL(url).origin === url,
    'Give an origin only: scheme, host and port, without a path or a last slash.',
  ),
);

/** The origin of a hub: `https` where it is subscribed to, `wss` where it is listened to. */
const HubOrigin = v.pipe(
  v.string(),
  v.regex(
    /^(https|wss):\/\/[^/?#@\s]+$|^(http|ws):\/\/(localhost|127\.0\.0\.1)(:\d+)?$/,
    'Give an origin, e.g. "wss://hub.ehr.example". http and ws are accepted for localhost only.',
  ),
);

const Id = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]*$/, 'Use small letters, digits and hyphens.'));

/** How this EHR's encounters tell where care is given. The first entry that matches decides. */
const SettingRule = v.strictObject({
  setting: Id,
  class: v.optional(v.array(v.string())),
  serviceType: v.optional(v.array(v.string())),
  location: v.optional(v.array(v.string())),
});

/** What somebody may do here. `B0107` and `B0170` are the national CP-IS activities. */
const allowed = {
  activities: v.optional(v.array(v.picklist(['B0107', 'B0170'])), []),
  rights: v.optional(
    v.array(
      v.picklist([
        'record-concern',
        'acknowledge',
        'read-rules',
        'edit-rules',
        'approve-rules',
        'retire-rules',
        'read-registers',
        'open-concerns',
      ]),
    ),
    [],
  ),
  /** Which red flags of a child they are shown; absent: all. Of several roles the one that shows most counts. */
  redFlags: v.optional(v.picklist(['all', 'high', 'none'])),
  /** Ids of care settings whose team they lead. */
  leads: v.optional(v.array(Id)),
};

/** A role in this EHR. */
const Role = v.strictObject({
  system: v.optional(v.string()),
  code: v.string(),
  title: v.string(),
  ...allowed,
});

/** How this installation proves to the EHR's token endpoint that it is the registered app. */
const Client = v.variant('kind', [
  v.strictObject({ kind: v.literal('public') }),
  /** With a key that only the gateway has (`private_key_jwt`): code and refresh token are exchanged through it. */
  v.strictObject({
    kind: v.literal('confidential'),
    /** The first signs; all are published. To change keys, add the new one last, later move it to the front. */
    keys: v.pipe(v.array(SigningKeyPlace), v.minLength(1, 'Give at least one key.')),
    algorithm: v.optional(v.picklist(['RS384', 'ES384']), 'ES384'),
  }),
]);

/** Who may call the CDS Hooks services for this EHR. */
const CdsHooks = v.strictObject({
  /** Each CDS client by the `iss` of its JWTs, with the only address that its keys are taken from. */
  clients: v.pipe(
    v.array(v.strictObject({ iss: v.pipe(v.string(), v.minLength(1)), jwksUri: SecureUrl })),
    v.minLength(1, 'Name at least one CDS client.'),
  ),
  /** Origins of CDS clients that run in a browser. */
  origins: v.optional(v.array(Origin), []),
});

/** One EHR that may launch Safelight: `issuers/<id>.json`. */
export const Issuer = v.strictObject({
  $schema: v.optional(v.string()),
  id: Id,
  name: v.pipe(v.string(), v.minLength(1)),
  /** Exactly what the EHR sends as `iss`: the FHIR base, without a last slash unless the EHR sends one. */
  iss: SecureUrl,
  tenant: v.strictObject({ id: Id, name: v.string(), ods: v.optional(v.string()) }),
  clientId: v.pipe(v.string(), v.minLength(1)),
  client: v.optional(Client, { kind: 'public' }),
  /** Whether Safelight may be opened outside this EHR; the EHR then asks which child (`launch/patient`). */
  standalone: v.optional(v.boolean(), false),
  /** Space-separated, as registered. */
  scope: v.pipe(
    v.string(),
    v.regex(/(^| )launch( |$)/, 'An EHR launch needs the scope "launch".'),
    v.regex(/(^| )openid( |$)/, 'The gateway needs an id_token: add "openid fhirUser".'),
  ),
  /** Other origins this EHR uses: its authorization and token endpoints, its keys. */
  origins: v.optional(v.array(Origin), []),
  /** Who may show Safelight in a frame. */
  frameAncestors: v.pipe(v.array(Origin), v.minLength(1, 'Name at least one origin that frames Safelight.')),
  /** The id_token's `iss`, when it is not `iss`. */
  openidIssuer: v.optional(SecureUrl),
  jwksUri: v.optional(SecureUrl),
  settings: v.optional(v.array(SettingRule), []),
  /** Where care is given when the launch names no encounter, or one that no entry of `settings` matches. */
  defaultSetting: v.optional(Id),
  roles: v.pipe(v.array(Role), v.minLength(1, 'Name at least one role.')),
  /** For staff whose role the EHR does not tell, or tells in a code that is not listed. Without it they may do nothing. */
  unknownRole: v.optional(v.strictObject({ title: v.optional(v.string()), ...allowed })),
  /** What may be written to this EHR. */
  write: v.optional(v.picklist(['transaction', 'single', 'document', 'none']), 'transaction'),
  /** Whether Safelight shows its own banner when the EHR does not say. */
  banner: v.optional(v.boolean(), true),
  cdsHooks: v.optional(CdsHooks),
  /** Origins of FHIRcast hubs (`https` and `wss`) that the EHR may name in a launch. */
  hubs: v.optional(v.array(HubOrigin), []),
  /** Deviations of this EHR, each with its reason. */
  quirks: v.optional(
    v.array(
      v.strictObject({
        id: v.picklist(['no-capability-statement', 'no-count', 'v1-scopes']),
        reason: v.pipe(v.string(), v.minLength(1)),
      }),
    ),
    [],
  ),
});
export type Issuer = v.InferOutput<typeof Issuer>;
