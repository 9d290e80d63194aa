import { londonDay } from '../../domain/calendar/london.ts';
import { daysOf } from '../../domain/calendar/partial-date.ts';
import type { FieldError } from '../../ui/ErrorSummary.tsx';
import { fixText } from '../../text/concern-share.ts';
import { fixFormText } from '../../text/concern.ts';
import type { ConcernForm, MarkDraft } from './form.ts';
import { fieldIds, when } from './field-ids.ts';
import { dateRead } from './said/typed-date.ts';
import { sharingFaults } from './share/sharing-faults.ts';
import type { FormSetting } from './form-setting.ts';

const blank = (text: string): boolean => text.trim() === '';

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

function peopleFaults({ people = [] }: ConcernForm, now: number): readonly FieldError[] {
  return people.flatMap(({ id, name, relationship, birthDate = '' }) => [
    ...when(blank(name) && blank(relationship), fieldIds.person(id, 'name'), fixFormText.personName),
    ...when(
      !blank(birthDate) && dateRead(birthDate, now) === undefined,
      fieldIds.person(id, 'born'),
      fixFormText.personBorn(name.trim()),
    ),
  ]);
}

/** An expected date is of this pregnancy: up to four weeks ago, or within 43 weeks. */
function expectedFault({ about, expectedDate = '' }: ConcernForm, now: number): readonly FieldError[] {
  if (about !== 'unborn-child' || blank(expectedDate)) return [];
  const days = daysOf(expectedDate);
  const today = londonDay(now);
  const fits = days !== undefined && days.to >= today - 28 && days.from <= today + 43 * 7;
  return when(!fits, fieldIds.expectedDate, fixFormText.expectedDate);
}

/** Everything that must be put right before it can go, in the order of the page. */
export const faultsOf = (form: ConcernForm, setting: FormSetting): readonly FieldError[] => [
  ...expectedFault(form, Date.parse(setting.now)),
  ...form.marks.flatMap((mark, i) => markFaults(mark, i + 1)),
  ...when(blank(form.facts), fieldIds.facts, fixText.facts),
  ...accountFaults(form),
  ...peopleFaults(form, Date.parse(setting.now)),
  ...sharingFaults(form, setting),
  ...when(!form.read, fieldIds.read, fixText.read),
];
