import { fail, succeed, type Result } from '../../src/domain/result.ts';

/** Why the EHR gave nothing usable. */
export type EhrFailure =
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'redirected' }
  | { readonly kind: 'refused'; readonly status: number }
  | { readonly kind: 'not-json' }
  | { readonly kind: 'too-large' };

export type EhrRead = (path: string) => Promise<Result<unknown, EhrFailure>>;

/** The FHIR base that addresses are made from. An EHR may call itself by a slash at its end (`iss`). */
export const baseOf = (iss: string): string => iss.replace(/\/$/, '');

/** A reference without the base of this EHR, where it stands before it. */
export const below = (iss: string, reference: string): string =>
  reference.startsWith(`${baseOf(iss)}/`) ? reference.slice(baseOf(iss).length + 1) : reference;

const timeLimitMs = 8000;
const sizeLimit = 2_000_000;

/**
 * Reads from one EHR with the launch's access token, only below its base: a redirect is refused, so that the token goes
 * nowhere else. The token lives as long as the reader.
 */
export function ehrReader(ehrFetch: typeof fetch, iss: string, accessToken?: string): EhrRead {
  return async (path) => {
    let response: Response;
    try {
      response = await ehrFetch(`${baseOf(iss)}/${path}`, {
        redirect: 'manual',
        signal: AbortSignal.timeout(timeLimitMs),
        headers: {
          accept: 'application/fhir+json, application/json',
          ...(accessToken === undefined ? {} : { authorization: `Bearer ${accessToken}` }),
        },
      });
      if (response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400)) {
        return fail({ kind: 'redirected' });
      }
      if (!response.ok) return fail({ kind: 'refused', status: response.status });
      const text = await response.text();
      return text.length > sizeLimit ? fail({ kind: 'too-large' }) : parse(text);
    } catch {
      return fail({ kind: 'unreachable' });
    }
  };
}

function parse(text: string): Result<unknown, EhrFailure> {
  try {
    const body: unknown = JSON.parse(text);
    return succeed(body);
  } catch {
    return fail({ kind: 'not-json' });
  }
}
