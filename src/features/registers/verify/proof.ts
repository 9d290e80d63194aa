import type { RegisterVerified } from '../../../api/registers.ts';
import { unreachable } from '../../../domain/result.ts';
import { proofWords as words } from '../../../text/register-verify.ts';

/** The first twelve digits of a seal in groups of four, "7F3A 09C2 E81D": enough to compare by eye. */
export const sealStart = (seal: string): string =>
  (
    seal
      .slice(0, 12)
      .toUpperCase()
      .match(/.{1,4}/g) ?? []
  ).join(' ');

/** "safelight-register-proof-2026-11-20.txt": no person is in the name. */
export const proofName = ({ checkedAt }: RegisterVerified): string =>
  `safelight-register-proof-${checkedAt.slice(0, 10)}.txt`;

function linesOf(verified: RegisterVerified): readonly string[] {
  switch (verified.state) {
    case 'intact': {
      const { entries, from, to, seal, toMakeAgain } = verified;
      return [
        words.entries(entries),
        ...(from === undefined || to === undefined ? [] : [words.days(from, to)]),
        words.seal(seal),
        ...(toMakeAgain === undefined ? [] : [words.toMakeAgain(toMakeAgain)]),
      ];
    }
    case 'broken':
      return [words.firstBroken(verified.firstBroken), words.why(verified.why)];
    default:
      return unreachable(verified);
  }
}

/** What was found, as a text to keep: with the whole seal, and how to check again. Instants are UTC, as kept. */
export const proofText = (verified: RegisterVerified, organisation: string | undefined): string =>
  [
    words.title,
    words.organisation(organisation ?? words.notSaid),
    words.result[verified.state],
    ...linesOf(verified),
    words.checked(verified.checkedAt, verified.by),
    '',
    words.how,
    '',
  ].join('\r\n');
