import { updateAudit } from '../../src/domain/audit/record-audit.ts';
import { keptUntil, type Retention } from '../../src/domain/referral-retention.ts';
import { dayText } from '../../src/rules/life-cycle/figures/days.ts';
import { append } from '../audit/ledger.ts';
import { basisOf } from '../audit/of-session.ts';
import type { Deps } from '../http/deps.ts';
import { together } from '../store/together.ts';

type Means = Pick<Deps, 'store' | 'clock' | 'config' | 'address'>;

/**
 * Deletes the words of what the organisation's rule keeps no longer: the concern, its versions, what happened and the
 * calls. The ledger stays, and says that each was deleted. Without a rule nothing is ever deleted.
 */
export async function forgetOldConcerns(deps: Means): Promise<void> {
  const { store, config, clock } = deps;
  const retention = config.site.keepConcerns;
  if (retention === undefined) return;
  const rule = `${retention.untilAge} years old, ${retention.atLeastYears} years`;
  for (;;) {
    const some = await store.concernRetention.withoutDay(rule);
    if (some.length === 0) break;
    for (const kept of some) {
      const { concern, child } = kept.copy;
      const whose = { ...concern, birthDate: child?.birthDate };
      await store.concernRetention.setDay(
        kept,
        rule,
        keptUntil(retention, whose, kept.loggedAt.toISOString()),
      );
    }
  }
  const today = dayText(clock().getTime());
  for (const { tenant, id, reference, copy } of await store.concernRetention.over(rule, today)) {
    await together(store.db, async (tx) => {
      await store.concerns.lock(tx, tenant, id);
      await store.concernCalls.forget(tx, tenant, id);
      if (!(await store.concernRetention.forget(tx, { tenant, id }))) return;
      await append(tx, tenant, deletedEntry(deps, reference, copy.patient, rule));
    });
  }
  await forgetOldCalls(deps, retention, rule, today);
}

/** Calls about a concern that nobody ever wrote. */
async function forgetOldCalls(deps: Means, retention: Retention, rule: string, today: string): Promise<void> {
  const { store, clock } = deps;
  const before = new Date(clock().getTime() - retention.atLeastYears * 365 * 86_400_000);
  for (const { tenant, concern, copy, recordedAt } of await store.concernCalls.oldWithoutConcern(before)) {
    const whose = { about: 'child', birthDate: copy.child?.birthDate } as const;
    const until = keptUntil(retention, whose, recordedAt.toISOString());
    if (until === undefined || until > today) continue;
    await together(store.db, async (tx) => {
      await store.concernCalls.forget(tx, tenant, concern);
      await append(tx, tenant, deletedEntry(deps, `urn:uuid:${concern}`, copy.patient, rule));
    });
  }
}

/** Nobody pressed a button for it: the organisation's own rule did it. */
function deletedEntry(
  deps: Means,
  reference: string,
  patient: string | undefined,
  rule: string,
): fhir4.AuditEvent {
  const acting = {
    at: deps.clock().toISOString(),
    user: { reference: 'Device/safelight-gateway', name: 'Safelight, by the rule of retention' },
    source: { name: `Safelight at ${deps.config.site.name}`, address: deps.address },
    purpose: 'HCOMPL',
    basis: basisOf(deps, 'governance'),
  } as const;
  return updateAudit({
    ...acting,
    ...(patient === undefined ? {} : { patient }),
    stored: { reference, description: 'Concern deleted at the end of its retention' },
    details: { rule },
  });
}
