import type { CpisStatus, IdentityCheck } from '../domain/cpis.ts';
import type { HowToLookUp } from './case.ts';
import type { CaseContext } from './context.ts';
import { callLookUp, mayLookUp, notAsked } from './look-up.ts';
import { onOpeningNow } from './on-open.ts';
import { withheld } from './withheld.ts';

/** CP-IS in a case. Only `lookUp` asks it anything; everything else reads what the gateway kept. */
export interface CpisSide {
  /** Shows the kept answer of this visit, and looks up once where the site's policy says so and nothing was asked yet. */
  readonly readKept: () => Promise<void>;
  readonly lookUp: (how?: HowToLookUp) => Promise<void>;
  /** A person said where care is given: says what that changes, and looks nothing up. */
  readonly settingChosen: () => void;
  /** A person signed in or out: says what they may do now. */
  readonly rightsChanged: () => void;
}

/** Milliseconds between questions to the gateway about a look-up that is under way. */
const betweenMs = 2_000;

export function createCpisSide(
  { store, api, config, now, pause, evaluate }: CaseContext,
  /** Reads the person's NHS sign-in again. */
  readSignIn: () => Promise<void>,
): CpisSide {
  /** Ends an earlier wait when a newer answer or look-up makes it pointless. */
  let waiting = 0;
  /** What was shown before a look-up was found not to be possible, and the words that took its place. */
  let instead: { readonly of: CpisStatus; readonly shown: CpisStatus } | undefined;
  let identity: IdentityCheck | undefined;

  const show = (cpis: CpisStatus) => {
    store.setState({ cpis });
    evaluate();
  };
  /** From here on nothing is looked up without a press. */
  const settle = () => store.setState({ onOpening: 'settled' });

  /** A look-up under way elsewhere, or one whose answer was lost: asks the gateway, never CP-IS, what became of it. */
  const follow = async () => {
    const mine = ++waiting;
    for (let waited = 0; waited < config.cpisTimeoutMs + 5 * betweenMs; waited += betweenMs) {
      await pause(betweenMs);
      if (mine !== waiting) return;
      const kept = await api.readCpis();
      if (mine !== waiting) return;
      if (kept.ok && kept.value.state !== 'checking' && kept.value.state !== 'not-checked') {
        show(kept.value);
        return;
      }
    }
    const { cpis } = store.getState();
    if (cpis.state !== 'checking') return;
    const { kind, askedAt } = cpis;
    const notified = kind === 'unscheduled' ? 'unknown' : 'no';
    show({ state: 'could-not-check', reason: 'answer-lost', notified, askedAt });
  };

  const ask = async (why: 'pressed' | 'opened', how: HowToLookUp) => {
    identity = how.identity ?? identity;
    const state = store.getState();
    const { cpis, setting } = state;
    if (!mayLookUp(state, { again: how.again !== undefined, identity })) return;
    if (setting === undefined) return;
    settle();
    waiting += 1;
    const askedAt = now();
    // Where CP-IS was tried and nobody was told, nobody can be told twice. Not so where this page does not know of a try.
    const nobodyTold =
      cpis.state === 'could-not-check' && cpis.notified === 'no' && cpis.askedAt !== undefined;
    const again = nobodyTold ? 'may-tell-twice' : how.again;
    show({ state: 'checking', askedAt, kind: setting.kind, setting: setting.title });
    const answer = await callLookUp(api, setting, { why, again, identity }, config.cpisTimeoutMs, askedAt);
    show(answer);
    if (answer.state === 'checking') void follow();
    if (answer.state !== 'could-not-check') return;
    if (answer.reason === 'answer-lost') void follow();
    if (answer.reason === 'nhs-sign-in-ended' || answer.reason === 'nhs-sign-in-needed') await readSignIn();
  };

  /** Says why a look-up is not offered, or takes that back where it no longer holds. */
  const sayWithheld = () => {
    const state = store.getState();
    const of = instead?.shown === state.cpis ? instead.of : state.cpis;
    const shown = withheld({ ...state, cpis: of }, identity);
    instead = shown && { of, shown };
    if (state.cpis !== (shown ?? of)) show(shown ?? of);
  };

  const onOpen = async () => {
    const asks = onOpeningNow(store.getState(), now());
    if (asks === 'wait') return;
    settle();
    if (asks === 'look-up') await ask('opened', {});
  };

  // Who it is may be known after the gateway: an age that is not known asks for nothing by itself.
  store.subscribe(({ child }, before) => {
    if (child !== before.child) void onOpen();
  });

  return {
    lookUp: (how = {}) => ask('pressed', how),
    settingChosen: () => {
      // Not looked up by itself, even where the site does so on opening: choosing a place is not asking.
      settle();
      sayWithheld();
    },
    rightsChanged: () => {
      sayWithheld();
      void onOpen();
    },
    readKept: async () => {
      const mine = ++waiting;
      const kept = await api.readCpis();
      if (mine !== waiting) return;
      // Whether something was asked earlier is not known now, so nothing is asked by itself.
      if (!kept.ok) {
        settle();
        show(notAsked('gateway-away'));
        return;
      }
      show(kept.value);
      sayWithheld();
      if (store.getState().cpis.state === 'checking') void follow();
      if (store.getState().onOpening === 'reading') store.setState({ onOpening: 'waiting' });
      await onOpen();
    },
  };
}
