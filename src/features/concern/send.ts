import * as v from 'valibot';
import type { Api } from '../../api/client.ts';
import { ConcernLogged } from '../../api/concerns.ts';
import type { ApiFailure } from '../../api/problem.ts';
import type { Concern } from '../../domain/concern.ts';
import type { Instant } from '../../domain/fetched.ts';
import type { Result } from '../../domain/result.ts';
import type { FhirConnection } from '../../fhir/connection.ts';
import { concernBundle } from '../../fhir/write/concern-bundle.ts';
import { documentBundle } from '../../fhir/write/document-bundle.ts';
import type { ConcernInput } from '../../fhir/write/input.ts';
import type { Offers } from '../../fhir/write/offers.ts';
import { writeConcern } from '../../fhir/write/write-concern.ts';
import type { WriteFailure } from '../../fhir/write/write-failure.ts';
import type { RecordWindow } from '../../messaging/web-messaging/record-window.ts';
import { stageIfSigned, type Staged } from './stage-referral.ts';
import { writePlan, type Configured, type WritePlan } from '../../fhir/write/write-plan.ts';

type Logged = v.InferOutput<typeof ConcernLogged>;

/** What became of the safeguarding log's half. */
type LogHalf =
  | { readonly state: 'logged'; readonly logged: Logged }
  /** It answered no: nothing is written anywhere without its log and audit. */
  | { readonly state: 'refused'; readonly why: ApiFailure }
  /** It could not be reached: what can be written to the record together with its own audit is, and the log is owed. */
  | { readonly state: 'owed'; readonly why: ApiFailure };

/** What became of the record's half. `plan`: how it was or was to be written; absent where an earlier session did it. */
type RecordHalf =
  | {
      readonly state: 'written';
      readonly at: Instant;
      readonly resources: readonly string[];
      readonly plan?: WritePlan;
    }
  /** `log-owed`: this record system keeps no audit with it, so the log must have it first. */
  | { readonly state: 'not-tried'; readonly why?: 'log-owed'; readonly plan?: WritePlan }
  | { readonly state: 'not-writable'; readonly plan?: WritePlan }
  | { readonly state: 'failed'; readonly why: WriteFailure; readonly plan?: WritePlan };

/** One press of Send, and what came of each half. */
export interface Attempt {
  readonly at: Instant;
  readonly concern: Concern;
  readonly log: LogHalf;
  readonly record: RecordHalf;
  /** Only where signing it in the record system sends it. Until somebody says that it is signed the log has it as not sent. */
  readonly staged?: Staged | undefined;
  /** Whether the log knows what became of the record's half. */
  readonly told: boolean;
}

export interface Sending {
  readonly api: Pick<Api, 'logConcern' | 'recordOutcome'>;
  /** Opens the gateway's session again after it ended. */
  readonly reopenGateway: () => Promise<void>;
  readonly connection: FhirConnection;
  /** What the issuer's configuration lets be written. */
  readonly configured: Configured;
  /** Types that it lets never be written. */
  readonly never?: readonly string[];
  /** What the record system says that it takes. */
  readonly offers: () => Promise<Offers>;
  /** Absent when nobody can be named as the author: then nothing is written to the record. */
  readonly describe: (
    concern: Concern,
  ) => Omit<ConcernInput, 'concern' | 'reference' | 'answerDueAt' | 'now'> | undefined;
  /** The record system's own window, where it answers: a referral that is signed there is put there as a draft. */
  readonly recordWindow: () => RecordWindow | undefined;
  readonly now: () => Instant;
}

/** Asks the gateway, and once more in a new session where the old one has ended. */
async function ask<T>(
  sending: Sending,
  call: () => Promise<Result<T, ApiFailure>>,
): Promise<Result<T, ApiFailure>> {
  const first = await call();
  if (first.ok || first.failure.kind !== 'session-ended') return first;
  await sending.reopenGateway();
  return call();
}

async function log(sending: Sending, concern: Concern): Promise<LogHalf> {
  const answer = await ask(sending, () => sending.api.logConcern(concern));
  if (answer.ok) return { state: 'logged', logged: answer.value };
  return { state: answer.failure.kind === 'refused' ? 'refused' : 'owed', why: answer.failure };
}

const typesIn = ({ entry = [] }: ReturnType<typeof concernBundle>): readonly string[] =>
  Array.from(new Set(entry.flatMap(({ resource }) => resource?.resourceType ?? [])));

function inputFor(sending: Sending, concern: Concern, half: LogHalf): ConcernInput | undefined {
  const described = sending.describe(concern);
  if (described === undefined) return undefined;
  const logged = half.state === 'logged' ? half.logged : undefined;
  const dueAt = logged?.clocks.find(({ what }) => what === 'answer')?.dueAt;
  return {
    ...described,
    concern,
    now: sending.now(),
    ...(logged === undefined ? {} : { reference: logged.reference }),
    ...(dueAt === undefined ? {} : { answerDueAt: dueAt }),
  };
}

