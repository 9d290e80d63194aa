import * as v from 'valibot';
import { Actor, DifferenceShape, Id } from './rules.ts';

/** One concept of a code set. `source`: where the code was found; a code without a source is refused. */
const ConceptShape = v.looseObject({
  system: v.string(),
  code: v.string(),
  display: v.optional(v.string()),
  source: v.optional(v.string()),
});

export const CodeSetStatus = v.picklist(['draft', 'active', 'retired']);

/** One version of a code set. `active` is the one that rules read; it is one at a time. */
const CodeSetVersion = v.object({
  id: v.string(),
  version: v.string(),
  number: v.number(),
  status: CodeSetStatus,
  title: v.string(),
  digest: v.string(),
  concepts: v.array(ConceptShape),
  authors: v.array(Actor),
  createdAt: v.string(),
  /** From the version before it, in words. */
  differences: v.array(DifferenceShape),
});

/** `GET /api/code-sets`: one line for each. `usedBy`: rules that read it, themselves or by an event kind. */
export const CodeSetSummary = v.object({
  id: v.string(),
  title: v.string(),
  version: v.string(),
  concepts: v.number(),
  usedBy: v.array(v.string()),
  draft: v.boolean(),
});
export type CodeSetSummary = v.InferOutput<typeof CodeSetSummary>;

/** `GET /api/code-sets/:id`: newest version first. `usedBy` would all be tested again, and re-issued, with a new version. */
export const CodeSetHistory = v.object({
  id: v.string(),
  /** What is to be known of the set as it is shipped, e.g. which codes could not be verified. */
  note: v.optional(v.string()),
  versions: v.array(CodeSetVersion),
  usedBy: v.array(v.string()),
});
export type CodeSetHistory = v.InferOutput<typeof CodeSetHistory>;

/**
 * `PUT /api/code-sets/:id/draft` (`edit-rules`): the next version, or a new set. Codes that fail their check digit or
 * namespace are refused beside the code. `seen`: digest of the draft that was changed. Answers `CodeSetHistory`.
 */
export const SaveCodeSet = v.object({
  title: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)),
  concepts: v.array(ConceptShape),
  seen: v.optional(v.string()),
});

/**
 * `POST /api/code-sets/:id/moves`. `approve` (`approve-rules`, not by an author): the set comes into force at once for
 * every rule that reads it; each gets a new version that says so, and none may fail its test children by it: then
 * nothing changes. `withdraw` (`edit-rules`): the draft is retired.
 */
export const MoveCodeSet = v.object({
  move: v.picklist(['approve', 'withdraw']),
  number: v.number(),
  digest: v.string(),
  reason: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(2000)),
});

/** `GET /api/codes?text=`: codes of the sets in force whose words or code hold every word of `text`; at most 50. */
export const CodeFound = v.object({
  system: v.string(),
  code: v.string(),
  display: v.optional(v.string()),
  /** Code sets that hold it. */
  in: v.array(Id),
});
