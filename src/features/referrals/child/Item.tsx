import { useId, useState } from 'react';
import type { ConcernSummary } from '../../../api/concerns.ts';
import { referralWords as words } from '../../../text/referral.ts';
import { instantWords } from '../../../text/when.ts';
import { recordWords } from '../../../text/referral-record.ts';
import { Acts } from '../acts/Acts.tsx';
import { CallEnd, CallSays } from '../call/CallEnd.tsx';
import { Clocks } from '../parts/Clocks.tsx';
import { StageChip } from '../parts/StageChip.tsx';
import { concernLink } from '../places.ts';
import { BringIt } from '../record/BringIt.tsx';
import { useReferring } from '../referring.ts';

/** What the clinical record has of it. Present is not said: it is what everybody expects. */
function InRecord({ concern: { id, inRecord, mayOpen, reference } }: { readonly concern: ConcernSummary }) {
  const { bring, onTold } = useReferring();
  // What came of it stays on view once it is there.
  const [brought, setBrought] = useState(false);
  if (inRecord === 'owed' || brought)
    return (
      <>
        {inRecord === 'owed' && <p className="s note">{words.owedInRecord}</p>}
        {mayOpen && reference !== undefined && bring !== undefined && (
          <BringIt
            label={recordWords.bring}
            bring={() => bring(id)}
            onBrought={(logged) => {
              setBrought(true);
              onTold(id, logged);
            }}
          />
        )}
      </>
    );
  if (inRecord === 'not-writable') return <p className="s q">{words.notWritable}</p>;
  return null;
}

/** One concern: what it is about, where it stands, its time limits, and what may be told of it. */
export function Item({ concern, now }: { readonly concern: ConcernSummary; readonly now: number }) {
  const head = useId();
  const { reference } = concern;
  return (
    <li className="referral">
      <div className="referral-h">
        <h3 id={head}>{concern.about}</h3>
        <StageChip standing={concern} />
      </div>
      <div className="referral-b">
        <div>
          <p className="s q">
            {words.sent(instantWords(concern.at, now))} {words.by(concern.by)}
            {concern.to !== undefined && `, ${words.to(concern.to)}`}.{' '}
            {reference !== undefined && `${words.reference(reference)}. `}
            {concern.mayOpen && reference !== undefined ? (
              <a href={concernLink(concern.id)} aria-label={words.openAll(reference)}>
                {words.open}
              </a>
            ) : (
              reference !== undefined && words.notYours
            )}
          </p>
          {concern.stage === 'to-send' && <p className="s">{words.toSendHelp}</p>}
          {reference === undefined && <CallSays call={concern} now={now} />}
          {concern.stage === 'closed' && reference === undefined ? null : <InRecord concern={concern} />}
        </div>
        <Clocks standing={concern} from={concern.at} now={now} />
      </div>
      {reference === undefined ? (
        <CallEnd call={concern} about={concern.about} />
      ) : (
        <Acts id={concern.id} about={concern.about} standing={concern} />
      )}
    </li>
  );
}
