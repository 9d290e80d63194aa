import type { Body } from '../criteria/row.ts';
import type { Comparator, GapEnd } from '../rule.ts';
import { birthDate, ofAge, type Translation } from './counts.ts';
import { moved, quoted, threeValued, today, toLondonDay, toUtc } from './literals.ts';
import { dateText, dayText, eventsOf, isPatient, sourcesOf } from './resources.ts';

const union = (parts: readonly string[]): string => `(${parts.join(').combine(')})`;

/** The days, as texts, on which events of a kind have happened. */
const daysOf = (kind: string, translation: Translation): string =>
  `${union(sourcesOf(kind, translation).map((source) => `${eventsOf(source, translation)}.select(${dayText(source.when)})`))}.where($this <= ${today(translation.now)})`;

/** A start with no later end; empty when both are of one day. */
export function latestOf({ start, end }: Body<'latest'>, translation: Translation): string {
  const [from, to] = [translation.fresh('start'), translation.fresh('end')];
  const yes = `%${from}.exists() and (%${to}.empty() or %${from} > %${to})`;
  const no = `%${from}.empty() or %${to} > %${from}`;
  return `%resource.defineVariable('${from}', ${daysOf(start, translation)}.max()).defineVariable('${to}', ${daysOf(end, translation)}.max()).select(${threeValued(yes, no)})`;
}

/** The day an event happened and, after it, the day it was first recorded, where it was; one text per resource. */
const recordedRows = (kind: string, translation: Translation): string =>
  `${union(
    sourcesOf(kind, translation).map((source) => {
      const path =
        source.resource === 'Condition'
          ? 'recordedDate'
          : source.resource === 'Observation'
            ? 'issued'
            : source.resource === 'Immunization'
              ? 'recorded'
              : undefined;
      const recorded = path === undefined ? `''` : `(${toLondonDay(dateText(path))} & '')`;
      return `${eventsOf(source, translation)}.select(${dayText(source.when)} + ${recorded})`;
    }),
  )}.where(substring(0, 10) <= ${today(translation.now)})`;

/** The day of one end of a gap, as text; empty when it is not known. */
function endOf(end: GapEnd, same: boolean, translation: Translation): string {
  if (end === 'birth') return `${birthDate(translation)}.select(toString())`;
  if (end.point !== 'recorded') return `${daysOf(end.kind, translation)}.max()`;
  const [rows, key] = [translation.fresh('rows'), translation.fresh('day')];
  const days = `%${rows}.select(substring(0, 10)).distinct()`;
  // The first recording of the event of a day, for the newest event alone or for each.
  const first = `%${rows}.where(startsWith(%${key})).select(substring(10)).where($this != '').min()`;
  const each = `${same ? `${days}.max()` : days}.select(defineVariable('${key}').select(${first} & ''))`;
  const all = translation.fresh('firsts');
  return `%resource.defineVariable('${rows}', ${recordedRows(end.kind, translation)}).defineVariable('${all}', ${each}).select(iif(%${all}.where($this = '').exists(), {}, %${all}.max()))`;
}

/** More than a duration of whole days or months from one end to the other. */
export function gapOf({ from, to, longerThan }: Body<'gap'>, translation: Translation): string {
  const same = from !== 'birth' && to !== 'birth' && from.kind === to.kind;
  const [a, b] = [endOf(from, same, translation), endOf(to, same, translation)];
  return `((${b}).toDate() > ${moved(`(${a}).toDate()`, longerThan, '+')})`;
}

const signs: Record<Comparator, string> = { over: '>', 'at-least': '>=', under: '<', 'at-most': '<=' };

/**
 * The newest value. One text per resource: day, `.`, the instant to the minute or nothing, `#`, unit, `#`, amount. On the
 * newest day, the last instant and everything with a date alone may be the newest.
 */
export function valueOf({ kind, op, amount, unit }: Body<'value'>, translation: Translation): string {
  const rows = translation.fresh('rows');
  const all = sourcesOf(kind, translation)
    .filter(({ resource }) => resource === 'Observation')
    .map((source) => {
      const quantity = 'value.ofType(Quantity)';
      const text = dateText(source.when);
      const instant = `iif(${text}.length() = 10, '', ${toUtc(text)})`;
      return `${eventsOf(source, translation)}.select(${dayText(source.when)} + '.' + ${instant} + '#' + (iif(${quantity}.code.exists(), ${quantity}.code, ${quantity}.unit) & '') + '#' + ${quantity}.value.toString())`;
    });
  const [newest, last, may] = ['newest', 'last', 'may'].map(translation.fresh);
  const onNewest = `%${rows}.where(startsWith(%${rows}.select(substring(0, 10)).max()))`;
  const ofLast = `%${newest}.where(contains('.#').not()).select(substring(0, indexOf('#'))).max()`;
  const candidates = `%${newest}.where(contains('.#') or startsWith(%${last}))`;
  const amountOf = `substring(11).select(substring(indexOf('#') + 1)).select(substring(indexOf('#') + 1)).toDecimal()`;
  const unitOf = `substring(11).select(substring(indexOf('#') + 1)).select(substring(0, indexOf('#')))`;
  const holds = `${amountOf} ${signs[op]} ${amount}`;
  const fits = (test: string): string =>
    `%${may}.exists() and %${may}.all(${unitOf} = ${quoted(unit)}) and %${may}.all(${test})`;
  return `%resource.defineVariable('${rows}', ${union(all)}.where(substring(0, 10) <= ${today(translation.now)})).defineVariable('${newest}', ${onNewest}).defineVariable('${last}', ${ofLast}).defineVariable('${may}', ${candidates}).select(${threeValued(fits(holds), fits(`(${holds}).not()`))})`;
}

const plain = (text: string): string =>
  ` ${text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()} `;

/** Somebody linked to the child; empty when none surely is and one may be. */
export function householdOf({ relationship, age }: Body<'household'>, translation: Translation): string {
  const people = translation.fresh('people');
  const words = `(iif(relationship.text.exists(), relationship.text.first(), relationship.coding.display.first()))`;
  const said = `(' ' + ${words}.lower().replaceMatches('[^a-z0-9]+', ' ').trim() + ' ')`;
  const tests = [
    relationship &&
      `(${relationship.map((word) => `${said}.contains(${quoted(plain(word))})`).join(' or ')})`,
    age && ofAge('birthDate', age, `${today(translation.now)}.toDate()`),
  ];
  const test = `(${tests.filter(Boolean).join(' and ')})`;
  const linked = `%resource.entry.resource.ofType(RelatedPerson).where(patient.reference.matches(${isPatient(translation, '$')}) and active.where($this = false).empty())`;
  return `%resource.defineVariable('${people}', ${linked}).select(${threeValued(`%${people}.where(${test}).exists()`, `%${people}.all(${test}.not() = true)`)})`;
}
