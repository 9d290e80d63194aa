import * as v from 'valibot';
import { expect, it } from 'vitest';
import { Cpis } from '../../smart-config/schema/cpis.ts';
import type { LookUpKind } from '../../src/domain/cpis.ts';
import type { TokenSource } from '../nhs-auth/token-source.ts';
import { createCpis } from './create-cpis.ts';
import type { LookUpRequest } from './port.ts';
import { withPlan } from './test-data/child.ts';

const base = 'https://nhs.invalid/FHIR/R4';
const auth = {
  tokenUrl: 'https://nhs.invalid/token',
  clientId: 'app',
  keys: [{ kid: 'k1', privateKeyFile: 'not-read' }],
};
const cis2 = {
  issuer: 'https://cis2.invalid',
  clientId: 'c',
  redirectUri: 'https://safelight.invalid/nhs/signed-in',
};
const ours: TokenSource = {
  token: () => Promise.resolve({ ok: true, value: 'our-token' }),
  forget: () => undefined,
};
const asUser = { accessToken: 'their-token', roleId: '999000000201' };

/** What goes out of one look-up that finds a flag. */
async function sent(
  config: Partial<v.InferInput<typeof Cpis>>,
  request: Partial<LookUpRequest> = {},
  kind: LookUpKind = 'scheduled',
) {
  const requests: Request[] = [];
  const flag = {
    resourceType: 'Flag',
    id: 'f',
    status: 'active',
    code: {
      coding: [
        {
          system: 'https://fhir.nhs.uk/England/CodeSystem/England-FlagCategoryPatient',
          code: config.flagCode ?? 'child-protection-information-system-flag',
        },
      ],
    },
    subject: { reference: `Patient/${withPlan}` },
  };
  const port = createCpis(
    v.parse(Cpis, { adapter: 'patient-flags', baseUrl: base, auth, ...config }),
    ours,
    (input, init) => {
      requests.push(new Request(input, init));
      return Promise.resolve(
        Response.json({ resourceType: 'Bundle', type: 'searchset', total: 1, entry: [{ resource: flag }] }),
      );
    },
  );
  const answer = await port.lookUp({
    nhsNumber: withPlan,
    kind,
    traceId: 'trace-1',
    now: new Date(),
    ...request,
  });
  return { answer, requests, headers: requests.map(({ headers }) => Object.fromEntries(headers)) };
}

it.each([
  ['unscheduled', 'true'],
  ['scheduled', 'false'],
] as const)('says the care setting on every request: %s', async (kind, said) => {
  const { headers } = await sent({}, {}, kind);
  expect(headers.map((each) => each['isunscheduledaccessevent'])).toEqual([said, said]);
});

it('sends the application’s token where it looks up, and no role', async () => {
  const { headers } = await sent({}, { asUser });
  expect(headers.map(({ authorization }) => authorization)).toEqual(['Bearer our-token', 'Bearer our-token']);
  expect(headers[0]).not.toHaveProperty('nhsd-session-urid');
});

it('sends the person’s token and role where they look up, and never the application’s', async () => {
  const { headers } = await sent({ auth: { ...auth, mode: 'user', cis2 } }, { asUser });
  for (const each of headers)
    expect(each).toMatchObject({ authorization: 'Bearer their-token', 'nhsd-session-urid': asUser.roleId });
  const named = await sent(
    { auth: { ...auth, mode: 'user', cis2: { ...cis2, roleHeader: 'X-Role' } } },
    { asUser },
  );
  expect(named.headers[0]).toMatchObject({ 'x-role': asUser.roleId });
});

it('sends nothing where the person has to look up and has not signed in', async () => {
  const { answer, requests } = await sent({ auth: { ...auth, mode: 'user', cis2 } });
  expect(answer).toEqual({ outcome: 'could-not-check', reason: 'nhs-sign-in-needed', notified: 'no' });
  expect(requests).toEqual([]);
});

it('takes paths, the flag’s code and the names of headers from the configuration', async () => {
  const { requests, headers } = await sent({
    baseUrl: `${base}/`,
    flagPath: '/Flag',
    flagCode: 'child-protection-information-sharing-flag',
    careSettingHeader: 'X-Care-Setting',
    traceHeader: 'X-Correlation-ID',
    requestIdHeader: 'X-Request-ID',
  });
  expect(requests.map(({ url }) => url)).toEqual([
    `${base}/Flag?patient=${withPlan}`,
    `${base}/Flag?patient=${withPlan}&code=child-protection-information-sharing-flag`,
  ]);
  for (const each of headers)
    expect(each).toMatchObject({ 'x-care-setting': 'false', 'x-correlation-id': 'trace-1' });
  const ids = headers.map((each) => each['x-request-id']);
  expect(ids[0]).toMatch(/^[0-9a-f-]{36}$/);
  expect(new Set(ids).size, 'two requests are two').toBe(2);
});

it('lets no other setting take the care setting’s header', async () => {
  const { headers } = await sent({
    traceHeader: 'isunscheduledaccessevent',
    requestIdHeader: 'IsUnscheduledAccessEvent',
  });
  expect(headers.map((each) => each['isunscheduledaccessevent'])).toEqual(['false', 'false']);
});

it.each([{ careSettingHeader: 'Care setting' }, { careSettingHeader: '' }, { traceHeader: 'a:b' }])(
  'sends nothing when a header cannot be sent: %j',
  async (config) => {
    const { answer, requests } = await sent(config, {}, 'unscheduled');
    expect(answer).toEqual({ outcome: 'could-not-check', reason: 'not-configured', notified: 'no' });
    expect(requests).toEqual([]);
  },
);
