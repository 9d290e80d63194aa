import { useStore } from 'zustand';
import { signIn as words } from '../../text/sign-in.ts';
import { timeWords } from '../../text/when.ts';
import { Button } from '../../ui/Button.tsx';
import { Gap } from '../../ui/PartState.tsx';
import { Shape } from '../../ui/Shape.tsx';
import type { SignIn } from './sign-in.ts';
import './sign-in.css';

const focusOnce = (heading: HTMLElement | null): void => heading?.focus();

function Asking({ signIn, mayKeep }: { readonly signIn: SignIn; readonly mayKeep: boolean }) {
  return (
    <section className="gap fault" role="alertdialog" aria-labelledby="leave-h" aria-describedby="leave-p">
      <Shape name="fault" />
      <b className="strong" id="leave-h" tabIndex={-1} ref={focusOnce}>
        {words.asking}
      </b>
      <p id="leave-p">
        {words.askingHelp} {mayKeep && words.askingDraft}
      </p>
      <div className="choices">
        {mayKeep && (
          <Button main onPress={() => signIn.leaveNow(true)}>
            {words.keepAndLeave}
          </Button>
        )}
        <Button onPress={() => signIn.leaveNow(false)}>{words.leave}</Button>
        <Button onPress={signIn.stay}>{words.stay}</Button>
      </div>
    </section>
  );
}

/** Above whatever is on screen: when the sign-in ends, and the question before leaving words behind. */
export function SignInBar({ signIn }: { readonly signIn: SignIn }) {
  const { end, asking } = useStore(signIn);
  return (
    <>
      <div role="status">
        {end.state === 'ends' && (
          <Gap shape="incomplete" look="gap" title={words.ends(timeWords(end.at))}>
            {words.endsHelp}
          </Gap>
        )}
      </div>
      {asking !== undefined && <Asking signIn={signIn} mayKeep={asking.mayKeep} />}
    </>
  );
}
