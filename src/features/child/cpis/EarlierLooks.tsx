import type { Access, AccessHistory } from '../../../domain/cpis.ts';
import type { Instant } from '../../../domain/fetched.ts';
import { londonDay, partsOf } from '../../../domain/calendar/london.ts';
import { unreachable } from '../../../domain/result.ts';
import { common, listWords } from '../../../text/common.ts';
import { looks } from '../../../text/cpis.ts';
import { dayWords, instantWords, months } from '../../../text/when.ts';
import { Disclosure } from '../../../ui/Disclosure.tsx';
import { useNow } from '../../../ui/use-now.ts';
import { useClock } from '../use-case.ts';

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

function Table({ accesses, now }: { readonly accesses: readonly Access[]; readonly now: number }) {
  return (
    <div className="scroll" role="region" aria-label={looks.list} tabIndex={0}>
      <table className="dense">
        <thead>
          <tr>
            <th scope="col">{looks.when}</th>
            <th scope="col">{looks.name}</th>
            <th scope="col">{looks.role}</th>
            <th scope="col">{looks.organisation}</th>
          </tr>
        </thead>
        <tbody>
          {accesses.map((access, i) => (
            <tr key={i}>
              <td>{instantWords(access.at, now)}</td>
              <td>{access.name ?? common.notRecorded}</td>
              <td>{access.role ?? common.notRecorded}</td>
              <td>{access.organisation ?? common.notRecorded}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="s q">{looks.onlyUnscheduled}</p>
    </div>
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
    case 'listed': {
      const accesses = history.accesses
        .filter(({ at }) => Date.parse(at) < Date.parse(before))
        .sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
      const newest = accesses[0];
      if (newest === undefined) return <p className="cp-body s">{looks.before(0)}.</p>;
      return (
        <Disclosure
          className="cp-body s looks-more"
          summaryClass="looks"
          summary={
            <>
              <span>
                <b className="strong">{looks.before(accesses.length)}</b>
                <br />
                <span className="q">{looks.last(dayWords(londonDay(Date.parse(newest.at))))}</span>
                {byWhom(accesses).length > 0 && (
                  <span className="only-tall q">, {byWhom(accesses).join(', ')}</span>
                )}
              </span>
              <Picture accesses={accesses} now={now} />
            </>
          }
        >
          <Table accesses={accesses} now={now} />
        </Disclosure>
      );
    }
    default:
      return unreachable(history);
  }
}
