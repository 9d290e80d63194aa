import type { Clock as ClockShape } from '../../../domain/referral.ts';
import { clockWords, referralWords as words } from '../../../text/referral.ts';
import { instantWords } from '../../../text/when.ts';
import { useReferring, type Standing } from '../referring.ts';

/** How much of the time is used, 0 to 100. `from`: when it began, as far as it is known. */
function used({ dueAt }: ClockShape, from: string, now: number): number {
  const began = Date.parse(from);
  return Math.round(Math.min(1, Math.max(0, (now - began) / Math.max(Date.parse(dueAt) - began, 1))) * 100);
}

/** Somebody higher to ring when no answer came. */
function Escalate() {
  const { escalation } = useReferring();
  if (escalation?.phone === undefined) return <p className="s">{words.noEscalation}</p>;
  return (
    <a className="textlink" href={`tel:${escalation.phone.replace(/[^\d+]/g, '')}`}>
      {words.escalate(escalation.name)} <span className="nw">{escalation.phone}</span>
    </a>
  );
}

/** One time limit: the due date in words first, then the track while it runs. The lamp only once it has run out. */
function OneClock({
  clock,
  from,
  now,
}: {
  readonly clock: ClockShape;
  readonly from: string;
  readonly now: number;
}) {
  const said = clockWords[clock.what][clock.state](instantWords(clock.dueAt, now));
  const over = clock.state === 'overdue';
  const runs = over || clock.state === 'running';
  const percent = used(clock, from, now);
  return (
    <li className="clock">
      <span className={over ? 'chip now' : 's'}>{said}</span>
      {runs && (
        <div className="track" role="img" aria-label={words.timeUsed(percent)}>
          {/* The width is a measurement, set through the style object of the page. */}
          <i style={{ width: `${percent}%` }} className={over ? undefined : 'done'} />
        </div>
      )}
      {runs && clock.bankHolidays === 'not-known' && <p className="s q">{words.weekendsOnly}</p>}
      {over && clock.what === 'answer' && <Escalate />}
    </li>
  );
}

const order: readonly ClockShape['state'][] = ['overdue', 'running', 'kept-late', 'kept'];

/** The time limits of one concern, those that have run out first. `from`: when the concern was kept. */
export function Clocks({
  standing,
  from,
  now,
}: {
  readonly standing: Standing;
  readonly from: string;
  readonly now: number;
}) {
  if (standing.clocks.length === 0) return null;
  return (
    <ul className="clocks">
      {standing.clocks
        .toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state))
        .map((clock) => (
          <OneClock key={clock.what} clock={clock} from={from} now={now} />
        ))}
    </ul>
  );
}
