import type { ConcernForm } from './form.ts';

/** The form as it was kept before there were notes, people and pieces. */
type FormV1 = Omit<Partial<ConcernForm>, 'notes'> & {
  readonly more?: Readonly<Partial<Record<'household' | 'communication' | 'barriers' | 'advised', string>>>;
  /** What went, by kind. */
  readonly items?: readonly (
    'marks' | 'facts' | 'words' | 'voice' | 'from-record' | 'opinion' | 'household'
  )[];
};

/** What was ticked to go or stay by kind, said of each piece. */
function goesOf({ items = [], marks = [], accounts = [], ticks = [], fromRecord = [] }: FormV1) {
  const stay = (kind: (typeof items)[number], ids: readonly string[]) =>
    items.includes(kind) ? [] : ids.map((id) => [id, false] as const);
  const written = accounts.filter(({ words }) => words.trim() !== '');
  return Object.fromEntries([
    ...stay(
      'marks',
      marks.map(({ id }) => `mark:${id}`),
    ),
    ...stay('facts', ['facts', ...ticks.map((tick) => `tick:${tick}`)]),
    ...stay(
      'words',
      written.map((_, i) => `account:${i}`),
    ),
    ...stay('voice', ['voice']),
    ...stay(
      'from-record',
      fromRecord.map((_, i) => `record:${i}`),
    ),
    ...stay('household', ['note:household']),
    ...(items.includes('opinion') ? [['opinion', true] as const] : []),
  ]);
}

/**
 * A form of the first version as this version keeps it: every word stands, and what was chosen stays chosen. Reading it
 * again is asked for, because more is on the page now.
 */
export function upgraded(kept: unknown): unknown {
  if (typeof kept !== 'object' || kept === null) return kept;
  const { more = {}, items, authority, ...form } = kept as FormV1;
  return {
    ...form,
    notes: more,
    toWhom: authority === '' ? 'nobody-outside' : 'social-care',
    ...(authority === undefined || authority === '' ? {} : { authority }),
    goes:
      Array.isArray(items) && Array.isArray(form.marks) && Array.isArray(form.accounts)
        ? goesOf({ ...form, items })
        : {},
    read: false,
  };
}
