import type { CallStands } from '../../../api/concern-call.ts';
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

/** The list with what somebody said became of a call. */
export const withSettled = (
  concerns: Fetched<readonly ConcernSummary[]>,
  id: string,
  stands: CallStands,
): Fetched<readonly ConcernSummary[]> =>
  concerns.state !== 'present' && concerns.state !== 'incomplete'
    ? concerns
    : { ...concerns, value: concerns.value.map((one) => (one.id === id ? { ...one, ...stands } : one)) };
