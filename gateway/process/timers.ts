import type { Logger } from 'pino';
import { errorFacts } from '../http/request-log.ts';
import type { Serving } from './serving.ts';

const sweepEveryMs = 60_000;
const forwardEveryMs = 1000;

/**
 * What a gateway does of itself: it tidies, at once and every minute, and sends the ledger on every second. Neither begins
 * while the one before is at it, also when another gateway has taken the place of the one that began. Answers how to end
 * it: done once nothing is under way.
 */
export function startTimers({ current }: Pick<Serving, 'current'>, log: Logger): () => Promise<void> {
  const tidy = oneAtATime(() =>
    current()
      .tidy()
      .then(
        () => log.debug('tidied'),
        (error: unknown) => {
          log.error(errorFacts(error), 'What is past its time could not be tidied; tried again in a minute.');
        },
      ),
  );
  const forward = oneAtATime(async () => current().forward?.());
  void tidy.go();
  const timers = [
    setInterval(() => void tidy.go(), sweepEveryMs),
    setInterval(() => void forward.go(), forwardEveryMs),
  ];
  return async () => {
    timers.forEach((timer) => clearInterval(timer));
    await Promise.all([tidy.under(), forward.under()]);
  };
}

function oneAtATime(work: () => Promise<void>) {
  let under: Promise<void> | undefined;
  return {
    go: () => (under ??= work().finally(() => (under = undefined))),
    under: () => under,
  };
}
