import { useEffect, useRef } from 'react';
import { evidenceKey } from '../../../rules/digest.ts';
import { flags as words } from '../../../text/child.ts';
import type { Flags } from './use-flags.ts';

/**
 * Says to assistive technology, once, that a flag of high severity has appeared, and, once the record is read, how many
 * others there are. It takes no focus and stops nobody.
 */
export function Announce({
  flags: { interrupting, listed, quiet },
  ready,
  read,
}: {
  readonly flags: Flags;
  /** It is known which flags somebody has seen. */
  readonly ready: boolean;
  /** Every part of the record is read, or known not to be. */
  readonly read: boolean;
}) {
  const place = useRef<HTMLParagraphElement>(null);
  const said = useRef(new Set<string>());
  const othersSaid = useRef(false);
  useEffect(() => {
    if (!ready) return;
    const known = said.current;
    for (const { finding } of quiet) known.delete(evidenceKey(finding));
    const fresh = interrupting.filter(({ finding }) => !known.has(evidenceKey(finding)));
    for (const { finding } of fresh) known.add(evidenceKey(finding));
    const others = read && !othersSaid.current ? listed.length : 0;
    if (read) othersSaid.current = true;
    // Written straight into the page: a region that is drawn anew with its words may not be read out.
    if (place.current !== null && fresh.length + others > 0)
      place.current.textContent = words.announce(
        fresh.map(({ finding }) => finding.rule.title),
        others,
      );
  });
  return <p className="vh" role="status" ref={place} />;
}
