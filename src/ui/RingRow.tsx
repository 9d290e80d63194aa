import type { ReactNode } from 'react';
import { common } from '../text/common.ts';

/** A number to ring. `now` puts the lamp on it; there is one lamp in a card. Absent number: its absence is said. */
export function RingRow({
  label,
  phone,
  now,
}: {
  readonly label: ReactNode;
  readonly phone: string | undefined;
  /** "office hours": why it is this number now. */
  readonly now?: string | undefined;
}) {
  return (
    <div className={now === undefined ? 'ring' : 'ring now'}>
      <span className="lab">
        {now !== undefined && (
          <>
            <b>{common.ringNow}</b>, {now}
            <br />
          </>
        )}
        {label}
      </span>
      {phone === undefined ? (
        <span className="s q">{common.noNumberGiven}</span>
      ) : (
        <a className="num" href={`tel:${phone.replace(/\s/g, '')}`}>
          {phone}
        </a>
      )}
    </div>
  );
}
