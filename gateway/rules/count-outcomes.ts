import type { Transaction } from 'kysely';
import type { RuleOutcome } from '../../src/api/rule-figures.ts';
import { ruleAudit } from '../../src/domain/audit/rule-audit.ts';
import { dayText } from '../../src/rules/life-cycle/figures/days.ts';
import { append } from '../audit/ledger.ts';
import { userAuditOf } from '../audit/of-session.ts';
import type { Deps } from '../http/deps.ts';
import { errorFacts } from '../http/request-log.ts';
import type { ChildSession, GatewaySession } from '../sessions/session.ts';
import type { Tables } from '../store/tables.ts';

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

/** In the ledger's words. */
export const outcomeOfConcern = 'Outcome of a concern';

/** Keeps whether the flags before a concern were right, with its entry. Answers whether there is such a concern. */
export async function noteRuleOutcome(
  deps: Deps,
  asking: { readonly session: GatewaySession; readonly requestId: string },
  tx: Transaction<Tables>,
  of: { readonly reference: string; readonly childKey?: string },
  outcome: RuleOutcome,
): Promise<boolean> {
  const { session, requestId } = asking;
  const tenant = session.tenant.id;
  const said = { outcome, byKey: session.userKey, at: deps.clock() };
  const kept = await deps.store.ruleFigures.outcomeKnown(tx, { tenant, ...of }, said);
  if (kept === 'new') {
    const entry = { ...userAuditOf(deps, session, requestId), what: outcomeOfConcern, about: of.reference };
    await append(tx, tenant, ruleAudit({ ...entry, details: { outcome } }));
  }
  return kept !== 'no-such-concern';
}
