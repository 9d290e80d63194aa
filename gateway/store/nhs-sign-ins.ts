import { createHash } from 'node:crypto';
import type { Transaction } from 'kysely';
import * as v from 'valibot';
import { KeptSignIn } from '../nhs-auth/sign-in-state.ts';
import { ChildContent } from '../sessions/session.ts';
import type { Database } from './database.ts';
import type { Seal } from './seal.ts';
import type { Tables } from './tables.ts';

const hashOf = (state: string): string => createHash('sha256').update(state).digest('hex');

/** Whoever holds the claim on a row may write what came of asking the NHS; a claim lapses by itself. */
export interface Claim {
  readonly id: string;
  readonly now: Date;
  readonly until: Date;
}

const released = { claim: null, claim_until: null } as const;

/**
 * Sign-ins of people to the NHS, one for a session. Of a state only its hash is kept, and tokens only sealed. No
 * connection is held while the NHS is asked: a claim on the row keeps replicas apart, so that a service that hangs does
 * not hold up the database.
 */
export function nhsSignInsIn(db: Database, seal: Seal) {
  const close = (tokenHash: string, kept: KeptSignIn) => seal.close(`nhs-sign-ins/${tokenHash}`, kept);
  const open = (tokenHash: string, sealed: string): KeptSignIn =>
    v.parse(KeptSignIn, seal.open(`nhs-sign-ins/${tokenHash}`, sealed));

  return {
    async read(tokenHash: string): Promise<KeptSignIn | undefined> {
      const row = await db
        .selectFrom('nhs_sign_ins')
        .select('sealed')
        .where('token_hash', '=', tokenHash)
        .executeTakeFirst();
      return row && open(tokenHash, row.sealed);
    },

    /** A sign-in begins, whatever was there before: an earlier state is worth nothing from now on. */
    async begin(
      tokenHash: string,
      kept: KeptSignIn,
      state: { readonly value: string; readonly until: Date },
    ): Promise<void> {
      const row = {
        sealed: close(tokenHash, kept),
        state_hash: hashOf(state.value),
        state_until: state.until,
        ...released,
      };
      await db
        .insertInto('nhs_sign_ins')
        .values({ token_hash: tokenHash, ...row })
        .onConflict((conflict) => conflict.column('token_hash').doUpdateSet(row))
        .execute();
    },

    /** The sign-in of a state, once, with its session: undefined when it is not known, used, too late, or the session ended. */
    async take(state: string, { id, now, until }: Claim) {
      const row = await db
        .updateTable('nhs_sign_ins')
        .from('sessions')
        .set({ state_hash: null, state_until: null, claim: id, claim_until: until })
        .whereRef('sessions.token_hash', '=', 'nhs_sign_ins.token_hash')
        .where('state_hash', '=', hashOf(state))
        .where('state_until', '>', now)
        .where('sessions.revoked_at', 'is', null)
        .where('sessions.expires_at', '>', now)
        .returning(['sessions.token_hash', 'nhs_sign_ins.sealed', 'sessions.sealed as session'])
        .executeTakeFirst();
      if (row === undefined) return undefined;
      const { token_hash: tokenHash, sealed, session } = row;
      return {
        tokenHash,
        kept: open(tokenHash, sealed),
        session: v.parse(ChildContent, seal.open(`sessions/${tokenHash}`, session)),
      };
    },

    /** What is kept, when nobody else holds it just now. */
    async claim(tokenHash: string, { id, now, until }: Claim): Promise<KeptSignIn | undefined> {
      const row = await db
        .updateTable('nhs_sign_ins')
        .set({ claim: id, claim_until: until })
        .where('token_hash', '=', tokenHash)
        .where((row) => row.or([row('claim', 'is', null), row('claim_until', '<=', now)]))
        .returning('sealed')
        .executeTakeFirst();
      return row && open(tokenHash, row.sealed);
    },

    /** Lets go of a claim, with what came of it; false when the row has changed hands since. */
    async settle(
      on: Database | Transaction<Tables>,
      tokenHash: string,
      claim: string,
      kept?: KeptSignIn,
    ): Promise<boolean> {
      const row = await on
        .updateTable('nhs_sign_ins')
        .set({ ...released, ...(kept === undefined ? {} : { sealed: close(tokenHash, kept) }) })
        .where('token_hash', '=', tokenHash)
        .where('claim', '=', claim)
        .returning('token_hash')
        .executeTakeFirst();
      return row !== undefined;
    },

    /** Changes what is kept, under the row's lock; what is being asked of the NHS for it meanwhile comes to nothing. */
    async change(
      tx: Transaction<Tables>,
      tokenHash: string,
      to: (kept: KeptSignIn) => KeptSignIn | undefined,
    ): Promise<KeptSignIn | undefined> {
      const row = await tx
        .selectFrom('nhs_sign_ins')
        .select('sealed')
        .where('token_hash', '=', tokenHash)
        .forUpdate()
        .executeTakeFirst();
      const kept = row && to(open(tokenHash, row.sealed));
      if (kept === undefined) return undefined;
      await tx
        .updateTable('nhs_sign_ins')
        .set({ ...released, sealed: close(tokenHash, kept) })
        .where('token_hash', '=', tokenHash)
        .execute();
      return kept;
    },

    /** Forgets it all; answers what was there. */
    async end(tx: Transaction<Tables>, tokenHash: string): Promise<KeptSignIn | undefined> {
      const row = await tx
        .deleteFrom('nhs_sign_ins')
        .where('token_hash', '=', tokenHash)
        .returning('sealed')
        .executeTakeFirst();
      return row && open(tokenHash, row.sealed);
    },
  };
}
