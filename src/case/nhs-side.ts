import type { NhsSignIn } from '../api/nhs-sign-in.ts';
import type { ApiFailure } from '../api/problem.ts';
import type { Result } from '../domain/result.ts';
import type { NhsTrouble } from './case.ts';
import type { CaseContext } from './context.ts';
import type { SignInWindow } from './sign-in-window.ts';

type Changed = Promise<Result<NhsSignIn, ApiFailure>>;

/** A person's own sign-in to the NHS, in a window beside the app. Nothing here asks CP-IS anything. */
export interface NhsSide {
  /** Called within the press: the window opens before anything is waited for. */
  readonly signIn: () => void;
  readonly chooseRole: (id: string) => Changed;
  readonly signOut: () => Changed;
  /** Reads it again where a look-up was refused for want of it. */
  readonly readAgain: () => Promise<void>;
  /** What the gateway said on opening a session; ends what was under way. */
  readonly showOpened: (signIn: NhsSignIn) => void;
}

/** Milliseconds between questions to the gateway, how long they go on, and how often once the window looks closed. */
const betweenMs = 1_000;
const longestMs = 10 * 60_000;
const betweenClosedMs = 5_000;
/** Questions after the window looks closed before the person is taken to have given up: an answer may be on its way. */
const answersOnTheirWay = 2;

export function createNhsSide(
  { store, api, now, pause, openWindow, evaluate }: CaseContext,
  /** Told of every sign-in that was completed or ended. */
  changed: () => void,
): NhsSide {
  /** Ends an earlier wait when a newer sign-in makes it pointless. */
  let round = 0;
  let current: SignInWindow | undefined;

  const show = (nhsSignIn: NhsSignIn, nhsTrouble?: NhsTrouble) => {
    store.setState({ nhsSignIn, nhsTrouble });
    changed();
    evaluate();
  };
  const end = () => {
    round += 1;
    current?.release();
    current = undefined;
  };

  /** Asks the gateway, until it knows, what came of it. */
  const follow = async (mine: number, opened: SignInWindow) => {
    let asked = 0;
    for (let waited = 0; waited < longestMs;) {
      const between = asked > answersOnTheirWay ? betweenClosedMs : betweenMs;
      await pause(between);
      waited += between;
      if (mine !== round) return;
      const closed = opened.closed();
      const read = await api.readNhsSignIn();
      if (mine !== round) return;
      if (!read.ok) {
        if (read.failure.kind === 'session-ended') return;
        store.setState({ nhsTrouble: 'not-answering' });
        continue;
      }
      if (read.value.state !== 'under-way') {
        opened.release();
        show(read.value);
        return;
      }
      store.setState({ nhsTrouble: undefined });
      asked = closed ? asked + 1 : 0;
      // A page on the way can cut the tie to a window that is still open: it is asked about all the same.
      if (asked === answersOnTheirWay) show({ state: 'failed', why: 'cancelled' });
    }
    opened.close();
    if (store.getState().nhsSignIn.state === 'under-way') show({ state: 'failed', why: 'timed-out' });
  };

  const start = async (mine: number, opened: SignInWindow, before: NhsSignIn) => {
    const started = await api.startNhsSignIn();
    if (mine !== round) return;
    if (!started.ok) {
      opened.close();
      show(before, 'not-started');
      return;
    }
    opened.goTo(started.value.url);
    await follow(mine, opened);
  };

  const change = async (asked: Changed): Changed => {
    const answer = await asked;
    if (answer.ok) show(answer.value);
    return answer;
  };

  return {
    signIn: () => {
      const { nhsSignIn, gateway } = store.getState();
      if (nhsSignIn.state === 'not-needed' || gateway.state !== 'open') return;
      const opened = openWindow();
      if (opened === undefined) {
        store.setState({ nhsTrouble: 'window-blocked' });
        return;
      }
      current?.close();
      end();
      current = opened;
      const before: NhsSignIn = nhsSignIn.state === 'under-way' ? { state: 'signed-out' } : nhsSignIn;
      show({ state: 'under-way', startedAt: now() });
      void start(round, opened, before);
    },
    chooseRole: (id) => change(api.chooseNhsRole(id)),
    signOut: () => {
      end();
      return change(api.endNhsSignIn());
    },
    readAgain: async () => {
      const mine = round;
      const read = await api.readNhsSignIn();
      if (mine === round && read.ok) show(read.value);
    },
    showOpened: (nhsSignIn) => {
      end();
      show(nhsSignIn);
    },
  };
}
