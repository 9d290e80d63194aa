import { useCallback } from 'react';
import type { Board } from '../../../api/concern-log.ts';
import { Asked } from '../../../desk/Asked.tsx';
import { useLoaded } from '../../../desk/desk.ts';
import { ScreenHead } from '../../../desk/ScreenHead.tsx';
import { boardWords as words } from '../../../text/referral-board.ts';
import { Button } from '../../../ui/Button.tsx';
import { Toggle } from '../../../ui/Segmented.tsx';
import { useNow } from '../../../ui/use-now.ts';
import { ReferringContext, useReferring } from '../referring.ts';
import { Row } from './Row.tsx';

export type Filter = 'open' | 'overdue' | 'closed';

const filters = (['open', 'overdue', 'closed'] as const).map((value) => ({
  value,
  label: words.filters[value],
}));

/** Whose concerns are listed, or why there are only one's own. */
function Covers({ teams }: Pick<Board, 'teams'>) {
  return teams.length === 0 ? (
    <p className="note">{words.ownOnly}</p>
  ) : (
    <p className="s q">{words.covers(teams)}</p>
  );
}

function Lines({
  board,
  filter,
  now,
}: {
  readonly board: Board;
  readonly filter: Filter;
  readonly now: number;
}) {
  return (
    <>
      <Covers teams={board.teams} />
      <p role="status" className="s q">
        {board.waiting.length === 0 ? words.empty[filter] : words.count(board.waiting.length)}
      </p>
      {board.waiting.length > 0 && (
        <ul className="card board" aria-label={words.list}>
          {board.waiting.map((one) => (
            <Row key={one.id} waiting={one} now={now} />
          ))}
        </ul>
      )}
    </>
  );
}

/** Referrals that wait: of the person's team, of those that they lead, or their own. The gateway decides which. */
export function BoardScreen({
  filter,
  onFilter,
  onSeen,
}: {
  readonly filter: Filter;
  readonly onFilter: (filter: Filter) => void;
  /** What was listed: the next screen knows whose a concern is. */
  readonly onSeen: (board: Board) => void;
}) {
  const referring = useReferring();
  const { log, clock } = referring;
  const now = useNow(clock, 30_000);
  const load = useCallback(async () => {
    const answer = await log.board(filter);
    if (answer.ok) onSeen(answer.value);
    return answer;
  }, [filter, log, onSeen]);
  const { loaded, again, put } = useLoaded(load);
  return (
    <ReferringContext
      value={{
        ...referring,
        onTold: (id, logged) => {
          referring.onTold(id, logged);
          if (loaded.state !== 'there') return;
          const { stage, clocks } = logged;
          put({
            ...loaded.value,
            waiting: loaded.value.waiting.map((one) => (one.id === id ? { ...one, stage, clocks } : one)),
          });
        },
        onSettled: (id, stands) => {
          referring.onSettled(id, stands);
          if (loaded.state !== 'there') return;
          const { waiting } = loaded.value;
          put({
            ...loaded.value,
            waiting: waiting.map((one) => (one.id === id ? { ...one, ...stands } : one)),
          });
        },
      }}
    >
      <ScreenHead title={words.title} says={words.says}>
        <Button onPress={again}>{words.refresh}</Button>
      </ScreenHead>
      <div>
        <Toggle label={words.filter} options={filters} chosen={filter} onChoose={onFilter} />
      </div>
      <Asked what={words.what} loaded={loaded} again={again}>
        {(board) => <Lines board={board} filter={filter} now={now} />}
      </Asked>
    </ReferringContext>
  );
}
