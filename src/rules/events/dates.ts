import { whenOf } from '../../domain/calendar/partial-date.ts';
import type { When } from '../../domain/record.ts';
import { at, isObject, textAt, textOf, type Json } from './json.ts';

/** The forms that a FHIR element with a choice of types takes, e.g. `onset`. */
const forms = ['', 'DateTime', 'Date', 'Instant', 'Period'] as const;
const unreadable = ['Age', 'Range', 'String', 'Timing'] as const;

function fromPeriod(period: Json): When | undefined {
  const start = textAt(period, 'start');
  const end = textAt(period, 'end');
  const first = start === undefined ? undefined : whenOf(start);
  const last = end === undefined ? undefined : whenOf(end);
  if (first === undefined || last === undefined) return first;
  return last.to < first.from
    ? undefined
    : { from: first.from, to: last.to, text: `${first.text}/${last.text}` };
}

const read = (value: unknown): When | undefined => {
  const text = textOf(value);
  if (text !== undefined) return whenOf(text);
  return isObject(value) ? fromPeriod(value) : undefined;
};

/**
 * When it happened, from paths such as `onset|recordedDate`, tried in order. A date that is there but cannot be read (an
 * age, free words, a wrong form) ends the search: then it is not known when, and no later path is taken for it.
 */
export function whenAt(resource: Json, paths: string): When | undefined {
  for (const path of paths.split('|')) {
    const there = forms.flatMap((form) => at(resource, path + form));
    if (there.length > 0) return read(there[0]);
    if (unreadable.some((form) => at(resource, path + form).length > 0)) return undefined;
  }
  return undefined;
}
