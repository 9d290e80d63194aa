import * as v from 'valibot';
import { londonDay, partsOf } from '../../src/domain/calendar/london.ts';
import { daysOf, whenOf } from '../../src/domain/calendar/partial-date.ts';
import type { PartialDate } from '../../src/domain/child.ts';
import type { Plan, PlanKind } from '../../src/domain/cpis.ts';
import { fail, succeed, type Result } from '../../src/domain/result.ts';

const SNOMED = 'http://snomed.info/sct';

/** Value set England-ChildProtectionPlan 1.0.0, https://fhir.nhs.uk/England/ValueSet/England-ChildProtectionPlan. */
const kinds = new Map<string, PlanKind>([
  ['342191000000101', 'child-protection'],
  ['764841000000100', 'looked-after'],
  ['818901000000100', 'unborn-child-protection'],
]);

export const Category = v.array(
  v.object({
    coding: v.optional(
      v.array(v.object({ system: v.optional(v.string()), code: v.optional(v.string()) })),
      [],
    ),
  }),
);

/**
 * The one kind of plan that every category names in SNOMED; undefined for none, for several, for any other, and where
 * one of the categories says it in words or in another system only.
 */
export function planKindOf(category: v.InferOutput<typeof Category>): PlanKind | undefined {
  const coded = category.map(({ coding }) => coding.filter(({ system }) => system === SNOMED));
  if (coded.some((codes) => codes.length === 0)) return undefined;
  const named = new Set(coded.flat().map(({ code }) => kinds.get(code ?? '')));
  const [only] = named;
  return named.size === 1 ? only : undefined;
}

export const Period = v.object({ start: v.optional(v.string()), end: v.optional(v.string()) });

type Dates = Pick<Plan, 'start' | 'end' | 'status'>;

/**
 * First and last day, Europe/London, and whether the last day has passed. An empty text is no date; text that is not a
 * date fails, and so does an end before the start, because a wrong end would show a plan in force as ended. A plan that
 * starts later is not `ended`: it is shown with its date.
 */
export function datesOf(
  period: v.InferOutput<typeof Period> | undefined,
  now: Date,
): Result<Dates, 'odd-answer'> {
  const start = dateOf(period?.start ?? '');
  const end = dateOf(period?.end ?? '');
  if (!start.ok) return start;
  if (!end.ok) return end;
  const first = start.value === undefined ? undefined : daysOf(start.value);
  const last = end.value === undefined ? undefined : daysOf(end.value);
  if (first && last && last.to < first.from) return fail('odd-answer');
  return succeed({
    ...(start.value !== undefined && { start: start.value }),
    ...(end.value !== undefined && { end: end.value }),
    status: last && last.to < londonDay(now.getTime()) ? 'ended' : 'current',
  });
}

function dateOf(text: string): Result<PartialDate | undefined, 'odd-answer'> {
  const trimmed = text.trim();
  if (trimmed === '') return succeed(undefined);
  if (daysOf(trimmed)) return succeed(trimmed);
  const when = instantOf(trimmed);
  if (when === undefined) return fail('odd-answer');
  const { year, month, day } = partsOf(londonDay(when));
  return succeed([year, String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-'));
}

/** Milliseconds since 1970; undefined for a date alone and for a day that is in no calendar. */
export function instantOf(text: string): number | undefined {
  const when = whenOf(text);
  return when && when.from === when.to && daysOf(text.slice(0, 10)) ? when.from : undefined;
}

export const Telecom = v.array(
  v.object({
    system: v.optional(v.string()),
    value: v.optional(v.string()),
    use: v.optional(v.string()),
  }),
);

/**
 * CP-IS writes the office-hours number as `work` and the emergency duty team's as `mobile`. Either may be missing. What
 * cannot be dialled as it stands is left out: the plan is shown without it.
 */
export const phonesOf = (telecom: v.InferOutput<typeof Telecom>): Plan['phones'] => {
  const numberFor = (use: string) =>
    telecom
      .filter((point) => (point.system ?? 'phone') === 'phone' && point.use?.toLowerCase() === use)
      .map(({ value }) => (value ?? '').trim())
      .find((value) => /^[+(]?\d[\d ()\-]{1,24}$/.test(value));
  const officeHours = numberFor('work');
  const emergencyDuty = numberFor('mobile');
  return {
    ...(officeHours !== undefined && { officeHours }),
    ...(emergencyDuty !== undefined && { emergencyDuty }),
  };
};
