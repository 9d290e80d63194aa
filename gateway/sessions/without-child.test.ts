import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as v from 'valibot';
import type { Right } from '../../src/api/sessions.ts';
import { iss } from '../test/stand-in-ehr.ts';
import { unscheduled, world, type Gateway, type World } from '../test/world.ts';
import { SessionContent } from './session.ts';

let w: World;
let gateway: Gateway;

/** A gateway where the nurse's role holds these rights. */
const where = (...rights: Exclude<Right, 'look-up-unscheduled' | 'look-up-scheduled'>[]): Gateway => {
  const issuers = w.config.issuers.map((issuer) => ({
    ...issuer,
    roles: [{ code: 'nurse', title: 'Named nurse', activities: ['B0107' as const], rights }],
  }));
  return w.gateway(w.store, { ...w.config, issuers });
};
const noChild = { patient: undefined, encounter: undefined };
const outcomeOf = async (response: Response) => {
  const { code, fix } = (await response.json()) as { code?: string; fix?: string };
  return { status: response.status, code, fix };
};

beforeAll(async () => {
  w = await world();
  gateway = where('read-rules', 'edit-rules', 'approve-rules', 'record-concern', 'acknowledge');
});
beforeEach(() => {
  w.ehr.introspect = undefined;
});

describe('a session without a child', () => {
  it.each(['edit-rules', 'approve-rules', 'retire-rules', 'read-registers', 'open-concerns'] as const)(
    'opens for somebody who may %s, and tells nothing of a record',
    async (right) => {
      const before = w.ehr.asked.length;
      const response = await where(right).open(noChild);
      const body: unknown = await response.json();
      expect([response.status, body]).toMatchObject([
        201,
        {
          clinician: { reference: 'Practitioner/nurse', role: 'Named nurse' },
          rights: ['look-up-unscheduled', right],
          redFlags: 'all',
          nhsSignIn: { state: 'not-needed' },
          recordReplaced: false,
        },
      ]);
      for (const absent of ['nhsNumber', 'setting']) expect(body).not.toHaveProperty(absent);
      expect(w.ehr.asked.slice(before).filter((url) => /Patient|Encounter/.test(url))).toEqual([]);
    },
  );

  it('is refused to everybody else, with what to do, and that is in the ledger without a child', async () => {
    const refused = await outcomeOf(await where('read-rules', 'record-concern', 'acknowledge').open(noChild));
    expect(refused).toMatchObject({ status: 403, code: 'child-needed' });
    expect(refused.fix).toContain('child’s record');
    const [last] = await entries();
    expect(last).toMatchObject({
      outcome: '4',
      outcomeDesc: 'Not opened: child-needed',
      agent: [{ who: { reference: `${iss}/Practitioner/nurse` } }, {}, {}],
    });
    expect(JSON.stringify(last)).not.toContain('/Patient/');
  });

  it('is not opened by a launch that was on a child', async () => {
    w.ehr.introspect = () =>
      Response.json({ active: true, client_id: 'safelight', sub: 'user-1', patient: 'child-1' });
    const refused = await outcomeOf(await gateway.open(noChild));
    expect(refused).toMatchObject({ status: 403, code: 'launched-on-a-child' });
    expect(refused.fix).toBeDefined();
  });

  it.each([
    ['another app', { client_id: 'growth-chart' }, 403, 'token-of-another-app'],
    ['another user', { sub: 'user-2' }, 403, 'token-of-another-user'],
    ['nobody any more', { active: false }, 401, 'token-not-active'],
  ])('is not opened by a token of %s', async (_, facts, status, code) => {
    w.ehr.introspect = () => Response.json({ active: true, client_id: 'safelight', sub: 'user-1', ...facts });
    expect(await outcomeOf(await gateway.open(noChild))).toMatchObject({ status, code });
  });

  it('has no visit', async () => {
    const refused = await outcomeOf(await gateway.open({ patient: undefined }));
    expect(refused).toMatchObject({ status: 400, code: 'body-wrong' });
  });

  it('ends, and both are in the ledger without a child', async () => {
    const token = await gateway.signIn(noChild);
    expect((await gateway.call('DELETE', '/api/session', { token })).status).toBe(204);
    expect((await gateway.call('GET', '/api/rule-book', { token })).status).toBe(401);
    const [ended, opened] = await entries();
    expect([opened?.subtype?.[0]?.code, ended?.subtype?.[0]?.code]).toEqual(['110122', '110123']);
    for (const entry of [opened, ended]) {
      expect(entry?.purposeOfEvent?.[0]?.coding?.[0]?.code).toBe('HCOMPL');
      expect(JSON.stringify(entry)).not.toMatch(/Patient/);
    }
  });
});