async function write(
  sending: Sending,
  concern: Concern,
  half: LogHalf,
  before: RecordHalf | undefined,
): Promise<RecordHalf> {
  const input = inputFor(sending, concern, half);
  if (input === undefined) return { state: 'failed', why: { kind: 'session-ended' } };
  const { connection, configured, never = [] } = sending;
  const whole = concernBundle(input);
  const plan = writePlan(
    { configured, never, grantedScope: connection.grantedScope, offers: await sending.offers() },
    typesIn(whole),
  );
  if (plan.kind === 'none') return { state: 'not-writable', plan };
  const hasAudit = plan.kind === 'transaction' && !plan.leavesOut.includes('AuditEvent');
  const logged = half.state === 'logged';
  if (!logged && !hasAudit) return { state: 'not-tried', why: 'log-owed', plan };
  const written = await writeConcern(
    connection,
    plan.kind === 'document' ? documentBundle(input) : whole,
    plan,
    { known: partsOf(before), singly: logged },
  );
  return written.ok
    ? { state: 'written', at: sending.now(), resources: written.value.resources, plan }
    : { state: 'failed', why: written.failure, plan };
}

/** What an earlier try left there, to go on from. */
const partsOf = (before: RecordHalf | undefined): Readonly<Record<string, string>> =>
  before?.state === 'failed' && before.why.kind === 'partly-written' ? before.why.parts : {};

type Outcome = Parameters<Api['recordOutcome']>[1];

/** What the log is told of the record's half; undefined where there is nothing to tell. */
function outcomeOf(
  { concern, record }: Pick<Attempt, 'concern' | 'record'>,
  at: Instant,
): Outcome | undefined {
  switch (record.state) {
    case 'written': {
      const resources = [...record.resources];
      const { decision } = concern;
      // A document kept in the record asks nobody for anything: the request itself is still owed.
      return decision.share && decision.route === 'within-record-system' && record.plan?.kind === 'document'
        ? { state: 'partly', resources, why: 'document-only', at: record.at }
        : { state: 'written', resources, at: record.at };
    }
    case 'failed':
      return record.why.kind === 'partly-written'
        ? { state: 'partly', resources: [...record.why.written], why: record.why.because.kind, at }
        : { state: 'failed', why: record.why.kind, at };
    case 'not-writable':
      return { state: 'failed', why: 'not-writable', at };
    case 'not-tried':
      return undefined;
  }
}

/** Tells the log. It answers where the concern stands now, e.g. that it is sent and by when an answer is due. */
async function tell(sending: Sending, attempt: Omit<Attempt, 'told'>): Promise<Attempt> {
  const { log: half } = attempt;
  const outcome = outcomeOf(attempt, sending.now());
  if (half.state !== 'logged' || outcome === undefined) return { ...attempt, told: true };
  const { reference, inRecord } = half.logged;
  if (inRecord === 'written' || (inRecord === 'not-writable' && outcome.state === 'failed'))
    return { ...attempt, told: true };
  const told = await ask(sending, () => sending.api.recordOutcome(reference, outcome));
  const stands = v.safeParse(ConcernLogged, told.ok ? told.value : undefined);
  return {
    ...attempt,
    told: told.ok,
    ...(stands.success ? { log: { state: 'logged', logged: stands.output } } : {}),
  };
}

/**
 * Sends a concern: the safeguarding log and its audit first, then the record, then the outcome back to the log. Each
 * step may be repeated, here or in another session: the concern's id is the key of all of them. `before` is an earlier
 * try of the same concern; what it achieved is not done again, and what stopped half-way goes on from there.
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
        : await write(sending, concern, half, before?.record);
  const staged =
    record.state === 'written'
      ? await stageIfSigned(sending.recordWindow(), inputFor(sending, concern, half), concern, before?.staged)
      : before?.staged;
  return tell(sending, {
    at,
    concern,
    log: half,
    record,
    ...(staged === undefined ? {} : { staged }),
  });
}

/** Whether nothing more is to be sent from here: both halves are settled. What a person carries is the log's to follow. */
export const settled = ({ log: half, record, told }: Attempt): boolean =>
  half.state === 'logged' && told && (record.state === 'written' || record.state === 'not-writable');

/** Whether it is kept: the record has it, or the log has it and the record takes nothing. */
export const arrived = ({ log: half, record }: Attempt): boolean =>
  record.state === 'written' || (record.state === 'not-writable' && half.state === 'logged');

/**
 * Whether it has reached the first recipient: only where writing it to the record is what sends it, and the record took the
 * request itself. Whatever a person carries is sent when somebody says so, which the log knows.
 */
export const sent = ({ concern: { decision }, record }: Attempt): boolean =>
  decision.share &&
  decision.route === 'within-record-system' &&
  record.state === 'written' &&
  record.plan?.kind !== 'document';

/** Whether nobody has it, as far as anybody can know: nothing answered that it may have it. */
export const nobodyHasIt = ({ log: half, record }: Attempt): boolean => {
  if (half.state === 'logged' || (half.state === 'owed' && half.why.kind !== 'unreachable')) return false;
  return record.state !== 'failed' || record.why.kind === 'no-answer' || !('written' in record.why);
};

/** Whether the record may have some of it, although nobody could say that it has: an answer was lost, or it stopped half-way. */
export const recordMayHaveIt = ({ record }: Pick<Attempt, 'record'>): boolean =>
  record.state === 'failed' && 'written' in record.why;

/** Whether it is certain that it is nowhere, so that the words may still be changed before it is sent again. */
export const mayChange = ({ log: half, record }: Attempt): boolean =>
  half.state === 'refused' && record.state === 'not-tried';
