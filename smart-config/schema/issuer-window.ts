import * as v from 'valibot';

/** What the EHR's own window does for Safelight (SMART Web Messaging 1.0), beside taking the screen back. */
export const RecordWindow = v.strictObject({
  activities: v.pipe(
    v.optional(v.array(v.picklist(['problem-review', 'order-review', 'appointment-book'])), []),
    v.description(
      'Its own screens that it opens when it is asked: a button is offered for those that fit what was just written.',
    ),
  ),
  referrals: v.pipe(
    v.optional(v.picklist(['written', 'staged']), 'written'),
    v.description(
      '`written`: a referral that the record system carries is written to its record, which sends it. `staged`: it is put on the scratchpad as a draft for the clinician to sign, and counts as not sent until it was signed. Where the window does not answer, no referral goes by the record system.',
    ),
  ),
});
export type RecordWindow = v.InferOutput<typeof RecordWindow>;
