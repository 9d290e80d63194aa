import { yearsOld } from '../../../text/names.ts';
import { cpis } from '../../../text/cpis.ts';
import { useNow } from '../../../ui/use-now.ts';
import { useClock } from '../use-case.ts';
import { useCalled, useChild } from '../use-child.ts';

/** What the card must say of this child whatever CP-IS answers: another nation's address, the end at 18. */
export function Notes() {
  const now = useNow(useClock(), 60_000);
  const child = useChild();
  const { they } = useCalled();
  if (child === undefined) return null;
  const nation = child.address?.nation;
  const years = yearsOld(child, now);
  const abroad =
    nation !== undefined && nation !== 'england' && nation !== 'not-known'
      ? cpis.onlyEngland(cpis.nations[nation])
      : undefined;
  const age = years === undefined || years < 16 ? undefined : years >= 18 ? cpis.over18 : cpis.from16(they);
  if (abroad === undefined && age === undefined) return null;
  return (
    <div className="cp-body s">
      {abroad !== undefined && <p>{abroad}</p>}
      {age !== undefined && <p>{age}</p>}
    </div>
  );
}
