import type { MarkKind } from './marks.ts';

/** One mark of the picture, centred on x and y. Shape says what it is; the words beside it and the table say it again. */
export function Mark({ kind, x, y }: { readonly kind: MarkKind; readonly x: number; readonly y: number }) {
  switch (kind) {
    case 'attendance':
      return <circle className="att" cx={x} cy={y} r="6" />;
    case 'injury':
      return <path className="inj" d={`M${x - 6} ${y - 6}l12 12m0-12l-12 12`} />;
    case 'was-not-brought':
      return (
        <>
          <circle className="hollow" cx={x} cy={y} r="6.5" />
          <path className="slash" d={`M${x - 5} ${y + 5}l10-10`} />
        </>
      );
    case 'concern':
      return <path className="con" d={`M${x} ${y - 8}l8 8-8 8-8-8z`} />;
    case 'plan':
      return <path className="plan" d={`M${x - 11} ${y - 7}h22v14h-22z`} />;
    case 'other':
      return <rect className="hollow" x={x - 5} y={y - 5} width="10" height="10" />;
  }
}
