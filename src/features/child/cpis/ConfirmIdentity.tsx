import type { IdentityCheck } from '../../../domain/cpis.ts';
import type { NhsNumber } from '../../../domain/nhs-number.ts';
import { formatNhsNumber } from '../../../domain/nhs-number.ts';
import { identity } from '../../../text/cpis-look-up.ts';
import { Radios } from '../../../ui/Choice.tsx';

const ways: readonly IdentityCheck[] = ['asked-child-or-carer', 'saw-document', 'traced-elsewhere'];

/** How somebody knows that a number nobody has verified is this child's. None of the answers is chosen for them. */
export function ConfirmIdentity({
  number,
  name,
  value,
  onChange,
}: {
  readonly number: NhsNumber;
  readonly name: string;
  readonly value: IdentityCheck | undefined;
  readonly onChange: (how: IdentityCheck) => void;
}) {
  return (
    <Radios
      id="identity"
      label={identity.ask(formatNhsNumber(number), name)}
      hint={identity.why}
      value={value}
      onChange={onChange}
      options={ways.map((way) => ({ value: way, label: identity.ways[way] }))}
    />
  );
}
