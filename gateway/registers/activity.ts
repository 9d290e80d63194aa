import * as v from 'valibot';
import type { Activity } from '../../src/api/registers.ts';
import { standingOf } from '../../src/domain/referral-standing.ts';
import type { HappeningKind } from '../../src/domain/referral.ts';
import { valueWords } from './activity-words.ts';
import { Counted, notKnown } from './counted.ts';
import { heldBack, type Cell } from './hold-back.ts';

type Row = Activity['rows'][number];
type Concern = Extract<Counted, { of: 'concern' }>;
type Step = Extract<Counted, { of: 'step' }>;

/** One concern with all that the ledger says came of it. */
interface Followed {
  readonly month: string;
  readonly recordedAt: string;
  /** What was decided first counts as where and what kind; what is decided now as shared or not. */
  readonly first: Concern;
  readonly shared: boolean;
  readonly steps: readonly Step[];
}

/** A line of the register that adds to the figures, in the order of the ledger. */
interface CountedLine {
  readonly day: string;
  readonly at: Date;
  readonly counted: string;
}

interface Asked {
  /** Months, both included. */
  readonly from: string;
  readonly to: string;
  readonly now: Date;
  readonly workingDayEnds: string;
  /** A care setting's title by its id. */
  readonly settings: ReadonlyMap<string, string>;
}

/** Months from one to another, both included, e.g. `2026-11`. */
export function monthsOf(from: string, to: string): readonly string[] {
  const [year = 0, month = 1] = from.split('-').map(Number);
  const months: string[] = [];
  for (let i = month - 1; ; i += 1) {
    const next = `${year + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`;
    if (next > to) return months;
    months.push(next);
  }
}

/**
 * The figures of some months. A concern counts in the month in which it was recorded, whatever came of it later; a look-up
 * when CP-IS was asked. Nothing of one month says anything of another.
 */
export function activityOf(lines: readonly CountedLine[], asked: Asked): Row[] {
  const months = monthsOf(asked.from, asked.to);
  const looks: { month: string; setting: string }[] = [];
  const concerns = new Map<string, Followed>();
  for (const { day, at, counted } of lines) {
    const one = v.parse(Counted, JSON.parse(counted));
    const month = day.slice(0, 7);
    if (one.of === 'look-up') looks.push({ month, setting: one.setting });
    else note(concerns, one, month, at);
  }
  const settingOf = (id = notKnown): string => asked.settings.get(id) ?? valueWords(id);
  const within = [...concerns.values()].filter(({ month }) => months.includes(month));
  const values: Values = {
    // Where either was done, for both: 0 is told, and is not the same as not counted.
    settings: distinct([
      ...looks.filter(({ month }) => months.includes(month)).map(({ setting }) => settingOf(setting)),
      ...within.map(({ first }) => settingOf(first.setting)),
    ]),
    harms: distinct(within.flatMap(harmsOf)),
    outcomes: distinct(within.filter(({ shared }) => shared).map(outcomeOf)),
  };
  return months.flatMap((month) => {
    const ofMonth = within.filter((one) => one.month === month);
    const lookedIn = looks.filter((one) => one.month === month).map(({ setting }) => settingOf(setting));
    const cells = cellsOf(values, lookedIn, ofMonth, (one) => settingOf(one.first.setting), asked);
    const published = heldBack(cells);
    return cells.map(({ measure, by, value, id }) => ({
      month,
      measure,
      by,
      value: by === 'harm' || by === 'outcome' ? valueWords(value) : value,
      count: published.get(id) ?? 'not given',
    }));
  });
}

function note(concerns: Map<string, Followed>, one: Concern | Step, month: string, at: Date): void {
  const known = concerns.get(one.concern);
  if (one.of === 'step') {
    if (known !== undefined) concerns.set(one.concern, { ...known, steps: [...known.steps, one] });
  } else if (known !== undefined) {
    concerns.set(one.concern, { ...known, shared: one.shared });
  } else if (one.first) {
    const recordedAt = at.toISOString();
    concerns.set(one.concern, { month, recordedAt, first: one, shared: one.shared, steps: [] });
  }
}

