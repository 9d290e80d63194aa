import { useState } from 'react';
import type { NhsSignIn as SignIn } from '../../../api/nhs-sign-in.ts';
import { unreachable } from '../../../domain/result.ts';
import { nhsSignIn as words } from '../../../text/nhs-sign-in.ts';
import { TextButton } from '../../../ui/Button.tsx';
import { useNow } from '../../../ui/use-now.ts';
import { useCase, useClock } from '../use-case.ts';
import { ChooseRole } from './ChooseRole.tsx';
import { SignInButton, useThen } from './SignInButton.tsx';
import { SignedIn } from './SignedIn.tsx';

/** What is so, announced when it changes, and what can be done about it. */
function Said({ what, more }: { readonly what: string; readonly more?: string | undefined }) {
  return (
    <p role="status">
      <b className="strong">{what}</b> {more}
    </p>
  );
}

function UnderWay() {
  const signIn = useCase((state) => state.signInToNhs);
  const signOut = useCase((state) => state.signOutOfNhs);
  return (
    <>
      <Said what={`${words.underWay}.`} more={words.underWayHelp} />
      <p className="s row">
        <TextButton onPress={signIn}>{words.again}</TextButton>
        <TextButton onPress={() => void signOut()}>{words.cancel}</TextButton>
      </p>
    </>
  );
}

function State({ signIn }: { readonly signIn: SignIn }) {
  const now = useNow(useClock(), 30_000);
  const then = useThen();
  const [changing, setChanging] = useState(false);
  switch (signIn.state) {
    case 'not-needed':
      return null;
    case 'signed-out':
      return (
        <>
          <Said what={words.why} more={then === undefined ? words.whyWhat : words.whyThen} />
          <SignInButton />
        </>
      );
    case 'under-way':
      return <UnderWay />;
    case 'choose-role':
      return <ChooseRole roles={signIn.roles} />;
    case 'signed-in':
      if (Date.parse(signIn.until) <= now) return <State signIn={{ state: 'ended' }} />;
      return changing && signIn.roles !== undefined ? (
        <ChooseRole roles={signIn.roles} current={signIn.role.id} onDone={() => setChanging(false)} />
      ) : (
        <SignedIn signIn={signIn} onChange={() => setChanging(true)} />
      );
    case 'ended':
      return (
        <>
          <Said what={words.ended} more={then === undefined ? words.endedWhat : words.endedThen} />
          <SignInButton again />
        </>
      );
    case 'failed': {
      const { what, todo } = words.failed[signIn.why];
      return (
        <>
          <Said what={what} more={todo} />
          <SignInButton again />
        </>
      );
    }
    default:
      return unreachable(signIn);
  }
}

/** The sign-in in each of its states, with what stands in its way. */
export function SignInParts() {
  const signIn = useCase((state) => state.nhsSignIn);
  const trouble = useCase((state) => state.nhsTrouble);
  return (
    <>
      {trouble !== undefined && <p role="alert">{words.trouble[trouble]}</p>}
      <State signIn={signIn} />
    </>
  );
}
