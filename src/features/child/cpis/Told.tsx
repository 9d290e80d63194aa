import type { Notified } from '../../../domain/cpis.ts';
import { unreachable } from '../../../domain/result.ts';
import { cpis } from '../../../text/cpis.ts';
import { authorityName } from '../../../text/names.ts';

/** Whether the authority was told of a look-up that was answered, as a sentence. */
export function Told({ notified, authority }: { readonly notified: Notified; readonly authority?: string }) {
  switch (notified) {
    case 'yes': {
      const [short, rest] = authorityName(authority ?? cpis.theAuthority);
      return (
        <>
          {short}
          {rest !== '' && <span className="only-tall">{rest}</span>}
          {cpis.wasTold}
        </>
      );
    }
    case 'no':
      return cpis.nobodyTold;
    case 'unknown':
      return `${cpis.mayHaveBeenTold}${cpis.thatYouLooked}`;
    default:
      return unreachable(notified);
  }
}