/** Routes about a child, each with a body that it would take. */
const ofChild: readonly (readonly [string, object?])[] = [
  ['GET /api/cpis'],
  ['POST /api/cpis/look-ups', { ...unscheduled, why: 'pressed' }],
  ['GET /api/cpis/other-checks'],
  ['POST /api/cpis/other-checks', { how: 'portal' }],
  ['GET /api/concerns'],
  ['POST /api/concerns', {}],
  ['PUT /api/concerns/:reference/record', { state: 'written' }],
  ['POST /api/concerns/:id/calls', {}],
  ['GET /api/draft'],
  ['PUT /api/draft', { content: 'Bruise' }],
  ['DELETE /api/draft'],
  ['POST /api/draft/hand-over', {}],
  ['GET /api/draft/offered'],
  ['POST /api/draft/take', { id: '7f6d2c1e-1111-4111-8111-111111111111' }],
  ['GET /api/acknowledgements'],
  [
    'POST /api/acknowledgements',
    { rule: 'bruise-ear', version: '1.0.0', evidence: 'x', reason: 'explained' },
  ],
  ['GET /api/was-not-brought'],
  ['POST /api/was-not-brought', {}],
  ['POST /api/rule-figures', { answers: [{ rule: 'bruise-ear', version: '1.0.0', answer: 'yes' }] }],
  ['PUT /api/session/setting', { setting: 'emergency-department' }],
  ['POST /api/opened-from', { appContext: 'x' }],
  ['GET /api/nhs-sign-in'],
  ['POST /api/nhs-sign-in', {}],
  ['PUT /api/nhs-sign-in/role', { role: 'r1' }],
  ['DELETE /api/nhs-sign-in'],
];

/** Routes that a session without a child may use, or that need no session. */
const others = [
  'POST /api/sessions',
  'DELETE /api/session',
  'GET /api/rules',
  'GET /api/rules/figures',
  'GET /api/rules/figures/export',
  'POST /api/rules/outcomes',
  'GET /api/codes',
  'GET /api/questionnaires/:id',
  'POST /api/concerns/:id/open',
  'POST /api/concerns/:id/happenings',
  'POST /api/concerns/:id/calls/settled',
  'POST /api/concerns/:id/versions',
  'GET /api/referrals',
];
const mayLackChild = (route: string): boolean =>
  others.includes(route) || /^[A-Z]+ \/api\/(rule-book|code-sets|register)(\/|$)/.test(route);

describe('every route', () => {
  it('either is about a child or is known to need none', () => {
    const child = ofChild.map(([route]) => route);
    expect(gateway.routes.filter((route) => !mayLackChild(route) && !child.includes(route))).toEqual([]);
    expect(child.filter((route) => !gateway.routes.includes(route))).toEqual([]);
  });

  it.each(ofChild.map(([route, body]) => ({ route, body })))(
    '$route takes no session without a child, and writes and asks nothing',
    async ({ route, body }) => {
      const [method = '', path = ''] = route.replace(/:\w+/, randomUUID()).split(' ');
      const token = await gateway.signIn(noChild);
      const before = await everything();
      const refused = await outcomeOf(
        await gateway.call(method, path, { token, ...(body === undefined ? {} : { body }) }),
      );
      expect(refused).toMatchObject({ status: 409, code: 'no-child' });
      expect(refused.fix).toContain('child’s record');
      expect(await everything()).toEqual(before);
      expect(w.cpis.calls).toEqual([]);
    },
  );

  it.each(['/api/rules', '/api/rule-book', '/api/rules/figures', '/api/code-sets', '/api/codes?text=bruise'])(
    'GET %s answers with a child and without one',
    async (path) => {
      const answers = await Promise.all(
        [noChild, {}].map(
          async (ask) => (await gateway.call('GET', path, { token: await gateway.signIn(ask) })).status,
        ),
      );
      expect(answers).toEqual([200, 200]);
    },
  );
});

describe('a stored session', () => {
  const user = {
    issuer: 'stand-in',
    iss,
    tenant: { id: 'testshire', name: 'Testshire Trust' },
    clinician: { reference: 'Practitioner/nurse', name: 'Ash Sample' },
    rights: [],
  };
  const child = { ...user, patientId: 'child-1', visit: 'e1', nhsNumber: { state: 'none' } };

  it('of before is one on a child', () => {
    expect(v.parse(SessionContent, child)).toMatchObject({ patientId: 'child-1', recordReplaced: false });
  });

  it.each([
    ['no visit', { visit: undefined }],
    ['no number that can be read', { nhsNumber: { state: 'lost' } }],
  ])('with a child and %s is no session without a child', (_, broken) => {
    expect(v.safeParse(SessionContent, { ...child, ...broken }).success).toBe(false);
  });
});

async function entries(): Promise<readonly fhir4.AuditEvent[]> {
  const rows = await w.store.db.selectFrom('ledger').select('entry').orderBy('number', 'desc').execute();
  return rows.map(({ entry }) => JSON.parse(entry) as fhir4.AuditEvent);
}

/** How many rows each table holds. */
async function everything(): Promise<Readonly<Record<string, number>>> {
  const tables = await w.store.db.introspection.getTables();
  const counts = await Promise.all(
    tables.map(async ({ name }) => {
      const { count } = await w.store.db
        .selectFrom(name as 'ledger')
        .select(({ fn }) => fn.countAll().as('count'))
        .executeTakeFirstOrThrow();
      return [name, Number(count)] as const;
    }),
  );
  return Object.fromEntries(counts);
}
