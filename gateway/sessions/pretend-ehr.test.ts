import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { serveEhr, type RunningEhr } from '../../mocks/ehr/test/http.ts';
import { launch } from '../../mocks/ehr/test/smart-client.ts';
import { createGateway } from '../gateway.ts';
import { world } from '../test/world.ts';

const scope =
  'launch openid fhirUser patient/Patient.rs patient/Encounter.rs user/Practitioner.rs user/PractitionerRole.rs';
let ehr: RunningEhr;
let open: (body: unknown) => Promise<Response>;

beforeAll(async () => {
  ehr = await serveEhr();
  const { config, store } = await world();
  const roles = [
    { code: 'staff-nurse', title: 'Staff nurse', activities: ['B0107' as const], rights: [] },
    { code: 'safeguarding-lead', title: 'Lead', activities: [], rights: ['edit-rules' as const] },
  ];
  const gateway = createGateway({
    config: { ...config, issuers: config.issuers.map((issuer) => ({ ...issuer, iss: ehr.base, roles })) },
    store,
    log: pino({ level: 'silent' }),
    cpis: { lookUp: () => Promise.resolve({ outcome: 'none', notified: 'no' }) },
  });
  open = (body) =>
    gateway.fetch(
      new Request('http://localhost:4001/api/sessions', { method: 'POST', body: JSON.stringify(body) }),
    );
});
afterAll(() => ehr.close());

const codeOf = async (response: Response) => ((await response.json()) as { code?: string }).code;

it('a whole SMART launch opens a session, on its own child only', async () => {
  const token = await launch(ehr, {}, { scope });
  const ask = {
    iss: ehr.base,
    accessToken: token.access_token,
    idToken: token.id_token,
    patient: token['patient'],
    encounter: token['encounter'],
    nonce: 'some-nonce',
  };
  const opened = await open(ask);
  expect([opened.status, await opened.json()]).toMatchObject([
    201,
    {
      clinician: { reference: 'Practitioner/ed-nurse', role: 'Staff nurse' },
      nhsNumber: 'none',
      rights: ['look-up-unscheduled'],
      setting: { id: 'emergency-department' },
    },
  ]);
  expect(await codeOf(await open({ ...ask, patient: 'bo' }))).toBe('not-the-launched-child');
  expect((await open({ ...ask, nonce: 'another' })).status).toBe(401);
});

it('a whole SMART launch without a child opens a session for a lead, and none on a child', async () => {
  const token = await launch(ehr, { user: 'lead', options: { noPatient: true } }, { scope });
  expect([token['patient'], token['encounter']]).toEqual([undefined, undefined]);
  const ask = { iss: ehr.base, accessToken: token.access_token, idToken: token.id_token };
  const opened = await open(ask);
  expect([opened.status, await opened.json()]).toMatchObject([201, { rights: ['edit-rules'] }]);
  const nurse = await launch(ehr, { options: { noPatient: true } }, { scope });
  const asNurse = { iss: ehr.base, accessToken: nurse.access_token, idToken: nurse.id_token };
  expect(await codeOf(await open(asNurse))).toBe('child-needed');
});

it('a launch on a child opens no session without one', async () => {
  const token = await launch(ehr, { user: 'lead' }, { scope });
  const ask = { iss: ehr.base, accessToken: token.access_token, idToken: token.id_token };
  expect(await codeOf(await open(ask))).toBe('launched-on-a-child');
});

it('a colleague’s access token opens nothing with one’s own id_token', async () => {
  const own = await launch(ehr, {}, { scope });
  const theirs = await launch(ehr, { user: 'gp' }, { scope });
  const mixed = {
    iss: ehr.base,
    accessToken: theirs.access_token,
    idToken: own.id_token,
    patient: theirs['patient'],
    encounter: theirs['encounter'],
  };
  expect(await codeOf(await open(mixed))).toBe('token-of-another-user');
});
