import { type DatabasePlace, openDatabase } from './database.ts';
import { standingOf, type Standing } from './standing.ts';

/** How a database stands, and nothing done to it. */
export async function inspect(place: DatabasePlace): Promise<Standing> {
  const { db } = await openDatabase(place, { how: 'as-owner' });
  return standingOf(db).finally(() => db.destroy());
}
