import type { Issuer } from '../../smart-config/schema/issuer.ts';
import type { OpenSession } from '../../src/api/sessions.ts';
import { fail, succeed, type Result } from '../../src/domain/result.ts';
import { refusal, type Refusal } from '../http/problem.ts';
import { below } from './ehr.ts';
import type { SignedIn } from './id-token.ts';
import type { TokenFacts } from './introspection.ts';

/** The context of the launch, as far as the EHR vouches for it. */
interface Launched {
  readonly encounter?: string;
}

/**
 * Whether this access token came from a launch of this child, by this app, for this user. Where the EHR does not say
 * which child it was (`facts` absent or without `patient`), the token is taken only when it cannot read other children:
 * when its scope, or the scope the app is registered with, holds no clinical read at user or system level. A session
 * without a child opens no record, so there is nothing of it to confirm but that the launch was for no child.
 */
export function launched(
  ask: OpenSession,
  issuer: Issuer,
  user: SignedIn,
  facts: TokenFacts | undefined,
): Result<Launched, Refusal> {
  if (facts !== undefined) {
    const wrong = mismatch(ask, issuer, user, facts);
    if (wrong !== undefined) return fail(wrong);
  }
  if (ask.patient === undefined) return succeed({});
  const vouched = facts?.patient !== undefined && facts.client_id !== undefined;
  if (!vouched && readsBeyondOne(facts?.scope ?? issuer.scope ?? '')) {
    return fail(
      refusal(
        403,
        'launch-not-confirmed',
        'The record system does not confirm which child this launch is for.',
        {
          fix: 'Offer token introspection with the launch context, or take clinical user/ and system/ scopes away.',
        },
      ),
    );
  }
  return succeed(facts?.encounter === undefined ? {} : { encounter: facts.encounter });
}

function mismatch(ask: OpenSession, issuer: Issuer, user: SignedIn, facts: TokenFacts): Refusal | undefined {
  if (!facts.active) return refusal(401, 'token-not-active', 'The launch has ended.');
  if (facts.client_id !== undefined && facts.client_id !== issuer.clientId) {
    return refusal(403, 'token-of-another-app', 'The access token was given to another app.');
  }
  if (
    (facts.sub !== undefined && facts.sub !== user.subject) ||
    (facts.fhirUser !== undefined && !sameReference(facts.fhirUser, user.fhirUser, issuer))
  ) {
    return refusal(403, 'token-of-another-user', 'The access token and the id_token are of two sign-ins.');
  }
  if (facts.patient !== undefined && ask.patient === undefined) {
    return refusal(403, 'launched-on-a-child', 'The launch was for a child, and this asks for none.', {
      field: 'patient',
      fix: 'Open Safelight again from the child’s record.',
    });
  }
  if (facts.patient !== undefined && facts.patient !== ask.patient) {
    return refusal(403, 'not-the-launched-child', 'The launch was for another child.', { field: 'patient' });
  }
  if (facts.patient !== undefined && ask.encounter !== undefined && facts.encounter !== ask.encounter) {
    return refusal(403, 'not-the-launched-encounter', 'The launch was for another encounter.', {
      field: 'encounter',
    });
  }
  return undefined;
}

const sameReference = (a: string, b: string, { iss }: Issuer): boolean => below(iss, a) === below(iss, b);

/** Types that say who staff are and where, and nothing of a patient. */
const directory = new Set([
  'Practitioner',
  'PractitionerRole',
  'Organization',
  'Location',
  'HealthcareService',
]);

/** Whether a scope reads clinical data of more than the launch's patient; SMART v1 and v2. */
function readsBeyondOne(scope: string): boolean {
  return scope.split(/\s+/).some((one) => {
    const [, type, may] = /^(?:user|system)\/([^.]+)\.([^?]+)/.exec(one) ?? [];
    if (type === undefined || may === undefined || directory.has(type)) return false;
    return may === '*' || may === 'read' || (/^c?r?u?d?s?$/.test(may) && /[rs]/.test(may));
  });
}
