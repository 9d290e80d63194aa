import type { PageConfig } from '../config/page-config.ts';
import { fail, succeed, type Result } from '../domain/result.ts';
import { entryOf, forget, keepingPlace, looksLikeState, store } from './browser-state.ts';
import { checkKept } from './check-kept.ts';
import { ready } from './fhirclient.ts';
import { sessionFrom, type Signed } from './session-from.ts';
import type { DeskSession, LaunchFailure, Session } from './session.ts';

const tokenMs = 30_000;

/**
 * Finishes the sign-in that the launch page began, or takes it up again after a refresh of the frame. Of the address
 * only `state` is left afterwards: without it a refresh could not find its own sign-in again.
 */
export async function openSession(config: PageConfig): Promise<Result<Session | DeskSession, LaunchFailure>> {
  // The frame's own name is given back, whatever comes of this.
  store();
  const given = new URLSearchParams(location.search);
  const state = given.get('state') ?? '';
  const refused = given.get('error');
  keepInAddress(given, ['state', 'code']);
  if (refused !== null) {
    keepInAddress(given, []);
    // Words of a link that anybody can have made are shown for no sign-in but one that began here.
    const description = held(state) ? given.get('error_description')?.slice(0, 300) : undefined;
    return fail({
      kind: 'sign-in-refused',
      error: refused.slice(0, 100),
      ...(description === undefined ? {} : { description }),
    });
  }
  const place = keepingPlace();
  if (place === 'storage-blocked' || place === 'frame-sandboxed') return fail({ kind: place });
  if (state === '') return fail({ kind: 'opened-directly' });
  if (!looksLikeState(state)) return fail({ kind: 'state-lost' });
  if (cameBack()) {
    forget(state);
    return fail({ kind: 'came-back' });
  }
  if (entryOf(state) === undefined)
    return fail({ kind: place === 'frame-name' && !given.has('code') ? 'came-back' : 'state-lost' });
  const believed = await checkKept(state, config);
  if (!believed.ok) return believed;
  const signed = await signIn();
  keepInAddress(given, ['state']);
  return signed.ok ? sessionFrom(signed.value, state, config) : signed;
}

const held = (state: string): boolean => looksLikeState(state) && entryOf(state) !== undefined;

/**
 * Whether this page came back by the history of its frame. The record system may show somebody else by now: the last child
 * of a frame is not opened again by "back".
 */
function cameBack(): boolean {
  const [arrival] = performance.getEntriesByType('navigation');
  return (
    window.parent !== window && arrival !== undefined && 'type' in arrival && arrival.type === 'back_forward'
  );
}

function keepInAddress(given: URLSearchParams, names: readonly string[]): void {
  const kept = new URLSearchParams([...given].filter(([name]) => names.includes(name))).toString();
  history.replaceState(null, '', `${location.pathname}${kept && `?${kept}`}${location.hash}`);
}

/** The library waits for ever on a token endpoint that accepts a connection and says nothing. */
async function signIn(): Promise<Result<Signed, LaunchFailure>> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<Result<Signed, LaunchFailure>>((resolve) => {
    timer = setTimeout(() => resolve(fail({ kind: 'token-unreachable' })), tokenMs);
  });
  const signed = ready().then(
    (client): Result<Signed, LaunchFailure> => succeed(client),
    (error: unknown): Result<Signed, LaunchFailure> => fail(failureOf(error)),
  );
  return Promise.race([signed, late]).finally(() => clearTimeout(timer));
}

function failureOf(error: unknown): LaunchFailure {
  const said = error instanceof Error ? error.message : String(error);
  // The first line is the status, then the address, then the whole answer, which may hold a token.
  if (error instanceof Error && 'status' in error) {
    const [status = '', , reason] = said.split('\n');
    return { kind: 'token-refused', detail: [status, reason?.slice(0, 200)].filter(Boolean).join(': ') };
  }
  if (error instanceof TypeError) return { kind: 'token-unreachable' };
  if (said.includes('No state found')) return { kind: 'state-lost' };
  return { kind: 'token-refused', detail: 'The answer holds no usable token.' };
}
