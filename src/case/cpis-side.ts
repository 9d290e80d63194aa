import type { CpisStatus } from '../domain/cpis.ts';
import type { CaseContext } from './context.ts';
import { asksOnOpen, callLookUp, mayLookUp, notAsked, withheld } from './look-up.ts';

/** CP-IS in a case. Only `lookUp` asks it anything; everything else reads what the gateway kept. */
export interface CpisSide {
  /** Shows the kept answer of this visit, and looks up once where the site's policy says so and nothing was asked yet. */
  readonly readKept: () => Promise<void>;
  readonly lookUp: (again?: 'may-tell-twice') => Promise<void>;
  /** Says why a look-up is not offered, if it is not. */
  readonly sayWithheld: () => void;
}

/** Milliseconds between questions to the gateway about a look-up that is under way. */
const betweenMs = 2_000;

export function createCpisSide({ store, api, config, now, pause, evaluate }: CaseContext): CpisSide {
  /** Ends an earlier wait when a newer answer or look-up makes it pointless. */
  let waiting = 0;

  const show = (cpis: CpisStatus) => {
    store.setState({ cpis });
    evaluate();
  };

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

  const lookUp = async (again?: 'may-tell-twice') => {
    const { cpis, gateway, setting } = store.getState();
    if (!mayLookUp(cpis, gateway, setting, again !== undefined)) return;
    waiting += 1;
    const askedAt = now();
    // Where CP-IS was tried and nobody was told, nobody can be told twice. Not so where this page does not know of a try.
    const nobodyTold =
      cpis.state === 'could-not-check' && cpis.notified === 'no' && cpis.askedAt !== undefined;
    const repeat = nobodyTold ? 'may-tell-twice' : again;
    show({ state: 'checking', askedAt, kind: setting.kind, setting: setting.title });
    const answer = await callLookUp(api, setting, repeat, config.cpisTimeoutMs, askedAt);
    show(answer);
    if (answer.state === 'checking') void follow();
    if (answer.state === 'could-not-check' && answer.reason === 'answer-lost') void follow();
  };

  const sayWithheld = () => {
    const { cpis, gateway, setting } = store.getState();
    const why = withheld(cpis, gateway, setting);
    if (why) show(why);
  };

  return {
    lookUp,
    sayWithheld,
    readKept: async () => {
      const mine = ++waiting;
      const kept = await api.readCpis();
      if (mine !== waiting) return;
      // Whether something was asked earlier is not known now, so nothing is asked by itself.
      if (!kept.ok) {
        show(notAsked('gateway-away'));
        return;
      }
      show(kept.value);
      sayWithheld();
      const { cpis, setting } = store.getState();
      if (cpis.state === 'checking') void follow();
      if (asksOnOpen(cpis, setting)) await lookUp();
    },
  };
}
