import type { Context } from 'hono';
import { readAudit } from '../../src/domain/audit/read-audit.ts';
import { append } from '../audit/ledger.ts';
import { userAuditOf } from '../audit/of-session.ts';
import type { Deps, Env } from '../http/deps.ts';
import { together } from '../store/together.ts';

/** Reading the register is an entry of it: never what was typed, and a child only where one alone was meant. */
interface Reading {
  /** "Register searched" */
  readonly what: string;
  readonly details?: Readonly<Record<string, string | undefined>>;
  /** References of the records of the one child who was meant: each is said in an entry of its own. */
  readonly about?: readonly string[];
  /** The code of the refusal, when nothing was given. */
  readonly refused?: string;
}

/** Keeps that the register was read, before anything is given. Throws where it cannot be kept. */
export async function noteReading(
  deps: Deps,
  c: Context<Env>,
  { what, details, about = [], refused }: Reading,
): Promise<void> {
  const session = c.get('session');
  const given = {
    ...userAuditOf(deps, session, c.get('requestId')),
    purpose: 'HCOMPL' as const,
    what,
    ...(details === undefined ? {} : { details }),
    ...(refused === undefined ? {} : { refused }),
  };
  const events =
    about.length === 0 ? [readAudit(given)] : about.map((patient) => readAudit({ ...given, patient }));
  await together(deps.store.db, async (tx) => {
    for (const event of events) await append(tx, session.tenant.id, event);
  });
}
