import { Suspense } from 'react';
import { nhsSignInPart as words } from '../../../text/parts-fetched.ts';
import { lazyPart } from '../lazy-part.tsx';
import { useCase } from '../use-case.ts';

const { Part: Parts } = lazyPart(
  () => import('./SignInParts.tsx').then(({ SignInParts }) => SignInParts),
  words.notLoaded,
);

/** The person's own sign-in to the NHS, where look-ups need one. Draws nothing, and fetches nothing, where none does. */
export function NhsSignIn() {
  const needed = useCase(
    ({ gateway, nhsSignIn }) => gateway.state === 'open' && nhsSignIn.state !== 'not-needed',
  );
  if (!needed) return null;
  return (
    <div className="stack tight nhs-sign-in" role="group" aria-label={words.label}>
      <Suspense fallback={<p role="status">{words.loading}</p>}>
        <Parts />
      </Suspense>
    </div>
  );
}
