import { useCallback, useEffect, useRef, useState } from 'react';
import type { Proposal } from '../../../api/rules.ts';
import { ruleDesk } from '../../../text/rule-desk.ts';
import { proposals as words } from '../../../text/rule-desk-proposals.ts';
import { useDesk, useLoaded } from '../../../desk/desk.ts';
import { Asked } from '../../../desk/Asked.tsx';
import { ScreenHead } from '../../../desk/ScreenHead.tsx';
import { linkTo } from '../places.ts';
import type { Decision } from './DecideForm.tsx';
import { ProposalCard } from './ProposalCard.tsx';

interface Decided {
  readonly decision: Decision;
  readonly proposal: Proposal;
}

/** What came of the last decision, with the way to the draft that it began. */
function Outcome({ of }: { readonly of: Decided | undefined }) {
  const line = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (of !== undefined) line.current?.focus();
  }, [of]);
  if (of === undefined) return <p role="status" tabIndex={-1} ref={line} hidden />;
  const { kind, id, title } = of.proposal;
  const taken = of.decision === 'take-over';
  return (
    <p role="status" tabIndex={-1} ref={line}>
      <b className="strong">{taken ? words.taken(title) : words.declined(title)}</b>{' '}
      {taken && <a href={kind === 'rule' ? linkTo.rule(id) : linkTo.codeSet(id)}>{words.open}</a>}
    </p>
  );
}

/** What the shipped rules have changed: each is decided on by a person, with a reason. */
export function ProposalsScreen() {
  const { api, rights } = useDesk();
  const asked = useLoaded(useCallback(() => api.proposals(), [api]));
  const [decided, setDecided] = useState<Decided>();
  const may = rights.includes('edit-rules') || rights.includes('approve-rules');
  return (
    <>
      <ScreenHead
        title={ruleDesk.titles.proposals}
        back={{ href: linkTo.rules, words: ruleDesk.allRules }}
        says={words.says}
      />
      <Outcome of={decided} />
      {!may && <p className="q">{words.noRight}</p>}
      <Asked what={words.name} {...asked}>
        {(there) =>
          there.length === 0 ? (
            <p className="card pad">{words.none}</p>
          ) : (
            <ul className="stack">
              {there.map((proposal) => (
                <ProposalCard
                  key={`${proposal.kind} ${proposal.id} ${proposal.digest}`}
                  proposal={proposal}
                  onReadAgain={asked.again}
                  onDecided={(decision, left) => {
                    setDecided({ decision, proposal });
                    asked.put(left);
                  }}
                />
              ))}
            </ul>
          )
        }
      </Asked>
    </>
  );
}
