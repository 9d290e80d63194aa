import { looksUpOnceSignedIn } from '../../../case/on-open.ts';
import { nhsSignIn as words } from '../../../text/nhs-sign-in.ts';
import { Button } from '../../../ui/Button.tsx';
import { useCase, useClock } from '../use-case.ts';
import { useCalled } from '../use-child.ts';

/** What signing in causes beyond itself; undefined where nothing is looked up by it. */
export function useThen(): string | undefined {
  const clock = useClock();
  const kind = useCase((state) =>
    looksUpOnceSignedIn(state, new Date(clock()).toISOString()) ? state.setting?.kind : undefined,
  );
  const called = useCalled();
  if (kind === undefined) return undefined;
  return kind === 'unscheduled' ? words.thenTells(called) : words.thenLooks(called);
}

/** Opens the sign-in window within the press; a window opened any later is blocked. */
export function SignInButton({ again = false }: { readonly again?: boolean }) {
  const signIn = useCase((state) => state.signInToNhs);
  const then = useThen();
  return (
    <Button
      main
      wide
      consequence={then === undefined ? words.opens : `${words.opens} ${then}`}
      onPress={signIn}
    >
      {again ? words.signInAgain : words.button}
    </Button>
  );
}
