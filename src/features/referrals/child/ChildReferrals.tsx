import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { createConcernLogApi } from '../../../api/concern-log.ts';
import type { ConcernSummary } from '../../../api/concerns.ts';
import type { CaseStore } from '../../../case/case.ts';
import { heldBy } from '../../../domain/fetched.ts';
import { referralWords as words } from '../../../text/referral.ts';
import { Disclosure } from '../../../ui/Disclosure.tsx';
import { useNow, type Clock } from '../../../ui/use-now.ts';
import { ReferringContext, type Referring } from '../referring.ts';
import { besideChild } from '../record/beside-child.ts';
import '../referrals.css';
import { Item } from './Item.tsx';

function useReferringOf(store: StoreApi<CaseStore>, clock: Clock): Referring {
  const send = useStore(store, (state) => state.api.send);
  const { site, lawfulBases } = useStore(store, (state) => state.config);
  const gateway = useStore(store, (state) => state.gateway);
  const me = gateway.state === 'open' ? gateway.clinician.name : '';
  return useMemo(() => {
    const log = createConcernLogApi(send);
    return {
      log,
      clock,
      me,
      bases: lawfulBases,
      escalation: site.escalation,
      ...besideChild(store, log, clock),
    };
  }, [send, clock, me, lawfulBases, site, store]);
}

function List({ concerns, now }: { readonly concerns: readonly ConcernSummary[]; readonly now: number }) {
  return (
    <ul>
      {concerns.map((concern) => (
        <Item key={concern.id} concern={concern} now={now} />
      ))}
    </ul>
  );
}

/** Whether nothing is to be done any more: it stays a tap away. */
const isDone = ({ stage, clocks, inRecord, reference }: ConcernSummary): boolean =>
  stage === 'closed' &&
  // A call was never to be written there.
  (inRecord !== 'owed' || reference === undefined) &&
  clocks.every(({ state }) => state !== 'overdue' && state !== 'running');

/** This child's concerns: where each stands, what is owed, and what may be told of it, in place. */
export function ChildReferrals({
  store,
  clock = Date.now,
}: {
  readonly store: StoreApi<CaseStore>;
  readonly clock?: Clock;
}) {
  const concerns = useStore(store, (state) => heldBy(state.concerns)) ?? [];
  const referring = useReferringOf(store, clock);
  const now = useNow(clock, 30_000);
  const done = concerns.filter(isDone);
  const open = concerns.filter((concern) => !isDone(concern));
  return (
    <ReferringContext value={referring}>
      <section className="card referrals" aria-labelledby="ref-h">
        <div className="sec pad">
          <h2 id="ref-h">
            {words.title} <span className="n">{concerns.length}</span>
          </h2>
          <span className="s q">{words.answerRule}</span>
        </div>
        <List concerns={open} now={now} />
        {done.length > 0 && (
          <Disclosure summary={words.closedOnes(done.length)} className="pad">
            <List concerns={done} now={now} />
          </Disclosure>
        )}
      </section>
    </ReferringContext>
  );
}
