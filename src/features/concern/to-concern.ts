import type {
  Account,
  BodyMark,
  Concern,
  Detail,
  Explanation,
  KeyContact,
  Person,
} from '../../domain/concern.ts';
import { noteIds, type NoteId } from '../../domain/concern-notes.ts';
import type { Instant } from '../../domain/fetched.ts';
import { concernCategory } from '../../fhir/write/condition.ts';
import { detailOrder, type ConcernForm, type MarkDraft } from './form.ts';
import type { FormSetting } from './form-setting.ts';
import { contactsNow, peopleNow } from './said/known.ts';
import { dateRead } from './said/typed-date.ts';
import { decisionOf, fgmOf } from './share/to-decision.ts';

const optional = <K extends string>(key: K, text: string): Partial<Record<K, string>> =>
  text.trim() === '' ? {} : ({ [key]: text.trim() } as Record<K, string>);

const numbered = <K extends string>(key: K, text: string): Partial<Record<K, number>> =>
  text.trim() === '' ? {} : ({ [key]: Number(text.replace(',', '.')) } as Record<K, number>);

function explanationOf(mark: MarkDraft): Explanation {
  if (mark.explanation === 'given') return { state: 'given', words: mark.words.trim(), by: mark.by.trim() };
  return { state: mark.explanation === '' ? 'not-asked-yet' : mark.explanation };
}

const markOf = (mark: MarkDraft): BodyMark => ({
  id: mark.id,
  region: mark.region,
  view: mark.view,
  kind: mark.kind === '' ? 'mark' : mark.kind,
  ...numbered('count', mark.count),
  ...numbered('lengthMm', mark.length),
  ...numbered('widthMm', mark.width),
  ...optional('shape', mark.shape),
  ...optional('colour', mark.colour),
  ...optional('pattern', mark.pattern),
  ...optional('ageClaimed', mark.ageClaimed),
  ...optional('note', mark.note),
  explanation: explanationOf(mark),
});

/** Accounts that say anything. */
export const writtenAccounts = (form: Pick<ConcernForm, 'accounts'>): readonly Account[] =>
  form.accounts
    .filter((account) => account.words.trim() !== '')
    .map(({ words, saidBy, saidTo, present }) => ({
      words: words.trim(),
      saidBy: saidBy.trim(),
      ...optional('saidTo', saidTo),
      present: present.trim(),
    }));

/** What stands in a note: what was typed, else what the record says. */
export const noteOf = (form: ConcernForm, { recorded }: Pick<FormSetting, 'recorded'>, id: NoteId): string =>
  form.notes[id] ?? recorded.notes[id] ?? '';

function notesOf(form: ConcernForm, setting: FormSetting): Concern['notes'] {
  return noteIds.reduce<Concern['notes']>(
    (notes, id) => ({ ...notes, ...optional(id, noteOf(form, setting, id)) }),
    {},
  );
}

/** Each detail that is known; a text that differs from the record's is the person's own. */
const detailsOf = (form: ConcernForm, { recorded }: FormSetting): readonly Detail[] =>
  detailOrder.flatMap((id): readonly Detail[] => {
    const record = recorded.details[id]?.trim() ?? '';
    const text = form.details[id]?.trim() ?? record;
    return text === '' ? [] : [{ id, text, from: text === record ? 'record' : 'typed' }];
  });

const said = (text: string): boolean => text.trim() !== '';
const isWritten = ({ name, relationship }: Person): boolean => said(name) || said(relationship);

/** A date that cannot be read is a fault of the form; until it is put right it is left out. */
const personOf =
  (now: number) =>
  ({ birthDate = '', phone = '', ...person }: Person): Person => {
    const born = dateRead(birthDate, now);
    return {
      ...person,
      name: person.name.trim(),
      relationship: person.relationship.trim(),
      ...(born === undefined ? {} : { birthDate: born }),
      ...optional('phone', phone),
    };
  };

const contactOf = ({ reach = '', ...contact }: KeyContact): KeyContact => ({
  ...contact,
  role: contact.role.trim(),
  name: contact.name.trim(),
  ...optional('reach', reach),
});

/** The facts of a concern, before anything is decided about them. */
export const contentOf = (
  form: ConcernForm,
  setting: FormSetting,
  writtenAt: Instant,
): Omit<Concern, 'decision'> => ({
  id: form.id,
  about: form.about,
  ...(form.about === 'unborn-child'
    ? optional('expectedDate', form.expectedDate ?? setting.recorded.expectedDate ?? '')
    : {}),
  startedAt: form.startedAt,
  writtenAt,
  category: concernCategory(form.about),
  harms: form.harms,
  marks: form.marks.map(markOf),
  facts: form.facts.trim(),
  ticks: form.ticks,
  fromRecord: form.fromRecord,
  accounts: writtenAccounts(form),
  childsVoice: form.childsVoice.trim(),
  opinion: form.opinion.trim(),
  notes: notesOf(form, setting),
  people: peopleNow(form, setting.recorded)
    .filter(isWritten)
    .map(personOf(Date.parse(writtenAt))),
  contacts: contactsNow(form, setting.recorded)
    .filter(({ role, name }) => said(role) || said(name))
    .map(contactOf),
  details: detailsOf(form, setting),
  safeNow: form.safeNow === '' ? 'yes-with-us' : form.safeNow,
  done: form.done.trim(),
  ...fgmOf(form),
});

/** The concern as it is sent, of a form without faults. */
export function toConcern(form: ConcernForm, setting: FormSetting, writtenAt: Instant): Concern {
  const content = contentOf(form, setting, writtenAt);
  return { ...content, decision: decisionOf(form, setting, content) };
}
