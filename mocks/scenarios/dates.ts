/** Dates counted from today, in Europe/London, as FHIR writes them. */
export interface Days {
  /** The date `n` days ago; a negative number lies ahead. */
  readonly day: (n: number) => string;
  /** That day at a London clock time such as `14:05`, with its offset. */
  readonly at: (n: number, time: string) => string;
  /** So many minutes before now. */
  readonly minutesAgo: (n: number) => string;
  /** The date so many calendar months, and then days, ago. */
  readonly monthsAgo: (months: number, days?: number) => string;
}

const DAY = 86_400_000;

export function daysFrom(now: Date): Days {
  const today = new Date(`${londonDate(now)}T00:00:00Z`);
  const day = (n: number): string => new Date(today.getTime() - n * DAY).toISOString().slice(0, 10);
  return {
    day,
    at: (n, time) => `${day(n)}T${time}:00${londonOffset(new Date(`${day(n)}T${time}:00Z`))}`,
    minutesAgo: (n) => new Date(now.getTime() - n * 60_000).toISOString(),
    monthsAgo: (months, days = 0) => {
      const first = new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - months, 1));
      const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
      const date = Math.min(today.getUTCDate(), last);
      return new Date(first.getTime() + (date - 1 - days) * DAY).toISOString().slice(0, 10);
    },
  };
}

const londonDay = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' });
const londonZone = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  timeZoneName: 'longOffset',
});

const londonDate = (at: Date): string => londonDay.format(at);

function londonOffset(at: Date): string {
  const zone = londonZone.formatToParts(at).find((part) => part.type === 'timeZoneName')?.value;
  const offset = zone?.replace('GMT', '') ?? '';
  return offset === '' ? '+00:00' : offset;
}
