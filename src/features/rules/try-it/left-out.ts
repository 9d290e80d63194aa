import type { ClinicalEvent } from '../../../domain/record.ts';
import { matchingEvents } from '../../../rules/criteria/matching.ts';
import type { RecordIndex } from '../../../rules/record-index.ts';
import type { EventsCriterion } from '../../../rules/rule.ts';

/** The part of a criterion that an event does not fit. */
type Unfit = 'within' | 'codes' | 'sites' | 'atAge' | 'notNear';

/** An event of the right kind that was not counted, with what it does not fit. */
export interface LeftOut {
  readonly event: ClinicalEvent;
  readonly unfit: readonly Unfit[];
}

const narrowings: readonly Unfit[] = ['within', 'codes', 'sites', 'atAge', 'notNear'];

/** Events of a criterion's kind that surely do not count, newest first: each part of the criterion is asked by itself. */
export function leftOut(what: EventsCriterion, record: RecordIndex): readonly LeftOut[] {
  const counted = new Set(matchingEvents(what, record).possible);
  const given = narrowings.filter((part) => what[part] !== undefined);
  const fitting = new Map(
    given.map((part) => [
      part,
      new Set(matchingEvents({ kind: what.kind, [part]: what[part] }, record).possible),
    ]),
  );
  return record
    .ofKind(what.kind)
    .filter((event) => !counted.has(event))
    .map((event) => ({ event, unfit: given.filter((part) => fitting.get(part)?.has(event) === false) }));
}
