import type { Check } from '../../../domain/cpis.ts';
import { officeOpen } from '../../../domain/calendar/working-day.ts';
import { cpis } from '../../../text/cpis.ts';
import { instantWords } from '../../../text/when.ts';
import { RingRow } from '../../../ui/RingRow.tsx';
import { useNow } from '../../../ui/use-now.ts';
import { useCase, useClock } from '../use-case.ts';
import { Head } from './Head.tsx';
import { Notes } from './Notes.tsx';
import { Told } from './Told.tsx';

function SafeguardingTeam() {
  const team = useCase((state) => state.config.site.safeguardingTeam);
  const now = useNow(useClock(), 30_000);
  if (team?.phone === undefined) return null;
  const { hours } = team;
  const open = hours === undefined ? undefined : officeOpen(hours, now);
  return (
    <RingRow
      label={
        cpis.safeguardingTeam(team.name) +
        (hours === undefined ? '' : open === 'closed' ? cpis.closedNow : cpis.until(hours.to))
      }
      phone={team.phone}
    />
  );
}

/** No record found: calm ink, never a tick, never folded away; what CP-IS cannot see is part of the answer. */
export function NoRecord({ check }: { readonly check: Check }) {
  const now = useNow(useClock(), 60_000);
  return (
    <section className="card cp none" aria-labelledby="cp">
      <Head
        shape="none"
        state={cpis.none}
        when={cpis.checked(instantWords(check.answeredAt, now))}
        answer={cpis.noRecord}
      >
        <p className="s q">
          {cpis.by(check.by.name, check.by.role)}
          {cpis.forSetting(check.setting)}. <Told check={check} found={false} />
        </p>
      </Head>
      <div className="cp-body">
        <h3>{cpis.notReassurance}</h3>
        <ul className="s plain">
          {cpis.cannotSee.map(([what, why]) => (
            <li key={what}>
              <b className="strong">{what}</b>
              {why}
            </li>
          ))}
        </ul>
        <p className="s q">{cpis.worried}</p>
      </div>
      <SafeguardingTeam />
      <Notes />
    </section>
  );
}
