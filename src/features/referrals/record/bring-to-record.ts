import * as v from 'valibot';
import type { ConcernLogApi } from '../../../api/concern-log.ts';
import { ConcernLogged, type RecordOutcome } from '../../../api/concerns.ts';
import type { CaseStore } from '../../../case/case.ts';
import { failureWords } from '../../../desk/failure-words.ts';
import { amendmentBundle } from '../../../fhir/write/amendment-bundle.ts';
import { concernBundle } from '../../../fhir/write/concern-bundle.ts';
import { documentBundle } from '../../../fhir/write/document-bundle.ts';
import type { WriteFailure } from '../../../fhir/write/write-failure.ts';
import type { WritePlan } from '../../../fhir/write/write-plan.ts';
import { recordWords as words } from '../../../text/referral-record.ts';
import type { Opened } from '../opened.ts';
import type { Brought } from './became.ts';
import { inputOf } from './input-of.ts';
import { planFor, whyNot, write } from './write-parts.ts';

type Outcome = v.InferOutput<typeof RecordOutcome>;

const failed = (why: string): Brought => ({ state: 'failed', why });

/** What the log is told of a write. A document kept in the record asks nobody for anything. */
function outcomeOf(opened: Opened, plan: WritePlan, resources: readonly string[], at: string): Outcome {
  const decision = opened.versions.at(-1)?.concern.decision;
  const sends = decision?.share === true && decision.route === 'within-record-system';
  return sends && plan.kind === 'document'
    ? { state: 'partly', resources: [...resources], why: 'document-only', at }
    : { state: 'written', resources: [...resources], at };
}

const failedOutcome = (failure: WriteFailure, at: string): Outcome =>
  failure.kind === 'partly-written'
    ? { state: 'partly', resources: [...failure.written], why: failure.because.kind, at }
    : { state: 'failed', why: failure.kind, at };

/**
 * Brings an opened concern to the record of the child that is open: the whole of it, and its newest version where it was
 * amended. Every part is found by its identifier, so that bringing it again writes nothing twice. The log is told.
 */
export async function bringToRecord(state: CaseStore, opened: Opened, now: string): Promise<Brought> {
  const newest = opened.versions.at(-1);
  const input = newest && inputOf(state, opened, newest, now);
  if (newest === undefined || input === undefined) return failed(words.why.nobody);
  const whole = concernBundle(input);
  const plan = await planFor(state.session, whole);
  if (plan.kind === 'none') return { state: 'not-writable' };
  const first = await write(state.session, plan.kind === 'document' ? documentBundle(input) : whole, plan);
  if (!first.ok) {
    await state.api.recordOutcome(opened.reference, failedOutcome(first.failure, now));
    return failed(whyNot(first.failure));
  }
  const resources = [...first.value.resources];
  if (newest.number > 1) {
    const amendment = amendmentBundle(input, newest.number, newest.why ?? '', newest.changed);
    const second = await write(state.session, amendment, await planFor(state.session, amendment));
    if (!second.ok) return failed(whyNot(second.failure));
    resources.push(...second.value.resources);
  }
  const outcome = outcomeOf(opened, plan, resources, now);
  const told = await state.api.recordOutcome(opened.reference, outcome);
  if (!told.ok) return failed(`${words.why.untold} ${failureWords(told.failure)}`);
  const logged = v.safeParse(ConcernLogged, told.value);
  return {
    state: outcome.state === 'partly' ? 'document-only' : 'written',
    ...(logged.success ? { logged: logged.output } : {}),
  };
}

/** As `bringToRecord`, for a concern that is not open yet: opening it is kept, with why. */
export async function openAndBring(
  state: CaseStore,
  log: ConcernLogApi,
  id: string,
  now: string,
): Promise<Brought> {
  const opened = await log.open(id, { reason: 'caring-for-child' });
  return opened.ok
    ? bringToRecord(state, opened.value, now)
    : failed(`${words.why['not-opened']} ${failureWords(opened.failure)}`);
}
