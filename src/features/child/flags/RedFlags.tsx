import { Suspense } from 'react';
import type { RecordPart } from '../../../case/case.ts';
import type { Finding } from '../../../rules/rule.ts';
import { acknowledge, flags as words } from '../../../text/child.ts';
import { listWords, lowerFirst } from '../../../text/common.ts';
import { timeWords } from '../../../text/when.ts';
import { PartState, Reading } from '../../../ui/PartState.tsx';
import { useNow } from '../../../ui/use-now.ts';
import { useCase, useClock } from '../use-case.ts';
import { lazyPart } from '../lazy-part.tsx';
import { Announce } from './Announce.tsx';
import { flagsHeadingId } from './heading-id.ts';
import { FlagCard, SeenFlag } from './FlagCard.tsx';
import { NotShown } from './Limits.tsx';
import type { Question } from './questions.ts';
import type { Flags } from './use-flags.ts';

const cameFrom = lazyPart(
  () => import('./CameFrom.tsx').then(({ CameFrom }) => CameFrom),
  words.cameFromNotLoaded,
);

/** Oldest time among what was read: the flags are no newer than that. */
export function readAt(parts: readonly RecordPart[]): number | undefined {
  const times = parts.flatMap(({ read }) => ('asOf' in read ? [Date.parse(read.asOf)] : []));
  return times.length === 0 ? undefined : Math.min(...times);
}

interface Shown {
  readonly flags: Flags;
  readonly questionsOf: (flag: Finding) => readonly Question[];
}

/** The flags themselves: those of high severity open, the others closed, those that somebody has seen below them. */
function List({ flags, questionsOf }: Shown) {
  const now = useNow(useClock(), 60_000);
  return (
    <>
      {[...flags.interrupting, ...flags.listed].map((flag) => (
        <FlagCard key={flag.finding.rule.id} {...flag} questions={questionsOf(flag.finding)} now={now} />
      ))}
      {flags.quiet.map((flag) => (
        <SeenFlag key={flag.finding.rule.id} {...flag} questions={[]} now={now} />
      ))}
    </>
  );
}

const wholly: ReadonlySet<RecordPart['read']['state']> = new Set(['present', 'none-recorded']);

/** The red flags of this record, as far as this person's role is shown them. */
export function RedFlags({ flags, questionsOf }: Shown) {
  const parts = useCase((state) => state.parts);
  const shown = useCase((state) => state.flagsShown);
  const acknowledgements = useCase((state) => state.acknowledgements);
  const from = useCase((state) => state.cameFrom);
  const loading = parts.filter(({ read }) => read.state === 'loading');
  const reading = shown === 'reading' || loading.length > 0;
  const at = readAt(parts);
  const loud = flags.interrupting.length + flags.listed.length;
  const any = loud + flags.quiet.length > 0;
  // A nought says that there are none: it is written only where everything was read.
  const counted = loud > 0 || reading || parts.every(({ read }) => wholly.has(read.state));
  const gap = acknowledgements.state === 'none-recorded' || acknowledgements.state === 'loading';
  if (shown === 'none')
    return (
      <section className="stack flags" aria-labelledby={flagsHeadingId}>
        <div className="sec">
          <h2 id={flagsHeadingId} tabIndex={-1}>
            {words.title}
          </h2>
        </div>
        <NotShown />
      </section>
    );
  return (
    <>
      {/* Beside the section: what is said within a busy one may be held back. */}
      <Announce flags={flags} ready={acknowledgements.state !== 'loading'} read={!reading} />
      <section className="stack flags" aria-labelledby={flagsHeadingId} aria-busy={reading}>
        <div className="sec">
          <h2 id={flagsHeadingId} tabIndex={-1}>
            {words.title}{' '}
            {shown !== 'reading' && counted && (
              <span className="n">{reading ? words.soFar(loud) : loud}</span>
            )}
          </h2>
          <span className="s q">
            {reading ? words.stillReading : at !== undefined && words.fromRecord(timeWords(at))}
          </span>
        </div>
        {shown === 'high' && <p className="s q">{words.onlyHigh}</p>}
        {from !== undefined && (
          <Suspense fallback={null}>
            <cameFrom.Part
              shown={[...flags.interrupting, ...flags.listed, ...flags.quiet].map(
                ({ finding }) => finding.rule.id,
              )}
              read={!reading}
            />
          </Suspense>
        )}
        <List flags={flags} questionsOf={questionsOf} />
        {!reading && !any && (
          <p className="card pad">{shown === 'high' ? words.noneHighMatched : words.noneMatched}</p>
        )}
        {reading && (
          <Reading
            title={
              loading.length > 0
                ? listWords.format(loading.map(({ title }) => lowerFirst(title)))
                : words.whatIsShown
            }
          />
        )}
        {!gap && any && (
          <PartState title={acknowledge.listTitle} read={acknowledgements} keeper="safelight" />
        )}
      </section>
    </>
  );
}
