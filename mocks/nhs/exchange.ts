import { jwtVerify, errors } from 'jose';
import { fail, succeed, type Result } from '../../src/domain/result.ts';
import { findStaff } from './cis2/staff.ts';
import type { SignedInPerson } from './client.ts';
import type { World } from './world.ts';

const ID_TOKEN = 'urn:ietf:params:oauth:token-type:id_token';

/** The person whom an id_token of the pretend CIS2 names: signed by it, for an application that it knows, not run out. */
export async function personOf(
  world: World,
  form: URLSearchParams,
  at: Date,
): Promise<Result<SignedInPerson, string>> {
  const { cis2 } = world;
  if (form.get('subject_token_type') !== ID_TOKEN)
    return fail(`missing or invalid subject_token_type - must be '${ID_TOKEN}'`);
  const token = form.get('subject_token') ?? '';
  if (token === '') return fail('Missing subject_token');
  const { publicKey } = await cis2.signingKey();
  try {
    const { payload } = await jwtVerify(token, publicKey, {
      algorithms: ['RS256'],
      issuer: cis2.issuer,
      audience: cis2.clients.map(({ clientId }) => clientId),
      requiredClaims: ['exp', 'sub'],
      currentDate: at,
    });
    const staff = findStaff(payload.sub);
    if (staff === undefined) return fail("Invalid 'sub' claim in subject_token JWT");
    const selected = staff.roles.find(({ id }) => id === payload['selected_roleid']);
    return succeed({ staff, ...(selected && { selected }) });
  } catch (error) {
    return fail(wordsOf(error));
  }
}

function wordsOf(error: unknown): string {
  const about = 'in subject_token JWT';
  if (error instanceof errors.JWTExpired) return `Invalid 'exp' claim ${about} - JWT has expired`;
  if (error instanceof errors.JWTClaimValidationFailed)
    return `Missing or non-matching '${error.claim}' claim ${about}`;
  return error instanceof errors.JWSSignatureVerificationFailed
    ? `JWT signature verification failed ${about}`
    : 'Malformed JWT in subject_token';
}
