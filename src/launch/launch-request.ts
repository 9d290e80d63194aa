import type { LaunchConfig, PageIssuer } from '../config/page-config.ts';
import { fail, succeed, type Result } from '../domain/result.ts';
import type { LaunchFailure } from './session.ts';

/**
 * A launch by a known record system. `launch` is its opaque handle for what is on screen; without one Safelight was
 * opened outside it, and its sign-in asks which child.
 */
export interface LaunchRequest {
  readonly issuer: PageIssuer;
  readonly launch?: string;
  /** What is asked for: space-separated. */
  readonly scope: string;
}

/** Opened by itself, where at least one record system may be opened from there. One of each address. */
export interface LaunchChoice {
  readonly choice: readonly PageIssuer[];
}

/**
 * Reads `iss` and `launch` from the query of the launch address and nothing else. `iss` must be one of the listed
 * issuers to the letter: an address from a link is never trusted, and never mended.
 */
export function readLaunchRequest(
  query: string,
  config: LaunchConfig,
): Result<LaunchRequest | LaunchChoice, LaunchFailure> {
  const given = new URLSearchParams(query);
  const iss = onlyOne(given, 'iss');
  const launch = onlyOne(given, 'launch');
  if (iss === undefined && launch === undefined) return openedByItself(given, config);
  if (iss === undefined) return fail({ kind: 'launch-parameters-missing', missing: ['iss'] });
  const issuer = config.issuers.find((known) => known.iss === iss);
  if (issuer === undefined) return fail({ kind: 'unknown-issuer', iss });
  if (launch !== undefined) return succeed({ issuer, launch, scope: issuer.scope });
  // A `launch` that is there twice, or empty, is a broken launch from a record, and not one from elsewhere.
  if (!given.has('launch') && mayStandAlone(issuer))
    return succeed({ issuer, scope: issuer.standaloneScope });
  return fail({ kind: 'launch-parameters-missing', missing: ['launch'] });
}

function openedByItself(
  given: URLSearchParams,
  { issuers }: LaunchConfig,
): Result<LaunchChoice, LaunchFailure> {
  const choice = issuers.filter(
    (one, index) => mayStandAlone(one) && issuers.findIndex(({ iss }) => iss === one.iss) === index,
  );
  const bare = !given.has('iss') && !given.has('launch');
  return bare && choice.length > 0 ? succeed({ choice }) : fail({ kind: 'opened-directly' });
}

const mayStandAlone = (issuer: PageIssuer): issuer is PageIssuer & { readonly standaloneScope: string } =>
  issuer.standalone && issuer.standaloneScope !== undefined;

/** A parameter given twice could be read as either, so it counts as not given. */
function onlyOne(given: URLSearchParams, name: string): string | undefined {
  const values = given.getAll(name);
  return values.length === 1 && values[0] !== '' ? values[0] : undefined;
}
