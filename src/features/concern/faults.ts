import type { FieldError } from '../../ui/ErrorSummary.tsx';
import { fixText } from '../../text/concern-share.ts';
import type { ConcernForm, MarkDraft } from './form.ts';
import { basisIds, householdOf, itemsThatGo, type FormSetting } from './to-concern.ts';

const blank = (text: string): boolean => text.trim() === '';

/** Ids of the controls, so that a fault leads to where it is put right. */
export const fieldIds = {
  facts: 'concern-facts',
  safe: 'concern-safe',
  decision: 'concern-decision',
  authority: 'concern-authority',
  items: 'concern-items',
  purpose: 'concern-purpose',
  consent: 'concern-consent',
  informed: 'concern-informed',
  basis: 'concern-basis',
  reasons: 'concern-reasons',
  read: 'concern-read',
  mark: (id: string, part: string): string => `mark-${id}-${part}`,
  account: (id: string, part: string): string => `account-${id}-${part}`,
} as const;

const size = (text: string): boolean => {
  const value = Number(text.replace(',', '.'));
  return blank(text) || (value >= 0.5 && value <= 2000);
};

/** What is missing or cannot be of one mark. `n` is its number on the drawing. */
export function markFaults(mark: MarkDraft, n: number): readonly FieldError[] {
  const at = (part: string) => fieldIds.mark(mark.id, part);
  const count = Number(mark.count);
  const unexplained = mark.explanation === 'given' && (blank(mark.words) || blank(mark.by));
  return [
    ...(mark.kind === '' ? [{ field: at('kind'), message: fixText.markKind(n) }] : []),
    ...(blank(mark.count) || (Number.isInteger(count) && count >= 1 && count <= 99)
      ? []
      : [{ field: at('count'), message: fixText.markCount(n) }]),
    ...(size(mark.length) ? [] : [{ field: at('length'), message: fixText.markSize(n) }]),
    ...(size(mark.width) ? [] : [{ field: at('width'), message: fixText.markSize(n) }]),
    ...(mark.explanation === '' ? [{ field: at('explanation'), message: fixText.markExplanation(n) }] : []),
    ...(unexplained
      ? [{ field: at(blank(mark.words) ? 'words' : 'by'), message: fixText.markWords(n) }]
      : []),
  ];
}

function accountFaults(form: ConcernForm): readonly FieldError[] {
  return form.accounts.flatMap(({ id, words, saidBy, present }, i) => {
    if (blank(words) && blank(saidBy) && blank(present)) return [];
    if (blank(words)) return [{ field: fieldIds.account(id, 'words'), message: fixText.accountWords(i + 1) }];
    return blank(saidBy) ? [{ field: fieldIds.account(id, 'by'), message: fixText.accountWho(i + 1) }] : [];
  });
}

const when = (wrong: boolean, field: string, message: string): readonly FieldError[] =>
  wrong ? [{ field, message }] : [];

function sharingFaults(form: ConcernForm, setting: FormSetting): readonly FieldError[] {
  const chosen = setting.bases.entries.filter((entry) => basisIds(form, setting).includes(entry.id));
  const lawful = (['article-6', 'article-9'] as const).every((part) =>
    chosen.some((entry) => entry.part === part),
  );
  return [
    ...when(setting.recipients.length === 0, fieldIds.authority, fixText.recipient),
    ...when(itemsThatGo(form, householdOf(form, setting)).length === 0, fieldIds.items, fixText.items),
    ...when(form.consent === '', fieldIds.consent, fixText.consent),
    ...when(form.informed === '', fieldIds.informed, fixText.informed),
    ...when(blank(form.purpose ?? setting.purpose), fieldIds.purpose, fixText.purpose),
    ...when(!lawful, fieldIds.basis, fixText.basis),
  ];
}

/** Everything that must be put right before it can go, in the order of the page. */
export const faultsOf = (form: ConcernForm, setting: FormSetting): readonly FieldError[] => [
  ...form.marks.flatMap((mark, i) => markFaults(mark, i + 1)),
  ...when(blank(form.facts), fieldIds.facts, fixText.facts),
  ...accountFaults(form),
  ...when(form.safeNow === '', fieldIds.safe, fixText.safe),
  ...when(form.decision === '', fieldIds.decision, fixText.decision),
  ...(form.decision === 'share' ? sharingFaults(form, setting) : []),
  ...when(form.decision === 'not' && blank(form.reasons), fieldIds.reasons, fixText.reasons),
  ...when(!form.read, fieldIds.read, fixText.read),
];
