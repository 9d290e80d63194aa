import { randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair, SignJWT, type JWK } from 'jose';
import * as v from 'valibot';
import { fail, succeed, type Result } from '../../../src/domain/result.ts';
import type { Ehr } from '../create-ehr.ts';
import { userReference, type EhrUserId } from '../users.ts';

/** Where the pretend record system publishes the keys of its CDS client, below its origin. */
export const jwksPath = '/sandbox/cds/jwks.json';

/** The `iss` of its tokens. */
export const clientIss = (origin: string): string => `${origin}/cds-client`;

const Discovery = v.object({
  services: v.array(
    v.object({
      id: v.string(),
      hook: v.string(),
      prefetch: v.optional(v.record(v.string(), v.string()), {}),
    }),
  ),
});

/** A hook that happened in the record system. */
interface Happened {
  readonly hook: 'patient-view' | 'encounter-start' | 'appointment-book';
  readonly user: EhrUserId;
  readonly patient: string;
  /** For `appointment-book`: what is being booked. */
  readonly appointments?: fhir4.Bundle;
  /** `prefetch` unless told otherwise: `token` leaves everything to be read, `neither` sends nothing. */
  readonly data?: 'prefetch' | 'token' | 'neither';
}

/** What the services answered, as they did. */
interface Answered {
  readonly service: string;
  readonly status: number;
  readonly body: unknown;
  /** Milliseconds from the call to the answer. */
  readonly ms: number;
}

interface Parts {
  /** Origin of the record system. */
  readonly origin: string;
  /** Base of the services: what stands before `/cds-services`. */
  readonly services: string;
  readonly ehr: Pick<Ehr, 'fetch' | 'control'>;
  readonly fetch?: typeof fetch;
  readonly now: () => Date;
}

/** A record system as a CDS client: it reads what the services want, signs each call with its own key, and says what became of cards. */
export interface CdsClient {
  readonly jwks: () => Promise<{ readonly keys: readonly JWK[] }>;
  /** The failure is a line in words. */
  readonly fire: (happened: Happened) => Promise<Result<Answered, string>>;
  readonly feedback: (service: string, feedback: unknown) => Promise<Result<number, string>>;
}

const scope = 'patient/*.rs user/Practitioner.rs user/PractitionerRole.rs';

export function createCdsClient({ origin, services, ehr, now, ...use }: Parts): CdsClient {
  const send = use.fetch ?? fetch;
  const kid = randomUUID();
  let made: ReturnType<typeof generateKeyPair> | undefined;
  const keys = () => (made ??= generateKeyPair('ES384', { extractable: true }));

  const tokenFor = async (url: string): Promise<string> => {
    const seconds = Math.floor(now().getTime() / 1000);
    const { privateKey } = await keys();
    return new SignJWT({
      jti: randomUUID(),
      iat: seconds,
      exp: seconds + 300,
      iss: clientIss(origin),
      aud: url,
    })
      .setProtectedHeader({ alg: 'ES384', kid, typ: 'JWT', jku: `${origin}${jwksPath}` })
      .sign(privateKey);
  };
  const post = async (url: string, body: unknown): Promise<Response> =>
    send(url, {
      method: 'POST',
      headers: { authorization: `Bearer ${await tokenFor(url)}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const visitOf = (patient: string): string | undefined =>
    ehr.control
      .resources(patient)
      .flatMap((one) => (one.resourceType === 'Encounter' ? [one] : []))
      .findLast(({ id, status }) => id?.startsWith(`${patient}-visit-`) === true && status !== 'finished')
      ?.id;

  /** What is had of one template; nothing where it cannot be had, which leaves its key out. */
  const prefetched = async (
    query: string,
    { user, patient }: Happened,
    visit: string | undefined,
    token: string,
  ): Promise<unknown> => {
    if (query.includes('{{context.encounterId}}') && visit === undefined) return undefined;
    const path = query
      .replaceAll('{{context.patientId}}', encodeURIComponent(patient))
      .replaceAll('{{context.encounterId}}', encodeURIComponent(visit ?? ''))
      .replaceAll('{{userPractitionerId}}', encodeURIComponent(user));
    try {
      const answer = await ehr.fetch(
        new Request(`${origin}/fhir/${path}`, { headers: { authorization: `Bearer ${token}` } }),
      );
      return answer.ok || answer.status === 403 ? ((await answer.json()) as unknown) : undefined;
    } catch {
      return undefined;
    }
  };

  return {
    jwks: async () => {
      const { publicKey } = await keys();
      return { keys: [{ ...(await exportJWK(publicKey)), kid, alg: 'ES384', use: 'sig' }] };
    },
    fire: async (happened) => {
      const { hook, user, patient, appointments, data = 'prefetch' } = happened;
      try {
        const discovered = v.safeParse(Discovery, await (await send(`${services}/cds-services`)).json());
        const service = discovered.success
          ? discovered.output.services.find((one) => one.hook === hook)
          : undefined;
        if (service === undefined) return fail(`No service answers ${hook}.`);
        const visit = visitOf(patient);
        const token = ehr.control.mintToken({
          user,
          patient,
          ...(visit === undefined ? {} : { encounter: visit }),
          scope,
        });
        const entries = await Promise.all(
          Object.entries(data === 'prefetch' ? service.prefetch : {}).map(
            async ([key, query]) => [key, await prefetched(query, happened, visit, token)] as const,
          ),
        );
        const prefetch = Object.fromEntries(entries.filter(([, value]) => value !== undefined));
        const began = performance.now();
        const answer = await post(`${services}/cds-services/${service.id}`, {
          hook,
          hookInstance: randomUUID(),
          context: {
            userId: userReference(user),
            patientId: patient,
            ...(visit === undefined ? {} : { encounterId: visit }),
            ...(hook === 'appointment-book'
              ? { appointments: appointments ?? { resourceType: 'Bundle', type: 'collection' } }
              : {}),
          },
          ...(data === 'prefetch' ? { prefetch } : {}),
          ...(data === 'neither'
            ? {}
            : {
                fhirServer: `${origin}/fhir`,
                fhirAuthorization: {
                  access_token: token,
                  token_type: 'Bearer',
                  expires_in: 300,
                  scope,
                  subject: 'safelight',
                  patient,
                },
              }),
        });
        const body: unknown = await answer.json();
        const ms = Math.round(performance.now() - began);
        return succeed({ service: service.id, status: answer.status, body, ms });
      } catch {
        return fail('The services do not answer.');
      }
    },
    feedback: async (service, feedback) => {
      try {
        const answer = await post(`${services}/cds-services/${encodeURIComponent(service)}/feedback`, {
          feedback,
        });
        return succeed(answer.status);
      } catch {
        return fail('The services do not answer.');
      }
    },
  };
}
