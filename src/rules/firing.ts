import type { Instant } from '../domain/fetched.ts';
import { fail, succeed, type Result } from '../domain/result.ts';
import { leavesOf } from './criteria/table.ts';
import { digestOf, evidenceKey } from './digest.ts';
import { conditionOf, evaluateRule } from './evaluate.ts';
import { indexRecord, type RecordIndex } from './record-index.ts';
import type { Finding, Rule, RecordInput, Truth } from './rule.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Of the meaning of rules. It changes whenever the same rule could answer otherwise on the same record. */
export const engineVersion = '1.0.0';

/** One reference that a rule looked at, with the version that was read where the record system gives one. */
interface InputReference {
  readonly reference: string;
  readonly version?: string;
}

/**
 * What a rule answered, as data to keep: enough to see later what it rested on and to answer again. It names nobody:
 * references only, and digests of what they held.
 */
export interface Firing {
  readonly rule: { readonly id: string; readonly version: string; readonly digest: string };
  readonly engine: string;
  /** Digest of the code sets and event kinds it was answered with. */
  readonly vocabulary: string;
  readonly at: Instant;
  readonly inputs: {
    readonly references: readonly InputReference[];
    /** Digest of everything the rule looked at, as it was then. */
    readonly digest: string;
  };
  readonly truth: Truth;
  readonly decisive: boolean;
  readonly evidence: string;
}

/** Why a firing cannot be answered again from what was given. `another-answer`: it can, and the engine is at fault. */
export type ReplayFailure =
  'another-rule' | 'another-engine' | 'another-vocabulary' | 'another-record' | 'another-answer';

/** The part of a record that a rule looks at, and nothing else: what is not in here cannot change its answer. */
function lookedAt(rule: Rule, { input, ofKind, notRead }: RecordIndex) {
  const leaves = leavesOf(conditionOf(rule));
  const names = new Set(leaves.map(({ name }) => name));
  const readings = leaves.flatMap((leaf) => leaf.reads());
  const kinds = [...new Set(readings.flatMap((one) => (one === 'links' ? [] : [one.kind])))].sort();
  return {
    events: kinds.map((kind) => [
      kind,
      ofKind(kind)
        .map((event) => digestOf(event))
        .sort(),
      notRead(kind),
    ]),
    born: input.birthDate ?? input.expectedBirthDate,
    cpis: names.has('cpis') ? input.cpis : undefined,
    links: readings.includes('links') ? input.links : undefined,
    answers: names.has('ask') ? [input.encounter, input.answers] : undefined,
  };
}

function referencesOf(
  rule: Rule,
  record: RecordIndex,
  versions: ReadonlyMap<string, string>,
): readonly InputReference[] {
  const kinds = leavesOf(conditionOf(rule))
    .flatMap((leaf) => leaf.reads())
    .flatMap((one) => (one === 'links' ? [] : [one.kind]));
  const references = kinds.flatMap((kind) => record.ofKind(kind).flatMap(({ sources }) => sources));
  return [...new Set(references)].sort().map((reference) => {
    const version = versions.get(reference);
    return { reference, ...(version !== undefined && { version }) };
  });
}

const ruleOf = (rule: Rule): Firing['rule'] => ({
  id: rule.id,
  version: rule.version,
  digest: digestOf([rule.applies, rule.when]),
});
const named = new WeakMap<Vocabulary, string>();

/** Thousands of codes: named once, as a vocabulary never changes while it is in use. */
function vocabularyOf(vocabulary: Vocabulary): string {
  const known = named.get(vocabulary);
  if (known !== undefined) return known;
  const byId = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : 1);
  const digest = digestOf([vocabulary.codeSets.toSorted(byId), vocabulary.eventKinds.toSorted(byId)]);
  named.set(vocabulary, digest);
  return digest;
}

/** What a rule answers on a record now, as a firing. `versions`: `meta.versionId` by relative reference. */
export function fire(
  rule: Rule,
  input: RecordInput,
  vocabulary: Vocabulary,
  versions: ReadonlyMap<string, string> = new Map(),
): { readonly firing: Firing; readonly finding: Finding } {
  const record = indexRecord(input, vocabulary);
  const finding = evaluateRule(rule, record);
  const firing: Firing = {
    rule: ruleOf(rule),
    engine: engineVersion,
    vocabulary: vocabularyOf(vocabulary),
    at: input.now,
    inputs: {
      references: referencesOf(rule, record, versions),
      digest: digestOf(lookedAt(rule, record)),
    },
    truth: finding.outcome.truth,
    decisive: finding.decisive,
    evidence: evidenceKey(finding),
  };
  return { firing, finding };
}

/**
 * Answers again what was answered once: the same rule on the same record at the moment of the firing, whenever it is
 * asked. What the rule did not look at may have changed since; anything else is named.
 */
export function replay(
  firing: Firing,
  {
    rule,
    record,
    vocabulary,
  }: { readonly rule: Rule; readonly record: RecordInput; readonly vocabulary: Vocabulary },
): Result<Finding, ReplayFailure> {
  if (digestOf(firing.rule) !== digestOf(ruleOf(rule))) return fail('another-rule');
  if (firing.engine !== engineVersion) return fail('another-engine');
  if (firing.vocabulary !== vocabularyOf(vocabulary)) return fail('another-vocabulary');
  const { firing: again, finding } = fire(rule, { ...record, now: firing.at }, vocabulary);
  if (again.inputs.digest !== firing.inputs.digest) return fail('another-record');
  const same =
    again.truth === firing.truth && again.decisive === firing.decisive && again.evidence === firing.evidence;
  return same ? succeed(finding) : fail('another-answer');
}
