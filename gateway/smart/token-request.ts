import { fail, succeed, type Result } from '../../src/domain/result.ts';
import { refusal, type Refusal } from '../http/problem.ts';

/** What a page may ask of a token endpoint through the gateway, and the fields that go on from it. */
const grants: Readonly<
  Record<string, { readonly needed: readonly string[]; readonly more: readonly string[] }>
> = {
  authorization_code: { needed: ['code', 'redirect_uri', 'code_verifier'], more: [] },
  refresh_token: { needed: ['refresh_token'], more: ['scope'] },
};

/**
 * The fields to send on, or why not. `origin`: where the page that asks was served from; its redirect address is that, and
 * no other. What is neither needed nor known does not go on: the page proves nothing, the gateway does.
 */
export function tokenRequest(
  form: ReadonlyMap<string, string>,
  { origin, clientId }: { readonly origin: string; readonly clientId: string },
): Result<Readonly<Record<string, string>>, Refusal> {
  const type = form.get('grant_type');
  const grant = type === undefined || !Object.hasOwn(grants, type) ? undefined : grants[type];
  if (type === undefined || grant === undefined)
    return fail(
      refusal(400, 'grant-type-not-taken', 'This kind of grant is not exchanged here.', {
        field: 'grant_type',
        fix: `Send one of: ${Object.keys(grants).join(', ')}.`,
      }),
    );
  const missing = grant.needed.find((name) => (form.get(name) ?? '') === '');
  if (missing !== undefined)
    return fail(refusal(400, 'field-missing', `The field ${missing} is missing.`, { field: missing }));
  const as = form.get('client_id');
  if (as !== undefined && as !== clientId)
    return fail(
      refusal(403, 'another-client', 'The gateway signs for its own client only.', { field: 'client_id' }),
    );
  if (type === 'authorization_code' && form.get('redirect_uri') !== `${origin}/`)
    return fail(
      refusal(403, 'redirect-uri-not-ours', 'The redirect address is not this gateway’s own page.', {
        field: 'redirect_uri',
        fix: `It must be ${origin}/, as registered. Behind a proxy, set SAFELIGHT_PUBLIC_URL to the address that people open Safelight at.`,
      }),
    );
  return succeed(
    Object.fromEntries(
      ['grant_type', ...grant.needed, ...grant.more].flatMap((name) => {
        const value = form.get(name);
        return value === undefined ? [] : [[name, value]];
      }),
    ),
  );
}
