import type { ConcernDocument } from '../../../fhir/write/document/model.ts';
import { safeWords } from '../../../fhir/write/wording.ts';
import type { reviewText } from '../../../text/concern-share-review.ts';
import type { ConcernForm } from '../form.ts';

/** A question that every document answers, and that the person has not answered yet. */
export type Unanswered = keyof typeof reviewText.unanswered;

export function unansweredOf(form: ConcernForm): readonly Unanswered[] {
  const shares = form.decision === 'share';
  return [
    ...(form.safeNow === '' ? (['safe'] as const) : []),
    ...(form.decision === '' ? (['decision'] as const) : []),
    ...(shares && form.consent === '' ? (['consent'] as const) : []),
    ...(shares && form.informed === '' ? (['informed'] as const) : []),
  ];
}

const restsOn: Readonly<Record<string, readonly Unanswered[]>> = {
  safety: ['safe'],
  footing: ['decision', 'consent', 'informed'],
  decision: ['decision', 'consent', 'informed'],
};

const saysSafe = (line: string): boolean => Object.values<string>(safeWords).includes(line);

/** A document of an unfinished form: it says nothing that the person has not said. */
export function soFar(document: ConcernDocument, unanswered: readonly Unanswered[]): ConcernDocument {
  const { urgency, ...rest } = document;
  const open = (id: string): boolean => restsOn[id]?.some((one) => unanswered.includes(one)) ?? false;
  return {
    ...rest,
    ...(urgency === undefined || (unanswered.includes('safe') && saysSafe(urgency)) ? {} : { urgency }),
    sections: document.sections.filter(({ id }) => !open(id)),
  };
}
