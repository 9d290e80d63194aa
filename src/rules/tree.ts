import type { ClinicalEvent } from '../domain/record.ts';
import { shapeOf, type Leaf, type Shape } from './criteria/table.ts';
import { allOf, anyOf, atLeastOf, notOf } from './kleene.ts';
import type { RecordIndex } from './record-index.ts';
import type { Criterion, Missing, Outcome, Truth } from './rule.ts';

/** An evaluated criterion with its parts; a leaf has none. */
export interface Node {
  readonly outcome: Outcome;
  readonly combine?: (truths: readonly Truth[]) => Truth;
  readonly parts: readonly Node[];
  readonly leaf?: Leaf;
  /** Those of the parts that gave the answer. */
  readonly decided?: readonly Node[];
}

function combinerOf(shape: Exclude<Shape, { shape: 'leaf' }>): (truths: readonly Truth[]) => Truth {
  switch (shape.shape) {
    case 'all':
      return allOf;
    case 'any':
      return anyOf;
    case 'not':
      return ([truth]) => notOf(truth ?? 'unknown');
    case 'atLeast':
      return (truths) => atLeastOf(shape.n, truths);
  }
}

const flip: Record<Truth, Truth> = { yes: 'no', no: 'yes', unknown: 'unknown' };

/** Parts that decided: those with the answer of the whole. For unknown, those that are unknown or already yes. */
function deciding(truth: Truth, parts: readonly Node[], negated: boolean): readonly Node[] {
  const wanted = negated ? flip[truth] : truth;
  return parts.filter(({ outcome }) =>
    truth === 'unknown' ? outcome.truth !== 'no' : outcome.truth === wanted,
  );
}

const unique = <T>(items: readonly T[]): readonly T[] => [...new Set(items)];
const newestFirst = (a: ClinicalEvent, b: ClinicalEvent): number =>
  (b.when?.to ?? -Infinity) - (a.when?.to ?? -Infinity);

/** Evaluates a criterion and everything below it. */
export function evaluateTree(criterion: Criterion, record: RecordIndex): Node {
  const shape = shapeOf(criterion);
  if (shape.shape === 'leaf') return { outcome: shape.leaf.evaluate(record), parts: [], leaf: shape.leaf };
  const parts = shape.parts.map((part) => evaluateTree(part, record));
  const combine = combinerOf(shape);
  const truth = combine(parts.map(({ outcome }) => outcome.truth));
  const decided = deciding(truth, parts, shape.shape === 'not');
  return {
    outcome: {
      truth,
      evidence: unique(decided.flatMap(({ outcome }) => outcome.evidence)).toSorted(newestFirst),
      missing: truth === 'unknown' ? decided.flatMap(({ outcome }) => outcome.missing) : [],
    },
    combine,
    parts,
    decided,
  };
}

/** A leaf with its answer. */
export interface DecidingLeaf {
  readonly leaf: Leaf;
  readonly outcome: Outcome;
}

/** The leaves that decided, in the order written. */
export function decidingLeaves({ leaf, outcome, parts, decided }: Node): readonly DecidingLeaf[] {
  return leaf === undefined ? (decided ?? parts).flatMap(decidingLeaves) : [{ leaf, outcome }];
}

/** The answer of the whole if some of its leaves had answered otherwise. */
function truthWith(node: Node, answers: ReadonlyMap<Node, Truth>): Truth {
  const answer = answers.get(node);
  if (answer !== undefined) return answer;
  if (node.combine === undefined) return node.outcome.truth;
  return node.combine(node.parts.map((part) => truthWith(part, answers)));
}

function unknownLeaves(node: Node): readonly Node[] {
  if (node.combine !== undefined) return node.parts.flatMap(unknownLeaves);
  return node.outcome.truth === 'unknown' ? [node] : [];
}

/** Leaves that lack the same thing: one birth date can leave an age and an age at the time unknown. */
function bySameLack(leaves: readonly Node[]): readonly (readonly Node[])[] {
  const lackOf = ({ outcome }: Node): string => JSON.stringify(outcome.missing);
  return unique(leaves.map(lackOf)).map((lack) => leaves.filter((leaf) => lackOf(leaf) === lack));
}

/** Every way to answer some leaves yes or no: 2 to the power of their number. */
const waysToAnswer = (leaves: readonly Node[]): readonly ReadonlyMap<Node, Truth>[] =>
  leaves.reduce<readonly ReadonlyMap<Node, Truth>[]>(
    (ways, leaf) =>
      ways.flatMap((way) => (['yes', 'no'] as const).map((answer) => new Map([...way, [leaf, answer]]))),
    [new Map()],
  );

/** What is missing that alone would make the whole yes. Empty: no single thing would. */
export function decisiveMissing(node: Node): readonly Missing[] {
  if (node.outcome.truth !== 'unknown') return [];
  return bySameLack(unknownLeaves(node))
    .filter((leaves) => waysToAnswer(leaves).some((way) => truthWith(node, way) === 'yes'))
    .flatMap(([leaf]) => leaf?.outcome.missing ?? []);
}
