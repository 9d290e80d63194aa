import { refusals, refuse } from './outcome.ts';
import type { Fault, FaultName } from './switches.ts';

const FHIR = { 'Content-Type': 'application/fhir+json' };

const unread: Partial<Record<FaultName, () => Response>> = {
  '400': () => refuse(refusals.invalidHeader),
  '401': () => refuse(refusals.noToken),
  '403': () => refuse(refusals.denied),
  '404': () => refuse(refusals.noSuchPatient),
  superseded: () => refuse(refusals.superseded),
  '429': () => refuse(refusals.tooMany),
  html: () => webPage(),
};

export const webPage = (): Response =>
  new Response('<!doctype html><title>Sign in to the guest network</title>', {
    headers: { 'Content-Type': 'text/html' },
  });

const afterReading: Partial<Record<FaultName, (text: string) => Response>> = {
  cut: (text) => brokenOff(text, FHIR['Content-Type']),
  '408': () => refuse(refusals.tooLate),
  '500': () => refuse(refusals.broken),
  'empty-200': () => new Response('', { headers: FHIR }),
};

/** Refusals made before anything is read, so that nobody can have been told. */
export const refusedUnread = (fault: Fault | undefined): Response | undefined =>
  fault && unread[fault.name]?.();

/** The answer on its way back, after the read was made. `hold` settles when a slow answer may come after all. */
export async function send(
  bundle: fhir4.Bundle,
  fault: Fault | undefined,
  hold: (ms: number) => Promise<void>,
): Promise<Response> {
  const text = JSON.stringify(bundle);
  if (fault?.name === 'slow') await hold(fault.delayMs ?? 30_000);
  return (fault && afterReading[fault.name]?.(text)) ?? new Response(text, { headers: FHIR });
}

/** Half of the body, then a broken connection. */
export const brokenOff = (text: string, type: string): Response =>
  new Response(cutShort(text), { headers: { 'Content-Type': type } });

function cutShort(text: string): ReadableStream<Uint8Array> {
  const half = new TextEncoder().encode(text.slice(0, text.length / 2));
  let sent = false;
  return new ReadableStream({
    pull(controller) {
      if (sent) controller.error(new TypeError('terminated'));
      else controller.enqueue(half);
      sent = true;
    },
  });
}
