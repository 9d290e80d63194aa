import { dayText } from '../../src/rules/life-cycle/figures/days.ts';
import type { Deps } from '../http/deps.ts';
import { errorFacts } from '../http/request-log.ts';
import type { ChildSession } from '../sessions/session.ts';

type CountDeps = Pick<Deps, 'store' | 'clock' | 'log'>;

/** Figures are counted after what they count was kept, and never stand in its way. */
async function count({ log }: CountDeps, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    log.error(errorFacts(error), 'a figure of a rule could not be counted');
  }
}

/** Counts that somebody answered a flag, and how. */
export const countAcknowledged = (
  deps: CountDeps,
  session: ChildSession,
  said: { readonly rule: string; readonly version: string; readonly reason: string },
): Promise<void> =>
  count(deps, () =>
    deps.store.db
      .transaction()
      .execute((tx) =>
        deps.store.ruleFigures.acknowledged(tx, session, said, dayText(deps.clock().getTime())),
      ),
  );
