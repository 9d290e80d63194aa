import { useId, useState } from 'react';
import type { Proposal } from '../../../api/rules.ts';
import { proposals as words } from '../../../text/rule-desk-proposals.ts';
import { Button, TextButton } from '../../../ui/Button.tsx';
import { useDesk } from '../../../desk/desk.ts';
import { Differences } from '../parts/Differences.tsx';
import { NotDone } from '../../../desk/NotDone.tsx';
import { useAct } from '../../../desk/use-act.ts';
import { linkTo } from '../places.ts';
import { DecideForm, type Decision } from './DecideForm.tsx';

/** What a proposal is, in words: "changed, shipped version 1.1.0". */
function changeWords({ change, version = '' }: Proposal): string {
  return change === 'withdrawn' ? words.changes.withdrawn : words.changes[change](version);
}

const addressOf = ({ kind, id }: Proposal): string =>
  kind === 'rule' ? linkTo.rule(id) : linkTo.codeSet(id);

/** One change of what was shipped, with its differences, to be taken over as a draft or declined. */
export function ProposalCard({
  proposal,
  onDecided,
  onReadAgain,
}: {
  readonly proposal: Proposal;
  readonly onDecided: (decision: Decision, left: readonly Proposal[]) => void;
  readonly onReadAgain: () => void;
}) {
  const title = useId();
  const { api, rights } = useDesk();
  const { act, run } = useAct();
  const [open, setOpen] = useState<Decision>();
  const { kind, id, digest, change, differences } = proposal;
  const decide = (decision: Decision, reason: string) =>
    run(
      () => api.decide({ kind, id, digest, decision, reason }),
      (left) => onDecided(decision, left),
    );
  const mayTake = rights.includes('edit-rules') && change !== 'withdrawn';
  const mayDecline = rights.includes('approve-rules');
  const toggle = (which: Decision) => setOpen(open === which ? undefined : which);
  const conflict = act.state === 'refused' && act.why.kind === 'refused' && act.why.status === 409;
  return (
    <li className="card pad stack">
      <div>
        <h2 className="h-l" id={title}>
          {proposal.title}
        </h2>
        <p className="s q">
          {words.kinds[kind]}: {changeWords(proposal)}.{' '}
          {change !== 'new' && <a href={addressOf(proposal)}>{words.look}</a>}
        </p>
      </div>
      {change === 'new' && <p>{words.newSays}</p>}
      {change === 'withdrawn' && <p>{words.withdrawnSays}</p>}
      {differences.length > 0 && (
        <>
          <h3 className="s strong">{words.hereToThere}</h3>
          <Differences differences={differences} />
        </>
      )}
      <div className="row-acts" role="group" aria-labelledby={title}>
        {mayTake && (
          <Button expanded={open === 'take-over'} onPress={() => toggle('take-over')}>
            {words.takeOver}
          </Button>
        )}
        {mayDecline && (
          <Button expanded={open === 'decline'} onPress={() => toggle('decline')}>
            {words.decline}
          </Button>
        )}
      </div>
      {open !== undefined && (
        <DecideForm
          key={open}
          decision={open}
          working={act.state === 'working'}
          onDecide={(reason) => decide(open, reason)}
          onClose={() => setOpen(undefined)}
        />
      )}
      {act.state === 'refused' && <NotDone why={act.why} />}
      {conflict && <TextButton onPress={onReadAgain}>{words.readAgain}</TextButton>}
    </li>
  );
}
