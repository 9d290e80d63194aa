import type { Issuer } from '../../smart-config/schema/issuer.ts';
import { fail, succeed, type Result } from '../../src/domain/result.ts';
import { refusal, type Refusal } from '../http/problem.ts';

/** All issuers of one `iss`: one, or one for each organisation behind it. */
export type Candidates = readonly [Issuer, ...Issuer[]];

/** What an answer or a token says of the organisation: text, below the names of `path`; undefined for anything else. */
export function tenantIn(said: unknown, path: readonly string[] = ['tenant']): string | undefined {
  const found = path.reduce<unknown>(
    (value, name) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, name)
        ? Reflect.get(value, name)
        : undefined,
    said,
  );
  return typeof found === 'string' && found !== '' ? found : undefined;
}

/** What the EHR vouches for, each `tenant` as it says it: of the access token, and of the signed id_token. */
interface Vouched {
  readonly introspected: string | undefined;
  readonly signed: string | undefined;
}

/**
 * The organisation that a launch is for. Where there are several, only what the EHR vouches for decides, never what a page
 * says: rules, lawful bases, the ledger and the concerns are the organisation's.
 */
export function organisationOf(candidates: Candidates, said: Vouched): Result<Issuer, Refusal> {
  const [first, ...others] = candidates;
  if (others.length === 0 && first.tenant.value === undefined) return succeed(first);
  const { introspected, signed } = said;
  if (introspected !== undefined && signed !== undefined && introspected !== signed)
    return fail(
      refusal(
        403,
        'tenant-of-another-launch',
        'The access token and the id_token are of two organisations.',
        {
          fix: 'Open Safelight again from the child’s record.',
        },
      ),
    );
  const value = introspected ?? signed;
  if (value === undefined)
    return fail(
      refusal(
        403,
        'tenant-not-confirmed',
        'The record system does not confirm which organisation this launch is for.',
        {
          fix: 'Say "tenant" in the introspection answer or in the id_token.',
        },
      ),
    );
  const named = candidates.find(({ tenant }) => tenant.value === value);
  return named === undefined
    ? fail(
        refusal(403, 'unknown-tenant', 'This organisation of the record system may not use Safelight.', {
          fix: 'Add what the record system says as "tenant" to "tenants" in its issuer file, to the letter.',
        }),
      )
    : succeed(named);
}
