/** One entry of the versioned list of lawful bases, with where it was read and from when it applies. */
export interface LawfulBasisEntry {
  readonly id: string;
  readonly part: 'article-6' | 'article-9' | 'schedule-1' | 'common-law' | 'statute';
  /** As cited, e.g. "Article 6(1)(e)". */
  readonly citation: string;
  readonly title: string;
  readonly plain: string;
  readonly source: string;
  /** First and last day on which it applies. */
  readonly validFrom?: string;
  readonly validTo?: string;
  /** Said on screen where the text or its commencement could not be confirmed. */
  readonly caution?: string;
}

export interface LawfulBasisList {
  readonly version: string;
  readonly entries: readonly LawfulBasisEntry[];
  /** The entries offered first, by recipient and, where it differs, by `recipient/route`. Never consent. */
  readonly defaults: Readonly<Record<string, readonly string[]>>;
}

/** What Safelight does with what it knows of a child when nobody chooses a footing for it. */
export const activities = [
  /** Asking CP-IS, and being signed in for it. */
  'look-up',
  /** Opening a record, the log, a concern. */
  'read',
  /** Writing a draft, a flag looked at, what became of the record. A concern has what its writer chose. */
  'record',
  /** What happened after a referral was sent. */
  'follow-up',
  'referral',
  'fgm-report',
  /** Rules, registers, exports and checks of the ledger. */
  'governance',
] as const;
export type Activity = (typeof activities)[number];

/** What is kept with a record: the choice with its citation and the list's version, so a later list never changes it. */
export interface LawfulBasis {
  readonly listVersion: string;
  readonly chosen: readonly Pick<LawfulBasisEntry, 'id' | 'part' | 'citation' | 'title'>[];
}

interface Dated extends Pick<LawfulBasisEntry, 'id' | 'part' | 'citation' | 'title'> {
  readonly validFrom?: string | undefined;
  readonly validTo?: string | undefined;
}

/** Whether an entry applies on a day (`2026-11-20`). */
export const appliesOn = ({ validFrom, validTo }: Omit<Dated, 'id'>, day: string): boolean =>
  (validFrom === undefined || validFrom <= day) && (validTo === undefined || validTo >= day);

interface DatedList {
  readonly version: string;
  readonly entries: readonly Dated[];
}

/** Entries of a list by their ids, as they are kept. `day`: those that do not apply then are left out. */
export const chosenFrom = (
  { version, entries }: DatedList,
  ids: readonly string[],
  day: string,
): LawfulBasis => ({
  listVersion: version,
  chosen: ids.flatMap((wanted) =>
    entries
      .filter((entry) => entry.id === wanted && appliesOn(entry, day))
      .map(({ id, part, citation, title }) => ({ id, part, citation, title })),
  ),
});

/** The footing of an activity that nobody chooses one for, as it is kept on that day. */
export const basisFor = (
  list: DatedList & { readonly activities: Readonly<Record<Activity, readonly string[]>> },
  activity: Activity,
  day: string,
): LawfulBasis => chosenFrom(list, list.activities[activity], day);
