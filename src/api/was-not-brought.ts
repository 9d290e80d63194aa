import * as v from 'valibot';

/**
 * `POST /api/was-not-brought`: that children's social care was told, by telephone, of an appointment to which a child on
 * a plan was not brought. One for an appointment: the same again answers what was kept.
 */
export const RecordTeamTold = v.object({
  appointment: v.pipe(v.string(), v.regex(/^[A-Za-z]+\/[A-Za-z0-9\-.]{1,64}$/)),
  authority: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)),
  phone: v.optional(v.pipe(v.string(), v.maxLength(30))),
  spokeTo: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(200))),
  at: v.pipe(v.string(), v.isoTimestamp()),
});

/** `GET /api/was-not-brought`: those of this child, oldest first. */
export const TeamToldShape = v.object({
  ...RecordTeamTold.entries,
  by: v.object({ name: v.string(), role: v.optional(v.string()) }),
});
