/** One entry of the versioned list of lawful bases, with where it was read and from when it applies. */
export interface LawfulBasisEntry {
  readonly id: string;
  readonly part: 'article-6' | 'article-9' | 'schedule-1' | 'common-law' | 'statute';
  /** As cited, e.g. "Article 6(1)(e)". */
  readonly citation: string;
  readonly title: string;
  readonly plain: string;
  readonly source: string;
  readonly validFrom?: string;
  readonly validTo?: string;
  /** Said on screen where the text or its commencement could not be confirmed. */
  readonly caution?: string;
}

export interface LawfulBasisList {
  readonly version: string;
  readonly entries: readonly LawfulBasisEntry[];
  /** The entries offered first for each route. Never consent. */
  readonly defaults: Readonly<Record<string, readonly string[]>>;
}

/** What is kept with a record: the choice with its citation and the list's version, so a later list never changes it. */
export interface LawfulBasis {
  readonly listVersion: string;
  readonly chosen: readonly Pick<LawfulBasisEntry, 'id' | 'part' | 'citation' | 'title'>[];
}
