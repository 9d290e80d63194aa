import { Suspense, useMemo } from 'react';
import { heldBy } from '../../../domain/fetched.ts';
import { knownOnPlan, missedToday } from '../../../domain/was-not-brought.ts';
import { missedPart as words } from '../../../text/parts-fetched.ts';
import { useNow } from '../../../ui/use-now.ts';
import { lazyPart } from '../lazy-part.tsx';
import { useCase, useClock } from '../use-case.ts';

const { Part: MissedCard } = lazyPart(
  () => import('./MissedCard.tsx').then((part) => part.MissedCard),
  words.notLoaded,
);

/**
 * For a child whom CP-IS or this record knows to be on a plan, and who was not brought to an appointment today: whom to
 * ring now, and a place to record that they were told. Draws nothing, and fetches nothing, for every other child.
 */
export function WasNotBrought() {
  const parts = useCase((state) => state.parts);
  const cpis = useCase((state) => state.cpis);
  const now = useNow(useClock(), 60_000);
  const events = useMemo(() => parts.flatMap(({ read }) => heldBy(read) ?? []), [parts]);
  const missed = missedToday(events, now);
  if (missed.length === 0 || !knownOnPlan(cpis, events)) return null;
  return (
    <Suspense fallback={null}>
      <MissedCard missed={missed} />
    </Suspense>
  );
}