interface Values {
  readonly settings: readonly string[];
  readonly harms: readonly string[];
  readonly outcomes: readonly string[];
}

const distinct = (values: readonly string[]): readonly string[] => [...new Set(values)].sort();

/** What nobody said is a kind of its own, so that every concern is counted. */
const harmsOf = ({ first: { harms } }: Followed): readonly string[] =>
  harms.length === 0 ? ['not-said'] : harms;

/** What the local authority decided, the latest decision counting. */
const outcomeOf = ({ steps }: Followed): string =>
  steps.findLast(({ decided }) => decided !== undefined)?.decided ?? 'no-decision-yet';

type Answered = 'answered-in-time' | 'answered-late' | 'no-answer-yet';

/** Whether an answer came within one working day of sending; what was not sent yet has none. */
function answerOf({ recordedAt, steps }: Followed, { now, workingDayEnds }: Asked): Answered {
  const { clocks } = standingOf(
    { decidedAt: recordedAt, decision: { share: true } },
    steps.map(({ step, at }) => ({ kind: step as HappeningKind, at })),
    now.toISOString(),
    workingDayEnds,
  );
  const state = clocks.find(({ what }) => what === 'answer')?.state;
  if (state === 'kept') return 'answered-in-time';
  return state === 'kept-late' ? 'answered-late' : 'no-answer-yet';
}

type CountedCell = Cell & Pick<Row, 'measure' | 'by' | 'value'>;

function cellsOf(
  values: Values,
  lookedIn: readonly string[],
  concerns: readonly Followed[],
  settingOf: (one: Followed) => string,
  asked: Asked,
): readonly CountedCell[] {
  const shared = concerns.filter((one) => one.shared);
  const cell = (
    measure: Row['measure'],
    by: Row['by'],
    value: string,
    count: number,
    made: Pick<Cell, 'sums' | 'cover'> = {},
  ): CountedCell => ({ id: idOf(measure, by, value), measure, by, value, count, ...made });
  const some = (measure: Row['measure'], by: Row['by'], among: readonly string[], of: readonly string[]) =>
    among.map((value) => cell(measure, by, value, of.filter((one) => one === value).length));
  const ids = (cells: readonly Cell[]): readonly string[] => cells.map(({ id }) => id);

  const looks = some('look-ups', 'setting', values.settings, lookedIn);
  const settings = some('concerns', 'setting', values.settings, concerns.map(settingOf));
  const harms = some('concerns', 'harm', values.harms, concerns.flatMap(harmsOf));
  const outcomes = some('shared', 'outcome', values.outcomes, shared.map(outcomeOf));
  const answers = shared.map((one) => answerOf(one, asked));
  const answered = (['answered-in-time', 'answered-late', 'no-answer-yet'] as const).map((measure) =>
    cell(measure, 'all', '', answers.filter((one) => one === measure).length),
  );
  const notShared = cell('not-shared', 'all', '', concerns.length - shared.length);
  const sums = (...sets: readonly (readonly Cell[])[]): Pick<Cell, 'sums'> => ({
    sums: sets.filter((set) => set.length > 0).map(ids),
  });
  const sharedAll = cell('shared', 'all', '', shared.length, sums(answered, outcomes));
  return [
    cell('look-ups', 'all', '', lookedIn.length, sums(looks)),
    ...looks,
    cell('concerns', 'all', '', concerns.length, {
      ...sums([sharedAll, notShared], settings),
      cover: ids(harms),
    }),
    ...settings,
    ...harms,
    sharedAll,
    ...outcomes,
    notShared,
    ...answered,
  ];
}

const idOf = (measure: string, by: string, value: string): string => `${measure} ${by} ${value}`;
