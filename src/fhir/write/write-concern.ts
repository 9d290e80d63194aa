import type { FhirConnection, FhirResponse } from '../connection.ts';
import { fail, succeed, unreachable, type Result } from '../../domain/result.ts';
import { listOf } from '../resource.ts';
import { failureOf, isOutcome, outcomeText, referenceOf, refusal, statusOf } from './answer.ts';
import { checkSubjects } from './check-subjects.ts';
import { findPart } from './find-part.ts';
import { writeSingly } from './single.ts';
import type { WriteFailure, Written } from './write-failure.ts';
import type { WritePlan } from './write-plan.ts';
import type { ConcernBundle } from './parts.ts';

const timeoutMs = 20_000;

interface Again {
  /** What an earlier try is known to have written: references by the parts' own names. */
  readonly known?: Readonly<Record<string, string>>;
  /** Whether it may go one by one where the record system turns out to take no transactions. Without its log it may not. */
  readonly singly?: boolean;
}

/**
 * Writes a concern by the plan. Nothing is sent when anything in it is not about the launched child. `ok` only when
 * every entry's own answer says that it is there, the audit's too. Sending the same bundle again is safe: what is there
 * already is found by its identifier, or by `known`, which an earlier try answered.
 */
export async function writeConcern(
  connection: FhirConnection,
  whole: ConcernBundle,
  plan: WritePlan,
  { known = {}, singly: maySingly = true }: Again = {},
): Promise<Result<Written, WriteFailure>> {
  const strangers = checkSubjects(whole, connection.patientId);
  if (strangers.length > 0) return fail({ kind: 'wrong-child', resources: strangers });
  if (plan.kind === 'none') return fail({ kind: 'not-writable' });
  const bundle = asTaken(without(whole, plan.leavesOut), connection.quirks);
  const singly = { looksFirst: plan.looksFirst, known, timeoutMs };
  switch (plan.kind) {
    case 'transaction': {
      const there = await alreadyThere(connection, bundle, {
        looksFirst: plan.looksFirst,
        singly: maySingly,
      });
      if (there !== undefined) return there;
      const response = await connection.send({ method: 'POST', url: '', body: bundle, timeoutMs });
      return maySingly && takesNoTransactions(response)
        ? writeSingly(connection, bundle, singly)
        : readTransaction(bundle, response);
    }
    case 'single':
    case 'document':
      return writeSingly(connection, bundle, singly);
    default:
      return unreachable(plan);
  }
}

const without = (bundle: ConcernBundle, types: readonly string[]): ConcernBundle => ({
  ...bundle,
  entry: (bundle.entry ?? []).filter(({ resource }) => !types.includes(resource?.resourceType ?? '')),
});

/**
 * As a record system with these quirks takes it. `no-profiles`: a validator may refuse what claims a profile that it does
 * not know (HAPI FHIR with its request validation on); without the claim the resource is what it was.
 */
function asTaken(bundle: ConcernBundle, quirks: readonly string[]): ConcernBundle {
  if (!quirks.includes('no-profiles')) return bundle;
  return {
    ...bundle,
    entry: (bundle.entry ?? []).map((one) => {
      if (one.resource?.meta?.profile === undefined) return one;
      const { profile: _claimed, ...meta } = one.resource.meta;
      return { ...one, resource: { ...one.resource, meta } };
    }),
  };
}

interface Sought {
  readonly looksFirst: readonly string[];
  /** Whether what is missing may be written one by one. */
  readonly singly: boolean;
}

/**
 * Where "create if not there yet" is not offered, what is there already is looked for: first one part, which says of a
 * transaction whether there is anything, then all of them. Undefined: nothing is there, or nobody can look.
 */
async function alreadyThere(
  connection: FhirConnection,
  bundle: ConcernBundle,
  { looksFirst, singly }: Sought,
): Promise<Result<Written, WriteFailure> | undefined> {
  const entries = bundle.entry ?? [];
  const sought = entries.filter(({ resource }) => looksFirst.includes(resource?.resourceType ?? ''));
  const [sign] = sought;
  if (sign === undefined) return undefined;
  const first = await findPart(connection, sign, timeoutMs);
  if (first.state === 'not-there') return undefined;
  const known: Record<string, string> = {};
  for (const one of sought) {
    const found = one === sign ? first : await findPart(connection, one, timeoutMs);
    if (found.state === 'not-known') return fail(found.why);
    if (found.state === 'there') known[one.fullUrl ?? ''] = found.reference;
  }
  if (sought.every(({ fullUrl = '' }) => known[fullUrl] !== undefined))
    return succeed({
      resources: entries.map(({ fullUrl = '', resource }) => known[fullUrl] ?? resource?.resourceType ?? ''),
    });
  // Only what was written one by one can be there in part.
  return singly
    ? writeSingly(connection, bundle, { looksFirst, known, timeoutMs })
    : fail({ kind: 'odd-answer', written: 'unknown', detail: 'a part of it is there without the rest' });
}

/** Answers of a server that has no such interaction: nothing of it was looked at. */
const takesNoTransactions = (response: FhirResponse): boolean =>
  response.kind === 'answered' && [404, 405, 501].includes(response.status);

/** Reads the answer of a transaction, entry by entry. */
function readTransaction(bundle: ConcernBundle, response: FhirResponse): Result<Written, WriteFailure> {
  const sent = bundle.entry ?? [];
  const failure = failureOf(response);
  if (failure !== undefined) return fail(failure);
  const body = response.kind === 'answered' ? response.body : undefined;
  if (isOutcome(body)) return fail(refusal(200, outcomeText(body)));
  const answers = entriesOf(body);
  if (answers?.length !== sent.length)
    return fail({
      kind: 'odd-answer',
      written: 'unknown',
      detail: `${answers?.length ?? 'no'} answers to ${sent.length} entries`,
    });
  for (const [i, answer] of answers.entries()) {
    const status = statusOf(answer.response?.status);
    if (status >= 200 && status < 300) continue;
    const type = sent[i]?.resource?.resourceType;
    const detail = `${type ?? 'entry'}: ${status} ${outcomeText(answer.response?.outcome)}`;
    return fail(type === 'AuditEvent' ? { kind: 'audit-refused', detail } : refusal(status, detail));
  }
  return succeed({
    resources: answers.map((answer, i) =>
      referenceOf(answer.response?.location, sent[i]?.resource?.resourceType ?? ''),
    ),
  });
}

function entriesOf(body: unknown): readonly fhir4.BundleEntry[] | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const bundle = body as Partial<fhir4.Bundle>;
  return bundle.resourceType === 'Bundle' && bundle.type === 'transaction-response'
    ? // One that is nothing is left out: the answers are then fewer than what was sent.
      listOf(bundle.entry)
    : undefined;
}
