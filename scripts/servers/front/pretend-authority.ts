import { readFileSync } from 'node:fs';
import { createAuthServer } from '../../../mocks/ehr/auth/auth-server.ts';
import { endpointsOf, smartConfiguration } from '../../../mocks/ehr/auth/discovery.ts';
import { Launches } from '../../../mocks/ehr/auth/launches.ts';
import { scenarios } from '../../../mocks/scenarios/all.ts';
import type { Authority } from './authority.ts';

const provider = new URL('../../../node_modules/oidc-provider/package.json', import.meta.url);
const { version } = JSON.parse(readFileSync(provider, 'utf8')) as { readonly version: string };

/** The sign-in of the pretend record system, as the front of a FHIR server: EHR launch without a page, public client. */
export async function pretendAuthority(
  origin: string,
  appOrigin: string,
  encounterOf: (patient: string) => string | undefined,
): Promise<Authority> {
  const base = `${origin}/fhir`;
  const launches = new Launches(() => new Date());
  const server = await createAuthServer({
    base,
    appOrigin,
    launches,
    encounterOf,
    patients: () => scenarios.map(({ id, name }) => ({ id, name })),
    has: () => false,
    denies: () => false,
  });
  return {
    name: "the sandbox's sign-in (oidc-provider)",
    version,
    smartConfiguration: smartConfiguration(base, endpointsOf(origin), ['S256']),
    answer: server.answer,
    grantOf: server.findGrant,
    open: (request) => launches.open(request),
  };
}
