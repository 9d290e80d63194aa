import { createApi } from '../api/client.ts';
import type { PageConfig } from '../config/page-config.ts';
import type { CareSetting } from '../domain/care-setting.ts';
import type { FhirResponse } from '../fhir/connection.ts';
import type { Session } from '../launch/session.ts';
import { emergency } from './case-fixture.ts';
import { issuer, pageConfig } from './config-fixture.ts';
import { createCase } from '../case/create-case.ts';
import type { CaseParts } from '../case/context.ts';

type Routes = Readonly<Record<string, () => Response | Promise<Response>>>;
type Pages = Readonly<Record<string, () => FhirResponse | Promise<FhirResponse>>>;

export const answered = (body: unknown, status = 200): FhirResponse => ({
  kind: 'answered',
  status,
  headers: new Headers(),
  body,
});

const patient = {
  resourceType: 'Patient',
  id: 'amara',
  name: [{ family: 'TESTCHILD', given: ['Amara'] }],
  birthDate: '2025-01-14',
};
const empty = { resourceType: 'Bundle', type: 'searchset', entry: [] };
const statement = {
  resourceType: 'CapabilityStatement',
  rest: [{ mode: 'server', resource: [{ type: 'Condition' }, { type: 'RelatedPerson' }] }],
};

export const opened = (changes: object = {}) =>
  Response.json(
    {
      token: 'g1',
      expiresAt: '2026-11-20T11:44:00.000Z',
      clinician: { reference: 'Practitioner/p1', name: 'Priya SAMPLE' },
      tenant: 'Testshire Royal',
      rights: ['look-up-unscheduled', 'look-up-scheduled'],
      nhsNumber: 'verified',
      setting: emergency,
      settings: [emergency],
      nhsSignIn: { state: 'not-needed' },
      recordReplaced: false,
      ...changes,
    },
    { status: 201 },
  );
export const openedIn = (setting: Partial<CareSetting>) => () =>
  opened({ setting: { ...emergency, ...setting } });

/** A case over a record system and a gateway that answer as told; everything else is quiet and empty. */
export function caseWith(
  routes: Routes = {},
  pages: Pages = {},
  config: PageConfig = pageConfig,
  now = () => '2026-11-20T10:44:00.000Z',
  beside: Partial<Pick<CaseParts, 'openWindow' | 'pause'>> = {},
) {
  const asked: string[] = [];
  const sent: { readonly line: string; readonly body: unknown }[] = [];
  const gateway: Routes = {
    'POST /api/sessions': () => opened(),
    'GET /api/cpis': () => Response.json({ state: 'not-checked', because: 'not-asked-yet' }),
    'GET /api/cpis/other-checks': () => Response.json([]),
    'GET /api/was-not-brought': () => Response.json([]),
    'GET /api/acknowledgements': () => Response.json([]),
    'GET /api/concerns': () => Response.json([]),
    ...routes,
  };
  const api = createApi('/api', (url, init) => {
    const line = `${init?.method ?? 'GET'} ${typeof url === 'string' ? url : ''}`;
    asked.push(line);
    if (typeof init?.body === 'string') sent.push({ line, body: JSON.parse(init.body) });
    const answer = gateway[line];
    if (!answer) throw new Error(`No answer is set for ${line}`);
    return Promise.resolve(answer());
  });
  const ehr: Pages = {
    'Patient/amara': () => answered(patient),
    metadata: () => answered(statement),
    ...pages,
  };
  const session: Session = {
    issuer,
    fhir: {
      base: 'https://ehr.example/fhir',
      patientId: 'amara',
      grantedScope: 'patient/*.rs',
      quirks: [],
      send: ({ method, url }) => {
        const path = url.split('?')[0] ?? '';
        asked.push(`${method} ${path}`);
        return Promise.resolve(ehr[path]?.() ?? answered(empty));
      },
    },
    patientId: 'amara',
    encounterId: 'amara-visit',
    grantedScopes: ['patient/*.rs'],
    needPatientBanner: true,
    fhirContext: [],
    signOut: () => Promise.resolve({ access: 'revoked', refresh: 'none' }),
    expiresAt: '2026-11-20T11:44:00.000Z',
    credentials: () => ({ iss: issuer.iss, accessToken: 't1' }),
  };
  const store = createCase({
    session,
    config,
    api,
    now,
    pause: () => Promise.resolve(),
    openWindow: () => undefined,
    ...beside,
  });
  const count = (line: string) => asked.filter((one) => one === line).length;
  /** Bodies of the requests to the gateway with this line. */
  const bodies = (line: string) => sent.filter((one) => one.line === line).map(({ body }) => body);
  return { store, asked, count, bodies };
}

/** The child, as the record system has them; tests change what they are about. */
export const patientPage = (changes: object = {}) => ({
  'Patient/amara': () => answered({ ...patient, ...changes }),
});

/** Lets everything that has been answered take effect. */
export const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
