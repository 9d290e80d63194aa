import type { Api } from '../../api/client.ts';
import type { ConcernLogged } from '../../api/concerns.ts';
import type * as v from 'valibot';
import type { ApiFailure } from '../../api/problem.ts';
import type { Concern } from '../../domain/concern.ts';
import type { Instant } from '../../domain/fetched.ts';
import type { Result } from '../../domain/result.ts';
import type { FhirConnection } from '../../fhir/connection.ts';
import { concernBundle } from '../../fhir/write/concern-bundle.ts';
import type { ConcernInput } from '../../fhir/write/input.ts';
import { writeConcern } from '../../fhir/write/write-concern.ts';
import type { WriteFailure } from '../../fhir/write/write-failure.ts';
import type { WritePlan } from '../../fhir/write/write-plan.ts';

type Logged = v.InferOutput<typeof ConcernLogged>;

/** What became of the safeguarding log's half. */
type LogHalf =
  | { readonly state: 'logged'; readonly logged: Logged }
  /** It answered no: nothing is written anywhere without its log and audit. */
  | { readonly state: 'refused'; readonly why: ApiFailure }
  /** It could not be reached: the record is written with its own audit, and the log is owed. */
  | { readonly state: 'owed'; readonly why: ApiFailure };

/** What became of the record's half. */
type RecordHalf =
  | { readonly state: 'written'; readonly at: Instant; readonly resources: readonly string[] }
  | { readonly state: 'not-tried' }
  | { readonly state: 'not-writable' }
  | { readonly state: 'failed'; readonly why: WriteFailure };

/** One press of Send, and what came of each half. */
export interface Attempt {
  readonly at: Instant;
  readonly concern: Concern;
  readonly log: LogHalf;
  readonly record: RecordHalf;
  /** Whether the log knows that the record has it. */
  readonly told: boolean;
}

export interface Sending {
  readonly api: Pick<Api, 'logConcern' | 'recordOutcome'>;
  /** Opens the gateway's session again after it ended. */
  readonly reopenGateway: () => Promise<void>;
  readonly connection: FhirConnection;
  readonly plan: (concern: Concern) => WritePlan;
  /** Absent when nobody can be named as the author: then nothing is written to the record. */
  readonly describe: (
    concern: Concern,
  ) => Omit<ConcernInput, 'concern' | 'reference' | 'answerDueAt' | 'now'> | undefined;
  readonly now: () => Instant;
}

async function log(sending: Sending, concern: Concern): Promise<LogHalf> {
  const first = await sending.api.logConcern(concern);
  const ended = !first.ok && first.failure.kind === 'session-ended';
  if (ended) await sending.reopenGateway();
  const answer: Result<Logged, ApiFailure> = ended ? await sending.api.logConcern(concern) : first;
  if (answer.ok) return { state: 'logged', logged: answer.value };
  return { state: answer.failure.kind === 'refused' ? 'refused' : 'owed', why: answer.failure };
}

async function write(sending: Sending, concern: Concern, half: LogHalf): Promise<RecordHalf> {
  const plan = sending.plan(concern);
  if (plan.kind === 'none') return { state: 'not-writable' };
  const described = sending.describe(concern);
  if (described === undefined) return { state: 'failed', why: { kind: 'session-ended' } };
  const logged = half.state === 'logged' ? half.logged : undefined;
  const dueAt = logged?.clocks.find(({ what }) => what === 'answer')?.dueAt;
  const bundle = concernBundle({
    ...described,
    concern,
    now: sending.now(),
    ...(logged === undefined ? {} : { reference: logged.reference }),
    ...(dueAt === undefined ? {} : { answerDueAt: dueAt }),
  });
  const written = await writeConcern(sending.connection, bundle, plan);
  return written.ok
    ? { state: 'written', at: sending.now(), resources: written.value.resources }
    : { state: 'failed', why: written.failure };
}

async function tell(sending: Sending, half: LogHalf, record: RecordHalf): Promise<boolean> {
  if (half.state !== 'logged' || half.logged.inRecord === 'written') return true;
  if (record.state !== 'written' && record.state !== 'failed') return true;
  const told = await sending.api.recordOutcome(
    half.logged.reference,
    record.state === 'written'
      ? { state: 'written', resources: [...record.resources], at: record.at }
      : { state: 'failed', why: record.why.kind, at: sending.now() },
  );
  return told.ok;
}

/**
 * Sends a concern: the safeguarding log and its audit first, then the record, then the outcome back to the log. Each
 * step may be repeated: the concern's id is the key of all of them. `before` is an earlier try of the same concern;
 * what it achieved is not done again.
 */
export async function sendConcern(sending: Sending, concern: Concern, before?: Attempt): Promise<Attempt> {
  const at = sending.now();
  const half = before?.log.state === 'logged' ? before.log : await log(sending, concern);
  if (half.state === 'refused' && before?.record.state !== 'written')
    return { at, concern, log: half, record: { state: 'not-tried' }, told: true };
  const there = half.state === 'logged' && half.logged.inRecord === 'written';
  const record: RecordHalf =
    before?.record.state === 'written'
      ? before.record
      : there
        ? { state: 'written', at: half.logged.loggedAt, resources: [] }
        : await write(sending, concern, half);
  return { at, concern, log: half, record, told: await tell(sending, half, record) };
}

/** Whether nothing more is to be sent: both halves are settled. */
export const settled = ({ log: half, record, told }: Attempt): boolean =>
  half.state === 'logged' && told && (record.state === 'written' || record.state === 'not-writable');

/** Whether there is something to show as sent: the record has it, or the log has it and the record takes nothing. */
export const arrived = ({ log: half, record }: Attempt): boolean =>
  record.state === 'written' || (record.state === 'not-writable' && half.state === 'logged');

/** Whether nobody has it, as far as anybody can know: nothing answered that it may have it. */
export const nobodyHasIt = ({ log: half, record }: Attempt): boolean => {
  if (half.state === 'logged' || (half.state === 'owed' && half.why.kind !== 'unreachable')) return false;
  return record.state !== 'failed' || record.why.kind === 'no-answer' || !('written' in record.why);
};

/** Whether it is certain that it is nowhere, so that the words may still be changed before it is sent again. */
export const mayChange = ({ log: half, record }: Attempt): boolean =>
  half.state === 'refused' && record.state === 'not-tried';
