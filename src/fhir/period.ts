/** Whether a period has not ended. `now` in milliseconds since 1970; an end without a time lasts that whole day. */
export function isCurrent(period: fhir4.Period | undefined, now: number): boolean {
  if (period?.end === undefined) return true;
  const end = Date.parse(period.end);
  if (Number.isNaN(end)) return true;
  return end + (period.end.includes('T') ? 0 : 24 * 3_600_000) > now;
}
