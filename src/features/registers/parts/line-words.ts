import type { RegisterLine } from '../../../api/registers.ts';
import { unreachable } from '../../../domain/result.ts';
import { formatNhsNumber, parseNhsNumber } from '../../../domain/nhs-number.ts';
import { register as words } from '../../../text/register.ts';

/** "999 012 3454"; one that is not valid is shown as it was recorded. */
export function nhsWords(text: string): string {
  const number = parseNhsNumber(text);
  return number === undefined ? text : formatNhsNumber(number);
}

/** What it means that a line names no child: most of them are about none. */
export function noChildWords(kind: RegisterLine['kind']): string {
  switch (kind) {
    case 'session':
    case 'rules':
    case 'register':
    case 'other':
      return words.aboutNoChild;
    case 'look-up':
    case 'look-up-failed':
    case 'disclosure':
    case 'concern':
    case 'not-shared':
    case 'concern-opened':
    case 'concern-amended':
    case 'referral-step':
    case 'draft-handed-over':
    case 'read':
      return words.childNotKnown;
    default:
      return unreachable(kind);
  }
}

/** Consent to what was shared; nothing else asks for any, where its own basis is on record. */
export function consentWords(line: RegisterLine): string {
  if (line.consent !== undefined) return line.consent;
  if (line.child === undefined) return words.doesNotApply;
  if (line.kind === 'not-shared') return words.doesNotApply;
  const shares = line.kind === 'disclosure' || line.kind === 'concern';
  return !shares && line.basis.length > 0 ? words.notNeeded : words.notSaid;
}

/** Basis in words: the purpose first, what was cited below it; what is missing is said. */
export function basisWords(line: RegisterLine): { readonly main: string; readonly cited?: string } {
  const cited = line.basis.join('; ');
  if (line.purpose !== undefined) return { main: line.purpose, ...(cited === '' ? {} : { cited }) };
  if (cited !== '') return { main: cited };
  return { main: line.child === undefined ? words.doesNotApply : words.notSaid };
}
