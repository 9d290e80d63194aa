import type { TellHappening } from '../../../api/concern-log.ts';
import { unreachable } from '../../../domain/result.ts';
import type { Standing } from '../referring.ts';

export type Act = TellHappening['kind'];

function byStage(stage: Standing['stage']): readonly Act[] {
  switch (stage) {
    case 'to-send':
    case 'written-copy-owed':
      return ['sent', 'escalated'];
    case 'waiting':
      return ['acknowledged', 'decided', 'outcome', 'escalated'];
    case 'acknowledged':
      return ['decided', 'outcome', 'escalated'];
    case 'decided':
      return ['outcome', 'outcome-shared', 'escalated'];
    case 'closed':
      return ['outcome-shared'];
    case 'not-shared':
    case 'to-review':
      return ['reviewed'];
    default:
      return unreachable(stage);
  }
}

const runs = ({ state }: Standing['clocks'][number]): boolean => state === 'running' || state === 'overdue';

/** What may be told of a concern as it stands, the likeliest first. What was promised to the police comes before all. */
export function actsFor({ stage, clocks }: Standing): readonly Act[] {
  const police = clocks.some((clock) => clock.what === 'police' && runs(clock));
  return [...(police ? (['police-told'] as const) : []), ...byStage(stage)];
}
