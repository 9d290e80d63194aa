import { chronology as words } from '../../../text/chronology.ts';
import { Mark } from './Mark.tsx';
import type { MarkKind } from './marks.ts';

/** What each mark means. */
export function Legend({ other, plan }: { readonly other: boolean; readonly plan: boolean }) {
  const kinds: readonly MarkKind[] = [
    'attendance',
    'injury',
    'was-not-brought',
    'concern',
    ...(other ? ['other' as const] : []),
    ...(plan ? ['plan' as const] : []),
  ];
  return (
    <ul className="legend-marks">
      {kinds.map((kind) => (
        <li key={kind}>
          <svg className="chrono" viewBox="-11 -9 22 18" aria-hidden="true">
            <Mark kind={kind} x={0} y={0} />
          </svg>
          {words.legend[kind]}
        </li>
      ))}
    </ul>
  );
}
