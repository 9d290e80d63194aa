import type { PageIssuer } from '../config/page-config.ts';
import { fail, succeed, type Result } from '../domain/result.ts';
import type { LaunchFailure } from './session.ts';

/**
 * The issuer that a token answer belongs to. Several organisations may share one `iss`; then `tenant` says which, and
 * nothing is guessed: the gateway decides again by what it validated itself.
 */
export function issuerOf(
  issuers: readonly PageIssuer[],
  iss: string,
  answer: object,
): Result<PageIssuer, LaunchFailure> {
  const here = issuers.filter((known) => known.iss === iss);
  const [only, ...others] = here;
  if (only === undefined) return fail({ kind: 'unknown-issuer', iss });
  if (others.length === 0 && only.tenantValue === undefined) return succeed(only);
  const tenant: unknown = Reflect.get(answer, 'tenant');
  const named = here.find(({ tenantValue }) => tenantValue !== undefined && tenantValue === tenant);
  if (named !== undefined) return succeed(named);
  return fail({ kind: 'unknown-tenant', iss, ...(typeof tenant === 'string' ? { tenant } : {}) });
}
