import { useState } from 'react';
import type { NhsSignIn } from '../../../api/nhs-sign-in.ts';
import { nhsSignIn as words } from '../../../text/nhs-sign-in.ts';
import { instantWords } from '../../../text/when.ts';
import { TextButton } from '../../../ui/Button.tsx';
import { useNow } from '../../../ui/use-now.ts';
import { useCase, useClock } from '../use-case.ts';

/** Who looks, as what, until when; and the ways to change that. */
export function SignedIn({
  signIn,
  onChange,
}: {
  readonly signIn: Extract<NhsSignIn, { state: 'signed-in' }>;
  readonly onChange: () => void;
}) {
  const now = useNow(useClock(), 60_000);
  const signInAgain = useCase((state) => state.signInToNhs);
  const signOut = useCase((state) => state.signOutOfNhs);
  const [failed, setFailed] = useState(false);
  const { name, role, others, roles, until } = signIn;
  const leave = async () => setFailed(!(await signOut()).ok);
  return (
    <>
      <p className="s" role="status">
        <b className="strong">{words.signedIn}</b> {words.until(instantWords(until, now))}
        <br />
        <span className="q">{words.as(name, role.title, role.organisation)}</span>
      </p>
      <p className="s row">
        {others &&
          (roles === undefined ? (
            <TextButton onPress={signInAgain}>{words.otherRole}</TextButton>
          ) : (
            <TextButton onPress={onChange}>{words.changeRole}</TextButton>
          ))}
        <TextButton onPress={() => void leave()}>{words.signOut}</TextButton>
      </p>
      {failed && <p role="alert">{words.signOutFailed}</p>}
    </>
  );
}
