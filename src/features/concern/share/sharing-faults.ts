import { fixText } from '../../../text/concern-share.ts';
import type { FieldError } from '../../../ui/ErrorSummary.tsx';
import { fieldIds, when } from '../field-ids.ts';
import type { ConcernForm } from '../form.ts';
import type { FormSetting } from '../form-setting.ts';
import { contentOf } from '../to-concern.ts';
import { basisIds, goes, piecesNow } from './to-decision.ts';

const blank = (text: string): boolean => text.trim() === '';

function faultsOfSharing(form: ConcernForm, setting: FormSetting): readonly FieldError[] {
  const chosen = setting.bases.entries.filter((entry) => basisIds(form, setting).includes(entry.id));
  const lawful = (['article-6', 'article-9'] as const).every((part) =>
    chosen.some((entry) => entry.part === part),
  );
  const pieces = piecesNow(contentOf(form, setting, form.startedAt), setting);
  return [
    ...when(setting.recipients.length === 0, fieldIds.authority, fixText.recipient),
    ...when(!pieces.some((piece) => goes(form, piece)), fieldIds.items, fixText.items),
    ...when(form.consent === '', fieldIds.consent, fixText.consent),
    ...when(form.informed === '', fieldIds.informed, fixText.informed),
    ...when(blank(form.purpose ?? setting.purpose), fieldIds.purpose, fixText.purpose),
    ...when(!lawful, fieldIds.basis, fixText.basis),
  ];
}

/** What is missing of the decision, in the order of the page. */
export const sharingFaults = (form: ConcernForm, setting: FormSetting): readonly FieldError[] => [
  ...when(form.safeNow === '', fieldIds.safe, fixText.safe),
  ...when(form.decision === '', fieldIds.decision, fixText.decision),
  ...(form.decision === 'share' ? faultsOfSharing(form, setting) : []),
  ...when(form.decision === 'not' && blank(form.reasons), fieldIds.reasons, fixText.reasons),
];
