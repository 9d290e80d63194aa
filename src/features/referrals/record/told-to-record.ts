import type { ConcernLogApi, TellHappening } from '../../../api/concern-log.ts';
import type { CaseStore } from '../../../case/case.ts';
import { failureWords } from '../../../desk/failure-words.ts';
import { heldBy } from '../../../domain/fetched.ts';
import { unreachable } from '../../../domain/result.ts';
import { outcomeBundle, type RecordedHappening } from '../../../fhir/write/outcome-bundle.ts';
import { offersOf } from '../../../fhir/write/offers.ts';
import { updateTask } from '../../../fhir/write/update-task.ts';
import { recordWords as words } from '../../../text/referral-record.ts';
import type { RecordTold } from './became.ts';
import { inputOf } from './input-of.ts';
import { planFor, whyNot, write } from './write-parts.ts';

const owed = (why: string): RecordTold => ({ state: 'owed', why });

const reference = ({ theirReference }: { readonly theirReference?: string | undefined }) =>
  theirReference === undefined ? {} : { theirReference };
const inWords = ({ words: said }: { readonly words?: string | undefined }) =>
  said === undefined ? {} : { words: said };

/** What of it belongs into the child's record. */
function recordedOf(told: TellHappening, by: string): RecordedHappening | undefined {
  const { id, at } = told;
  switch (told.kind) {
    case 'sent': {
      const took = told.whoTook === undefined ? {} : { whoTook: told.whoTook };
      return { kind: told.kind, id, at, by, how: told.how, ...reference(told), ...took };
    }
    case 'acknowledged':
      return { kind: told.kind, id, at, by, from: told.from, ...reference(told) };
    case 'decided':
      return { kind: told.kind, id, at, by, decision: told.decision, from: told.from, ...inWords(told) };
    case 'outcome':
      return { kind: told.kind, id, at, by, outcome: told.outcome, ...inWords(told) };
    case 'escalated':
    case 'outcome-shared':
    case 'police-told':
    case 'reviewed':
      return undefined;
    default:
      return unreachable(told);
  }
}

/**
 * Writes that a referral was sent, or what came back of it, into the child's record. The concern is opened for it, because
 * the entry names the recipient. Its own id makes its identifiers: the same again writes nothing twice.
 */
export async function tellRecord(
  state: CaseStore,
  log: ConcernLogApi,
  id: string,
  told: TellHappening,
  now: string,
): Promise<RecordTold> {
  const me = state.gateway.state === 'open' ? state.gateway.clinician.name : undefined;
  const recorded = me === undefined ? undefined : recordedOf(told, me);
  if (recorded === undefined) return { state: 'not-written' };
  const mayOpen = heldBy(state.concerns)?.find((one) => one.id === id)?.mayOpen !== false;
  if (!mayOpen) return { state: 'not-written' };
  const opened = await log.open(id, { reason: 'referral-follow-up' });
  if (!opened.ok) return owed(`${words.why['not-opened']} ${failureWords(opened.failure)}`);
  const newest = opened.value.versions.at(-1);
  const input = newest && inputOf(state, opened.value, newest, now);
  if (input === undefined) return owed(words.why.nobody);
  const bundle = outcomeBundle(input, recorded);
  if (bundle === undefined) return { state: 'not-written' };
  const plan = await planFor(state.session, bundle);
  if (plan.kind === 'none' || plan.kind === 'document') return { state: 'not-written' };
  const written = await write(state.session, bundle, plan);
  if (!written.ok) return owed(whyNot(written.failure));
  // The message holds it all; the task that waits for the answer follows where the record system lets it be changed.
  const { fhir } = state.session;
  await updateTask(fhir, await offersOf(fhir), input.concern, recorded);
  return { state: 'written' };
}
