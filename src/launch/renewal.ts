import type Client from 'fhirclient/lib/Client';

/** How long the token that there is now holds. */
interface TokenLife {
  /** Milliseconds since 1970. */
  readonly endsAt: number;
  /** Milliseconds that a new token of this launch holds. */
  readonly lasts: number;
  /** Whether there is still something to renew it with. */
  readonly canRenew: boolean;
}

export interface Renewal {
  /**
   * Renews the token when it ends within this many milliseconds. However many ask, one request goes out; after one that
   * failed, none for a while. Failure shows in `life` and in the next request to the record system.
   */
  readonly ifNeeded: (withinMs?: number) => Promise<void>;
  readonly life: () => TokenLife;
  /** Nothing is renewed from now on; resolves when a renewal that was under way is over. */
  readonly stop: () => Promise<void>;
}

type Renewable = Pick<Client, 'state'> & { refresh: (options: RequestInit) => Promise<unknown> };

/** Milliseconds in which a token counts as ended already: a request with it might arrive too late. */
const almostMs = 10_000;
const renewMs = 15_000;
const betweenTriesMs = 20_000;

/**
 * Renews the token of one launch. A refresh token that the record system refused is never sent again, and one that it
 * replaced neither: fhirclient keeps the newest. One that was not answered at all is kept for another try.
 */
export function renewalOf(client: Renewable, now: () => number = Date.now): Renewal {
  let underWay: Promise<void> | undefined;
  let stopped = false;
  let notBefore = -Infinity;

  const life = (): TokenLife => {
    const { expiresAt = 0, tokenResponse } = client.state;
    const endsAt = expiresAt * 1000;
    const lasts = (tokenResponse?.expires_in ?? 0) * 1000;
    return {
      endsAt,
      lasts: lasts > 0 ? lasts : Math.max(0, endsAt - now()),
      canRenew: !stopped && Boolean(tokenResponse?.refresh_token),
    };
  };

  const renew = async (): Promise<void> => {
    const { tokenResponse: had = {} } = client.state;
    const { refresh_token: token } = had;
    // fhirclient renews only where the scope speaks of it. A refresh token speaks for itself.
    const scope = had.scope ?? client.state.scope ?? '';
    if (!/\b(online|offline)_access\b/.test(scope))
      client.state.tokenResponse = { ...had, scope: `${scope} online_access`.trim() };
    try {
      await client.refresh({ signal: AbortSignal.timeout(renewMs) });
    } catch (error) {
      notBefore = now() + betweenTriesMs;
      // The library lets go of it whatever happened.
      if (token && !wasRefused(error) && client.state.tokenResponse)
        client.state.tokenResponse.refresh_token = token;
    }
  };

  return {
    life,
    ifNeeded: (withinMs = almostMs) => {
      if (underWay !== undefined) return underWay;
      const { canRenew, endsAt } = life();
      if (!canRenew || endsAt - now() > withinMs || now() < notBefore) return Promise.resolve();
      underWay = renew().finally(() => (underWay = undefined));
      return underWay;
    },
    stop: () => {
      stopped = true;
      return underWay ?? Promise.resolve();
    },
  };
}

/** Answered, and not with the server's own trouble: `invalid_grant` and its like (RFC 6749, 5.2). */
function wasRefused(error: unknown): boolean {
  const status: unknown =
    typeof error === 'object' && error !== null ? Reflect.get(error, 'status') : undefined;
  return typeof status === 'number' && status < 500 && status !== 429;
}
