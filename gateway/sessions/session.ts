import * as v from 'valibot';
import { CareSettingShape, RedFlagsShown, Right, SessionOpened } from '../../src/api/sessions.ts';

/** What the record says of the NHS number, as kept in a session. */
const NumberOnRecord = v.variant('state', [
  v.object({ state: v.literal('verified'), value: v.string() }),
  v.object({ state: v.literal('not-verified'), value: v.string(), status: v.optional(v.string()) }),
  v.object({ state: v.literal('invalid'), text: v.string() }),
  v.object({ state: v.literal('several') }),
  v.object({ state: v.literal('none') }),
]);

/** One user, one tenant. */
const user = {
  issuer: v.string(),
  iss: v.string(),
  tenant: v.object({ id: v.string(), name: v.string() }),
  clinician: SessionOpened.entries.clinician,
  /** The Practitioner, where `clinician.reference` is one of their roles: a person with two roles is one person. */
  practitioner: v.optional(v.string()),
  rights: v.array(Right),
  /** Absent: all. */
  redFlags: v.optional(RedFlagsShown),
  /** Ids of care settings whose team they lead. */
  leads: v.optional(v.array(v.string()), []),
};

/** What a session on a child knows, sealed at rest: one child, one user, one tenant, one encounter. */
export const ChildContent = v.object({
  ...user,
  patientId: v.string(),
  encounterId: v.optional(v.string()),
  /** The encounter's id, or the date in London when the launch named none. */
  visit: v.string(),
  nhsNumber: NumberOnRecord,
  /** As the record has them: "Amara TESTCHILD", `2023-03-14`. */
  name: v.optional(v.string()),
  birthDate: v.optional(v.string()),
  /** Care setting's id, as the record system and the configuration told it when the session was opened. */
  toldSetting: v.optional(v.string()),
  /** Another record took this one's place. */
  recordReplaced: v.optional(v.boolean(), false),
});
export type ChildContent = v.InferOutput<typeof ChildContent>;

/** What a session without a child knows: it is about alert rules and registers. Strict: half a child is no such session. */
const DeskContent = v.strictObject(user);
export type DeskContent = v.InferOutput<typeof DeskContent>;

export const SessionContent = v.union([ChildContent, DeskContent]);
export type SessionContent = v.InferOutput<typeof SessionContent>;

interface InUse {
  readonly tokenHash: string;
  readonly expiresAt: Date;
  /** Keyed hash that finds this person's rows. */
  readonly userKey: string;
}

/** A session on a child, in use. The keys are keyed hashes that find the child's and the visit's rows. */
export interface ChildSession extends ChildContent, InUse {
  readonly setting?: v.InferOutput<typeof CareSettingShape>;
  readonly childKey: string;
  readonly visitKey: string;
}

/** A session without a child, in use. What is about a child takes a `ChildSession`, so that it cannot be given this. */
interface DeskSession extends DeskContent, InUse {}

export type GatewaySession = ChildSession | DeskSession;
