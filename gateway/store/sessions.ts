import { createHash, randomBytes } from 'node:crypto';
import * as v from 'valibot';
import { SessionContent } from '../sessions/session.ts';
import type { Transaction } from 'kysely';
import type { Database } from './database.ts';
import type { Seal } from './seal.ts';
import type { Tables } from './tables.ts';

export interface StoredSession {
  readonly tokenHash: string;
  readonly content: SessionContent;
  /** Care setting's id. */
  readonly setting?: string;
  readonly expiresAt: Date;
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Sessions: the token itself is never stored, only its hash. */
export function sessionsIn(db: Database, seal: Seal) {
  return {
    /** Stores a session and answers its token, 256 random bits, with the hash that stands for it from then on. */
    async open(
      tx: Transaction<Tables>,
      session: Omit<StoredSession, 'tokenHash'> & { readonly openedAt: Date },
    ): Promise<{ readonly token: string; readonly tokenHash: string }> {
      const token = randomBytes(32).toString('base64url');
      const tokenHash = hashOf(token);
      await tx
        .insertInto('sessions')
        .values({
          token_hash: tokenHash,
          tenant: session.content.tenant.id,
          issuer: session.content.issuer,
          setting: session.setting ?? null,
          sealed: seal.close(`sessions/${tokenHash}`, session.content),
          opened_at: session.openedAt,
          expires_at: session.expiresAt,
          revoked_at: null,
        })
        .execute();
      return { token, tokenHash };
    },

    /** The session of a token, unless it has ended. */
    async find(token: string, now: Date): Promise<StoredSession | undefined> {
      const tokenHash = hashOf(token);
      const row = await db
        .selectFrom('sessions')
        .select(['sealed', 'setting', 'expires_at'])
        .where('token_hash', '=', tokenHash)
        .where('revoked_at', 'is', null)
        .where('expires_at', '>', now)
        .executeTakeFirst();
      if (row === undefined) return undefined;
      return {
        tokenHash,
        content: v.parse(SessionContent, seal.open(`sessions/${tokenHash}`, row.sealed)),
        ...(row.setting === null ? {} : { setting: row.setting }),
        expiresAt: row.expires_at,
      };
    },

    async chooseSetting(tx: Transaction<Tables>, tokenHash: string, setting: string): Promise<void> {
      await tx.updateTable('sessions').set({ setting }).where('token_hash', '=', tokenHash).execute();
    },

    /** Answers whether it had not ended before. */
    async revoke(tx: Transaction<Tables>, tokenHash: string, now: Date): Promise<boolean> {
      const row = await tx
        .updateTable('sessions')
        .set({ revoked_at: now })
        .where('token_hash', '=', tokenHash)
        .where('revoked_at', 'is', null)
        .returning('token_hash')
        .executeTakeFirst();
      // The person's NHS tokens do not wait for the sweep.
      await tx.deleteFrom('nhs_sign_ins').where('token_hash', '=', tokenHash).execute();
      return row !== undefined;
    },

    /** Those of an issuer that have not ended. */
    async ofIssuer(
      issuer: string,
      now: Date,
    ): Promise<readonly Pick<StoredSession, 'tokenHash' | 'content'>[]> {
      const rows = await db
        .selectFrom('sessions')
        .select(['token_hash', 'sealed'])
        .where('issuer', '=', issuer)
        .where('revoked_at', 'is', null)
        .where('expires_at', '>', now)
        .execute();
      return rows.map(({ token_hash: tokenHash, sealed }) => ({
        tokenHash,
        content: v.parse(SessionContent, seal.open(`sessions/${tokenHash}`, sealed)),
      }));
    },

    /** Removes sessions that have ended. */
    async sweep(now: Date): Promise<void> {
      await db
        .deleteFrom('sessions')
        .where((row) => row.or([row('expires_at', '<=', now), row('revoked_at', 'is not', null)]))
        .execute();
    },
  };
}
