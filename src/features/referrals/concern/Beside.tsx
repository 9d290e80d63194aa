import { concernWords as words } from '../../../text/referral-concern.ts';
import { dateWords } from '../../../text/when.ts';
import { Acts } from '../acts/Acts.tsx';
import { Clocks } from '../parts/Clocks.tsx';
import { StageChip } from '../parts/StageChip.tsx';
import { recordWords } from '../../../text/referral-record.ts';
import { BringIt } from '../record/BringIt.tsx';
import { useReferring } from '../referring.ts';
import type { Opened } from '../opened.ts';

/** Whether the record lacks it or may lack its newest version: what is there is never written twice. */
const isOwed = ({ inRecord, versions }: Opened): boolean =>
  inRecord === 'owed' || (inRecord === 'written' && versions.length > 1);

/** Where the concern stands, its time limits, what may be told of it, and how long it is kept. */
export function Beside({
  opened,
  now,
  brought,
  onChanged,
}: {
  readonly opened: Opened;
  readonly now: number;
  /** Number of the version that this page has brought to the record; 0 for none. */
  readonly brought: number;
  readonly onChanged: (opened: Opened) => void;
}) {
  const { me, bringOpened } = useReferring();
  const newest = opened.versions.at(-1);
  const from = opened.versions[0]?.at ?? '';
  return (
    <section className="card pad stack" aria-labelledby="standing-h">
      <h2 id="standing-h" className="h-l">
        {words.standing}
      </h2>
      <p className="referral-h">
        <StageChip standing={opened} />
      </p>
      <Clocks standing={opened} from={from} now={now} />
      <Acts
        id={opened.id}
        about={words.title(opened.reference)}
        standing={opened}
        onKept={(told, { stage, clocks, inRecord }) =>
          // Opening it again for the new line of the history would be another opening in the audit.
          onChanged({
            ...opened,
            stage,
            clocks,
            inRecord,
            happenings: [...opened.happenings, { ...told, by: me }],
          })
        }
      />
      <p className="s">{words.inRecord[opened.inRecord]}</p>
      {bringOpened !== undefined && newest !== undefined && isOwed(opened) && brought < newest.number && (
        <BringIt
          key={newest.number}
          label={newest.number > 1 ? recordWords.bringVersion(newest.number) : recordWords.bring}
          bring={() => bringOpened(opened)}
          onBrought={({ stage, clocks, inRecord }) => onChanged({ ...opened, stage, clocks, inRecord })}
        />
      )}
      <p className="s q">
        {opened.keptUntil === undefined ? words.keptFor : words.keptUntil(dateWords(opened.keptUntil))}
      </p>
    </section>
  );
}
