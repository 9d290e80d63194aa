import * as v from 'valibot';

const day = v.pipe(v.string(), v.isoDate());
const ids = v.array(v.string());

/** `lawful-bases.json`: a versioned list; changing it never changes an old record, which keeps the words that it cited. */
export const LawfulBases = v.strictObject({
  $schema: v.optional(v.string()),
  version: v.string(),
  /** Every version of the list, oldest first, with the day from which it was in use; the last is this one. */
  history: v.optional(v.array(v.strictObject({ version: v.string(), from: day, changes: v.string() }))),
  /** An entry that no longer applies gets its last day and stays, so that what an old record cites can be looked up. */
  entries: v.array(
    v.strictObject({
      id: v.string(),
      part: v.picklist(['article-6', 'article-9', 'schedule-1', 'common-law', 'statute']),
      citation: v.string(),
      title: v.string(),
      plain: v.string(),
      source: v.string(),
      validFrom: v.optional(day),
      validTo: v.optional(day),
      caution: v.optional(v.string()),
    }),
  ),
  /** Offered first, by recipient and, where it differs, by `recipient/route`; `not-shared`; `outcome-shared`. */
  defaults: v.record(v.string(), ids),
  /** What nobody chooses a basis for, by what is done. */
  activities: v.strictObject({
    'look-up': ids,
    read: ids,
    record: ids,
    'follow-up': ids,
    referral: ids,
    'fgm-report': ids,
    governance: ids,
  }),
});
export type LawfulBases = v.InferOutput<typeof LawfulBases>;
