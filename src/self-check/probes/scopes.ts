import type { SignedIn } from '../input.ts';
import type { Exchange } from '../line.ts';
import { scopeWords } from '../shape.ts';
import { judged, met, notMet, notTried, waitsFor, type Verdict, type Verdicts } from '../verdict.ts';

interface Right {
  readonly reach: string;
  readonly type: string;
  readonly letters: string;
  readonly narrowed: boolean;
  readonly version: 'v1' | 'v2';
}

const v1: Readonly<Record<string, string>> = { read: 'rs', write: 'cud', '*': 'cruds' };

function rightsOf(scope: string): readonly Right[] {
  return scope.split(/\s+/).flatMap((one) => {
    const [, reach = '', type = '', suffix = '', narrowed] =
      /^(patient|user)\/([A-Za-z]+|\*)\.([a-z]+|\*)(\?.+)?$/.exec(one) ?? [];
    if (reach === '') return [];
    const older = v1[suffix];
    return [
      {
        reach,
        type,
        letters: older ?? suffix,
        narrowed: narrowed !== undefined,
        version: older === undefined ? ('v2' as const) : ('v1' as const),
      },
    ];
  });
}

const ordered = (letters: string): boolean => letters !== '' && /^c?r?u?d?s?$/.test(letters);

/** Whether what was granted holds this letter of this right; user level reaches further than patient level. */
const holds = (granted: readonly Right[], asked: Right, letter: string): boolean =>
  granted.some(
    ({ reach, type, letters, narrowed }) =>
      (reach === asked.reach || reach === 'user') &&
      (type === asked.type || type === '*') &&
      letters.includes(letter) &&
      (!narrowed || asked.narrowed),
  );

/** What was asked and not granted, as scopes that can be shown. */
function missingOf(asked: string, granted: string): readonly string[] {
  const given = rightsOf(granted).filter(({ letters }) => ordered(letters));
  const words = granted.split(/\s+/);
  const rights = rightsOf(asked).flatMap((right) => {
    const missing = Array.from(right.letters)
      .filter((letter) => !holds(given, right, letter))
      .join('');
    return missing === '' ? [] : scopeWords(`${right.reach}/${right.type}.${missing}`);
  });
  // "launch" itself need not be repeated; a server may also leave out what it grants to everybody.
  const others = scopeWords(asked).filter(
    (one) => /^(openid|fhirUser|online_access|offline_access)$/.test(one) && !words.includes(one),
  );
  return [...others, ...rights];
}

/** The granted scopes against those that were asked. */
export function probeScopes({ answer, asked }: SignedIn, exchange: Exchange): Verdicts {
  const said = answer['scope'];
  if (typeof said !== 'string') {
    const why = waitsFor('scope-said', 'What was granted is not said.');
    return { 'scope-version': why, 'scope-letters': why, 'scope-granted': why };
  }
  const wanted = rightsOf(asked);
  const given = rightsOf(said);
  const version = versionVerdict(wanted, given, exchange);
  const odd = given.filter(({ letters }) => !ordered(letters)).length;
  const missing = missingOf(asked, said);
  return {
    'scope-version': version,
    'scope-letters': judged(
      odd === 0,
      'Every scope is in order.',
      `${odd} ${odd === 1 ? 'scope has its' : 'scopes have their'} letters in another order.`,
      exchange,
    ),
    'scope-granted':
      version.is === 'not-met'
        ? waitsFor('scope-version', 'None of them is in the notation that was asked.')
        : odd > 0
          ? waitsFor('scope-letters', 'Scopes in another order are not counted.')
          : judged(
              missing.length === 0,
              'All of it was granted.',
              `Not granted: ${missing.map((one) => `\`${one}\``).join(', ')}.`,
              exchange,
            ),
  };
}

function versionVerdict(wanted: readonly Right[], given: readonly Right[], exchange: Exchange): Verdict {
  if (wanted.length === 0) return notTried('No resource scope was asked.', exchange);
  const versions = new Set(wanted.map(({ version }) => version));
  const same = given.filter(({ version }) => versions.has(version));
  if (same.length > 0)
    return met(`Granted in version ${[...versions].join(' and ').replaceAll('v', '')}.`, exchange);
  return notMet(
    given.length === 0
      ? 'No resource scope was granted.'
      : `Asked in version ${[...versions].join(' and ').replaceAll('v', '')}, granted in the other.`,
    exchange,
  );
}
