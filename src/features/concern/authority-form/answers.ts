import type { Recipient, SharingDecision } from '../../../domain/concern.ts';
import { authorityFormText as words } from '../../../text/authority-form.ts';
import type { FieldError } from '../../../ui/ErrorSummary.tsx';
import { fieldIds } from '../field-ids.ts';

type InDecision = NonNullable<Extract<SharingDecision, { share: true }>['authorityForm']>;

/** What was answered to an authority's own form: part of the draft. Absent: not begun, or left out. */
export interface AuthorityAnswers extends InDecision {
  /** Whose form it is; it goes to nobody else. */
  readonly authority: string;
  /** Questions that must be put right before it can go, as they are asked. */
  readonly missing: readonly string[];
}

interface Sent {
  readonly authorityForm?: AuthorityAnswers | undefined;
}

/** The answers, if they are to the form of whom it is sent to. */
const answersTo = (first: Recipient | undefined, { authorityForm }: Sent): AuthorityAnswers | undefined =>
  first?.kind === 'social-care' && authorityForm?.authority === first.authority ? authorityForm : undefined;

/** As they stand in the decision to share with `first`. */
export function authorityFormFor(first: Recipient | undefined, form: Sent): { authorityForm?: InDecision } {
  const answers = answersTo(first, form);
  if (answers === undefined || answers.item.length === 0) return {};
  return { authorityForm: { questionnaire: answers.questionnaire, item: answers.item } };
}

/** Why a form that was begun cannot go as it is. */
export function authorityFormFaults(first: Recipient | undefined, form: Sent): readonly FieldError[] {
  const answers = answersTo(first, form);
  if (answers === undefined || answers.missing.length === 0) return [];
  return [{ field: fieldIds.authorityForm, message: words.missing(answers.authority, answers.missing) }];
}
