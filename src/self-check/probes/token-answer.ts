import type { Subject, SignedIn } from '../input.ts';
import type { Exchange } from '../line.ts';
import { isObject } from '../shape.ts';
import { judged, met, notMet, type Verdict, type Verdicts } from '../verdict.ts';

/** Views that Safelight can be opened at. */
const intents: readonly string[] = [
  'safeguarding-check',
  'record-concern',
  'referrals',
  'configure-rules',
  'registers',
  'self-check',
];
const longestSeconds = 3600;

/** What the token answer says beside the token: context, life and identity of the organisation. */
export function probeTokenAnswer(
  { answer, cacheControl }: SignedIn,
  subject: Subject,
  exchange: Exchange,
): Verdicts {
  const there = (name: string, missing: string): Verdict =>
    judged(typeof answer[name] === 'string' && answer[name] !== '', 'It is there.', missing, exchange);
  return {
    'scope-said': there('scope', 'No `scope` beside the token.'),
    'context-patient': there('patient', 'No `patient` beside the token.'),
    'context-encounter': there('encounter', 'No `encounter` beside the token.'),
    'context-banner': judged(
      typeof answer['need_patient_banner'] === 'boolean',
      `It says ${answer['need_patient_banner'] === true ? 'that Safelight is to show one' : 'that it shows one itself'}.`,
      'No `need_patient_banner`, true or false.',
      exchange,
    ),
    'context-tenant': tenantVerdict(answer['tenant'], subject.tenants, exchange),
    'context-intent': intentVerdict(answer['intent'], exchange),
    'context-fhir': contextVerdict(answer['fhirContext'], exchange),
    'token-life': lifeVerdict(answer['expires_in'], cacheControl, exchange),
  };
}

function tenantVerdict(tenant: unknown, known: readonly string[], exchange: Exchange): Verdict {
  if (known.length === 0) return met('One organisation has this address: none need be named.', exchange);
  if (typeof tenant !== 'string') return notMet('No `tenant` beside the token.', exchange);
  return judged(
    known.includes(tenant),
    'It names one that the issuer’s file has.',
    'It names one that the issuer’s file does not have.',
    exchange,
  );
}

function intentVerdict(intent: unknown, exchange: Exchange): Verdict {
  if (intent === undefined) return met('None is given: Safelight opens its first screen.', exchange);
  return judged(
    typeof intent === 'string' && intents.includes(intent),
    'Safelight knows it.',
    'It is not one that Safelight knows.',
    exchange,
  );
}

function contextVerdict(context: unknown, exchange: Exchange): Verdict {
  if (context === undefined) return met('None is given.', exchange);
  if (!Array.isArray(context)) return notMet('It is not a list.', exchange);
  const items = context as readonly unknown[];
  const odd = items.filter(
    (item) =>
      !isObject(item) ||
      !(
        typeof item['reference'] === 'string' ||
        typeof item['canonical'] === 'string' ||
        isObject(item['identifier'])
      ),
  );
  return judged(
    odd.length === 0,
    `${items.length} can be read.`,
    `${odd.length} of ${items.length} name nothing.`,
    exchange,
  );
}

function lifeVerdict(seconds: unknown, cacheControl: string | null | undefined, exchange: Exchange): Verdict {
  if (typeof seconds !== 'number') return notMet('No `expires_in`.', exchange);
  if (seconds > longestSeconds) return notMet(`\`expires_in\` is ${seconds} seconds.`, exchange);
  const lives = `It lives ${seconds} seconds`;
  if (cacheControl === undefined)
    return met(`${lives}. Whether it is kept on the way, a browser does not show.`, exchange);
  return judged(
    cacheControl?.includes('no-store') === true,
    `${lives}, with \`no-store\`.`,
    '`Cache-Control: no-store` is not there.',
    exchange,
  );
}
