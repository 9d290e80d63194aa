import type { Context } from 'hono';
import type { Transaction } from 'kysely';
import type { Right } from '../../src/api/sessions.ts';
import type { Actor } from '../../src/api/rules.ts';
import { ruleAudit } from '../../src/domain/audit/rule-audit.ts';
import { fail, type Result } from '../../src/domain/result.ts';
import { append } from '../audit/ledger.ts';
import { userAuditOf } from '../audit/of-session.ts';
import type { Env } from '../http/deps.ts';
import { refusal, type Refusal } from '../http/problem.ts';
import type { GatewaySession } from '../sessions/session.ts';
import type { StoredAct } from '../store/rule-acts.ts';
import type { Tables } from '../store/tables.ts';
import { openBook, type Book } from './book.ts';
import type { BookDeps } from './deps.ts';

/** What somebody wants to do to the rule book, for the ledger. */
interface Asked {
  readonly right: Right;
  readonly what: string;
  readonly about: string;
}

/** One act that was done, for the rule's own history and for the ledger. */
export interface Done {
  readonly act: Omit<StoredAct, 'at' | 'by' | 'byKey'>;
  readonly what: string;
  readonly about: string;
  readonly details?: Readonly<Record<string, string>>;
}

/** A book being written, in one transaction, by one person. */
export interface Writing {
  readonly tx: Transaction<Tables>;
  readonly book: Book;
  readonly session: GatewaySession;
  readonly now: Date;
  readonly by: Pick<StoredAct, 'byKey' | 'by'>;
  /** Notes what was done. */
  readonly note: (...done: readonly Done[]) => void;
  /** Notes in the ledger alone what is no act upon a version. */
  readonly noteInLedger: (what: string, about: string, details?: Readonly<Record<string, string>>) => void;
}

const actorOf = ({ clinician: { name, role } }: GatewaySession): Actor => ({
  name,
  ...(role === undefined ? {} : { role }),
});

/** Who did it, for the ledger; never the child who may be on screen. */
const auditOf = (deps: BookDeps, c: Context<Env>) => userAuditOf(deps, c.get('session'), c.get('requestId'));

const titles: Partial<Record<Right, string>> = {
  'read-rules': 'read alert rules',
  'edit-rules': 'write alert rules',
  'approve-rules': 'approve alert rules',
  'retire-rules': 'retire alert rules',
};

/** Why somebody without a right may not; undefined when they may. The refusal is in the ledger before it is given. */
export async function mayNot(
  deps: BookDeps,
  c: Context<Env>,
  { right, what, about }: Asked,
): Promise<Refusal | undefined> {
  if (c.get('session').rights.includes(right)) return undefined;
  await noteInLedger(deps, c, what, about, 'no-right');
  return refusal(403, 'no-right', `Your role may not ${titles[right] ?? 'do this'} here.`);
}

/** An entry that belongs to no change: something was refused, or left the rule book. */
export async function noteInLedger(
  deps: BookDeps,
  c: Context<Env>,
  what: string,
  about: string,
  refused?: string,
): Promise<void> {
  const entry = ruleAudit({
    ...auditOf(deps, c),
    what,
    about,
    ...(refused === undefined ? {} : { refused }),
  });
  await deps.store.db.transaction().execute((tx) => append(tx, c.get('session').tenant.id, entry));
}

/**
 * Writes in the rule book: with the right to, one person at a time, and all of it or nothing together with its entries
 * in the history and the ledger. What `work` refuses is undone whole, and the refusal is in the ledger too.
 */
export async function writeBook<T>(
  deps: BookDeps,
  c: Context<Env>,
  asked: Asked,
  work: (writing: Writing) => Promise<Result<T, Refusal>>,
): Promise<Result<T, Refusal>> {
  const not = await mayNot(deps, c, asked);
  if (not !== undefined) return fail(not);
  const session = c.get('session');
  const { ruleVersions, ruleActs, db } = deps.store;
  const tenant = session.tenant.id;
  let refused: Result<T, Refusal> | undefined;
  const write = async (tx: Transaction<Tables>): Promise<Result<T, Refusal>> => {
    await ruleVersions.lock(tx, tenant);
    const now = deps.clock();
    const by = { byKey: session.userKey, by: actorOf(session) };
    const done: Done[] = [];
    const entries: Parameters<Writing['noteInLedger']>[] = [];
    const worked = await work({
      tx,
      book: await openBook(deps, tenant, tx),
      session,
      now,
      by,
      note: (...acts) => done.push(...acts),
      noteInLedger: (...entry) => entries.push(entry),
    });
    if (!worked.ok) {
      refused = worked;
      // Undoes the transaction: nothing of what was refused is kept.
      throw new Error('refused');
    }
    await ruleActs.add(
      tx,
      tenant,
      done.map(({ act }) => ({ ...act, ...by, at: now })),
    );
    for (const { what, about, details } of done) entries.push([what, about, details]);
    for (const [what, about, details] of entries) {
      await append(
        tx,
        tenant,
        ruleAudit({ ...auditOf(deps, c), what, about, ...(details === undefined ? {} : { details }) }),
      );
    }
    await ruleVersions.nextRevision(tx, tenant, now);
    return worked;
  };
  try {
    return await db.transaction().execute(write);
  } catch (error) {
    if (refused?.ok !== false) throw error;
    await noteInLedger(deps, c, asked.what, asked.about, refused.failure.problem.code);
    return refused;
  }
}
