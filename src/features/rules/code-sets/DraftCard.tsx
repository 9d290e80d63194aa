import { useId, useState } from 'react';
import type { CodeSetHistory } from '../../../api/code-sets.ts';
import type { ApiFailure } from '../../../api/problem.ts';
import { codeSet, codeSetDraft, codeSetMove as words } from '../../../text/code-set.ts';
import { common, listWords } from '../../../text/common.ts';
import { Button } from '../../../ui/Button.tsx';
import { TextArea } from '../../../ui/TextField.tsx';
import { useDesk } from '../../../desk/desk.ts';
import { CodesTable } from './CodesTable.tsx';
import { MoveRefused } from './MoveRefused.tsx';
import { Changes } from './Versions.tsx';

type Version = CodeSetHistory['versions'][number];
type Move = 'approve' | 'withdraw';

interface DraftCardProps {
  readonly draft: Version;
  /** Titles of the rules in force that use the set. */
  readonly usedBy: readonly string[];
  readonly titleOf: (id: string) => string;
  readonly onMoved: (history: CodeSetHistory, said: string) => void;
  readonly onReadAgain: () => void;
  readonly onEdit?: () => void;
}

/** Approves a draft, or gives it up, with a reason. */
function MoveForm({
  draft,
  move,
  titleOf,
  onMoved,
  onReadAgain,
  onCancel,
}: Pick<DraftCardProps, 'draft' | 'titleOf' | 'onMoved' | 'onReadAgain'> & {
  readonly move: Move;
  readonly onCancel?: () => void;
}) {
  const { api } = useDesk();
  const field = useId();
  const [reason, setReason] = useState('');
  const [state, setState] = useState<'writing' | 'wrong' | 'working'>('writing');
  const [why, setWhy] = useState<ApiFailure>();
  const approve = move === 'approve';
  const go = async () => {
    if (reason.trim() === '') {
      setState('wrong');
      document.getElementById(field)?.focus();
      return;
    }
    setState('working');
    setWhy(undefined);
    const { number, digest } = draft;
    const answer = await api.moveCodeSet(draft.id, { move, number, digest, reason: reason.trim() });
    if (answer.ok) onMoved(answer.value, approve ? words.approved : words.withdrawn);
    else {
      setWhy(answer.failure);
      setState('writing');
    }
  };
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void go();
      }}
    >
      {why !== undefined && <MoveRefused why={why} titleOf={titleOf} onReadAgain={onReadAgain} />}
      <TextArea
        id={field}
        rows={2}
        maxLength={2000}
        label={approve ? words.reason : words.withdrawReason}
        {...(approve ? { hint: words.reasonHint } : {})}
        value={reason}
        onChange={setReason}
        error={state === 'wrong' && reason.trim() === '' ? words.reasonMissing : undefined}
      />
      <div className="row-acts">
        <Button
          submit
          main={approve}
          working={state === 'working' ? (approve ? words.approving : words.withdrawing) : undefined}
        >
          {approve ? words.approve : words.withdraw}
        </Button>
        {onCancel !== undefined && <Button onPress={onCancel}>{common.cancel}</Button>}
      </div>
    </form>
  );
}

/** A draft that waits: what it changes, its codes, and what can be done with it. */
export function DraftCard({ draft, usedBy, titleOf, onMoved, onReadAgain, onEdit }: DraftCardProps) {
  const { rights, clinician } = useDesk();
  const heading = useId();
  const [withdrawing, setWithdrawing] = useState(false);
  const names = draft.authors.map(({ name }) => name);
  const own = names.includes(clinician.name);
  const moving = { draft, titleOf, onMoved, onReadAgain };
  return (
    <section className="card" aria-labelledby={heading}>
      <div className="pad stack">
        <h2 className="h-l" id={heading}>
          {codeSetDraft.title(draft.version)}
        </h2>
        <Changes version={draft} />
        {onEdit !== undefined && (
          <div className="row-acts">
            <Button onPress={onEdit}>{codeSetDraft.begin}</Button>
            <Button expanded={withdrawing} onPress={() => setWithdrawing(!withdrawing)}>
              {words.withdraw}
            </Button>
          </div>
        )}
        {withdrawing && <MoveForm move="withdraw" {...moving} onCancel={() => setWithdrawing(false)} />}
      </div>
      <CodesTable
        rows={draft.concepts}
        caption={codeSet.tableCaption(draft.concepts.length, draft.version)}
      />
      <div className="pad stack approve">
        <h3>{words.approveTitle}</h3>
        <p className="s">{words.approveWhat(listWords.format(usedBy))}</p>
        {names.length > 0 && <p className="s q">{words.writtenBy(listWords.format(names))}</p>}
        {rights.includes('approve-rules') && !own && <MoveForm move="approve" {...moving} />}
        {rights.includes('approve-rules') && own && <p className="note">{words.own}</p>}
        {!rights.includes('approve-rules') && <p className="s q">{words.mayNot}</p>}
      </div>
    </section>
  );
}
