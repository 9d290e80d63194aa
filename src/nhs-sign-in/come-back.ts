import type { finishNhsSignIn } from '../api/finish-nhs-sign-in.ts';
import { stateKey, type SignInPage } from './sign-in-page.ts';
import type { Screen } from './screen.ts';

/**
 * Takes what the NHS sent this window back with out of the address bar, and hands it to the gateway. A sign-in that this
 * window did not start is refused: somebody may have sent the link, to have another person sign in for them.
 */
export async function comeBack({ window, show }: SignInPage, finish: typeof finishNhsSignIn): Promise<void> {
  const query = new URLSearchParams(window.location.search);
  window.history.replaceState(null, '', window.location.pathname);
  const state = query.get('state') ?? '';
  if (state === '' || state !== takeState(window)) {
    show('not-started');
    return;
  }
  show('checking');
  const screen = await answered(query, state, finish);
  show(screen);
  // The app says the rest. Where a browser does not let a page close its window, the words stand.
  if (screen === 'done' || screen === 'cancelled') window.close();
}

async function answered(
  query: URLSearchParams,
  state: string,
  finish: typeof finishNhsSignIn,
): Promise<Screen> {
  const [code, error, iss] = [query.get('code'), query.get('error'), query.get('iss')];
  const answer = await finish({
    state,
    ...(code === null ? {} : { code }),
    ...(error === null ? {} : { error: error.slice(0, 200) }),
    ...(iss === null ? {} : { iss }),
  });
  if (answer.ok) return answer.value.outcome === 'failed' ? answer.value.why : 'done';
  return answer.failure.kind === 'refused' && answer.failure.problem.code === 'unknown-sign-in'
    ? 'over'
    : 'not-reached';
}

/** The state that this window went with, once. */
function takeState({ sessionStorage }: SignInPage['window']): string | undefined {
  try {
    const kept = sessionStorage.getItem(stateKey) ?? undefined;
    sessionStorage.removeItem(stateKey);
    return kept;
  } catch {
    return undefined;
  }
}
