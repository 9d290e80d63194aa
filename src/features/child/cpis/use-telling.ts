import type { Telling } from '../../../text/cpis-look-up.ts';
import { authorityName } from '../../../text/names.ts';
import { useNow } from '../../../ui/use-now.ts';
import { useCase, useClock } from '../use-case.ts';
import { useCalled, useChild } from '../use-child.ts';
import { authorityOfAddress } from './authorities.ts';
import { abroad, isAdult } from './edges.ts';

/** Whom an unscheduled look-up of this child tells, as far as that can be said before it is made. */
export function useTelling(): Telling {
  const child = useChild();
  const { name } = useCalled();
  const now = useNow(useClock(), 60_000);
  const listed = useCase((state) => state.config.authorities.authorities);
  const home = abroad(child) === undefined ? authorityOfAddress(child, listed) : undefined;
  return {
    name,
    adult: isAdult(child, now),
    authority: home === undefined ? undefined : authorityName(home.name)[0],
  };
}
