import type { StoreApi } from 'zustand/vanilla';
import type { Send } from '../../api/call.ts';

interface WithGateway {
  readonly gateway: { readonly state: 'opening' | 'open' | 'away' };
}

/** Whether the gateway's session is open, once it is known. */
function isOpen<S extends WithGateway>(store: StoreApi<S>): Promise<boolean> {
  return new Promise((resolve) => {
    const settle = ({ gateway }: S): boolean => {
      if (gateway.state !== 'opening') resolve(gateway.state === 'open');
      return gateway.state !== 'opening';
    };
    if (settle(store.getState())) return;
    const stop = store.subscribe((state) => {
      if (settle(state)) stop();
    });
  });
}

/**
 * Makes a call once more when the session that it was made in had ended and another is open: the gateway looks at the
 * session before anything else, so nothing of the first call was carried out.
 */
export const inNewSession =
  <S extends WithGateway>(send: Send, store: StoreApi<S>): Send =>
  async (call) => {
    const answer = await send(call);
    if (answer.ok || answer.failure.kind !== 'session-ended') return answer;
    return (await isOpen(store)) ? send(call) : answer;
  };
