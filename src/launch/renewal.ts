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
  /** What the token that there is now allows: scopes, separated by spaces. */
  readonly granted: () => string;
  /** Has this told of what a renewed token allows, where it is not what the one before allowed. */
  readonly whenGranted: (tell: (scope: string) => void) => void;
  /** Nothing is renewed from now on; resolves when a renewal that was under way is over. */
  readonly stop: () => Promise<void>;
}

type Renewable = Pick<Client, 'state'> & { refresh: (options: RequestInit) => Promise<unknown> };
type Answer = NonNullable<Client['state']['tokenResponse']>;

/** Milliseconds in which a token counts as ended already: a request with it might arrive too late. */
const almostMs = 10_000;
const renewMs = 15_000;
const betweenTriesMs = 20_000;

/**
 * Renews the token of one launch. A refresh token that the record system refused is never sent again, and one that it
 * replaced neither: fhirclient keeps the newest. One that was not answered at all is kept for another try. `keep` is called
 * when what is held of the sign-in has changed beyond what the library keeps by itself.
 */
export function renewalOf(
  client: Renewable,
  now: () => number = Date.now,
  keep: () => void = () => undefined,
): Renewal {
  let underWay: Promise<void> | undefined;
  let stopped = false;
  let notBefore = -Infinity;
  let told: ((scope: string) => void) | undefined;

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
  // RFC 6749 5.1: a scope that is left out of the answer is the scope that was asked for.
  const granted = (): string => client.state.tokenResponse?.scope ?? client.state.scope ?? '';

  const renew = async (): Promise<void> => {
    const had: Answer = { ...client.state.tokenResponse };
    const before = granted();
    // fhirclient renews only where the scope speaks of it. A refresh token speaks for itself.
    const lent = /\b(online|offline)_access\b/.test(before) ? before : `${before} online_access`.trim();
    client.state.tokenResponse = { ...had, scope: lent };
    try {
      await client.refresh({ signal: AbortSignal.timeout(renewMs) });
      const came = renewed(had, client.state.tokenResponse, lent);
      client.state.tokenResponse = came ?? {};
      if (came === undefined) client.state.expiresAt = 0;
    } catch (error) {
      notBefore = now() + betweenTriesMs;
      // The library lets go of the refresh token whatever happened.
      const { refresh_token: _, ...rest } = had;
      client.state.tokenResponse = wasRefused(error) ? rest : had;
    }
    keep();
    if (client.state.tokenResponse.access_token && granted() !== before) told?.(granted());
  };

  return {
    life,
    granted,
    whenGranted: (tell) => void (told = tell),
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

/**
 * The launch's own answer with what a renewal may replace: the tokens, how long they last, and what they allow. The launch
 * is about whom it was about. Undefined where the record system says now that it is about somebody else: such a token is
 * not used, nor kept for a reload of the frame to find.
 */
function renewed(had: Answer, merged: Answer, lent: string): Answer | undefined {
  if ((merged.patient ?? undefined) !== (had.patient ?? undefined)) return undefined;
  const { access_token, expires_in, scope } = merged;
  const said = scope === lent ? had.scope : scope;
  const { scope: _, expires_in: __, ...rest } = had;
  const refresh = given(merged.refresh_token) ?? had.refresh_token;
  const idToken = given(merged.id_token) ?? had.id_token;
  return {
    ...rest,
    ...(access_token === undefined ? {} : { access_token }),
    ...(expires_in === undefined ? {} : { expires_in }),
    ...(said === undefined ? {} : { scope: said }),
    ...(refresh ? { refresh_token: refresh } : {}),
    ...(idToken ? { id_token: idToken } : {}),
  };
}

/** Some servers say that there is none by an empty text, or by null. */
const given = (token: unknown): string | undefined =>
  typeof token === 'string' && token !== '' ? token : undefined;

/** Answered, and not with the server's own trouble: `invalid_grant` and its like (RFC 6749, 5.2). */
function wasRefused(error: unknown): boolean {
  const status: unknown =
    typeof error === 'object' && error !== null ? Reflect.get(error, 'status') : undefined;
  return typeof status === 'number' && status < 500 && status !== 429;
}
