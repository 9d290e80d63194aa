import { createStore, type StoreApi } from 'zustand/vanilla';
import { partTitle } from '../text/record.ts';
import type { Case, CaseStore } from './case.ts';
import { actionsOf } from './actions.ts';
import type { CaseParts } from './context.ts';
import { evaluateRules, neededSearches } from './findings.ts';
import { watchConnection } from './watch-connection.ts';

/** The state of one launch about one child. Nothing is asked before `start`; nothing of it outlives the page. */
export function createCase(given: CaseParts): StoreApi<CaseStore> {
  return createStore<CaseStore>()((set, _get, store) => {
    const fhir = watchConnection(given.session.fhir, () => set({ ended: true }));
    const parts: CaseParts = { ...given, session: { ...given.session, fhir } };
    const evaluate = () => set((state) => evaluateRules(state, parts.now()));
    return { ...untouched(parts), ...actionsOf({ ...parts, store, evaluate }) };
  });
}

function untouched({ session, api, config }: CaseParts): Case {
  const loading = { state: 'loading' } as const;
  return {
    session,
    api,
    config,
    gateway: { state: 'opening' },
    child: loading,
    nhsSignIn: { state: 'not-needed' },
    cpis: { state: 'not-checked' },
    onOpening: 'reading',
    otherChecks: loading,
    teamTold: loading,
    parts: neededSearches(config.rulePack).map(({ resource }) => ({
      resource,
      title: partTitle(resource),
      read: loading,
    })),
    household: loading,
    findings: [],
    rulesChecked: { total: 0, cannotTell: 0 },
    answers: [],
    acknowledgements: loading,
    concerns: loading,
  };
}
