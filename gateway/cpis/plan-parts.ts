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

/** The one kind of plan that the SNOMED codings name; undefined for none, for several and for any other. */
export function planKindOf(category: v.InferOutput<typeof Category>): PlanKind | undefined {
  const codes = category.flatMap(({ coding }) => coding).filter(({ system }) => system === SNOMED);
  const named = new Set(codes.map(({ code }) => (code === undefined ? undefined : kinds.get(code))));
  const [only] = named;
  return named.size === 1 ? only : undefined;
}

export const Period = v.object({ start: v.optional(v.string()), end: v.optional(v.string()) });

type Dates = Pick<Plan, 'start' | 'end' | 'status'>;

/**
 * First and last day, Europe/London, and whether the last day has passed. An empty text is no date; text that is not a
 * date fails, because a wrong end would show a plan in force as ended.
 */
export function datesOf(
  period: v.InferOutput<typeof Period> | undefined,
  now: Date,
): Result<Dates, 'odd-answer'> {
  const start = dateOf(period?.start ?? '');
  const end = dateOf(period?.end ?? '');
  if (!start.ok) return start;
  if (!end.ok) return end;
  const last = end.value === undefined ? undefined : daysOf(end.value);
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
  const when = whenOf(trimmed);
  if (!when) return fail('odd-answer');
  const { year, month, day } = partsOf(londonDay(when.from));
  return succeed([year, String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-'));
}

export const Telecom = v.array(
  v.object({
    system: v.optional(v.string()),
    value: v.optional(v.string()),
    use: v.optional(v.string()),
  }),
);

/** CP-IS writes the office-hours number as `work` and the emergency duty team's as `mobile`. Either may be missing. */
export const phonesOf = (telecom: v.InferOutput<typeof Telecom>): Plan['phones'] => {
  const numberFor = (use: string) =>
    telecom
      .filter((point) => (point.system ?? 'phone') === 'phone' && point.use === use)
      .map(({ value }) => (value ?? '').trim())
      .find((value) => /^[+(]?\d[\d ()\-]{1,24}$/.test(value));
  const officeHours = numberFor('work');
  const emergencyDuty = numberFor('mobile');
  return {
    ...(officeHours !== undefined && { officeHours }),
    ...(emergencyDuty !== undefined && { emergencyDuty }),
  };
};
