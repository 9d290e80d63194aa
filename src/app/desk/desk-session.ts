import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Api } from '../../api/client.ts';
import type { ApiFailure } from '../../api/problem.ts';
import type { SessionOpened } from '../../api/sessions.ts';
import type { DeskSession } from '../../launch/session.ts';

/** The gateway's session of a launch without a child. */
interface DeskState {
  readonly gateway:
    | { readonly state: 'opening' }
    | { readonly state: 'open' }
    | { readonly state: 'away'; readonly why: ApiFailure };
  /** What was answered when it was last opened: the screens stay while it is opened again. */
  readonly opened?: SessionOpened;
  /** The person's own sign-out; absent until it is there to be pressed. */
  readonly signOut?: () => void;
}

export interface DeskStore extends DeskState {
  /** Ignored while it is opening or open. */
  readonly open: () => Promise<void>;
}

export interface DeskParts {
  readonly session: DeskSession;
  readonly api: Api;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Milliseconds after opening within which an ended session is not opened again by itself. */
const betweenOpeningsMs = 30_000;

/**
 * Opens the gateway's session without a child, and opens it again when it has ended, because it is shorter than a working
 * day. What was under way is not repeated; the next press works.
 */
export function createDeskSession({ session, api, now }: DeskParts): StoreApi<DeskStore> {
  let openedAt = -Infinity;
  let opening = false;
  return createStore<DeskStore>()((set, get) => {
    const open = async (): Promise<void> => {
      if (opening || get().gateway.state === 'open') return;
      opening = true;
      openedAt = now();
      set({ gateway: { state: 'opening' } });
      await session.renew?.();
      const answer = await api.openSession(session.credentials());
      opening = false;
      set(
        answer.ok
          ? { gateway: { state: 'open' }, opened: answer.value }
          : { gateway: { state: 'away', why: answer.failure } },
      );
    };
    api.whenEnded(() => {
      if (opening) return;
      set({ gateway: { state: 'away', why: { kind: 'session-ended' } } });
      if (now() - openedAt > betweenOpeningsMs) void open();
    });
    return { gateway: { state: 'opening' }, open };
  });
}
