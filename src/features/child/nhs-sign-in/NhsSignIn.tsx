import { Suspense, lazy } from 'react';
import { nhsSignIn as words } from '../../../text/nhs-sign-in.ts';
import { useCase } from '../use-case.ts';

/** A part that did not arrive must not take the screen with it. */
const NotLoaded = () => <p role="alert">{words.notLoaded}</p>;

const Parts = lazy(() =>
  import('./SignInParts.tsx').then(
    ({ SignInParts }) => ({ default: SignInParts }),
    () => ({ default: NotLoaded }),
  ),
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
