import { createRoot } from 'react-dom/client';
import type { Api } from '../../api/client.ts';
import { keepAlive } from '../../launch/keep-alive.ts';
import type { DeskSession } from '../../launch/session.ts';
import { signIn as words } from '../../text/sign-in.ts';
import { watchTyping } from '../beside/typed.ts';
import { Page } from '../Page.tsx';
import { createSignIn } from './sign-in.ts';
import { SignInBar } from './SignInBar.tsx';
import { leavingScreen, signedOutScreen } from './signed-out-screen.ts';

/** What the sign-in of a page acts on. */
export interface SignInParts {
  readonly session: DeskSession;
  readonly api: Pick<Api, 'endSession'>;
  /** A form on screen that holds words and can keep them; resolves with whether they are kept. */
  readonly writing: () => { readonly keep: () => Promise<boolean> } | undefined;
  /** Until when the screens can be used although the token has ended; milliseconds since 1970. */
  readonly usableUntil: () => number;
  readonly onEnded: () => void;
  /** Takes the screens out of the page, and everything that they do by themselves with them. */
  readonly unmount: () => void;
}

/** A draft that is not kept by then is said not to be. */
const keepMs = 5_000;

/**
 * Keeps this page's sign-in alive, says when it ends, and ends it when the person says so. Answers what the menu's entry
 * does. Fetched once the first screen is drawn.
 */
export function startSignIn(parts: SignInParts): () => void {
  const { session, usableUntil, onEnded } = parts;
  const typed = watchTyping(document);
  // There before it is pressed: the service that it comes from may be away by then.
  void import('../../launch/sign-out.ts').catch(() => undefined);
  const bar = document.createElement('div');
  bar.id = 'sign-in';
  document.getElementById('safelight')?.before(bar);
  const root = createRoot(bar);
  new ResizeObserver(() =>
    document.documentElement.style.setProperty('--sign-in', `${bar.offsetHeight}px`),
  ).observe(bar);

  const go = async (draft: boolean | undefined): Promise<void> => {
    const endsAt = session.renewal?.life().endsAt;
    kept.stop();
    document.removeEventListener('visibilitychange', look);
    window.removeEventListener('online', look);
    parts.unmount();
    root.unmount();
    // What else listens beside the screens hears that the page is left.
    window.dispatchEvent(new PageTransitionEvent('pagehide'));
    document.title = words.left;
    document.body.replaceChildren(leavingScreen());
    history.replaceState(null, '', location.pathname);
    const [own, tokens] = await Promise.all([parts.api.endSession(), session.signOut()]);
    const over = !own.ok && own.failure.kind === 'session-ended';
    const screen = signedOutScreen({ tokens, own: own.ok || over, draft, endsAt });
    document.body.replaceChildren(screen);
    screen.querySelector('h1')?.focus();
  };
  const signIn = createSignIn({
    holdsWords: () => parts.writing() !== undefined || typed(),
    keep: () => {
      const keep = parts.writing()?.keep;
      return keep && (() => Promise.race([keep(), wait(keepMs).then(() => false)]));
    },
    go: (draft) => void go(draft),
  });

  const kept = keepAlive(
    session.renewal ?? endsOnly(session),
    (end) => {
      if (end.state === 'ended') onEnded();
      const at = end.state === 'ends' ? Math.max(end.at, usableUntil()) : 0;
      signIn.setState({ end: end.state === 'ends' ? { state: 'ends', at } : end });
    },
    { now: Date.now, after },
  );
  const look = (): void => {
    if (document.visibilityState === 'visible') kept.look();
  };
  document.addEventListener('visibilitychange', look);
  window.addEventListener('online', look);

  root.render(
    <Page>
      <SignInBar signIn={signIn} />
    </Page>,
  );
  return signIn.leave;
}

function after(ms: number, act: () => void): () => void {
  const timer = setTimeout(act, ms);
  return () => clearTimeout(timer);
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const endsOnly = ({ expiresAt }: DeskSession) => ({
  ifNeeded: () => Promise.resolve(),
  life: () => ({ endsAt: Date.parse(expiresAt), lasts: 0, canRenew: false }),
});
