import { readPageConfig } from './config/read-page-config.ts';
import { openSession } from './launch/open-session.ts';
import { submitInSandbox } from './launch/submit-in-sandbox.ts';
import type { LaunchFailure } from './launch/session.ts';
import { appWords } from './text/app.ts';
import './launch/launch.css';

/** Whether a screen is there, which nothing that comes after it takes away. */
let drawn = false;
/** Whether the record was asked for: from then on a look-up may have been made. */
let started = false;

/** The token is asked for first. While it is on its way the rest of the app is fetched, and nothing waits in line. */
async function open(): Promise<LaunchFailure | undefined> {
  const config = readPageConfig(document);
  if (!config.ok) return { kind: 'configuration-wrong', ...config.failure };
  const opening = openSession(config.value);
  const startCase = import('./app/start-case.ts');
  const show = import('./app/show.tsx');
  const session = await opening;
  if (!session.ok) return session.failure;
  if (window.parent !== window) submitInSandbox(document);
  if (!('patientId' in session.value)) {
    const place = document.getElementById('safelight');
    if (place !== null)
      await (await import('./app/desk/open-desk.tsx')).openDesk(session.value, place, config.value);
    return undefined;
  }
  // The record is asked for before React is there to draw it.
  const { startCase: start } = await startCase;
  started = true;
  const store = start(session.value, config.value);
  const unmount = (await show).show(store);
  drawn = true;
  const { fhircast, messaging } = session.value;
  if (fhircast ?? messaging)
    (await import('./app/beside/start-beside.tsx')).startBeside(session.value, store);
  await (await import('./app/after-first-screen.ts')).afterFirstScreen(session.value, store, unmount);
  return undefined;
}

const place = document.getElementById('safelight');
const notOpened = (): void => {
  // What was drawn stays: something that comes after the first screen did not arrive.
  if (place !== null && !drawn) place.textContent = started ? appWords.notDrawn : appWords.notOpened;
};
void open()
  .then(async (failure) => {
    if (failure === undefined || place === null) return;
    const { showFailure } = await import('./launch/show-failure.ts');
    showFailure(failure, place);
  })
  .catch(notOpened);
