import type { ConcernLogged, ConcernSummary } from '../../../api/concerns.ts';
import type { Fetched } from '../../../domain/fetched.ts';

/** The list with what the gateway says of one concern now. */
export function withStanding(
  concerns: Fetched<readonly ConcernSummary[]>,
  id: string,
  { stage, clocks, inRecord, reference }: Pick<ConcernLogged, 'stage' | 'clocks' | 'inRecord' | 'reference'>,
): Fetched<readonly ConcernSummary[]> {
  if (concerns.state !== 'present' && concerns.state !== 'incomplete') return concerns;
  return {
    ...concerns,
    value: concerns.value.map((one) =>
      one.id === id ? { ...one, stage, clocks, inRecord, reference } : one,
    ),
  };
}
