import { ageWithin } from '../../domain/calendar/age.ts';
import { moveDay, parseDuration } from '../../domain/calendar/duration.ts';
import { dayOf } from '../../domain/calendar/london.ts';
import { allOf, anyOf, atLeastOf, notOf } from '../kleene.ts';
import type { AgeRange, Criterion, Truth } from '../rule.ts';

/** One thing that may be one way or another, and how each criterion that looks at it answers then. */
type Extreme = number | 'yes' | 'no';
type Situation = ReadonlyMap<string, Extreme>;

const today = dayOf(2026, 6, 15);
const most = 20_000;

/** The same for the same events, in whatever order their fields are written. */
const eventsName = (what: object): string =>
  `events ${JSON.stringify(Object.entries(what).sort(([a], [b]) => (a < b ? -1 : 1)))}`;

/** What a leaf looks at: leaves with the same name are never told to contradict one another. */
function lookOf(criterion: Criterion): { readonly name: string; readonly extremes: readonly Extreme[] } {
  if ('age' in criterion) return { name: 'age', extremes: birthdays(criterion.age) };
  if ('ask' in criterion) return { name: `ask ${criterion.ask.id}`, extremes: ['yes', 'no'] };
  if ('events' in criterion) {
    const { atLeast = 1, ...what } = criterion.events;
    return {
      name: eventsName(what),
      extremes: [0, atLeast - 1, atLeast],
    };
  }
  if ('absent' in criterion) return { name: eventsName(criterion.absent), extremes: [0, 1] };
  return { name: JSON.stringify(criterion), extremes: ['yes', 'no'] };
}

/** Birth dates on and beside every limit of an age, so that limits that exclude one another are found. */
function birthdays({ atLeast, under }: AgeRange): readonly number[] {
  return [atLeast, under].flatMap((limit) => {
    const parts = limit === undefined ? undefined : parseDuration(limit);
    const born = parts && moveDay(today, parts, -1);
    return born === undefined ? [] : [born - 1, born, born + 1].filter((day) => day <= today);
  });
}

function leafTruth(criterion: Criterion, extreme: Extreme): Truth {
  if ('age' in criterion && typeof extreme === 'number')
    return ageWithin({ from: extreme, to: extreme }, criterion.age, { from: today, to: today });
  if ('ask' in criterion) return criterion.ask.answer === extreme ? 'yes' : 'no';
  if ('events' in criterion) return Number(extreme) >= (criterion.events.atLeast ?? 1) ? 'yes' : 'no';
  if ('absent' in criterion) return Number(extreme) === 0 ? 'yes' : 'no';
  return extreme === 'yes' ? 'yes' : 'no';
}

function partsOf(criterion: Criterion): readonly Criterion[] | undefined {
  if ('all' in criterion) return criterion.all;
  if ('any' in criterion) return criterion.any;
  if ('not' in criterion) return [criterion.not];
  return 'atLeast' in criterion ? criterion.atLeast.of : undefined;
}

function truthIn(criterion: Criterion, situation: Situation): Truth {
  const truths = partsOf(criterion)?.map((part) => truthIn(part, situation));
  if (truths === undefined) return leafTruth(criterion, situation.get(lookOf(criterion).name) ?? 'no');
  if ('not' in criterion) return notOf(truths[0] ?? 'unknown');
  if ('atLeast' in criterion) return atLeastOf(criterion.atLeast.n, truths);
  return 'all' in criterion ? allOf(truths) : anyOf(truths);
}

const leaves = (criterion: Criterion): readonly Criterion[] =>
  partsOf(criterion)?.flatMap(leaves) ?? [criterion];

/** The answers, yes and no, that a criterion gives over every combination of extremes of what it looks at. */
export function reachableAnswers(criterion: Criterion): ReadonlySet<Truth> {
  const looks = new Map<string, Set<Extreme>>();
  for (const leaf of leaves(criterion)) {
    const { name, extremes } = lookOf(leaf);
    const known = looks.get(name) ?? new Set<Extreme>();
    for (const extreme of extremes) known.add(extreme);
    looks.set(name, known);
  }
  let situations: readonly Situation[] = [new Map()];
  for (const [name, extremes] of looks) {
    situations = situations.flatMap((situation) =>
      [...extremes].map((extreme) => new Map(situation).set(name, extreme)),
    );
    // Too many to try: a rule this rich is taken to have both answers.
    if (situations.length > most) return new Set<Truth>(['yes', 'no']);
  }
  return new Set(situations.map((situation) => truthIn(criterion, situation)));
}
