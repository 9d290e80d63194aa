import { Migrator, type Kysely, type Migration, type MigrationProvider } from 'kysely';
import { firstTables } from './migrations/001-first-tables.ts';
import { appendOnlyLedger } from './migrations/002-append-only-ledger.ts';
import { nhsSignIns } from './migrations/003-nhs-sign-ins.ts';
import { chosenSettingsAndTeamTold } from './migrations/004-chosen-settings-and-team-told.ts';
import { ruleBook } from './migrations/010-rule-book.ts';
import { acknowledgementsEnd } from './migrations/011-acknowledgements-end.ts';
import { ruleOutcomes } from './migrations/012-rule-outcomes.ts';
import { concernLog } from './migrations/013-concern-log.ts';
import { draftHandOver } from './migrations/014-draft-hand-over.ts';
import { register } from './migrations/015-register.ts';
import { auditForwarding } from './migrations/016-audit-forwarding.ts';
import { auditSetAside } from './migrations/017-audit-set-aside.ts';
import { registerProjection } from './migrations/018-register-projection.ts';
import { callSettlements } from './migrations/019-call-settlements.ts';
import { cdsHooks } from './migrations/020-cds-hooks.ts';
import type { Tables } from './tables.ts';

/** In order, for ever: a migration that has run is never changed, only followed. */
const migrations: Readonly<Record<string, Migration>> = {
  '001-first-tables': firstTables,
  '002-append-only-ledger': appendOnlyLedger,
  '003-nhs-sign-ins': nhsSignIns,
  '004-chosen-settings-and-team-told': chosenSettingsAndTeamTold,
  '010-rule-book': ruleBook,
  '011-acknowledgements-end': acknowledgementsEnd,
  '012-rule-outcomes': ruleOutcomes,
  '013-concern-log': concernLog,
  '014-draft-hand-over': draftHandOver,
  '015-register': register,
  '016-audit-forwarding': auditForwarding,
  '017-audit-set-aside': auditSetAside,
  '018-register-projection': registerProjection,
  '019-call-settlements': callSettlements,
  '020-cds-hooks': cdsHooks,
};

const provider: MigrationProvider = { getMigrations: () => Promise.resolve(migrations) };

/** Of every migration that this version knows, in order. */
export const migrationNames: readonly string[] = Object.keys(migrations).sort();

/** Does what is missing, under an advisory lock, so that several that start together do it once. As the owner. */
export async function migrate(db: Kysely<Tables>): Promise<void> {
  const { error } = await new Migrator({ db, provider }).migrateToLatest();
  if (error instanceof Error) throw error;
  if (error !== undefined) throw new Error('The database could not be brought up to date.');
}
