import type { ClinicalEvent } from '../../../domain/record.ts';

/** What an entry is drawn as. */
export type MarkKind = 'attendance' | 'injury' | 'was-not-brought' | 'concern' | 'plan' | 'other';

/** Event kinds of the shipped pack. A kind that a site adds is drawn as an entry of its own, and is in the table. */
const byKind: Readonly<Record<string, MarkKind>> = {
  'emergency-attendance': 'attendance',
  'left-before-seen': 'attendance',
  bruise: 'injury',
  fracture: 'injury',
  burn: 'injury',
  'human-bite': 'injury',
  'intracranial-injury': 'injury',
  injury: 'injury',
  'self-harm': 'injury',
  'was-not-brought': 'was-not-brought',
  'immunisation-missed': 'was-not-brought',
  neglect: 'concern',
  'safeguarding-concern': 'concern',
  exploitation: 'concern',
  fgm: 'concern',
  'fgm-risk': 'concern',
  'domestic-abuse-household': 'concern',
  'substance-misuse-household': 'concern',
  'delay-in-presentation': 'concern',
  'child-protection-plan-start': 'plan',
  'child-protection-plan-end': 'plan',
  'unborn-plan-start': 'plan',
  'unborn-plan-end': 'plan',
  'looked-after-start': 'plan',
  'looked-after-end': 'plan',
};

export const markOf = (kind: string): MarkKind => byKind[kind] ?? 'other';

/** One line of the chronology. Times in milliseconds since 1970; `end` only for a plan. */
export interface Entry {
  readonly key: string;
  readonly mark: MarkKind;
  readonly title: string;
  readonly place?: string | undefined;
  readonly recordedBy?: string | undefined;
  /** At an A&E: its class is known. */
  readonly emergency?: true;
  readonly from?: number;
  /** The date exactly as recorded. */
  readonly dateText?: string;
}

const grave: Record<MarkKind, number> = {
  injury: 0,
  plan: 1,
  'was-not-brought': 2,
  concern: 3,
  attendance: 4,
  other: 5,
};

/** Entries of a record, newest first and the undated last; an entry that several kinds name is listed once. */
export function entriesOf(events: readonly ClinicalEvent[]): readonly Entry[] {
  const entries = new Map<string, Entry>();
  for (const event of events) {
    const key = event.sources[0] ?? `${event.kind} ${event.when?.text ?? ''} ${event.title}`;
    const mark = markOf(event.kind);
    const known = entries.get(key);
    const emergency = event.kind === 'emergency-attendance' || known?.emergency === true;
    if (known !== undefined && grave[known.mark] <= grave[mark]) {
      if (emergency) entries.set(key, { ...known, emergency });
      continue;
    }
    entries.set(key, {
      key,
      mark,
      title: event.title,
      place: event.place,
      recordedBy: event.recordedBy,
      ...(emergency ? { emergency } : {}),
      ...(event.when === undefined ? {} : { from: event.when.from, dateText: event.when.text }),
    });
  }
  return [...entries.values()].sort((a, b) => (b.from ?? -Infinity) - (a.from ?? -Infinity));
}
