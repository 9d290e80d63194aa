import { unreachable } from '../../../domain/result.ts';
import { referralWords, stageWords } from '../../../text/referral.ts';
import type { Standing } from '../referring.ts';

const isOverdue = ({ clocks }: Pick<Standing, 'clocks'>): boolean =>
  clocks.some(({ state }) => state === 'overdue');

/** How a stage is drawn: solid is an answer, dashed is not done yet; the lamp is only for a time limit that has run out. */
function look(stage: Standing['stage']): string {
  switch (stage) {
    case 'to-send':
    case 'written-copy-owed':
    case 'waiting':
    case 'to-review':
      return 'chip dash';
    case 'acknowledged':
    case 'not-shared':
      return 'chip';
    case 'decided':
    case 'closed':
      return 'chip solid';
    default:
      return unreachable(stage);
  }
}

/** Where a concern stands, in words; a limit that has run out is said beside it. */
export function StageChip({ standing }: { readonly standing: Standing }) {
  return (
    <>
      <span className={look(standing.stage)}>{stageWords[standing.stage]}</span>{' '}
      {isOverdue(standing) && <span className="chip now">{referralWords.overdueNow}</span>}
    </>
  );
}
