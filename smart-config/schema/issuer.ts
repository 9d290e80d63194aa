import * as v from 'valibot';
import { FhirBase, HubOrigin, Id, Origin, SecureUrl } from './addresses.ts';
import { CdsHooks, Client, Scopes, Tenant, TenantOfSeveral } from './issuer-access.ts';
import { Role, SettingRule, UnknownRole } from './issuer-people.ts';
import { RecordWindow } from './issuer-window.ts';

/** Types that a concern is written as, each of which an EHR may be spared. */
const writtenTypes = [
  'Condition',
  'QuestionnaireResponse',
  'Observation',
  'ServiceRequest',
  'Task',
  'Communication',
  'DocumentReference',
  'Provenance',
  'AuditEvent',
] as const;

/** A way in which an EHR differs from the specifications, and what is done about it. */
const Quirk = v.strictObject({
  id: v.pipe(
    v.picklist(['no-capability-statement', 'no-count', 'no-profiles', 'v1-scopes']),
    v.description(
      '`no-capability-statement`: `/metadata` is not asked for. `no-count`: searches go without `_count`. `no-profiles`: what is written goes without the profiles that it claims (`meta.profile`), for a server that refuses those it does not know. `v1-scopes`: the server offers `permission-v2` and yet takes v1 scopes only; they are asked for in v1.',
    ),
  ),
  reason: v.pipe(
    v.string(),
    v.minLength(1, 'Say why, for whoever reads this in a year.'),
    v.description('What was seen, on which version.'),
  ),
});

