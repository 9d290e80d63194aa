import { heldBy, type Fetched, type Instant } from '../domain/fetched.ts';
import type { CaseActions } from './case.ts';
import type { CaseContext } from './context.ts';
import { createCpisSide } from './cpis-side.ts';
import { createGatewaySide } from './gateway-side.ts';
import { createNhsSide } from './nhs-side.ts';
import { createRecordReader } from './read-record.ts';

/** What a person can do in a case, over its three sides: the record, the gateway and CP-IS. */
export function actionsOf(context: CaseContext): CaseActions {
  const { store, session, api, now, evaluate } = context;
  const record = createRecordReader(context);
  const cpis = createCpisSide(context, () => nhs.readAgain());
  const nhs = createNhsSide(context, () => {
    cpis.rightsChanged();
    void gateway.rightsChanged();
  });
  const gateway = createGatewaySide(context, cpis, nhs);
  let started = false;
  return {
    start: () => {
      if (started) return;
      started = true;
      void gateway.open();
      record.readAll();
    },
    // Without a gateway there is nobody to ask: the press opens it again, and what it kept is shown first.
    lookUp: (how) => (store.getState().gateway.state === 'away' ? gateway.open() : cpis.lookUp(how)),
    signInToNhs: nhs.signIn,
    chooseNhsRole: nhs.chooseRole,
    signOutOfNhs: nhs.signOut,
    chooseSetting: gateway.chooseSetting,
    reopenGateway: gateway.open,
    refreshConcerns: gateway.readConcerns,
    readAgain: record.readAgain,
    answer: (id, answer) => {
      const encounter = session.encounterId ?? '';
      store.setState(({ answers }) => {
        const others = answers.filter((one) => one.id !== id);
        return {
          answers: answer === 'withdrawn' ? others : [...others, { id, answer, encounter, at: now() }],
        };
      });
      evaluate();
    },
    acknowledge: async (what) => {
      const made = await api.acknowledge(what);
      if (made.ok)
        store.setState(({ acknowledgements }) => ({
          acknowledgements: withOne(acknowledgements, made.value, now()),
        }));
      return made;
    },
    recordOtherCheck: async (check) => {
      const made = await api.recordOtherCheck(check);
      if (made.ok)
        store.setState(({ otherChecks }) => ({ otherChecks: withOne(otherChecks, made.value, now()) }));
      return made;
    },
    recordTeamTold: async (told) => {
      const made = await api.recordTeamTold(told);
      if (made.ok) store.setState(({ teamTold }) => ({ teamTold: withOne(teamTold, made.value, now()) }));
      return made;
    },
  };
}

/** A list with one more. Where the rest of it could not be read, it stays incomplete. */
function withOne<T>(list: Fetched<readonly T[]>, one: T, asOf: Instant): Fetched<readonly T[]> {
  const value = [...(heldBy(list) ?? []), one];
  return list.state === 'present' || list.state === 'none-recorded'
    ? { state: 'present', value, asOf }
    : { state: 'incomplete', value, why: { kind: 'page-lost', read: value.length }, asOf };
}
