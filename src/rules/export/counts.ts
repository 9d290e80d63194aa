import type { AgeRange, EventsCriterion } from '../rule.ts';
import { hoursOnly, moved, threeValued, today } from './literals.ts';
import {
  codeFlag,
  dateText,
  dayText,
  encounterOf,
  eventsOf,
  placeOf,
  siteFlag,
  sourcesOf,
  type Setting,
} from './resources.ts';

/** What the translation of one rule needs to know. */
export interface Translation extends Setting {
  /** The moment of evaluation: an expression that gives it as the text of an instant. */
  readonly now: string;
  /** A name for a variable, not used before in this expression. */
  readonly fresh: (name: string) => string;
}

/** The child's birth date: empty when it is not recorded. */
export const birthDate = ({ patientId }: Translation): string =>
  `%resource.entry.resource.ofType(Patient).where(id = ${patientId}).birthDate`;

/** Whether somebody born on a date is of an age on a day: both are FHIRPath dates; empty when either is. */
export function ofAge(born: string, ages: AgeRange, day: string): string {
  const limits = [
    ages.atLeast && `${day} >= ${moved(born, ages.atLeast, '+')}`,
    ages.under && `${day} < ${moved(born, ages.under, '+')}`,
  ];
  return `(${limits.filter(Boolean).join(' and ')})`;
}

/**
 * Whether one resource is inside the window. With hours, an instant is inside (`a`) or outside (`z`); a date is inside
 * (`A`), outside (`Z`) or, on the day that the window begins, nobody knows (`U`). With days and months it is a date.
 */
function windowFlag(text: string, day: string, within: string | undefined, { now }: Translation): string {
  if (within === undefined) return `'A'`;
  const hours = hoursOnly(within);
  if (hours === undefined) {
    const start = moved(`${today(now)}.toDate()`, within, '-');
    return `iif(${day}.toDate() >= ${start}, 'A', 'Z')`;
  }
  const start = `(${now}.toDateTime() - ${hours} hours)`;
  const first = today(`${start}.toString()`);
  return `iif(${text}.length() = 10, iif(${day} > ${first}, 'A', iif(${day} < ${first}, 'Z', 'U')), iif(${text}.toDateTime() >= ${start}, 'a', 'z'))`;
}

/**
 * One text per resource of a kind that has happened: flags for window, code and site, the encounter, a space, the day and
 * the place. What follows the space is what one event is: the same kind, day and place.
 */
function rowsOf(body: EventsCriterion, translation: Translation): string {
  const rows = sourcesOf(body.kind, translation).map((source) => {
    const day = dayText(source.when);
    const flags = [
      windowFlag(dateText(source.when), day, body.within, translation),
      body.codes === undefined ? `'y'` : codeFlag(source, body.codes, translation),
      body.sites === undefined ? `'y'` : siteFlag(source, body.sites, translation),
    ];
    return `${eventsOf(source, translation)}.select(${[...flags, encounterOf(source)].join(' + ')} + ' ' + ${day} + ${placeOf(source)})`;
  });
  const inPast = `substring(indexOf(' ') + 1, 10) <= ${today(translation.now)}`;
  return `(${rows.join(').combine(')}).where(${inPast})`;
}

/** Whether an event of another kind lies near the day of this one; of the same kind, on another day or at another place. */
function nearDays(
  { kind, within }: NonNullable<EventsCriterion['notNear']>,
  of: string,
  key: string,
  translation: Translation,
): string {
  const days = sourcesOf(kind, translation).map(
    (source) => `${eventsOf(source, translation)}.select(${dayText(source.when)} + ${placeOf(source)})`,
  );
  const own = `${key}.substring(0, 10).toDate()`;
  const there = 'substring(0, 10).toDate()';
  const tests = [
    `substring(0, 10) <= ${today(translation.now)}`,
    `${there} <= ${moved(own, within, '+')}`,
    `${own} <= ${moved(there, within, '+')}`,
    ...(kind === of ? [`$this != ${key}`] : []),
  ];
  return `(${days.join(').combine(')}).where(${tests.join(' and ')}).exists()`;
}

/** 'y', 'n' or 'u' of one event, by all that its rows say. */
function eventFlag(body: EventsCriterion, key: string, rows: string, translation: Translation): string {
  const has = (letter: string, position: number): string =>
    `${rows}.where(substring(${position}, 1) = '${letter}').exists()`;
  const window = `iif(${has('a', 0)}, 'y', iif(${has('z', 0)}, 'n', iif(${has('A', 0)}, 'y', iif(${has('U', 0)}, 'u', 'n'))))`;
  const site = `iif(${has('y', 2)}, 'y', iif(${has('n', 2)}, 'n', 'u'))`;
  const age =
    body.atAge === undefined
      ? undefined
      : ofAge(birthDate(translation), body.atAge, `${key}.substring(0, 10).toDate()`);
  const near =
    body.notNear === undefined
      ? []
      : [`iif(${nearDays(body.notNear, body.kind, key, translation)}, 'n', 'y')`];
  const flags = [
    window,
    `iif(${has('y', 1)}, 'y', 'n')`,
    site,
    ...(age === undefined ? [] : [`iif(${age}.empty(), 'u', iif(${age}, 'y', 'n'))`]),
    ...near,
  ];
  return `(${flags.join(' + ')}).select(iif(contains('n'), 'n', iif(contains('u'), 'u', 'y')))`;
}

function distinctValue(distinct: EventsCriterion['distinct'], key: string, rows: string): string {
  switch (distinct) {
    case 'day':
      return `${key}.substring(0, 10)`;
    case 'place':
      return `${key}.substring(10)`;
    case 'encounter':
      return `(${rows}.select(substring(3, indexOf(' ') - 3)).where($this != '').min() & '')`;
    case undefined:
      return key;
  }
}

/** Whether at least k count: `true` when surely, `false` when too few even may, else empty. */
export function countOf(body: EventsCriterion, translation: Translation): string {
  const rows = translation.fresh('rows');
  const events = translation.fresh('events');
  const key = translation.fresh('key');
  const own = translation.fresh('own');
  const wanted = body.atLeast ?? 1;
  const each = `defineVariable('${key}').defineVariable('${own}', %${rows}.where(substring(indexOf(' ') + 1) = %${key})).select(${eventFlag(body, `%${key}`, `%${own}`, translation)} + ${distinctValue(body.distinct, `%${key}`, `%${own}`)})`;
  const bySure = `%${events}.where(startsWith('y')).select(substring(1))`;
  const byPossible = `%${events}.where(startsWith('n').not()).select(substring(1))`;
  const some = body.distinct === 'place' || body.distinct === 'encounter';
  const least = some
    ? `iif(${bySure}.where($this != '').exists() or ${bySure}.empty(), ${bySure}.where($this != '').distinct().count(), 1)`
    : `${bySure}.distinct().count()`;
  const most = some
    ? `(${byPossible}.where($this != '').distinct().count() + ${byPossible}.where($this = '').count())`
    : `${byPossible}.distinct().count()`;
  const keys = `%${rows}.select(substring(indexOf(' ') + 1)).distinct()`;
  return `%resource.defineVariable('${rows}', ${rowsOf(body, translation)}).defineVariable('${events}', ${keys}.select(${each})).select(${threeValued(`${least} >= ${wanted}`, `${most} < ${wanted}`)})`;
}
