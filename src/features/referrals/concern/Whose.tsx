import { concernWords as words } from '../../../text/referral-concern.ts';
import { dateWords } from '../../../text/when.ts';
import type { Opened } from '../opened.ts';

/** "9990123454" as it is written: in threes and fours. */
const spaced = (number: string): string =>
  /^\d{10}$/.test(number) ? `${number.slice(0, 3)} ${number.slice(3, 6)} ${number.slice(6)}` : number;

/** Whose concern it is, as it was when it was written; what was not recorded is said. */
export function Whose({ opened: { child, team } }: { readonly opened: Opened }) {
  return (
    <>
      <b>{child.name}</b>. {words.born}{' '}
      <span className="nw">
        {child.birthDate === undefined ? words.notRecorded : dateWords(child.birthDate)}
      </span>
      . {words.nhsNumber}{' '}
      <span className="nw">
        {child.nhsNumber === undefined ? words.notRecorded : spaced(child.nhsNumber)}
      </span>
      . {team !== undefined && `${words.team}: ${team}. `}
      {words.asThen}
    </>
  );
}
