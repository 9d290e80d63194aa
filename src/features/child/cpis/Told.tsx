import type { Check } from '../../../domain/cpis.ts';
import { unreachable } from '../../../domain/result.ts';
import { cpis } from '../../../text/cpis.ts';
import { authorityName } from '../../../text/names.ts';

/** Whether the authority was told of a look-up that was answered, as a sentence. `found`: CP-IS holds a record. */
export function Told({
  check: { notified, kind },
  found,
  authorities = [],
}: {
  readonly check: Pick<Check, 'notified' | 'kind'>;
  readonly found: boolean;
  /** Those that hold a plan. */
  readonly authorities?: readonly string[];
}) {
  switch (notified) {
    case 'yes': {
      if (authorities.length > 1) return cpis.theAuthority + cpis.wasToldOneOf;
      const [short, rest] = authorityName(authorities[0] ?? cpis.theAuthority);
      return (
        <>
          {short}
          {rest !== '' && <span className="only-tall">{rest}</span>}
          {cpis.wasTold}
        </>
      );
    }
    case 'no':
      if (kind === 'scheduled') return cpis.nobodyTold;
      return found ? cpis.notTold : cpis.nobodyToTell;
    case 'unknown':
      return `${cpis.mayHaveBeenTold}${cpis.thatYouLooked}${found ? ` ${cpis.notSaid}` : ''}`;
    default:
      return unreachable(notified);
  }
}
