import type { TestChildFile } from '../../../../api/rule-book-client.ts';
import { londonInstant } from '../../../../domain/calendar/london.ts';
import { daysOf } from '../../../../domain/calendar/partial-date.ts';
import type { Coded, CoverageGap, When } from '../../../../domain/record.ts';
import { leavesOf } from '../../../../rules/criteria/table.ts';
import { conditionOf } from '../../../../rules/evaluate.ts';
import type { Answer, RecordInput, Rule, Truth } from '../../../../rules/rule.ts';
import { parseTestChildren } from '../../../../rules/validate/test-child.ts';
import type { Vocabulary } from '../../../../rules/vocabulary.ts';
import { testChild as words } from '../../../../text/rule-try-child.ts';
import { cpisInFile, type CpisChoice } from '../cpis-choice.ts';
import { noon } from '../days.ts';

/** One entry as it is written; an empty text is not recorded. */
export interface EventForm {
  readonly kind: string;
  readonly when: string;
  readonly recorded: string;
  readonly place: string;
  readonly siteText: string;
  readonly codes: readonly Coded[];
  readonly site: readonly Coded[];
}

/** A test child as it is written. */
export interface ChildForm {
  readonly title: string;
  /** `2026-11-20` */
  readonly day: string;
  readonly birthDate: string;
  readonly events: readonly EventForm[];
  readonly notRead: Readonly<Record<string, CoverageGap>>;
  readonly cpis: CpisChoice;
  readonly people: readonly { readonly relationship: string; readonly birthDate: string }[];
  readonly answers: Readonly<Record<string, Answer['answer']>>;
  readonly expect: Truth | '';
  /** Filled from a record: then somebody has to say that no real child's dates are left. */
  readonly fromRecord: boolean;
  readonly notReal: boolean;
}

export const noEvent: EventForm = {
  kind: '',
  when: '',
  recorded: '',
  place: '',
  siteText: '',
  codes: [],
  site: [],
};

/** An empty form, for a child that is tried on this day. */
export const emptyForm = (day: string): ChildForm => ({
  title: '',
  day,
  birthDate: '',
  events: [],
  notRead: {},
  cpis: 'none',
  people: [],
  answers: {},
  expect: '',
  fromRecord: false,
  notReal: false,
});

/** The date without its time, which could tell somebody whose visit it was. */
const dayOnly = (when: When | undefined): string => when?.text.slice(0, 10).split('/')[0] ?? '';

/** Ids of the event kinds that a rule reads. */
const kindsOf = (rule: Pick<Rule, 'applies' | 'when'>): ReadonlySet<string> =>
  new Set(
    leavesOf(conditionOf(rule))
      .flatMap((leaf) => leaf.reads())
      .flatMap((one) => (one === 'links' ? [] : [one.kind])),
  );

/** A form filled with what a rule looks at in a record, and nothing that names anybody or any place. */
export function fromRecord(
  { events, links, coverage, birthDate }: RecordInput,
  rule: Pick<Rule, 'applies' | 'when'>,
  day: string,
): ChildForm {
  const kinds = kindsOf(rule);
  const gaps = Object.entries({ ...coverage, RelatedPerson: links.coverage }).flatMap(([resource, read]) =>
    read.state === 'complete' ? [] : [[resource, read.why] as const],
  );
  return {
    ...emptyForm(day),
    birthDate: birthDate ?? '',
    events: events
      .filter(({ kind }) => kinds.has(kind))
      .map(({ kind, when, recorded, codes, site = [] }) => ({
        ...noEvent,
        kind,
        when: dayOnly(when),
        recorded: dayOnly(recorded),
        codes: codes.map(({ system, code }) => ({ system, code })),
        site: site.map(({ system, code }) => ({ system, code })),
      })),
    notRead: Object.fromEntries(gaps),
    people: links.people.map(({ relationship = '', birthDate: born = '' }) => ({
      relationship,
      birthDate: born,
    })),
    fromRecord: true,
  };
}

const given = <K extends string>(key: K, text: string): Partial<Record<K, string>> =>
  text.trim() === '' ? {} : ({ [key]: text.trim() } as Partial<Record<K, string>>);

/** The child as its file has it. */
export function fileOf(form: ChildForm, id: string): TestChildFile {
  const days = daysOf(form.day);
  return {
    id,
    title: form.title.trim(),
    now: days === undefined ? form.day : noon(londonInstant(days.from)),
    ...given('birthDate', form.birthDate),
    events: form.events.map(({ kind, when, recorded, place, siteText, codes, site }) => ({
      kind,
      ...given('when', when),
      ...given('recorded', recorded),
      ...given('place', place),
      ...given('siteText', siteText),
      ...(codes.length > 0 && { codes }),
      ...(site.length > 0 && { site }),
    })),
    ...(Object.keys(form.notRead).length > 0 && { notRead: form.notRead }),
    cpis: cpisInFile(form.cpis),
    links: form.people.map(({ relationship, birthDate }) => ({
      ...given('relationship', relationship),
      ...given('birthDate', birthDate),
    })),
    answers: form.answers,
  };
}

/** What is wrong with a form, by the field: `title`, `events[0].when`. */
export type Faults = ReadonlyMap<string, string>;

const isDate = (text: string): boolean => text.trim() === '' || daysOf(text.trim()) !== undefined;

/** Everything that keeps a child from being kept. The validator of test children has the last word. */
export function faultsOf(
  form: ChildForm,
  id: string,
  { vocabulary, taken }: { readonly vocabulary: Vocabulary; readonly taken: ReadonlySet<string> },
): Faults {
  const faults = new Map<string, string>();
  if (form.title.trim() === '') faults.set('title', words.nameMissing);
  else if (id === '') faults.set('title', words.noId);
  else if (taken.has(id)) faults.set('title', words.taken(id));
  if (form.day.length !== 10 || daysOf(form.day) === undefined) faults.set('now', words.dayWrong);
  if (!isDate(form.birthDate)) faults.set('birthDate', words.dateWrong);
  form.events.forEach(({ kind }, i) => {
    if (kind === '') faults.set(`events[${i}].kind`, words.kindMissing);
  });
  form.people.forEach(({ birthDate }, i) => {
    if (!isDate(birthDate)) faults.set(`links[${i}].birthDate`, words.dateWrong);
  });
  if (form.fromRecord && !form.notReal) faults.set('notReal', words.notRealMissing);
  const read = parseTestChildren([fileOf(form, id)], vocabulary);
  for (const { path, fix } of read.ok ? [] : read.failure) {
    const field = path.replace(/^\[0\]\.?/, '');
    // Of entries without a kind, which is said beside each.
    if (field !== 'events' && !faults.has(field)) faults.set(field, fix);
  }
  return faults;
}
