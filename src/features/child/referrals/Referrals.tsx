import type { ConcernSummary } from '../../../api/concerns.ts';
import { referrals as words } from '../../../text/child.ts';
import { instantWords } from '../../../text/when.ts';
import { FetchedPart } from '../../../ui/PartState.tsx';
import { useNow } from '../../../ui/use-now.ts';
import { useCase, useClock } from '../use-case.ts';

/** How much of the time to answer is used, 0 to 100. */
function used({ at, answerDueAt }: ConcernSummary, now: number): number {
  const sent = Date.parse(at);
  const due = answerDueAt === undefined ? sent : Date.parse(answerDueAt);
  return Math.round(Math.min(1, Math.max(0, (now - sent) / Math.max(due - sent, 1))) * 100);
}

/** Due date in words first, then the track. The lamp while it runs and when it has run out. */
function Clock({ concern, now }: { readonly concern: ConcernSummary; readonly now: number }) {
  const escalation = useCase((state) => state.config.site.escalation);
  if (!concern.shared) return <p className="s q">{words.notShared}</p>;
  if (concern.answerDueAt === undefined) return <p className="s q">{words.noneYet}</p>;
  const overdue = Date.parse(concern.answerDueAt) < now;
  const percent = used(concern, now);
  const due = instantWords(concern.answerDueAt, now);
  return (
    <div className="clock">
      {overdue ? (
        <span className="chip now">{words.overdueSince(due)}</span>
      ) : (
        <span className="s">{words.dueBy(due)}</span>
      )}
      <div className="track" role="img" aria-label={words.timeUsed(percent)}>
        <i style={{ width: `${percent}%` }} />
      </div>
      {overdue && escalation?.phone !== undefined && (
        <a className="textlink" href={`tel:${escalation.phone.replace(/\s/g, '')}`}>
          {words.escalate(escalation.name)} <span className="nw">{escalation.phone}</span>
        </a>
      )}
    </div>
  );
}

function Copy({ concern }: { readonly concern: ConcernSummary }) {
  if (concern.inRecord === 'owed') return <p className="s">{words.owed}</p>;
  if (concern.inRecord === 'not-writable') return <p className="s q">{words.notWritable}</p>;
  return null;
}

function Item({ concern, now }: { readonly concern: ConcernSummary; readonly now: number }) {
  return (
    <li className="referral">
      <div>
        <p className="strong">{concern.about}</p>
        <p className="s q">
          {concern.shared ? words.sent : words.kept} {instantWords(concern.at, now)}, {words.by(concern.by)}
          {concern.to !== undefined && `. ${words.to} ${concern.to}`}
          {concern.reference !== undefined && `. ${words.reference(concern.reference)}`}.
        </p>
        <Copy concern={concern} />
      </div>
      <Clock concern={concern} now={now} />
    </li>
  );
}

/** This child's open referrals with their clocks; overdue ones carry the lamp. */
export function Referrals() {
  const read = useCase((state) => state.concerns);
  const refresh = useCase((state) => state.refreshConcerns);
  const now = useNow(useClock(), 30_000);
  if (read.state === 'none-recorded' || (read.state === 'present' && read.value.length === 0)) return null;
  return (
    <FetchedPart title={words.title} read={read} keeper="safelight" onAgain={() => void refresh()}>
      {(concerns) => (
        <section className="card" aria-labelledby="ref-h">
          <div className="sec pad">
            <h2 id="ref-h">
              {words.title} <span className="n">{concerns.length}</span>
            </h2>
            <span className="s q">{words.clockRule}</span>
          </div>
          <ul>
            {concerns.map((concern) => (
              <Item key={concern.id} concern={concern} now={now} />
            ))}
          </ul>
        </section>
      )}
    </FetchedPart>
  );
}
