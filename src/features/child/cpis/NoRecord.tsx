import type { Check } from '../../../domain/cpis.ts';
import { cpis } from '../../../text/cpis.ts';
import { RecordDiffers } from '../differ/RecordDiffers.tsx';
import { By } from './By.tsx';
import { Head } from './Head.tsx';
import { Notes, PlaceNotes } from './Notes.tsx';
import { SafeguardingTeam } from './SafeguardingTeam.tsx';

/** No record found: calm ink, never a tick, never folded away; what CP-IS cannot see is part of the answer. */
export function NoRecord({ check }: { readonly check: Check }) {
  return (
    <section className="card cp none" aria-labelledby="cp">
      <Head shape="none" state={cpis.none} checkedAt={check.answeredAt} answer={cpis.noRecord}>
        <div className="s q">
          <By check={check} />
        </div>
      </Head>
      <RecordDiffers />
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
      <PlaceNotes />
      <Notes state="none" />
      <SafeguardingTeam />
    </section>
  );
}
