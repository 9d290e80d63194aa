import * as v from 'valibot';
import { FieldProblem } from './problem.ts';

/*
 * The rule book of an organisation: every rule with its versions. All of it needs a session, and no child.
 * Reading needs the right `read-rules`; writing `edit-rules`; approving, returning and declining `approve-rules`;
 * retiring `retire-rules`. Every act and every refusal of one is in the ledger. A rule that cannot be taken is 422 with
 * `problems`: one for each field, as the validator says them.
 */

const words = (max: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(max));
/** Of a rule, a code set, a test child or a criterion's part. */
export const Id = v.pipe(v.string(), v.maxLength(80), v.regex(/^[a-z0-9][a-z0-9-]*$/));
const Reason = words(2000);

export const RuleStatus = v.picklist(['draft', 'silent', 'active', 'retired']);
export type RuleStatus = v.InferOutput<typeof RuleStatus>;
const RuleSeverity = v.picklist(['high', 'medium', 'low']);

/** A rule as JSON. The gateway checks it against the engine's own table; here it is only kept whole. */
export const RuleContent = v.looseObject({ id: v.string() });
export type RuleContent = v.InferOutput<typeof RuleContent>;

/** Who did something: by name, never by key. */
export const Actor = v.object({ name: v.string(), role: v.optional(v.string()) });
export type Actor = v.InferOutput<typeof Actor>;

/** What can be done to a version. `imported`: came with the pack that a site starts from; `replaced`: a newer one took its place. */
export const ActKind = v.picklist([
  'imported',
  'created',
  'edited',
  'submitted',
  'returned',
  'made-silent',
  'made-active',
  'replaced',
  'retired',
]);
export type ActKind = v.InferOutput<typeof ActKind>;

const RuleAct = v.object({
  number: v.number(),
  act: ActKind,
  at: v.string(),
  by: Actor,
  /** In the person's own words, e.g. why it was returned or retired; for `replaced` "replaced by version 3". */
  reason: v.optional(v.string()),
  /** Why the silent run was cut short, when it was. */
  override: v.optional(v.string()),
});

/** What a version was made against, so that a firing of long ago can be replayed. */
export const Pins = v.object({
  codeSets: v.array(v.object({ id: v.string(), version: v.string(), digest: v.string() })),
  eventKinds: v.string(),
});
export type Pins = v.InferOutput<typeof Pins>;

/** How far a silent run has come. `done`: it has lasted the days that are asked for. */
const SilentRun = v.object({
  since: v.string(),
  days: v.number(),
  wanted: v.number(),
  done: v.boolean(),
});

const ReviewDue = v.picklist(['overdue', 'within-30-days', 'later']);

/** One version. Its content never changes once it has left `draft`. */
export const RuleVersionShape = v.object({
  rule: v.string(),
  /** 1, 2, 3 …: the version that people name. */
  number: v.number(),
  /** Semantic: major when who it applies to or its severity changed, minor when what it looks for or advises did. */
  version: v.string(),
  status: RuleStatus,
  content: RuleContent,
  /** In one sentence, made from the content. */
  sentence: v.string(),
  /** Of the content: sent back with every move, so that nobody approves what they have not seen. */
  digest: v.string(),
  pins: Pins,
  /** Everybody who wrote any of it. None of them may approve it. */
  authors: v.array(Actor),
  /** A draft that waits for a second person. */
  submitted: v.boolean(),
  createdAt: v.string(),
  changedAt: v.string(),
  silentRun: v.optional(SilentRun),
  /** What stands between a draft or a silent version and its next step; empty when nothing does. */
  owed: v.array(FieldProblem),
  reviewDue: ReviewDue,
});
export type RuleVersionShape = v.InferOutput<typeof RuleVersionShape>;

/** One line of the list. */
export const RuleSummary = v.object({
  id: v.string(),
  title: v.string(),
  sentence: v.string(),
  severity: RuleSeverity,
  guideline: v.object({ title: v.string(), grade: v.string() }),
  /** The versions that are not retired, the one that clinicians see first; of a retired rule its last. */
  versions: v.array(
    v.object({
      number: v.number(),
      version: v.string(),
      status: RuleStatus,
      submitted: v.boolean(),
      silentRun: v.optional(SilentRun),
    }),
  ),
  reviewBy: v.string(),
  reviewDue: ReviewDue,
});
export type RuleSummary = v.InferOutput<typeof RuleSummary>;

/**
 * `GET /api/rule-book?text=&status=&severity=`: rules whose title, sentence, guideline or owner holds every word of
 * `text`; retired ones only when `status=retired`. Figures come by themselves, from `GET /api/rules/figures`.
 */
export const RuleList = v.object({
  rules: v.array(RuleSummary),
  /** Changes of the shipped pack that nobody has decided on. */
  proposals: v.number(),
  /** Changes whenever anything in this rule book does. */
  revision: v.number(),
});
export type RuleList = v.InferOutput<typeof RuleList>;

