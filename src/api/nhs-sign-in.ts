import * as v from 'valibot';

const LookUpRight = v.picklist(['look-up-unscheduled', 'look-up-scheduled']);

/** One role of a person's NHS identity, as CIS2 names it. */
export const NhsRole = v.object({
  /** Role profile id, e.g. `555021935107`. */
  id: v.string(),
  /** "Staff nurse" */
  title: v.string(),
  organisation: v.optional(v.string()),
  /** What its activities B0107 and B0170 allow; empty for neither. */
  rights: v.array(LookUpRight),
});
export type NhsRole = v.InferOutput<typeof NhsRole>;

/** Why signing in gave nothing; each has its own sentence on screen. */
export const NhsSignInFailure = v.picklist([
  'cancelled',
  'refused',
  'no-answer',
  'timed-out',
  'odd-answer',
  'no-roles',
  'another-sign-in',
]);
export type NhsSignInFailure = v.InferOutput<typeof NhsSignInFailure>;

/**
 * `GET /api/nhs-sign-in`, and the answer of `PUT …/role` and `DELETE …`. A person's sign-in to the NHS (CIS2), beside
 * the launch's own; it belongs to one gateway session.
 */
export const NhsSignIn = v.variant('state', [
  /** This deployment's look-ups are made by the application: nobody signs in. */
  v.object({ state: v.literal('not-needed') }),
  v.object({ state: v.literal('signed-out') }),
  v.object({ state: v.literal('under-way'), startedAt: v.string() }),
  v.object({ state: v.literal('choose-role'), name: v.string(), roles: v.array(NhsRole) }),
  v.object({
    state: v.literal('signed-in'),
    name: v.string(),
    role: NhsRole,
    /** Whether there is another role to choose. */
    others: v.boolean(),
    /** Every role of this person, the present one among them, where there is more than one. */
    roles: v.optional(v.array(NhsRole)),
    /** When the person must sign in again. */
    until: v.string(),
  }),
  v.object({ state: v.literal('ended') }),
  v.object({ state: v.literal('failed'), why: NhsSignInFailure }),
]);
export type NhsSignIn = v.InferOutput<typeof NhsSignIn>;

/** The answer of `POST /api/nhs-sign-in`: where the sign-in window goes. A second one ends the first. */
export const NhsSignInStarted = v.object({ url: v.pipe(v.string(), v.url()), startedAt: v.string() });

/** `PUT /api/nhs-sign-in/role` */
export const ChooseNhsRole = v.object({ role: v.string() });

/** `POST /nhs/signed-in`, from the sign-in window itself, without a session token: the state is its proof. */
export const NhsSignedIn = v.object({
  state: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  code: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(4000))),
  error: v.optional(v.pipe(v.string(), v.maxLength(200))),
  /** Who answered (RFC 9207), where CIS2 says it. */
  iss: v.optional(v.pipe(v.string(), v.maxLength(500))),
});

/**
 * The answer of `POST /nhs/signed-in`. It names nobody: it is given to a window without a session. A state that is not
 * known, was used or came too late is refused with the problem `unknown-sign-in`.
 */
export const NhsSignedInAnswer = v.variant('outcome', [
  v.object({ outcome: v.literal('signed-in') }),
  v.object({ outcome: v.literal('failed'), why: NhsSignInFailure }),
]);
