import './launch.css';
import { readLaunchConfig } from '../config/read-page-config.ts';
import { launchPage } from '../text/launch.ts';
import { authorizationUrl } from './authorize.ts';
import { forgetOldSignIns, keepingPlace } from './browser-state.ts';
import { choiceScreen, onTheWay } from './choice-screen.ts';
import { failureScreen } from './failure-page.ts';
import { readLaunchRequest } from './launch-request.ts';
import type { LaunchFailure } from './session.ts';

/** Where the record system sends the browser back to: the app's own page. */
const redirectUri = `${location.origin}/`;

const show = (screen: HTMLElement): void => document.getElementById('safelight')?.replaceChildren(screen);

async function launch(): Promise<LaunchFailure | undefined> {
  const query = location.search;
  // Before the SMART library runs: it would take its settings from whatever stands in the address.
  history.replaceState(null, '', location.pathname);
  const config = readLaunchConfig(document);
  if (!config.ok) return { kind: 'configuration-wrong', ...config.failure };
  const request = readLaunchRequest(query, config.value);
  if (!request.ok) return request.failure;
  if ('choice' in request.value) {
    show(choiceScreen(request.value.choice, location.pathname));
    return undefined;
  }
  const place = keepingPlace();
  if (place === 'storage-blocked' || place === 'frame-sandboxed') return { kind: place };
  forgetOldSignIns(Date.now());
  // From a record everybody knows where they are; from elsewhere it is said where the sign-in leads.
  if (request.value.launch === undefined) show(onTheWay(request.value.issuer));
  const url = await authorizationUrl(request.value, redirectUri);
  if (!url.ok) return url.failure;
  // Replaced, so that "back" does not launch again.
  location.replace(url.value);
  return undefined;
}

void launch().then((failure) => {
  if (failure === undefined) return;
  document.title = launchPage.documentTitle;
  show(failureScreen(failure, new Date()));
});