/** `GET /api/rule-book/:rule`: newest version first, acts in the order they were done. */
export const RuleHistory = v.object({
  id: v.string(),
  versions: v.array(RuleVersionShape),
  acts: v.array(RuleAct),
});
export type RuleHistory = v.InferOutput<typeof RuleHistory>;

/** One difference in words. `level`: how it counts in semantic versioning. */
export const DifferenceShape = v.object({
  field: v.string(),
  level: v.picklist(['major', 'minor', 'patch']),
  /** e.g. "Applies to: under 16 → under 18" */
  words: v.string(),
});
export type DifferenceShape = v.InferOutput<typeof DifferenceShape>;

/** `GET /api/rule-book/:rule/difference?from=1&to=2` */
export const Differences = v.object({
  from: v.number(),
  to: v.number(),
  differences: v.array(DifferenceShape),
});

/** `POST /api/rule-book`: a rule that is not there yet, as version 1, a draft. Answers `RuleHistory`. */
export const CreateRule = v.object({ content: RuleContent });

/** `POST /api/rule-book/:rule/duplicate`: a new rule with the content of one version. Answers `RuleHistory`. */
export const DuplicateRule = v.object({ number: v.number(), id: Id, title: words(200) });

/**
 * `PUT /api/rule-book/:rule/draft`: changes the draft, or begins the next version where there is none. `seen` is the
 * digest of the draft that was changed, absent where there was none: 409 when it is another by now. What the engine
 * cannot evaluate is refused; words and test children that are still missing are kept as `owed`. `reason`: why it is
 * changed, kept in its history. Answers `RuleHistory`.
 */
export const SaveDraftRule = v.object({
  content: RuleContent,
  seen: v.optional(v.string()),
  reason: v.optional(Reason),
});

/** `POST /api/rule-book/:rule/moves`. `digest` is that of the version that was seen. Answers `RuleHistory`. */
export const MoveRule = v.variant('move', [
  v.object({ move: v.literal('submit'), number: v.number(), digest: v.string() }),
  v.object({ move: v.literal('return'), number: v.number(), digest: v.string(), reason: Reason }),
  v.object({ move: v.literal('make-silent'), number: v.number(), digest: v.string(), reason: Reason }),
  v.object({
    move: v.literal('make-active'),
    number: v.number(),
    digest: v.string(),
    reason: Reason,
    /** Why the silent run is cut short, by the one who approves. */
    override: v.optional(Reason),
  }),
  v.object({
    move: v.literal('retire'),
    number: v.number(),
    digest: v.string(),
    reason: Reason,
    /** The status that was on screen: a draft that runs by now is not given up by mistake. */
    seen: v.optional(RuleStatus),
  }),
]);
export type MoveRule = v.InferOutput<typeof MoveRule>;

/** `GET /api/rule-book/proposals`: what the shipped pack has changed since this site took it. */
export const Proposal = v.object({
  kind: v.picklist(['rule', 'code-set']),
  id: v.string(),
  title: v.string(),
  /** `new`: not here yet; `changed`; `withdrawn`: no longer shipped, still in use here. */
  change: v.picklist(['new', 'changed', 'withdrawn']),
  /** The shipped version, absent when it was withdrawn. */
  version: v.optional(v.string()),
  digest: v.string(),
  differences: v.array(DifferenceShape),
});
export type Proposal = v.InferOutput<typeof Proposal>;

/** `POST /api/rule-book/proposals`: take over as a draft (`edit-rules`) or decline (`approve-rules`). Answers the proposals that are left. */
export const DecideProposal = v.object({
  kind: v.picklist(['rule', 'code-set']),
  id: Id,
  digest: v.string(),
  decision: v.picklist(['take-over', 'decline']),
  reason: Reason,
});

/** `GET /api/rule-book/export?rule=`: the version that clinicians see, else the newest. */
export const ExportedRules = v.object({
  safelight: v.literal('rules'),
  exportedAt: v.string(),
  rules: v.array(RuleContent),
  codeSets: v.array(v.looseObject({ id: v.string() })),
  children: v.array(v.looseObject({ id: v.string() })),
});

/** `POST /api/rule-book/import`: what was exported, ours or as a PlanDefinition. Each becomes a draft; all or none. */
export const ImportRules = v.union([
  v.looseObject({ safelight: v.literal('rules'), rules: v.array(RuleContent) }),
  v.looseObject({ resourceType: v.picklist(['PlanDefinition', 'Bundle']) }),
]);

/** Answer of an import: what each became. `unchanged`: it is here already, word for word. */
export const Imported = v.object({
  rules: v.array(v.object({ id: v.string(), number: v.number(), as: v.picklist(['draft', 'unchanged']) })),
});

/** `GET /api/rule-book/children`: test children, the shipped ones and this organisation's own. `POST` adds one (`AddTestChild`). */
export const TestChildShape = v.looseObject({ id: v.string(), title: v.string() });
export const AddTestChild = v.object({ child: TestChildShape });
