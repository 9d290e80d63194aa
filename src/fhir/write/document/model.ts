/** A line of a document: "Written by", "Priya SAMPLE, staff nurse". */
export interface Line {
  readonly label: string;
  readonly text: string;
}

/** One thing that a section says. */
export interface Entry {
  readonly label?: string;
  /** As it is to be read: exact words are in quotation marks already. May hold line breaks. */
  readonly text: string;
  /** Somebody's exact words. */
  readonly verbatim: boolean;
}

/** A row of a table; as many cells as the table has columns. The first cell names the row. */
export interface Row {
  readonly cells: readonly string[];
}

/** A mark of the body map as the document numbers it, from 1. */
export interface NumberedMark {
  readonly number: number;
  readonly region: string;
}

export type SectionBody =
  | { readonly kind: 'entries'; readonly entries: readonly Entry[] }
  | {
      readonly kind: 'table';
      readonly caption: string;
      readonly columns: readonly string[];
      readonly rows: readonly Row[];
      /** Of the section about marks: where they are drawn. */
      readonly marks?: readonly NumberedMark[];
    };

export interface Section {
  /** e.g. `marks`; unique within a document. */
  readonly id: string;
  readonly title: string;
  readonly nature: 'fact' | 'opinion';
  readonly body: SectionBody;
}

/** A document as data, in reading order. It is shown as text, as a file of HTML and on screen, always in the same words. */
export interface ConcernDocument {
  readonly title: string;
  /** Said first and loudly: whether the child is safe now, by when an answer is due. */
  readonly urgency?: string;
  /** To whom, from whom, when, under which reference. */
  readonly head: readonly Line[];
  /** Whose: name, born, NHS number; of an unborn child the mother's, and when it is expected. */
  readonly child: readonly Line[];
  readonly sections: readonly Section[];
}
