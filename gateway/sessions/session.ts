import * as v from 'valibot';
import { CareSettingShape, Right, SessionOpened } from '../../src/api/sessions.ts';

/** What the record says of the NHS number, as kept in a session. */
const NumberOnRecord = v.variant('state', [
  v.object({ state: v.literal('verified'), value: v.string() }),
  v.object({ state: v.literal('not-verified'), value: v.string(), status: v.optional(v.string()) }),
  v.object({ state: v.literal('invalid'), text: v.string() }),
  v.object({ state: v.literal('several') }),
  v.object({ state: v.literal('none') }),
]);

/** What a session knows, sealed at rest: one child, one user, one tenant, one encounter. */
export const SessionContent = v.object({
  issuer: v.string(),
  iss: v.string(),
  tenant: v.object({ id: v.string(), name: v.string() }),
  clinician: SessionOpened.entries.clinician,
  rights: v.array(Right),
  patientId: v.string(),
  encounterId: v.optional(v.string()),
  /** The encounter's id, or the date in London when the launch named none. */
  visit: v.string(),
  nhsNumber: NumberOnRecord,
  /** Care setting's id, as the record system and the configuration told it when the session was opened. */
  toldSetting: v.optional(v.string()),
  /** Another record took this one's place. */
  recordReplaced: v.optional(v.boolean(), false),
});
export type SessionContent = v.InferOutput<typeof SessionContent>;

/** A session in use. The keys are keyed hashes that find this user's, child's and visit's rows. */
export interface GatewaySession extends SessionContent {
  readonly tokenHash: string;
  readonly setting?: v.InferOutput<typeof CareSettingShape>;
  readonly expiresAt: Date;
  readonly userKey: string;
  readonly childKey: string;
  readonly visitKey: string;
}
