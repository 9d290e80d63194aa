import { CameFrom } from '../api/opened-from.ts';
import type { CaseContext } from './context.ts';

/**
 * Asks the gateway, once it is open, which alert the card was of that this launch came from. What the launch brought is
 * anybody's: where the gateway does not know it as its own, or does not answer, it is as if nothing had been brought.
 */
export function askCameFrom({
  store,
  session: { appContext },
  api,
}: Pick<CaseContext, 'store' | 'session' | 'api'>): void {
  if (appContext === undefined) return;
  let asked = false;
  const ask = async () => {
    if (asked || store.getState().gateway.state !== 'open') return;
    asked = true;
    const answer = await api.send({
      method: 'POST',
      path: '/opened-from',
      body: { appContext },
      answer: CameFrom,
    });
    if (answer.ok && answer.value.alert !== undefined) store.setState({ cameFrom: answer.value.alert });
  };
  store.subscribe(() => void ask());
  void ask();
}
