import { createRoot } from 'react-dom/client';
import { createApi } from '../../api/client.ts';
import type { PageConfig } from '../../config/page-config.ts';
import type { ApiFailure } from '../../api/problem.ts';
import { drawFailure, failureScreen } from '../../launch/failure-page.ts';
import type { DeskSession } from '../../launch/session.ts';
import { deskFailures, deskWords } from '../../text/desk.ts';
import { launchPage } from '../../text/launch.ts';
import { Page } from '../Page.tsx';
import { partAt, partLink, partsFor } from '../../desk/desk-parts.ts';
import { DeskApp } from './DeskApp.tsx';
import { meantBy } from '../arrival/intent.ts';
import { createDeskSession } from './desk-session.ts';

/** Refusals by which the gateway says that there is nothing here for this person without a child. */
const childNeeded: readonly string[] = ['child-needed', 'launched-on-a-child'];

/** Opens the gateway's session of a launch without a child and draws its screens, or why there are none. */
export async function openDesk(session: DeskSession, place: HTMLElement, config: PageConfig): Promise<void> {
  if (location.hash === '#/self-check' || (location.hash === '' && session.intent === 'self-check')) {
    const { SelfCheckPage } = await import('../../features/self-check/SelfCheckPage.tsx');
    location.replace('#/self-check');
    createRoot(place).render(
      <Page>
        <SelfCheckPage config={config} iss={session.issuer.iss} />
      </Page>,
    );
    return;
  }
  const opening = document.createElement('p');
  opening.setAttribute('role', 'status');
  opening.textContent = deskWords.opening;
  place.replaceChildren(opening);
  const api = createApi('/api');
  const store = createDeskSession({ session, api, now: Date.now });
  await store.getState().open();
  const { gateway, opened } = store.getState();
  if (gateway.state === 'away') {
    document.title = launchPage.documentTitle;
    place.replaceChildren(screenOf(gateway.why));
    return;
  }
  const parts = partsFor(opened ?? { rights: [] }, false);
  const meant = meantBy(session.intent);
  const wanted = partAt(location.hash.slice(1)) ?? (meant.screen === 'desk' ? meant.part : undefined);
  const may = wanted !== undefined && parts.includes(wanted);
  if (!may || location.hash === '') location.replace(partLink(may ? wanted : (parts[0] ?? 'rules')));
  place.replaceChildren();
  const root = createRoot(place);
  root.render(
    <Page>
      <DeskApp store={store} send={api.send} config={config} refused={may ? undefined : wanted} />
    </Page>,
  );
  const signIn = await import('../sign-in/start-sign-in.tsx').catch(() => undefined);
  if (signIn === undefined) return;
  const { startSignIn } = signIn;
  store.setState({
    signOut: startSignIn({
      session,
      api,
      writing: () => undefined,
      // The desk asks the gateway alone, whose session goes on.
      usableUntil: () => (opened === undefined ? 0 : Date.parse(opened.expiresAt)),
      onEnded: () => undefined,
      unmount: () => root.unmount(),
    }),
  });
  const { styleUrl } = session;
  if (styleUrl !== undefined)
    await import('../style/wear-style.ts')
      .then(({ wearStyle }) => wearStyle(styleUrl))
      .catch(() => undefined);
}

function screenOf(why: ApiFailure): HTMLElement {
  const now = new Date();
  if (why.kind !== 'refused' || why.status >= 500 || why.status === 429)
    return drawFailure({ ...deskFailures.away, particulars: [] }, now, [againButton()]);
  if (childNeeded.includes(why.problem.code)) return failureScreen({ kind: 'no-patient' }, now);
  const answer = [why.problem.message, why.problem.fix ?? ''].join(' ').trim();
  return drawFailure({ ...deskFailures.refused, particulars: [[launchPage.answer, answer]] }, now);
}

/** Takes the sign-in up again from the start: nothing is on screen that could be lost. */
function againButton(): HTMLElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'btn';
  button.textContent = deskWords.again;
  button.addEventListener('click', () => location.reload());
  return button;
}
