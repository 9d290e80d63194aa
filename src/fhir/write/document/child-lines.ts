import { writtenDate } from '../../../domain/calendar/written.ts';
import type { Child } from '../../../domain/child.ts';
import type { Concern } from '../../../domain/concern.ts';
import { formatNhsNumber } from '../../../domain/nhs-number.ts';
import { unreachable } from '../../../domain/result.ts';
import type { Line } from './model.ts';

/** "TESTCHILD, Amara": the family name first and in capitals. */
export function nameWords({ name }: Pick<Child, 'name'>): string {
  const parts = [name.family?.toUpperCase(), name.given].filter((part) => part !== undefined && part !== '');
  return parts.length === 0 ? (name.text ?? 'Name not recorded') : parts.join(', ');
}

/** "999 000 0018, verified". A number is never given without saying how far it can be relied on. */
function numberWords(number: Child['nhsNumber']): string {
  switch (number.state) {
    case 'verified':
      return `${formatNhsNumber(number.value)}, verified`;
    case 'not-verified':
      return `${formatNhsNumber(number.value)}, not verified`;
    case 'invalid':
      return 'The number in the record is not a valid NHS number';
    case 'several':
      return 'The record holds several numbers';
    case 'none':
      return 'Not recorded';
    default:
      return unreachable(number);
  }
}

/** Whose it is: always said, whatever else goes or stays. */
export function childLines(
  child: Child,
  { about, expectedDate }: Pick<Concern, 'about' | 'expectedDate'>,
): Line[] {
  const unborn = about === 'unborn-child';
  return [
    ...(unborn
      ? [
          { label: 'About', text: 'An unborn child. It is kept in the mother’s record.' },
          {
            label: 'Expected',
            text: expectedDate === undefined ? 'Date not known' : writtenDate(expectedDate),
          },
        ]
      : []),
    { label: unborn ? 'Mother' : 'Name', text: nameWords(child) },
    {
      label: unborn ? 'Mother born' : 'Born',
      text: child.birthDate === undefined ? 'Not recorded' : writtenDate(child.birthDate),
    },
    { label: unborn ? 'Mother’s NHS number' : 'NHS number', text: numberWords(child.nhsNumber) },
  ];
}
