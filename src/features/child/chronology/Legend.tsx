import { chronology as words } from '../../../text/chronology.ts';
import { Mark } from './Mark.tsx';
import type { MarkKind } from './marks.ts';

/** Width of a legend entry: its mark and its words at 12 units a letter or so. */
const width = (kind: MarkKind): number => 44 + words.legend[kind].length * 6.2;

/** What each mark means. */
export function Legend({
  y,
  other,
  plan,
}: {
  readonly y: number;
  readonly other: boolean;
  readonly plan: boolean;
}) {
  const kinds: readonly MarkKind[] = [
    'attendance',
    'injury',
    'was-not-brought',
    'concern',
    ...(other ? ['other' as const] : []),
    ...(plan ? ['plan' as const] : []),
  ];
  return kinds.map((kind, i) => {
    const x = 8 + kinds.slice(0, i).reduce((sum, before) => sum + width(before), 0);
    return (
      <g key={kind}>
        <Mark kind={kind} x={kind === 'plan' ? x + 4 : x} y={y - 4} />
        <text x={x + (kind === 'plan' ? 20 : 14)} y={y}>
          {words.legend[kind]}
        </text>
      </g>
    );
  });
}
