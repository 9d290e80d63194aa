import { beforeEach, describe, expect, it } from 'vitest';
import { createEhr, type Ehr } from '../ehr/create-ehr.ts';
import { createNhs, type Nhs } from '../nhs/create-nhs.ts';
import { amara } from '../scenarios/children/amara.ts';
import { dev } from '../scenarios/children/dev.ts';
import { isSandboxPath, sandboxRoutes } from './routes.ts';

const origin = 'http://localhost:4600';
const scenarios = [{ ...amara, description: '22 months, <b>plan</b>' }, dev];

let ehr: Ehr;
let nhs: Nhs;
let ask: (method: string, path: string, body?: unknown) => Promise<Response>;
beforeEach(() => {
  const now = (): Date => new Date();
  ehr = createEhr({ origin, scenarios, now });
  nhs = createNhs({ origin: 'http://localhost:4602', now, clients: [], records: new Map() });
  const routes = sandboxRoutes({
    scenarios,
    ehr,
    nhs: nhs.control,
    app: 'http://localhost:4601',
    origin,
    signIn: 'cis2',
  });
  ask = async (method, path, body) =>
    routes.fetch(
      new Request(origin + path, { method, ...(body !== undefined && { body: JSON.stringify(body) }) }),
    );
});

describe('the sandbox page', () => {
  it('may load nothing but itself and frame nothing but the app and the sign-in on its way', async () => {
    const policy = (await ask('GET', '/')).headers.get('Content-Security-Policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-src 'self' http://localhost:4601;");
    expect(policy).toContain("connect-src 'self';");
    expect(policy).not.toMatch(/unsafe|\*/);
  });

  it('offers every child and every person, with words that cannot become markup', async () => {
    const page = await (await ask('GET', '/')).text();
    expect(page).toContain('TESTCHILD, Dev');
    expect(page).toContain('22 months, &lt;b&gt;plan&lt;/b&gt;');
    expect(page.match(/name="user"/g)).toHaveLength(7);
    expect(page).not.toMatch(/\sstyle="|\son[a-z]+="/);
  });

  it('offers the way in without a child, and says for whom', async () => {
    const page = await (await ask('GET', '/')).text();
    expect(page).toMatch(/<button[^>]+id="open-without"[^>]*>\s*Open without a child/);
    expect(page).toContain('Alert rules, for Jo DUMMY and D. MOCK.');
  });

  it('says who signs in to the NHS', async () => {
    expect(await (await ask('GET', '/')).text()).toContain('each person signs in to the NHS');
  });

  it('has only files of its own', async () => {
    const page = await (await ask('GET', '/')).text();
    const files = [...page.matchAll(/(?:href|src)="([^"]+)"/g)].map(([, path]) => path ?? '');
    expect(files.filter((path) => !path.startsWith('/sandbox/'))).toEqual(['data:,']);
    for (const path of files.filter((one) => one.startsWith('/'))) {
      expect((await ask('GET', path)).status, path).toBe(200);
    }
    expect((await ask('GET', '/sandbox/main.ts')).status).toBe(404);
  });

  it('leaves the record system its own paths', () => {
    expect(['/', '/sandbox/page.js', '/control/ready'].map(isSandboxPath)).toEqual([true, true, true]);
    expect(['/fhir/Patient/amara', '/auth/authorize', '/control/launch'].map(isSandboxPath)).toEqual([
      false,
      false,
      false,
    ]);
  });
});

describe('the chart', () => {
  it('shows the visit that is going on and what was noted in it', async () => {
    expect(await (await ask('GET', '/sandbox/chart/amara')).json()).toMatchObject({
      name: 'TESTCHILD, Amara',
      nhsNumber: '999 012 3454',
      verified: true,
      visit: { place: 'Emergency Department, Testshire Royal', why: 'Bruise to ear' },
      noted: [{ what: 'Bruise of left ear', who: 'P. SAMPLE, staff nurse' }],
    });
  });

  it('shows a new visit once there is one, and the next launch is in it', async () => {
    const visits = () =>
      ehr.control
        .resources('amara')
        .filter((one) => one.resourceType === 'Encounter' && one.status === 'in-progress');
    const [before] = visits();
    expect((await ask('POST', '/sandbox/chart/amara/visits')).status).toBe(204);
    const after = visits();
    expect(after).toHaveLength(1);
    expect(after[0]?.id).not.toBe(before?.id);
    expect(after[0]?.id).toMatch(/^amara-visit-/);
    expect(await (await ask('GET', '/sandbox/chart/amara')).json()).toMatchObject({ noted: [] });
  });

  it('of nobody is not found', async () => {
    expect((await ask('GET', '/sandbox/chart/nobody')).status).toBe(404);
  });
});

describe('making something fail', () => {
  it('reaches the record system, and "let everything work" ends it', async () => {
    const read = async () => {
      const token = ehr.control.mintToken({ user: 'ed-nurse', patient: 'dev', scope: 'patient/Patient.rs' });
      const headers = { Authorization: `Bearer ${token}` };
      return (await ehr.fetch(new Request(`${origin}/fhir/Patient/dev`, { headers }))).status;
    };
    expect((await ask('POST', '/sandbox/faults/record', { step: 'Patient', kind: '500' })).status).toBe(204);
    expect(await read()).toBe(500);
    expect(await (await ask('GET', '/sandbox/faults')).json()).toMatchObject({
      record: [{ step: 'Patient' }],
    });
    await ask('DELETE', '/sandbox/faults');
    expect(await read()).toBe(200);
    expect(await (await ask('GET', '/sandbox/faults')).json()).toEqual({ record: [], cpis: [] });
  });

  it('refuses what does not exist', async () => {
    expect((await ask('POST', '/sandbox/faults/cpis', { on: 'care-team', name: 'tired' })).status).toBe(400);
  });
});

it('starting again ends faults and brings new visits', async () => {
  await ask('POST', '/sandbox/faults/cpis', { on: 'care-team', name: '500' });
  const visit = ehr.control.resources('dev').find(({ id }) => id?.startsWith('dev-visit-') === true)?.id;
  expect((await ask('POST', '/sandbox/reset')).status).toBe(204);
  expect(await (await ask('GET', '/sandbox/faults')).json()).toEqual({ record: [], cpis: [] });
  expect(ehr.control.resources('dev').some(({ id }) => id === visit)).toBe(false);
});
