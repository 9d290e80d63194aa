import { randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import * as v from 'valibot';
import { OtherCheckShape } from '../../src/api/cpis.ts';
import type { Database } from './database.ts';
import type { Seal } from './seal.ts';
import type { Tables } from './tables.ts';

type OtherCheck = v.InferOutput<typeof OtherCheckShape>;
interface VisitOfChild {
  readonly tenant: { readonly id: string };
  readonly childKey: string;
  readonly visitKey: string;
}

/** Checks made by telephone or in the portal, as recorded by a clinician. */
export function otherChecksIn(db: Database, seal: Seal) {
  return {
    async add(tx: Transaction<Tables>, of: VisitOfChild, check: OtherCheck, now: Date): Promise<string> {
      const id = randomUUID();
      await tx
        .insertInto('other_checks')
        .values({
          id,
          tenant: of.tenant.id,
          child_key: of.childKey,
          visit_key: of.visitKey,
          sealed: seal.close(`other-checks/${id}`, check),
          recorded_at: now,
        })
        .execute();
      return id;
    },

    /** Of this child in this visit, newest first. */
    async list(of: VisitOfChild): Promise<readonly OtherCheck[]> {
      const rows = await db
        .selectFrom('other_checks')
        .select(['id', 'sealed'])
        .where('tenant', '=', of.tenant.id)
        .where('child_key', '=', of.childKey)
        .where('visit_key', '=', of.visitKey)
        .orderBy('recorded_at', 'desc')
        .execute();
      return rows.map(({ id, sealed }) => v.parse(OtherCheckShape, seal.open(`other-checks/${id}`, sealed)));
    },
  };
}
