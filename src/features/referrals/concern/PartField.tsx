import { TextArea, TextField } from '../../../ui/TextField.tsx';
import type { Part } from './parts.ts';

/** One part of a concern while it is amended. */
export function PartField({
  part: { id, title, kind, required, max },
  value,
  fix,
  onChange,
}: {
  readonly part: Part;
  readonly value: string;
  readonly fix: string | undefined;
  readonly onChange: (text: string) => void;
}) {
  const shared = { id: `amend-${id}`, label: title, value, onChange, error: fix, required, maxLength: max };
  switch (kind) {
    case 'date':
      return <TextField {...shared} type="date" />;
    case 'line':
      return <TextField {...shared} />;
    case 'text':
    case 'exact-words':
      return <TextArea {...shared} rows={3} verbatim={kind === 'exact-words'} />;
  }
}
