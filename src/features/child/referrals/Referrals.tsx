import { Suspense, type ReactNode } from 'react';
import { referrals as words } from '../../../text/child.ts';
import { FetchedPart, Reading } from '../../../ui/PartState.tsx';
import { useCase } from '../use-case.ts';

/** This child's concerns and what came of them: `list` is fetched only for a child of whom there are any. */
export function Referrals({ list }: { readonly list: ReactNode }) {
  const read = useCase((state) => state.concerns);
  const refresh = useCase((state) => state.refreshConcerns);
  if (read.state === 'none-recorded' || (read.state === 'present' && read.value.length === 0)) return null;
  return (
    <FetchedPart title={words.title} read={read} keeper="safelight" onAgain={() => void refresh()}>
      {() => <Suspense fallback={<Reading title={words.title} />}>{list}</Suspense>}
    </FetchedPart>
  );
}
