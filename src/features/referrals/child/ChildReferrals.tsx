import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { CaseStore } from '../../../case/case.ts';
import { heldBy } from '../../../domain/fetched.ts';
import { referrals as words } from '../../../text/child.ts';

/** This child's concerns, where each stands and what is owed. */
export function ChildReferrals({ store }: { readonly store: StoreApi<CaseStore> }) {
  const concerns = useStore(store, (state) => heldBy(state.concerns)) ?? [];
  return (
    <section className="card" aria-labelledby="ref-h">
      <div className="sec pad">
        <h2 id="ref-h">
          {words.title} <span className="n">{concerns.length}</span>
        </h2>
      </div>
      <ul>
        {concerns.map((concern) => (
          <li key={concern.id} className="referral">
            {concern.about}
          </li>
        ))}
      </ul>
    </section>
  );
}
