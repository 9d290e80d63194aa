import { accessPattern, mostListed } from '../../../domain/access-pattern.ts';
import type { Access, AccessHistory } from '../../../domain/cpis.ts';
import type { Instant } from '../../../domain/fetched.ts';
import { londonDay, partsOf } from '../../../domain/calendar/london.ts';
import { unreachable } from '../../../domain/result.ts';
import { common, listWords } from '../../../text/common.ts';
import { looks } from '../../../text/cpis-looks.ts';
import { dayWords, months } from '../../../text/when.ts';
import { Disclosure } from '../../../ui/Disclosure.tsx';
import { useNow } from '../../../ui/use-now.ts';
import { useClock } from '../use-case.ts';
import { LooksTable } from './LooksTable.tsx';

/** Counts by organisation, most first: "4 by Testshire Royal, 1 by 111". */
function byWhom(accesses: readonly Access[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { organisation } of accesses) {
    if (organisation !== undefined) counts.set(organisation, (counts.get(organisation) ?? 0) + 1);
  }
  const named = [...counts].sort((a, b) => b[1] - a[1]).slice(0, 3);
  const rest = accesses.length - named.reduce((sum, [, count]) => sum + count, 0);
  return [
    ...named.map(([who, count]) => looks.byWhom(count, who)),
    ...(rest > 0 && named.length > 0 ? [looks.byOther(rest)] : []),
  ];
}

/** A line from the first look to today, one stroke for each. The words beside it say the same. */
function Picture({ accesses, now }: { readonly accesses: readonly Access[]; readonly now: number }) {
  const times = accesses.map(({ at }) => Date.parse(at)).sort((a, b) => a - b);
  const first = times[0] ?? now;
  const span = Math.max(now - first, 1);
  const days = [...new Set(times.map((at) => dayWords(londonDay(at))))];
  return (
    <svg
      viewBox="0 0 124 32"
      width="124"
      height="32"
      role="img"
      aria-label={looks.picture(listWords.format(days))}
    >
      <path d="M1 10h120" stroke="var(--line-strong)" />
      <g stroke="var(--text)" strokeWidth="3">
        {times.map((at, i) => (
          <path key={i} d={`M${(6 + ((at - first) / span) * 112).toFixed(1)} 4v12`} />
        ))}
      </g>
      <path d="M121 1v18" stroke="var(--lamp)" strokeWidth="3" />
      <g fontSize="11" fill="var(--text-2)">
        <text x="1" y="28">
          {months[partsOf(londonDay(first)).month - 1]}
        </text>
        <text x="123" y="28" textAnchor="end">
          {common.today}
        </text>
      </g>
    </svg>
  );
}

/** The pattern in words beside a small picture; the whole list one press away. */
function Listed({
  accesses: listed,
  before,
  now,
}: {
  readonly accesses: readonly Access[];
  readonly before: Instant;
  readonly now: number;
}) {
  // The present look-up may be the first line of the list; a full list may have lost older ones to it.
  const full = listed.length >= mostListed;
  const accesses = listed
    .filter(({ at }) => Date.parse(at) < Date.parse(before))
    .sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
  const newest = accesses[0];
  if (newest === undefined) return <p className="cp-body s">{looks.before(0, false)}.</p>;
  const pattern = accessPattern(accesses, now, full);
  const last = looks.last(dayWords(londonDay(Date.parse(newest.at))));
  const who = byWhom(accesses);
  return (
    <Disclosure
      className="cp-body s looks-more"
      summaryClass="looks"
      summary={
        <>
          <span>
            <b className="strong">{looks.before(accesses.length, full)}</b>
            <br />
            <span className="q">{pattern === undefined ? last : looks.pattern(pattern)}</span>
            {pattern !== undefined && <span className="only-tall q">, {last}</span>}
            {who.length > 0 && <span className="only-tall q">. {looks.inAll(who.join(', '))}</span>}
          </span>
          <Picture accesses={accesses} now={now} />
        </>
      }
    >
      <LooksTable accesses={accesses} now={now} />
    </Disclosure>
  );
}

/** Who looked before this look-up. Not offered and not readable are said; neither is drawn as nobody. */
export function EarlierLooks({
  history,
  before,
}: {
  readonly history: AccessHistory;
  readonly before: Instant;
}) {
  const now = useNow(useClock(), 60_000);
  switch (history.state) {
    case 'not-offered':
      return <p className="cp-body s q">{looks.notOffered}</p>;
    case 'could-not-read':
      return <p className="cp-body s">{looks.couldNotRead}</p>;
    case 'listed':
      return <Listed accesses={history.accesses} before={before} now={now} />;
    default:
      return unreachable(history);
  }
}
