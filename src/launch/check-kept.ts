import { fetchWellKnownJson } from 'fhirclient/lib/smart';
import type { PageConfig } from '../config/page-config.ts';
import { fail, succeed, type Result } from '../domain/result.ts';
import { entryOf, keepingPlace } from './browser-state.ts';
import { tokenAddress } from './token-address.ts';
import type { LaunchFailure } from './session.ts';

const discoveryMs = 15_000;

/**
 * What lay in the frame's name may have been written by any page that was in the frame meanwhile. So that a code never
 * goes to an address of theirs, the record system must be a listed one, and where it exchanges codes is asked again.
 * What lay in session storage was written by this app alone.
 */
export async function checkKept(state: string, config: PageConfig): Promise<Result<void, LaunchFailure>> {
  if (keepingPlace() !== 'frame-name') return succeed(undefined);
  const { serverUrl, tokenUri } = entryOf(state) ?? {};
  const here = config.issuers.filter(({ iss }) => iss === serverUrl);
  const [issuer] = here;
  if (issuer === undefined || tokenUri === undefined) return fail({ kind: 'state-lost' });
  if (here.some(({ id, client }) => client === 'confidential' && tokenUri === tokenAddress(id)))
    return succeed(undefined);
  try {
    const asked = { signal: AbortSignal.timeout(discoveryMs) };
    const { token_endpoint: said } = await fetchWellKnownJson(issuer.iss, asked);
    return said === tokenUri ? succeed(undefined) : fail({ kind: 'state-lost' });
  } catch {
    return fail({ kind: 'discovery-failed', iss: issuer.iss, detail: 'It was not answered a second time.' });
  }
}
