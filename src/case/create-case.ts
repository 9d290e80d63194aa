import { createStore, type StoreApi } from 'zustand/vanilla';
import type { PageConfig } from '../config/page-config.ts';
import type { Instant } from '../domain/fetched.ts';
import type { Session } from '../launch/session.ts';
import type { Case, CaseStore } from './case.ts';
import { actionsOf } from './actions.ts';
import type { CaseParts } from './context.ts';
import { evaluateRules } from './findings.ts';
import { partsToRead } from './needed.ts';
import { reportFigures } from './report-figures.ts';
import { watchConnection } from './watch-connection.ts';

/** The state of one launch about one child. Nothing is asked before `start`; nothing of it outlives the page. */
export function createCase(given: CaseParts): StoreApi<CaseStore> {
  return createStore<CaseStore>()((set, _get, store) => {
    const fhir = watchConnection(given.session.fhir, () => set({ ended: true }));
    const parts: CaseParts = {
      ...given,
      session: { ...given.session, fhir },
      config: withRulesOf(given.session.issuer.id, given.config),
    };
    const evaluate = () => set((state) => evaluateRules(state, parts.now()));
    given.session.renewal?.whenGranted?.((scope) =>
      set(({ session }) => ({ session: withScopes(session, scope, given.now()) })),
    );
    const context = { ...parts, store, evaluate };
    reportFigures(context);
    // Few launches come from a card.
    if (parts.session.appContext !== undefined)
      void import('./came-from.ts').then(({ askCameFrom }) => askCameFrom(context));
    return { ...untouched(parts), ...actionsOf(context) };
  });
}

/** What was read before stays on screen: that it is from before is said. */
const withScopes = (session: Session, scope: string, at: Instant): Session => ({
  ...session,
  grantedScopes: scope.split(/\s+/).filter(Boolean),
  changedGrant: { before: session.changedGrant?.before ?? session.grantedScopes, at },
});

/** Where issuers belong to several organisations, each has its own rules: from here on there is one pack, that of this one. */
function withRulesOf(issuer: string, { rulePacks, ...config }: PageConfig): PageConfig {
  return { ...config, rulePack: rulePacks?.[issuer] ?? config.rulePack };
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
    ...partsToRead(config.rulePack),
    household: loading,
    flagsShown: 'reading',
    findings: [],
    silent: [],
    rulesChecked: { total: 0, cannotTell: 0 },
    answers: [],
    acknowledgements: loading,
    concerns: loading,
  };
}
