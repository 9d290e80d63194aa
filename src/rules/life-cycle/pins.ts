import { leavesOf } from '../criteria/table.ts';
import type { Rule } from '../rule.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { isObject } from '../events/json.ts';

/** What a version was made against, so that what it answered can be replayed. */
export interface RulePins {
  readonly codeSets: readonly { readonly id: string; readonly version: string; readonly digest: string }[];
  /** Digest of the event kinds that it reads. */
  readonly eventKinds: string;
}

/** Every code set that a condition names itself. */
function namedIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(namedIn);
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, member]) =>
    (key === 'codes' || key === 'sites') && typeof member === 'string' ? [member] : namedIn(member),
  );
}

/** Ids of the event kinds that a rule reads. */
function kindsOf({ when }: Pick<Rule, 'when'>): ReadonlySet<string> {
  return new Set(
    leavesOf(when)
      .flatMap((leaf) => leaf.reads())
      .flatMap((reading) => (reading === 'links' ? [] : [reading.kind])),
  );
}

/** Ids of the code sets that a rule reads, itself or through an event kind. */
export function codeSetsOf(rule: Pick<Rule, 'when'>, { eventKinds }: Vocabulary): ReadonlySet<string> {
  const kinds = kindsOf(rule);
  const throughKinds = eventKinds
    .filter(({ id }) => kinds.has(id))
    .flatMap(({ from }) => from.flatMap(({ codes }) => codes ?? []));
  return new Set([...namedIn(rule.when), ...throughKinds]);
}

/** The versions of everything that a rule rests on. `digest` names a value by its content. */
export function pinsOf(
  rule: Pick<Rule, 'when'>,
  vocabulary: Vocabulary,
  digest: (value: unknown) => string,
): RulePins {
  const sets = codeSetsOf(rule, vocabulary);
  const kinds = kindsOf(rule);
  return {
    codeSets: vocabulary.codeSets
      .filter(({ id }) => sets.has(id))
      .toSorted((a, b) => (a.id < b.id ? -1 : 1))
      .map((set) => ({ id: set.id, version: set.version, digest: digest(set) })),
    eventKinds: digest(vocabulary.eventKinds.filter(({ id }) => kinds.has(id))),
  };
}
