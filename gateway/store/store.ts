import { dayText } from '../../src/rules/life-cycle/figures/days.ts';
import { fillRegister } from '../audit/fill-register.ts';
import { acknowledgementsIn } from './acknowledgements.ts';
import { auditForwardingIn } from './audit-forwarding.ts';
import { cdsCardsIn } from './cds-cards.ts';
import { callSettlementsIn } from './call-settlements.ts';
import { chosenSettingsIn } from './chosen-settings.ts';
import { concernCallsIn } from './concern-calls.ts';
import { concernHappeningsIn } from './concern-happenings.ts';
import { concernRetentionIn } from './concern-retention.ts';
import { concernVersionsIn } from './concern-versions.ts';
import { concernsIn } from './concerns.ts';
import {
  openDatabase,
  type Database,
  type DatabasePlace,
  type Opening,
  type PoolFigures,
} from './database.ts';
import { draftsIn } from './drafts.ts';
import type { LedgerGuard } from './gateway-role.ts';
import { lookUpsIn } from './look-ups.ts';
import { nhsSignInsIn } from './nhs-sign-ins.ts';
import { otherChecksIn } from './other-checks.ts';
import { registerChildrenIn } from './register-children.ts';
import { registerIn } from './register.ts';
import { ruleActsIn } from './rule-acts.ts';
import { ruleDecisionsIn } from './rule-decisions.ts';
import { ruleFiguresIn } from './rule-figures.ts';
import { ruleVersionsIn } from './rule-versions.ts';
import { openSeal, type Seal } from './seal.ts';
import { sessionsIn } from './sessions.ts';
import { teamToldIn } from './team-told.ts';

/** The database and one repository for each table of it. */
export interface Store {
  readonly db: Database;
  readonly seal: Seal;
  /** What keeps the ledger append-only. */
  readonly guard: LedgerGuard;
  /** Whether this process is the only one that uses the database. */
  readonly alone: boolean;
  /** Absent where the database is inside this process. */
  readonly pool?: () => PoolFigures;
  readonly sessions: ReturnType<typeof sessionsIn>;
  readonly nhsSignIns: ReturnType<typeof nhsSignInsIn>;
  readonly lookUps: ReturnType<typeof lookUpsIn>;
  readonly chosenSettings: ReturnType<typeof chosenSettingsIn>;
  readonly teamTold: ReturnType<typeof teamToldIn>;
  readonly otherChecks: ReturnType<typeof otherChecksIn>;
  readonly concerns: ReturnType<typeof concernsIn>;
  readonly concernCalls: ReturnType<typeof concernCallsIn>;
  readonly callSettlements: ReturnType<typeof callSettlementsIn>;
  readonly concernVersions: ReturnType<typeof concernVersionsIn>;
  readonly concernRetention: ReturnType<typeof concernRetentionIn>;
  readonly concernHappenings: ReturnType<typeof concernHappeningsIn>;
  readonly drafts: ReturnType<typeof draftsIn>;
  readonly acknowledgements: ReturnType<typeof acknowledgementsIn>;
  readonly auditForwarding: ReturnType<typeof auditForwardingIn>;
  readonly register: ReturnType<typeof registerIn>;
  readonly registerChildren: ReturnType<typeof registerChildrenIn>;
  readonly ruleVersions: ReturnType<typeof ruleVersionsIn>;
  readonly ruleActs: ReturnType<typeof ruleActsIn>;
  readonly ruleDecisions: ReturnType<typeof ruleDecisionsIn>;
  readonly ruleFigures: ReturnType<typeof ruleFiguresIn>;
  readonly cdsCards: ReturnType<typeof cdsCardsIn>;
}

/** Opens the store; throws when the database cannot be reached or is refused, or the keys do not fit it. */
export async function openStore(
  place: DatabasePlace,
  keys: readonly Buffer[],
  opening: Omit<Opening, 'asOwner'> = {},
): Promise<Store> {
  const { db, guard, pool } = await openDatabase(place, { ...opening, asOwner: fillRegister });
  const seal = await openSeal(db, keys).catch(async (error: unknown) => {
    await db.destroy();
    throw error;
  });
  return {
    db,
    seal,
    guard,
    ...(pool === undefined ? {} : { pool }),
    alone: place.kind !== 'server',
    sessions: sessionsIn(db, seal),
    nhsSignIns: nhsSignInsIn(db, seal),
    lookUps: lookUpsIn(db, seal),
    chosenSettings: chosenSettingsIn(db),
    teamTold: teamToldIn(db, seal),
    otherChecks: otherChecksIn(db, seal),
    concerns: concernsIn(db, seal),
    concernCalls: concernCallsIn(db, seal),
    callSettlements: callSettlementsIn(seal),
    concernVersions: concernVersionsIn(seal),
    concernRetention: concernRetentionIn(db, seal),
    concernHappenings: concernHappeningsIn(db, seal),
    drafts: draftsIn(db, seal),
    acknowledgements: acknowledgementsIn(db, seal),
    auditForwarding: auditForwardingIn(db),
    register: registerIn(db),
    registerChildren: registerChildrenIn(db, seal),
    ruleVersions: ruleVersionsIn(),
    ruleActs: ruleActsIn(seal),
    ruleDecisions: ruleDecisionsIn(),
    ruleFigures: ruleFiguresIn(db, seal),
    cdsCards: cdsCardsIn(db, seal),
  };
}

/** Days for which the figures of rules are kept by child, as keyed hashes; then they are counts. */
const figuresKeptDays = 400;

/** Removes what is no longer to be kept: ended sessions, old drafts, answers of CP-IS. */
export async function sweep(store: Store, now: Date): Promise<void> {
  await store.sessions.sweep(now);
  await store.drafts.sweep(now);
  await store.lookUps.sweep(now);
  await store.cdsCards.sweep(now, dayText(now.getTime() - figuresKeptDays * 86_400_000));
  await store.registerChildren.sweep(dayText(now.getTime()));
  await store.ruleFigures.sweep(dayText(now.getTime() - figuresKeptDays * 86_400_000));
}
