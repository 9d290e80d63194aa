import type { ReactNode } from 'react';
import { common } from '../text/common.ts';

/** What a telephone dials: digits, after a plus where there is one. Undefined for words that are no number. */
function dialled(phone: string): string | undefined {
  const number = /^[\s(]*(\+?)([\d\s().-]+)/.exec(
    phone.replace('(0)', phone.trim().startsWith('+') ? '' : '0'),
  );
  const digits = number?.[2]?.replace(/\D/g, '') ?? '';
  return digits.length < 3 ? undefined : `${number?.[1] ?? ''}${digits}`;
}

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
  const number = phone === undefined ? undefined : dialled(phone);
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
      ) : number === undefined ? (
        <span className="s">{phone}</span>
      ) : (
        <a className="num" href={`tel:${number}`}>
          {phone}
        </a>
      )}
    </div>
  );
}
