import type { FhirConnection, FhirResponse } from '../connection.ts';
import { fail, succeed, unreachable, type Result } from '../../domain/result.ts';
import { checkSubjects } from './check-subjects.ts';
import { writeSingly } from './single.ts';
import { failureOf, isOutcome, outcomeText, referenceOf, refusal, statusOf } from './answer.ts';
import type { WriteFailure, Written } from './write-failure.ts';
import type { WritePlan } from './write-plan.ts';
import type { ConcernBundle } from './parts.ts';

const timeoutMs = 20_000;

/**
 * Writes a concern by the plan. Nothing is sent when anything in it is not about the launched child. `ok` only when
 * every entry's own answer says that it is there, the audit's too. Sending the same bundle again is always safe: what
 * is there already is found by its identifier.
 */
export async function writeConcern(
  connection: FhirConnection,
  bundle: ConcernBundle,
  plan: WritePlan,
): Promise<Result<Written, WriteFailure>> {
  const strangers = checkSubjects(bundle, connection.patientId);
  if (strangers.length > 0) return fail({ kind: 'wrong-child', resources: strangers });
  switch (plan.kind) {
    case 'transaction':
      return readTransaction(
        bundle,
        await connection.send({ method: 'POST', url: '', body: bundle, timeoutMs }),
      );
    case 'single':
      return writeSingly(connection, bundle, timeoutMs);
    case 'none':
      return fail({ kind: 'not-writable' });
    default:
      return unreachable(plan);
  }
}

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

function entriesOf(body: unknown): fhir4.BundleEntry[] | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const bundle = body as Partial<fhir4.Bundle>;
  return bundle.resourceType === 'Bundle' && bundle.type === 'transaction-response'
    ? bundle.entry
    : undefined;
}
