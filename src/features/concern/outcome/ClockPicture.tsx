import { bankHoliday } from '../../../domain/calendar/bank-holidays.ts';
import { londonDay, weekdayOf } from '../../../domain/calendar/london.ts';
import type { Instant } from '../../../domain/fetched.ts';
import { receiptText as words } from '../../../text/concern-outcome.ts';
import { dayWords, timeWords } from '../../../text/when.ts';

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;
const width = 350;
/** Room that the words at either end take; between them "days off" is said where it fits, and always in words above. */
const roomForNow = 145;
const roomForDue = 100;

const dayName = (at: number): string => weekdays[weekdayOf(londonDay(at)) - 1] ?? '';

/** When the local authority should have answered: in words first, then drawn with the days that do not count. */
export function ClockPicture({
  sentAt,
  dueAt,
  bankHolidays,
}: {
  readonly sentAt: Instant;
  readonly dueAt: Instant;
  /** `not-known`: only weekends were counted. */
  readonly bankHolidays: 'counted' | 'not-known';
}) {
  const [sent, due] = [Date.parse(sentAt), Date.parse(dueAt)];
  const [first, last] = [londonDay(sent), londonDay(due)];
  const days = Math.max(last - first + 1, 1);
  const off = Array.from({ length: days }, (_, i) => i).filter(
    (i) => weekdayOf(first + i) > 5 || bankHoliday(first + i) === 'yes',
  );
  const at = (day: number): number => 1 + (day / days) * width;
  const start = off[0];
  const span = { from: at(start ?? 0), to: at((off.at(-1) ?? 0) + 1) };
  const middle = (span.from + span.to) / 2;
  const known = off.length > 0 ? words.workingDaySkips : words.workingDay;
  const counted = bankHolidays === 'counted' ? known : words.bankHolidaysUnknown;
  const dueWords = `${dayName(due)} ${dayWords(last)}, ${timeWords(due)}`;
  return (
    <div className="clockbig">
      <p>
        <b className="strong">{words.due(dueWords)}</b>
        <br />
        <span className="s q">{counted}</span>
      </p>
      <svg
        viewBox="0 0 352 46"
        width="100%"
        role="img"
        aria-label={words.clock(`${dayName(sent)} ${timeWords(sent)}`, dueWords, off.length > 0)}
      >
        <rect x="1" y="6" width={width} height="12" fill="var(--surface)" stroke="var(--line-strong)" />
        {start !== undefined && (
          <>
            <rect
              x={span.from}
              y="6"
              width={span.to - span.from}
              height="12"
              fill="var(--sunk)"
              stroke="var(--line-strong)"
            />
            {Array.from({ length: Math.floor((span.to - span.from - 12) / 16) + 1 }, (_, i) => (
              <path key={i} d={`M${span.from + 4 + i * 16} 18l8-12`} stroke="var(--line-strong)" />
            ))}
            {middle > roomForNow && middle < width - roomForDue && (
              <text x={middle} y="40" textAnchor="middle" fontSize="12" fill="var(--text-2)">
                {words.daysOff}
              </text>
            )}
          </>
        )}
        <rect x="1" y="6" width="6" height="12" fill="var(--lamp)" />
        <path d="M7 1v22" stroke="var(--lamp)" strokeWidth="3" />
        <path d="M350 1v22" stroke="var(--text)" strokeWidth="3" />
        <text x="1" y="40" fontSize="12" fontWeight="600" fill="var(--lamp-text)">
          {words.now(`${dayName(sent)} ${timeWords(sent)}`)}
        </text>
        <text x="351" y="40" fontSize="12" fontWeight="600" textAnchor="end" fill="var(--text)">
          {dayName(due)} {dayWords(last).replace(/ \d{4}$/, '')}
        </text>
      </svg>
    </div>
  );
}
