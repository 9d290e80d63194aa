import type { LaunchConfig, PageIssuer } from '../config/page-config.ts';
import { fail, succeed, type Result } from '../domain/result.ts';
import type { LaunchFailure } from './session.ts';

/** A launch by a known record system. `launch` is its opaque handle for what is on screen. */
export interface LaunchRequest {
  readonly issuer: PageIssuer;
  readonly launch: string;
}

/**
 * Reads `iss` and `launch` from the query of the launch address and nothing else. `iss` must be one of the listed
 * issuers to the letter: an address from a link is never trusted, and never mended.
 */
export function readLaunchRequest(query: string, config: LaunchConfig): Result<LaunchRequest, LaunchFailure> {
  const given = new URLSearchParams(query);
  const iss = onlyOne(given, 'iss');
  const launch = onlyOne(given, 'launch');
  if (iss === undefined && launch === undefined) return fail({ kind: 'opened-directly' });
  if (iss === undefined) return fail({ kind: 'launch-parameters-missing', missing: ['iss'] });
  const issuer = config.issuers.find((known) => known.iss === iss);
  if (issuer === undefined) return fail({ kind: 'unknown-issuer', iss });
  if (launch === undefined) return fail({ kind: 'launch-parameters-missing', missing: ['launch'] });
  return succeed({ issuer, launch });
}

/** A parameter given twice could be read as either, so it counts as not given. */
function onlyOne(given: URLSearchParams, name: string): string | undefined {
  const values = given.getAll(name);
  return values.length === 1 && values[0] !== '' ? values[0] : undefined;
}
