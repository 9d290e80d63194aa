import { knownText as words } from '../../../text/concern-known.ts';
import { TextButton } from '../../../ui/Button.tsx';

/** Under a label: that what stands there is the record's, untouched. */
export const hintOf = (typed: string | undefined, record: string): string | undefined =>
  typed === undefined && record !== '' ? words.fromRecord : undefined;

/** Under a field that was changed: what the record says, and the way back to it. */
export function FromRecord({
  what,
  typed,
  record,
  onUse,
}: {
  readonly what: string;
  readonly typed: string | undefined;
  readonly record: string;
  readonly onUse: (text: string) => void;
}) {
  if (typed === undefined || record === '' || typed.trim() === record.trim()) return null;
  return (
    <p className="hint">
      {typed.trim() === '' ? words.takenOut : words.changed} {record.replace(/\n/g, '; ')}{' '}
      <TextButton onPress={() => onUse(record)}>{what}</TextButton>
    </p>
  );
}
