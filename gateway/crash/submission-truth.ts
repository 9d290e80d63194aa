import { sql } from 'kysely';
import { expect } from 'vitest';
import type { Store } from '../store/store.ts';
import type { StepName, Submission } from './submission.ts';

/** How often something stands in the tables, and how often in the ledger. */
interface Counted {
  readonly kept: number;
  readonly audited: number;
}

/** What of a submission the database holds, read by a process that was not killed. */
export interface Found {
  readonly concerns: Counted;
  readonly calls: Counted;
  readonly sent: Counted;
  readonly acknowledged: Counted;
  readonly versions: Counted;
  /** Entries about drafts: begun, offered, taken, ended. */
  readonly drafts: readonly [number, number, number, number];
  /** Drafts there are now, of whomever. */
  readonly draftsNow: number;
}

export async function look(store: Store, { visit, id }: Submission): Promise<Found> {
  const { db } = store;
  const of = async (table: 'concerns' | 'concern_calls' | 'concern_versions', column: string) =>
    (
      await db
        .selectFrom(table)
        .select(sql`1`.as('one'))
        .where(sql.ref(column), '=', id)
        .execute()
    ).length;
  const happenings = await db
    .selectFrom('concern_happenings')
    .select('kind')
    .where('concern', '=', id)
    .execute();
  const kinds = (wanted: string) => happenings.filter(({ kind }) => kind === wanted).length;
  const entries = await db
    .selectFrom('ledger')
    .select('entry')
    .where('entry', 'like', `%/Patient/${visit.child}"%`)
    .execute();
  const descriptions = entries.flatMap(({ entry }) => {
    const event = JSON.parse(entry) as fhir4.AuditEvent;
    const disclosed = event.subtype?.[0]?.code === 'disclose';
    return disclosed ? ['disclosed'] : (event.entity ?? []).flatMap(({ description }) => description ?? []);
  });
  const said = (words: string) => descriptions.filter((one) => one === words).length;
  const [begun, offered, taken, ended] = ['begun', 'offered for hand-over', 'taken over', 'ended'].map(
    (what) => said(`Draft of a concern ${what}`),
  );
  const childKey = await childKeyOf(store, visit.child);
  return {
    concerns: { kept: await of('concerns', 'id'), audited: said('Safeguarding concern') },
    calls: { kept: await of('concern_calls', 'concern'), audited: said('Telephone call about a concern') },
    sent: { kept: kinds('sent'), audited: said('disclosed') },
    acknowledged: {
      kept: kinds('acknowledged'),
      audited: said('Referral acknowledged by the local authority'),
    },
    versions: {
      kept: await of('concern_versions', 'concern'),
      audited: said('Safeguarding concern amended'),
    },
    drafts: [begun ?? 0, offered ?? 0, taken ?? 0, ended ?? 0],
    draftsNow: (await db.selectFrom('drafts').select('saved_at').where('child_key', '=', childKey).execute())
      .length,
  };
}

async function childKeyOf({ db, seal }: Store, child: string): Promise<string> {
  const { rows } = await sql<{ iss: string }>`
    select substring(entry from '"reference":"([^"]*)/Patient/' || ${child}::text || '"') as iss
    from ledger where entry like ${`%/Patient/${child}"%`} limit 1`.execute(db);
  return seal.keyOf('child', 'testshire', rows[0]?.iss ?? '', child);
}

const parts = ['concerns', 'calls', 'sent', 'acknowledged', 'versions'] as const;

/** What must hold at every instant: nothing twice, nothing without its audit, and all that was answered for. */
export function expectNothingLost(at: string, found: Found, answered: readonly StepName[]): void {
  for (const part of parts) {
    expect(found[part].kept, `${at}: ${part} once at most`).toBeLessThanOrEqual(1);
    expect(found[part].audited, `${at}: ${part} with their audit`).toBe(found[part].kept);
  }
  const promised: readonly (readonly [StepName, number])[] = [
    ['draft begun', found.drafts[0]],
    ['draft offered', found.drafts[1]],
    ['draft taken', found.drafts[2]],
    ['call recorded', found.calls.kept],
    ['concern logged', found.concerns.kept],
    ['record written', found.sent.kept],
    ['happening told', found.acknowledged.kept],
    ['concern amended', found.versions.kept],
    ['draft ended', found.drafts[3]],
  ];
  for (const [step, kept] of promised) {
    expect(kept, `${at}: ${step} once at most`).toBeLessThanOrEqual(1);
    if (answered.includes(step)) expect(kept, `${at}: ${step} was answered for`).toBe(1);
  }
  expect(found.draftsNow, `${at}: a draft is one person's`).toBe(found.drafts[0] - found.drafts[3]);
}

/** When the page has tried again: all of it, once. */
export function expectWhole(at: string, found: Found): void {
  const once = { kept: 1, audited: 1 };
  expect(found, at).toEqual({
    concerns: once,
    calls: once,
    sent: once,
    acknowledged: once,
    versions: once,
    drafts: [1, 1, 1, 1],
    draftsNow: 0,
  });
}
