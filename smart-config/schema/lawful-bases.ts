import * as v from 'valibot';

/** `lawful-bases.json`: a versioned list; changing it never changes an old record. */
export const LawfulBases = v.strictObject({
  $schema: v.optional(v.string()),
  version: v.string(),
  entries: v.array(
    v.strictObject({
      id: v.string(),
      part: v.picklist(['article-6', 'article-9', 'schedule-1', 'common-law', 'statute']),
      citation: v.string(),
      title: v.string(),
      plain: v.string(),
      source: v.string(),
      validFrom: v.optional(v.string()),
      validTo: v.optional(v.string()),
      caution: v.optional(v.string()),
    }),
  ),
  defaults: v.record(v.string(), v.array(v.string())),
});
export type LawfulBases = v.InferOutput<typeof LawfulBases>;
