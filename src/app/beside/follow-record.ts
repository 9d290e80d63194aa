import type { StoreApi } from 'zustand/vanilla';
import type { CaseStore } from '../../case/case.ts';
import type { Session } from '../../launch/session.ts';
import { eventsToAsk } from '../../messaging/fhircast/events.ts';
import { createFollower } from '../../messaging/fhircast/follow.ts';
import { listenToHub, type ListenParts } from '../../messaging/fhircast/listen.ts';
import type { Beside } from './beside.ts';

/** How long the record system's sign-out waits for words that are being kept. Milliseconds. */
const keepMs = 3000;

interface Parts {
  readonly session: Session;
  readonly store: StoreApi<CaseStore>;
  readonly beside: Beside;
  /** Somebody has written into a field that is still on screen. */
  readonly typed: () => boolean;
  /** What is on screen goes for good. */
  readonly remove: () => void;
  readonly now: () => number;
  readonly net: Pick<ListenParts, 'post' | 'open' | 'later' | 'random'>;
}

/** Seconds for which the token holds that the session has now. */
function secondsLeft(session: Session, now: number): number | undefined {
  const left = ((session.renewal?.life().endsAt ?? Date.parse(session.expiresAt)) - now) / 1000;
  return left > 0 ? left : undefined;
}

/**
 * Follows the record system's own moves, where this launch named a hub. One launch is about one child: another child is
 * never loaded into it. Answers how to stop; undefined where this launch is not followed.
 */
export function followRecord(parts: Parts): (() => void) | undefined {
  const { session, store, beside, typed, now, net } = parts;
  const { fhircast, patientId, encounterId } = session;
  if (fhircast === undefined) return undefined;
  const events = eventsToAsk(session.grantedScopes);
  if (!events.includes('Patient-open')) {
    beside.setState({ following: 'off' });
    return undefined;
  }
  const follower = createFollower({ patientId, encounterId });
  const unsent = (): boolean => store.getState().writing !== undefined || typed();

  const leave = async (): Promise<void> => {
    const kept = store.getState().writing?.keep() ?? Promise.resolve();
    beside.signedOut();
    stop();
    await Promise.race([kept, new Promise<void>((resolve) => net.later(resolve, keepMs))]);
    parts.remove();
    await Promise.all([session.signOut(), store.getState().api.endSession()]);
  };
  const stop = listenToHub({
    ...net,
    hub: {
      url: fhircast.hubUrl,
      topic: fhircast.topic,
      base: session.issuer.iss,
      origins: session.issuer.hubs,
    },
    events,
    token: async () => {
      await (session.renewal?.ifNeeded() ?? session.renew?.());
      return session.credentials().accessToken;
    },
    tokenSeconds: () => secondsLeft(session, now()),
    onEvent: (event) => {
      // Nothing is held back for words that are already hidden.
      const hidden = beside.getState().cleared !== undefined;
      const { status, act } = follower.hear(event, !hidden && unsent(), now());
      beside.act(act);
      if (act.do === 'sign-out') void leave();
      return status;
    },
    onFollowing: (following) => beside.setState({ following }),
  });
  return stop;
}
