import { createEhr } from '../create-ehr.ts';
import type { MintRequest } from '../contract.ts';
import { children } from './children.ts';

const origin = 'http://ehr.test';
export const base = `${origin}/fhir`;

const everything =
  'patient/*.cruds user/Practitioner.rs user/PractitionerRole.rs launch openid fhirUser online_access';

/** A record system without HTTP, and a way to ask it as somebody. */
export function openRecords() {
  const now = new Date('2026-11-20T10:00:00Z');
  const ehr = createEhr({ origin, scenarios: children, now: () => now, appOrigin: 'http://app.test' });

  const as = (grant: Partial<MintRequest> = {}) => {
    const token = ehr.control.mintToken({ user: 'ed-nurse', patient: 'ada', scope: everything, ...grant });
    return async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
      const response = await ehr.fetch(
        new Request(path.startsWith('http') ? path : `${base}/${path}`, {
          method,
          headers: { authorization: `Bearer ${token}`, 'content-type': 'application/fhir+json', ...headers },
          ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
        }),
      );
      return response;
    };
  };
  return { ehr, as };
}

/** A response's body as the resource that the test expects. */
export async function bodyOf<T extends fhir4.FhirResource>(response: Response): Promise<T> {
  return (await response.json()) as T;
}
