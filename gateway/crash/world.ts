import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { InferInput } from 'valibot';
import type { Cpis } from '../../smart-config/schema/cpis.ts';
import type { IssuerFile } from '../../smart-config/schema/issuer.ts';
import { parseNhsNumber, type NhsNumber } from '../../src/domain/nhs-number.ts';
import { standInEhr } from '../test/stand-in-ehr.ts';
import { key, unscheduled } from '../test/world.ts';
import { listenHttp } from './listen-http.ts';
import { pretendNhs, type Passing, type PretendNhs } from './pretend-nhs.ts';

/** One child in one visit, and the session of whoever has them on screen. */
export interface Visit {
  readonly nhsNumber: NhsNumber;
  readonly token: string;
  /** Ids of the Patient and the Encounter. */
  readonly child: string;
  readonly encounter: string;
}

/** What a gateway process needs around it: an EHR, the NHS, a configuration folder. */
export interface CrashWorld {
  readonly nhs: PretendNhs;
  /**
   * The environment of a process; add where its database is. `patient`: for two minutes it takes no look-up of another
   * process for lost, so that it does nothing of its own while it is watched.
   */
  readonly env: (how: 'brisk' | 'patient') => Readonly<Record<string, string>>;
  /** A launch of another child, through a gateway. */
  readonly launch: (origin: string) => Promise<Visit>;
  /** A colleague's launch of the same child in the same visit. */
  readonly colleague: (origin: string, visit: Visit) => Promise<Visit>;
  readonly close: () => Promise<void>;
}

/** `happened` is told of what passes between a process and the NHS. */
export async function crashWorld(happened: Passing = () => true): Promise<CrashWorld> {
  const nhs = await pretendNhs(happened);
  const ehrSide = await listenHttp();
  const ehr = await standInEhr(() => new Date(), ehrSide.origin);
  ehrSide.serve(async (request) => ehr.fetch(request));
  const iss = `${ehrSide.origin}/fhir`;
  const folder = await mkdtemp(join(tmpdir(), 'safelight-crash-'));
  await writeConfiguration(join(folder, 'brisk'), iss, nhs, 8_000);
  await writeConfiguration(join(folder, 'patient'), iss, nhs, 120_000);
  let launched = 0;
  for (const [path, resource] of Object.entries(staff)) ehr.resources.set(path, resource);
  const opened = async (origin: string, patient: string, encounter: string, who: string): Promise<string> => {
    const idToken = await ehr.idToken({ iss, fhirUser: `${iss}/Practitioner/${who}` });
    const answer = await fetch(`${origin}/api/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ iss, accessToken: 'access-1', idToken, patient, encounter, nonce: 'n1' }),
    });
    const { token } = (await answer.json()) as { token?: string };
    if (token === undefined) throw new Error(`no session: ${answer.status}`);
    return token;
  };
  return {
    nhs,
    env: (how) => ({
      SAFELIGHT_CONFIG: join(folder, how),
      SAFELIGHT_DATA: join(folder, 'data'),
      SAFELIGHT_KEY: key.toString('base64'),
      SAFELIGHT_MIGRATE: 'at-start',
    }),
    async launch(origin) {
      launched += 1;
      const child = `child-of-visit-${launched}`;
      const nhsNumber = numbers.next().value;
      const { identifier } = verified(nhsNumber);
      ehr.resources.set(`Patient/${child}`, { resourceType: 'Patient', id: child, identifier });
      ehr.resources.set(`Encounter/visit-${launched}`, {
        resourceType: 'Encounter',
        id: `visit-${launched}`,
        class: { code: 'EMER' },
        subject: { reference: `Patient/${child}` },
      });
      const encounter = `visit-${launched}`;
      return { nhsNumber, child, encounter, token: await opened(origin, child, encounter, 'nurse') };
    },
    colleague: async (origin, visit) => ({
      ...visit,
      token: await opened(origin, visit.child, visit.encounter, 'colleague'),
    }),
    async close() {
      await Promise.all([nhs.close(), ehrSide.close()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function writeConfiguration(
  folder: string,
  iss: string,
  nhs: PretendNhs,
  timeoutMs: number,
): Promise<void> {
  const issuer: InferInput<typeof IssuerFile> = {
    id: 'stand-in',
    name: 'Stand-in EHR',
    iss,
    tenant: { id: 'testshire', name: 'Testshire Trust' },
    clientId: 'safelight',
    scope: 'launch openid fhirUser',
    frameAncestors: [new URL(iss).origin],
    settings: [{ setting: 'emergency-department', class: ['EMER'] }],
    roles: [{ code: 'nurse', title: 'Staff nurse', activities: ['B0107'], rights: ['record-concern'] }],
  };
  const cpis: InferInput<typeof Cpis> = {
    adapter: 'cpis-fhir',
    baseUrl: `${nhs.origin}/cpis/FHIR/R4`,
    timeoutMs,
    auth: {
      tokenUrl: `${nhs.origin}/oauth2/token`,
      clientId: 'app',
      keys: [{ kid: 'k1', privateKeyFile: 'key.pem' }],
    },
  };
  await mkdir(join(folder, 'issuers'), { recursive: true });
  await writeFile(join(folder, 'issuers', 'stand-in.json'), JSON.stringify(issuer));
  await writeFile(join(folder, 'cpis.json'), JSON.stringify(cpis));
  await writeFile(join(folder, 'key.pem'), nhs.privateKey, { mode: 0o600 });
}

/** A second nurse. */
const staff = {
  'Practitioner/colleague': {
    resourceType: 'Practitioner',
    id: 'colleague',
    name: [{ given: ['Kit'], family: 'Specimen' }],
  },
  'roles of Practitioner/colleague': {
    resourceType: 'PractitionerRole',
    practitioner: { reference: 'Practitioner/colleague' },
    code: [{ coding: [{ code: 'nurse' }] }],
  },
};

const verified = (value: NhsNumber) => ({
  identifier: [
    {
      system: 'https://fhir.nhs.uk/Id/nhs-number',
      value,
      extension: [
        {
          url: 'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberVerificationStatus',
          valueCodeableConcept: { coding: [{ code: '01' }] },
        },
      ],
    },
  ],
});

/** Synthetic NHS numbers, each another. */
const numbers = (function* (): Generator<NhsNumber, never> {
  for (let n = 9_992_000_000; ; n += 1) {
    const parsed = parseNhsNumber(String(n));
    if (parsed !== undefined) yield parsed;
  }
})();

/** What a page is told when it asks what is known, or asks for a look-up. */
export interface Shown {
  readonly state: string;
  readonly reason?: string;
  readonly notified?: string;
  readonly check?: { readonly notified?: string };
}

const bearer = ({ token }: Visit) => ({ authorization: `Bearer ${token}` });

export const known = async (origin: string, visit: Visit): Promise<Shown> =>
  (await (await fetch(`${origin}/api/cpis`, { headers: bearer(visit) })).json()) as Shown;

/** The button in A&E, without `again`. */
export const lookUp = (origin: string, visit: Visit): Promise<Response> =>
  fetch(`${origin}/api/cpis/look-ups`, {
    method: 'POST',
    headers: { ...bearer(visit), 'content-type': 'application/json' },
    body: JSON.stringify(unscheduled),
  });