/** `issuers/<id>.json`: one EHR that may launch Safelight, of one organisation or of several. */
export const IssuerFile = v.strictObject({
  $schema: v.pipe(v.optional(v.string()), v.description('Where an editor finds `issuer.schema.json`.')),
  id: v.pipe(Id, v.description('Names this EHR in the configuration; the file is called `<id>.json`.')),
  name: v.pipe(v.string(), v.minLength(1), v.description('What people call this EHR.')),
  iss: v.pipe(
    FhirBase,
    v.description(
      'Exactly what the EHR sends as `iss`: the FHIR base, without a last slash unless the EHR sends one.',
    ),
    v.examples(['https://ehr.example/fhir']),
  ),
  tenant: v.pipe(v.optional(Tenant), v.description('The organisation, where there is one.')),
  tenants: v.pipe(
    v.optional(v.pipe(v.array(TenantOfSeveral), v.minLength(1, 'Name at least one organisation.'))),
    v.description(
      'The organisations, where several are behind this `iss`. Which one a launch is for is taken from what the EHR vouches for: the `tenant` of its introspection answer or of its id_token.',
    ),
  ),
  tenantClaim: v.pipe(
    v.optional(
      v.pipe(
        v.array(v.pipe(v.string(), v.minLength(1, 'Give a name.'))),
        v.minLength(1, 'Name at least one claim.'),
      ),
    ),
    v.description(
      'Where the introspection answer or the id_token says the organisation: the name of the claim or, where it lies in another, the names from the outside in. Without it: `tenant`.',
    ),
    v.examples([['urn:example:claims', 'tenant']]),
  ),
  clientId: v.pipe(v.string(), v.minLength(1), v.description('As the EHR registered Safelight.')),
  client: v.pipe(
    v.optional(Client, { kind: 'public' }),
    v.description('How Safelight proves to the token endpoint that it is the registered app.'),
  ),
  standalone: v.pipe(
    v.optional(v.boolean(), false),
    v.description(
      'Whether Safelight may be opened outside this EHR; the EHR then asks which child (`launch/patient`).',
    ),
  ),
  scopes: v.pipe(
    v.optional(Scopes),
    v.description(
      'How the scopes are made from what the rules in force need. Without `scopes` and `scope`: in v2, not granular, with `online_access`.',
    ),
  ),
  scope: v.pipe(
    v.optional(
      v.pipe(
        v.string(),
        v.regex(/(^| )launch( |$)/, 'An EHR launch needs the scope "launch".'),
        v.regex(/(^| )openid( |$)/, 'The gateway needs an id_token: add "openid fhirUser".'),
      ),
    ),
    v.description(
      'Instead of `scopes`: exactly what is asked for, separated by spaces. A rule that needs more is then not asked for.',
    ),
  ),
  origins: v.pipe(
    v.optional(v.array(Origin), []),
    v.description('Other origins this EHR uses: its authorization and token endpoints, its keys.'),
  ),
  frameAncestors: v.pipe(
    v.array(Origin),
    v.minLength(1, 'Name at least one origin that frames Safelight.'),
    v.description('Who may show Safelight in a frame.'),
  ),
  openidIssuer: v.pipe(
    v.optional(SecureUrl),
    v.description('The id_token’s `iss`, when it is neither `iss` nor what the discovery document says.'),
  ),
  jwksUri: v.pipe(
    v.optional(SecureUrl),
    v.description('The EHR’s keys, when its discovery document does not say.'),
  ),
  settings: v.pipe(
    v.optional(v.array(SettingRule), []),
    v.description(
      'How this EHR’s encounters tell where care is given. The first entry that matches decides; of one entry everything that is given must match.',
    ),
  ),
  defaultSetting: v.pipe(
    v.optional(Id),
    v.description(
      'Where care is given when the launch names no encounter, or one that no entry of `settings` matches.',
    ),
  ),
  roles: v.pipe(
    v.array(Role),
    v.minLength(1, 'Name at least one role.'),
    v.description('What the people of this EHR may do, by role.'),
  ),
  unknownRole: v.pipe(
    v.optional(UnknownRole),
    v.description(
      'For staff whose role the EHR does not tell, or tells in a code that is not listed. Without it they may do nothing.',
    ),
  ),
  write: v.pipe(
    v.optional(v.picklist(['transaction', 'single', 'document', 'none']), 'transaction'),
    v.description(
      'The most that may be written to this EHR: all at once, one after another, one document, nothing. What the server takes and what was granted may lower it.',
    ),
  ),
  neverWrite: v.pipe(
    v.optional(v.array(v.picklist(writtenTypes))),
    v.description(
      'Types that are never written to this EHR, whatever it takes. A concern that would need one of them goes as one document instead; only the AuditEvent is merely left out.',
    ),
  ),
  banner: v.pipe(
    v.optional(v.boolean(), true),
    v.description('Whether Safelight shows its own banner when the EHR does not say.'),
  ),
  cdsHooks: v.pipe(v.optional(CdsHooks), v.description('Who may call the CDS Hooks services for this EHR.')),
  hubs: v.pipe(
    v.optional(v.array(HubOrigin), []),
    v.description('Origins of FHIRcast hubs (`https` and `wss`) that the EHR may name in a launch.'),
  ),
  recordWindow: v.pipe(
    v.optional(RecordWindow),
    v.description(
      'What the EHR’s own window does for Safelight (SMART Web Messaging). With it `messaging/…` scopes are asked for.',
    ),
  ),
  quirks: v.pipe(
    v.optional(v.array(Quirk), []),
    v.description('Ways in which this EHR differs from the specifications, each with its reason.'),
  ),
});
export type IssuerFile = v.InferOutput<typeof IssuerFile>;

/** One EHR of one organisation: an issuer file, or one organisation of a file that has several. */
export interface Issuer extends Omit<IssuerFile, '$schema' | 'tenant' | 'tenants'> {
  readonly tenant: {
    readonly id: string;
    readonly name: string;
    readonly ods?: string | undefined;
    /** What the EHR says as `tenant`, where there are several behind one `iss`. */
    readonly value?: string;
  };
  /** The file's own id, which its organisations share. Absent where it is `id`. */
  readonly fileId?: string;
}
