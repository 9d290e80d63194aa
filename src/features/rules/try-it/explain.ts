import type { PartialDate } from '../../../domain/child.ts';
import type { CpisStatus } from '../../../domain/cpis.ts';
import type { ClinicalEvent } from '../../../domain/record.ts';
import { shapeOf } from '../../../rules/criteria/table.ts';
import { conditionOf } from '../../../rules/evaluate.ts';
import type { RecordIndex } from '../../../rules/record-index.ts';
import type { Answer, Criterion, EventsCriterion, Missing, Rule, Truth } from '../../../rules/rule.ts';
import { decisiveMissing, evaluateTree, type Node } from '../../../rules/tree.ts';
import { leftOut, type LeftOut } from './left-out.ts';

/** What the record holds of a criterion, where its events do not say it. */
export type Fact =
  | { readonly kind: 'count'; readonly counted: number; readonly needed: number; readonly entries: number }
  | { readonly kind: 'born'; readonly birthDate?: PartialDate }
  | { readonly kind: 'cpis'; readonly status: CpisStatus }
  | { readonly kind: 'people'; readonly count: number }
  | { readonly kind: 'answer'; readonly answer?: Answer['answer'] };

/** One criterion that decided: in words, its own answer, and what that rests on. */
export interface Reason {
  readonly words: string;
  readonly truth: Truth;
  readonly evidence: readonly ClinicalEvent[];
  readonly fact?: Fact;
  /** Events of its kind that did not count; only where they are why it is not so. */
  readonly leftOut: readonly LeftOut[];
}

/** What a rule answers on one record, and why. */
export interface Tried {
  readonly truth: Truth;
  /** What would have to be known, each thing once. */
  readonly missing: readonly Missing[];
  readonly reasons: readonly Reason[];
}

/** The most that surely counts: asked of the engine itself, one more each time, so that the two cannot disagree. */
function surelyCounted(body: EventsCriterion, record: RecordIndex): number {
  const most = record.ofKind(body.kind).length;
  let counted = 0;
  while (
    counted < most &&
    evaluateTree({ events: { ...body, atLeast: counted + 1 } }, record).outcome.truth === 'yes'
  )
    counted += 1;
  return counted;
}

function countOf(body: EventsCriterion, record: RecordIndex, entries: number): Fact {
  return { kind: 'count', counted: surelyCounted(body, record), needed: body.atLeast ?? 1, entries };
}

function factOf(criterion: Criterion, record: RecordIndex): Fact | undefined {
  const { birthDate, expectedBirthDate, cpis, links, answers, encounter } = record.input;
  if ('age' in criterion) {
    const born = birthDate ?? expectedBirthDate;
    return { kind: 'born', ...(born === undefined ? {} : { birthDate: born }) };
  }
  if ('cpis' in criterion) return { kind: 'cpis', status: cpis };
  if ('household' in criterion) return { kind: 'people', count: links.people.length };
  if ('ask' in criterion) {
    const given = answers.findLast((one) => one.id === criterion.ask.id && one.encounter === encounter);
    return { kind: 'answer', ...(given === undefined ? {} : { answer: given.answer }) };
  }
  return undefined;
}

function reasonOf(criterion: Criterion, { outcome, leaf }: Node, record: RecordIndex): Reason {
  const { truth, evidence } = outcome;
  const said = { words: leaf?.say(record.words) ?? '', truth };
  if ('events' in criterion) {
    const sure = evidence.length > 0 ? evidence : countedFor(criterion.events, record);
    const fact = countOf(criterion.events, record, sure.length);
    const rest = truth === 'no' ? leftOut(criterion.events, record) : [];
    return { ...said, evidence: sure, fact, leftOut: rest };
  }
  const fact = factOf(criterion, record);
  const rest = 'absent' in criterion && truth === 'yes' ? leftOut(criterion.absent, record) : [];
  return { ...said, evidence, ...(fact === undefined ? {} : { fact }), leftOut: rest };
}

/** Those that count, though they are too few: the engine gives no evidence for "no". */
const countedFor = (body: EventsCriterion, record: RecordIndex): readonly ClinicalEvent[] =>
  evaluateTree({ events: withoutCount(body) }, record).outcome.evidence;

const withoutCount = ({ atLeast: _, distinct: __, ...body }: EventsCriterion): EventsCriterion => body;

/** The criteria that decided, in the order written, whatever the answer. */
function decidingReasons(criterion: Criterion, node: Node, record: RecordIndex): readonly Reason[] {
  const shape = shapeOf(criterion);
  if (shape.shape === 'leaf') return [reasonOf(criterion, node, record)];
  const decided = new Set(node.decided ?? node.parts);
  return shape.parts.flatMap((part, i) => {
    const below = node.parts[i];
    return below !== undefined && decided.has(below) ? decidingReasons(part, below, record) : [];
  });
}

const each = (missing: readonly Missing[]): readonly Missing[] => [
  ...new Map(missing.map((one) => [JSON.stringify(one), one])).values(),
];

/** Tries a rule on a record, whatever its status and the care setting. */
export function tryRule(rule: Pick<Rule, 'applies' | 'when'>, record: RecordIndex): Tried {
  const condition = conditionOf(rule);
  const node = evaluateTree(condition, record);
  const decisive = decisiveMissing(node);
  return {
    truth: node.outcome.truth,
    missing: each(decisive.length > 0 ? decisive : node.outcome.missing),
    reasons: decidingReasons(condition, node, record),
  };
}
