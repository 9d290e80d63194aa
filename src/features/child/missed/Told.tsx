import type { TeamTold } from '../../../domain/cpis.ts';
import { missed as words } from '../../../text/missed.ts';
import { instantWords } from '../../../text/when.ts';
import { useNow } from '../../../ui/use-now.ts';
import { useClock } from '../use-case.ts';

/** Done with: who was told, when, by whom. A call that somebody made, and nothing else. */
export function Told({ told }: { readonly told: TeamTold }) {
  const now = useNow(useClock(), 60_000);
  const { authority, phone, spokeTo, at, by } = told;
  return (
    <div role="status">
      <p className="strong">{words.told(authority, instantWords(at, now))}.</p>
      <p className="s q">
        {words.toldBy(by.name, by.role)} {spokeTo !== undefined && spokeTo !== '' && words.tookCall(spokeTo)}{' '}
        {phone !== undefined && phone !== '' && words.toldOn(phone)}
      </p>
    </div>
  );
}
