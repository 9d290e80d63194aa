import { Suspense } from 'react';
import { grantsNotLoaded } from '../../../text/parts-fetched.ts';
import { lazyPart } from '../lazy-part.tsx';
import { useCase } from '../use-case.ts';

const { Part: NarrowerGrant } = lazyPart(
  async () => (await import('./NarrowerGrant.tsx')).NarrowerGrant,
  grantsNotLoaded,
);

/** The list of what the record system did not allow, fetched only where it may have allowed less. */
export function Narrower() {
  const granted = useCase((state) => state.session.grantedScopes);
  const asked = useCase((state) => state.session.askedScopes);
  const renewal = useCase((state) => state.session.renewal);
  const changed = useCase((state) => state.session.changedGrant);
  if (asked === undefined || asked.every((scope) => granted.includes(scope))) return null;
  return (
    <Suspense fallback={null}>
      <NarrowerGrant
        asked={asked}
        granted={granted}
        renewable={renewal?.life().canRenew ?? false}
        changed={changed}
      />
    </Suspense>
  );
}
