import type { StoreApi } from 'zustand/vanilla';
import type { Api } from '../../api/client.ts';
import { createConcernLogApi } from '../../api/concern-log.ts';
import type { CaseStore } from '../../case/case.ts';
import { readCapabilities } from '../../fhir/capabilities.ts';
import { readDetails } from '../../fhir/read-details.ts';
import { offersOf } from '../../fhir/write/offers.ts';
import { yearsOld } from '../../text/names.ts';
import type { Clock } from '../../ui/use-now.ts';
import { faultsOf } from './faults.ts';
import { emptyForm, type ConcernForm } from './form.ts';
import { sendConcern } from './send.ts';
import { childOf, sendingOf, settingOf } from './setting.ts';
import { createConcernStore, type ConcernFormStore } from './store.ts';
import { toConcern } from './to-concern.ts';

/** Whether an expected date may be in this record: not in a boy's, nor in that of a child under 11. */
function mayCarry(state: CaseStore, now: number): boolean {
  const child = childOf(state);
  const years = child === undefined ? undefined : yearsOld(child, now);
  return child?.gender !== 'male' && (years === undefined || years >= 11);
}

/** A form for the child of this launch: the baby's outline under the age of one, an adult's record is the mother's. */
export function openForm({
  store,
  clock,
  later,
  again,
  newId,
}: {
  readonly store: StoreApi<CaseStore>;
  readonly clock: Clock;
  readonly later: (run: () => void) => () => void;
  readonly again: (run: () => void, nth: number) => () => void;
  readonly newId: () => string;
}): ConcernFormStore {
  const read = store.getState;
  const now = () => new Date(clock()).toISOString();
  const empty = () => {
    const child = childOf(read());
    const years = child === undefined ? undefined : yearsOld(child, clock());
    return emptyForm({
      id: newId(),
      accountId: newId(),
      at: now(),
      outline: years === 0 ? 'baby' : 'child',
      about: years !== undefined && years >= 18 ? 'unborn-child' : 'child',
    });
  };
  const sending = sendingOf(read, now);
  const setting = (form: ConcernForm) => {
    const { details, offers } = made.getState();
    return settingOf(read(), form, { details, offers }, clock());
  };
  const saveDraft: Api['saveDraft'] = async (content) => {
    const first = await read().api.saveDraft(content);
    if (first.ok || first.failure.kind !== 'session-ended') return first;
    await read().reopenGateway();
    return read().api.saveDraft(content);
  };
  const made: ConcernFormStore = createConcernStore({
    api: { ...read().api, saveDraft },
    log: createConcernLogApi(read().api.send),
    patientId: read().session.patientId,
    empty,
    readDetails: () =>
      readDetails(read().session.fhir, readCapabilities(read().session.fhir), now, mayCarry(read(), clock())),
    readOffers: () => offersOf(read().session.fhir),
    faults: (form) => faultsOf(form, setting(form)),
    concern: (form) => toConcern(form, setting(form), now()),
    send: (concern, before) => sendConcern(sending, concern, before),
    onArrived: () => void read().refreshConcerns(),
    later,
    again,
    now,
  });
  return made;
}
