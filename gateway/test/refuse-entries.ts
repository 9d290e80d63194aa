import type { Database } from '../store/database.ts';
import { asOwner } from './as-owner.ts';

/** From now on the database takes no entry of the ledger; its error says `words`. */
export const refuseEntries = (db: Database, words = 'full'): Promise<void> =>
  asOwner(
    db,
    `create or replace function refuse_insert() returns trigger language plpgsql as $$
      begin raise exception '${words}'; end $$`,
    `create trigger no_more before insert on ledger for each row execute function refuse_insert()`,
  );

/** It takes them again. */
export const takeEntries = (db: Database): Promise<void> => asOwner(db, `drop trigger no_more on ledger`);
