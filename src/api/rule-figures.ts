import * as v from 'valibot';
import { RuleStatus } from './rules.ts';

/** What a rule answered about the child on screen, once for each visit. */
const FiguresAnswer = v.picklist(['fired', 'not', 'cannot-tell']);

/**
 * `POST /api/rule-figures`, after the page has evaluated: every rule that was tried, the silent ones too. Saying it again
 * changes nothing; a better answer replaces a worse one: cannot tell, then not, then fired. Whose child and which visit
 * is the session's. Answers 204. Versions that are not in force are left out silently: the page may be an old one.
 */
export const ReportFigures = v.object({
  answers: v.pipe(
    v.array(v.object({ rule: v.string(), version: v.string(), answer: FiguresAnswer })),
    v.maxLength(500),
  ),
});

export type ReportFigures = v.InferOutput<typeof ReportFigures>;

const RuleOutcome = v.picklist(['right', 'not-right', 'not-known']);
export type RuleOutcome = v.InferOutput<typeof RuleOutcome>;

/**
 * `POST /api/rules/outcomes`: what became of a concern, by its reference: whether the worry proved right. Everything that
 * fired for the child on the day of the concern or in the four weeks before it, silently too, is then known to have been
 * right or not; `not-known` takes an answer back. Needs `read-registers`, or `record-concern` and the child on screen.
 * Saying it again changes nothing, the last answer counts, and figures carry neither the child nor the person. Answers 204.
 */
export const RecordRuleOutcome = v.object({
  concern: v.pipe(v.string(), v.regex(/^SL-\d{4}-\d{6,}$/)),
  outcome: RuleOutcome,
});

/** A count that is small enough to point at a child is not told. `value` absent: suppressed. */
const Told = v.object({ value: v.optional(v.number()) });

/** What a lead should look at. Rates are shares from 0 to 1; absent where a count behind one may not be told. */
const Warning = v.variant('kind', [
  v.object({ kind: v.literal('fires-often'), rate: v.optional(v.number()), limit: v.number() }),
  v.object({ kind: v.literal('overridden'), rate: v.optional(v.number()), limit: v.number() }),
  v.object({ kind: v.literal('low-predictive-value'), rate: v.optional(v.number()), limit: v.number() }),
  v.object({ kind: v.literal('never-fired'), days: v.number() }),
]);

/**
 * Of one version of one rule. A child counts once for each visit. `fired` is what clinicians were shown, `silentFired`
 * what they were not. Rates are shares from 0 to 1, absent when nothing is known or a part of them is suppressed:
 * `firingRate` of the visits evaluated, `overriddenRate` of the flags that somebody answered, `predictiveValue` of the
 * firings whose outcome is known.
 */
export const VersionFigures = v.object({
  rule: v.string(),
  version: v.string(),
  /** As people name the version: 1, 2, 3 … */
  number: v.number(),
  status: RuleStatus,
  title: v.string(),
  evaluated: Told,
  fired: Told,
  silentFired: Told,
  cannotTell: Told,
  /** Flags that somebody answered: acted on (`concern-recorded`, `discussed`) or not. */
  acknowledged: Told,
  actedOn: Told,
  notActedOn: Told,
  /** Of those not acted on, by coded reason. */
  reasons: v.record(v.string(), Told),
  concernAfter: Told,
  outcomeKnown: Told,
  firingRate: v.optional(v.number()),
  overriddenRate: v.optional(v.number()),
  predictiveValue: v.optional(v.number()),
  /** Cards of the rule that CDS Hooks gave: shown, opened in Safelight, accepted, set aside; absent where there were none. */
  hooks: v.optional(
    v.array(v.object({ hook: v.string(), shown: Told, opened: Told, accepted: Told, overridden: Told })),
  ),
  months: v.array(v.object({ month: v.string(), evaluated: Told, fired: Told, silentFired: Told })),
  warnings: v.array(Warning),
});
export type VersionFigures = v.InferOutput<typeof VersionFigures>;

/**
 * `GET /api/rules/figures?rule=&from=2026-08-01&to=2026-11-20` (`read-rules`): by rule and version, for the lead's own
 * screen, counts of 1 to 4 suppressed. `GET /api/rules/figures/export` with the same: to leave the organisation, counts
 * of 1 to 7 suppressed and the others rounded to 5. Days are of London, both included; 90 days to today unless told.
 */
export const Figures = v.object({
  from: v.string(),
  to: v.string(),
  rules: v.array(VersionFigures),
  /** All active rules together: flags shown for each visit evaluated. */
  together: v.object({ evaluated: Told, fired: Told, rate: v.optional(v.number()) }),
});
export type Figures = v.InferOutput<typeof Figures>;
