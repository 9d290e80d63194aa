import * as v from 'valibot';
import { NhsSignIn } from './nhs-sign-in.ts';

/** `POST /api/sessions`: the only call that carries the record system's tokens; they are used and forgotten. */
export const OpenSession = v.object({
  iss: v.pipe(v.string(), v.url()),
  accessToken: v.pipe(v.string(), v.minLength(1)),
  idToken: v.optional(v.string()),
  /** Absent for a launch without a child: alert rules and registers only. */
  patient: v.optional(v.pipe(v.string(), v.minLength(1))),
  encounter: v.optional(v.string()),
  /** The nonce sent with the authorization request, when there was one. */
  nonce: v.optional(v.string()),
});
export type OpenSession = v.InferOutput<typeof OpenSession>;

const NhsNumberState = v.picklist(['verified', 'not-verified', 'invalid', 'several', 'none']);

export const CareSettingShape = v.object({
  id: v.string(),
  title: v.string(),
  group: v.string(),
  kind: v.picklist(['unscheduled', 'scheduled']),
  policy: v.picklist(['on-open', 'on-click', 'never']),
});

/** What the user may do here, from their role codes and the issuer's configuration. */
export const Right = v.picklist([
  'look-up-unscheduled',
  'look-up-scheduled',
  'record-concern',
  'acknowledge',
  'read-rules',
  'edit-rules',
  'approve-rules',
  'retire-rules',
  'read-registers',
  /** May open any concern of the organisation, with a reason: a role named for it. */
  'open-concerns',
]);
export type Right = v.InferOutput<typeof Right>;

/** Which red flags the user's role is shown in this organisation. `high`: those of high severity only. */
export const RedFlagsShown = v.picklist(['all', 'high', 'none']);
export type RedFlagsShown = v.InferOutput<typeof RedFlagsShown>;

export const SessionOpened = v.object({
  /** Opaque, held in memory only, sent as `Authorization: Bearer`. */
  token: v.string(),
  expiresAt: v.string(),
  clinician: v.object({
    reference: v.string(),
    name: v.string(),
    role: v.optional(v.string()),
    organisation: v.optional(v.string()),
  }),
  tenant: v.string(),
  rights: v.array(Right),
  redFlags: v.optional(RedFlagsShown, 'all'),
  /** Care settings whose team this person leads: they may open its concerns and see its board. */
  leads: v.optional(v.array(v.string())),
  /** Absent, with every part of the record, in a session without a child. */
  nhsNumber: v.optional(NhsNumberState),
  /** Absent when the issuer's configuration does not say where this encounter is: the clinician is asked once. */
  setting: v.optional(CareSettingShape),
  settings: v.array(CareSettingShape),
  /** Where look-ups need the person's own NHS sign-in, `rights` holds none of them: they come with it. */
  nhsSignIn: NhsSignIn,
  /** The record system says that another record took this one's place. */
  recordReplaced: v.boolean(),
});
export type SessionOpened = v.InferOutput<typeof SessionOpened>;

/** `PUT /api/session/setting` */
export const ChooseSetting = v.object({ setting: v.string() });
