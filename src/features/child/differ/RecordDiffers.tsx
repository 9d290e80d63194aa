import { Suspense, useMemo } from 'react';
import type { CpisStatus } from '../../../domain/cpis.ts';
import { heldBy } from '../../../domain/fetched.ts';
import { compareWithRecord } from '../../../domain/record-differs.ts';
import { planEvents } from '../../../domain/record-plans.ts';
import { lowerFirst } from '../../../text/common.ts';
import { recordDiffers as words } from '../../../text/record-differs.ts';
import { HomeAuthority } from '../cpis/HomeAuthority.tsx';
import { useCase } from '../use-case.ts';
import { lazyPart } from '../lazy-part.tsx';
import { OnlyCpis } from './OnlyCpis.tsx';
import { readOfKinds } from './read-of-kinds.ts';

const { Part: Differences } = lazyPart(
  () => import('./Differences.tsx').then((part) => part.Differences),
  words.notLoaded,
);

function Compared({ answer }: { readonly answer: Extract<CpisStatus, { state: 'found' | 'none' }> }) {
  const parts = useCase((state) => state.parts);
  const pack = useCase((state) => state.config.rulePack);
  const { comparison, missing } = useMemo(() => {
    const kinds = readOfKinds(pack, parts);
    const events = parts.flatMap(({ read }) => heldBy(read) ?? []);
    const made = compareWithRecord(answer, events, kinds.read);
    const notRead = made.notCompared.flatMap((kind) => [planEvents[kind].start, planEvents[kind].end]);
    return { comparison: made, missing: kinds.missing(notRead) };
  }, [answer, pack, parts]);
  const { differences, notCompared } = comparison;
  // A record that holds nothing of it contradicts nobody: it may not have been told.
  const onlyCpis = differences.length > 0 && differences.every(({ record }) => record.state === 'none');
  return (
    <>
      {onlyCpis && <OnlyCpis />}
      {differences.length > 0 && !onlyCpis && (
        <Suspense>
          <Differences answer={answer} differences={differences} />
        </Suspense>
      )}
      {/* Where CP-IS names an authority, its numbers stand above. */}
      {differences.length > 0 && answer.state === 'none' && <HomeAuthority />}
      {notCompared.length > 0 && <p className="cp-body s q">{words.cannot(missing.map(lowerFirst))}</p>}
    </>
  );
}

/** Inside the CP-IS card: where its answer and this record disagree on who is on a plan. Draws nothing where they agree. */
export function RecordDiffers() {
  const cpis = useCase((state) => state.cpis);
  return cpis.state === 'found' || cpis.state === 'none' ? <Compared answer={cpis} /> : null;
}
