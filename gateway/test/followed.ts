import { randomUUID } from 'node:crypto';
import type * as v from 'valibot';
import type { ConcernLogged } from '../../src/api/concerns.ts';
import type { Problem } from '../../src/api/problem.ts';
import { entriesOf } from './ledger.ts';
import type { Calls, TeamWorld } from './team-world.ts';
import { concern } from './world.ts';

export type Logged = v.InferOutput<typeof ConcernLogged>;
export type Sent = ReturnType<typeof concern>;

/** A concern that a person carries to the local authority. */
export const carried = (id: string = randomUUID()): Sent => ({
  ...concern(id),
  decision: { ...concern(id).decision, route: 'form-or-portal' } as Sent['decision'],
});

/** Something that happened just now. */
export const told = (w: TeamWorld, kind: string, more: object = {}): object => ({
  id: randomUUID(),
  kind,
  at: w.now.toISOString(),
  ...more,
});

/** Keeps a concern as somebody; answers it with its reference. */
export async function log(calls: Calls, body: Sent = carried()): Promise<Sent & { readonly ref: string }> {
  const { status, body: answer } = await calls('POST', '/api/concerns', body);
  if (status !== 200) throw new Error(JSON.stringify(answer));
  return { ...body, ref: (answer as Logged).reference };
}

/** Tells what happened to a concern. */
export async function tell(
  calls: Calls,
  id: string,
  body: object,
): Promise<{ readonly status: number; readonly body: Logged & Problem }> {
  const { status, body: answer } = await calls('POST', `/api/concerns/${id}/happenings`, body);
  return { status, body: answer as Logged & Problem };
}

/** Entries of the ledger that name a concern by its id or its reference. */
export async function entriesAbout(
  w: TeamWorld,
  { id, ref }: { readonly id: string; readonly ref: string },
): Promise<readonly fhir4.AuditEvent[]> {
  return (await entriesOf(w)).filter((entry) => {
    const text = JSON.stringify(entry);
    return text.includes(id) || text.includes(ref);
  });
}

/** Those that say that something left the organisation. */
export const disclosures = async (
  w: TeamWorld,
  of: Parameters<typeof entriesAbout>[1],
): Promise<readonly fhir4.AuditEvent[]> =>
  (await entriesAbout(w, of)).filter(({ subtype }) => subtype?.[0]?.code === 'disclose');
