import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  AccessReport,
  Activity,
  RegisterEntry,
  RegisterFile,
  RegisterPage,
  RegisterVerified,
} from '../../src/api/registers.ts';
import { chainHash } from '../audit/ledger.ts';
import { asOwner, tampering } from '../test/as-owner.ts';
import { engines } from '../test/engines.ts';
import { leadWorld, type LeadWorld } from '../test/lead-world.ts';
import { concern, unscheduled } from '../test/world.ts';
import { iss } from '../test/stand-in-ehr.ts';
import { canonical } from '../audit/canonical.ts';

const days = { from: '2026-11-01', to: '2026-11-30' };
const childOne = `${iss}/Patient/child-1`;

describe.each(engines())('registers on $name', ({ available, place, stop }) => {
  const test = available ? it : it.skip;
  let w: LeadWorld;
  beforeAll(async () => {
    if (!available) return;
    w = await leadWorld(await place());
    w.ehr.resources.set('Patient/child-1', {
      resourceType: 'Patient',
      id: 'child-1',
      name: [{ use: 'official', given: ['Amara'], family: 'TESTCHILD' }],
      birthDate: '2023-03-14',
      identifier: [
        {
          system: 'https://fhir.nhs.uk/Id/nhs-number',
          value: '9990000018',
          extension: [
            {
              url: 'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberVerificationStatus',
              valueCodeableConcept: { coding: [{ code: '01' }] },
            },
          ],
        },
      ],
    });
    const token = await w.here.signIn();
    await w.here.call('POST', '/api/cpis/look-ups', { token, body: unscheduled });
    await w.here.call('POST', '/api/concerns', { token, body: concern(randomUUID()) });
    await w.here.signIn({ patient: 'child-2', encounter: 'e2' });
  });
  afterAll(async () => {
    if (!available) return;
    await w.store.db.destroy();
    await stop();
  });

  const search = async (filter: object = {}) => {
    const { status, body } = await w.second(
      'POST',
      '/api/register/search',
      { ...days, ...filter },
      RegisterPage,
    );
    expect(status).toBe(200);
    return body;
  };
  const lastEntry = async () => {
    const row = await w.store.db
      .selectFrom('ledger')
      .select('entry')
      .orderBy('number', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow();
    return JSON.parse(row.entry) as fhir4.AuditEvent;
  };

  test('say who did what about whom and why, newest first', async () => {
    const { lines, matching, entries } = await search({ kinds: ['look-up', 'concern'] });
    expect(lines).toMatchObject([
      {
        kind: 'concern',
        child: { name: 'Amara TESTCHILD', nhsNumber: '9990000018' },
        by: { name: 'Ash Sample', role: 'Staff nurse' },
        what: 'Concern recorded, to be shared',
        outcome: 'done',
        consent: 'Not asked: asking could add risk',
        reference: 'SL-2026-000001',
      },
      { kind: 'look-up', what: 'CP-IS, unscheduled', child: { name: 'Amara TESTCHILD' } },
      { kind: 'look-up', detail: expect.stringContaining('About to be asked') as string },
    ]);
    expect(lines.every(({ basis, purpose }) => basis.length > 0 && purpose !== undefined)).toBe(true);
    expect(matching).toBe(3);
    expect(entries).toBeGreaterThan(matching);
  });

  test.each([
    ['part of a name', { child: 'test' }, 1],
    ['both names, the other way round', { child: 'testchild, amara' }, 1],
    ['the NHS number', { child: '999 000 0018' }, 1],
    ['the number of nobody', { child: '9990000026' }, 0],
    ['a number that is mistyped', { child: '9990000019' }, 0],
    ['a person', { person: 'sample' }, 1],
    ['nobody of that name', { person: 'samples' }, 0],
    ['without consent', { onlyWithoutConsent: true }, 1],
    ['other days', { from: '2026-10-01', to: '2026-10-31' }, 0],
  ])('are narrowed to %s', async (_, filter, found) => {
    const { lines, matching } = await search({ kinds: ['concern'], ...filter });
    expect([lines.length, matching]).toEqual([found, found]);
  });

  test('keep each reading as an entry that names nobody who was typed', async () => {
    await search({ child: 'Amara', person: 'Sample' });
    const one = await lastEntry();
    expect(JSON.stringify(one)).not.toMatch(/Amara|TESTCHILD|Ash Sample|9990000018/);
    expect(one).toMatchObject({
      meta: { profile: [expect.stringContaining('PatientRead') as string] },
      agent: [{ name: 'Jo SPECIMEN' }, {}, {}],
    });
    expect(one.entity?.[0]?.what?.reference).toBe(childOne);
    await search({ child: 'nobody of this name' });
    const none = await lastEntry();
    expect(JSON.stringify(none)).not.toMatch(/nobody|Patient\//);
    expect(none.meta?.profile?.[0]).toContain('IHE.BasicAudit.Read');
    for (const { purposeOfEvent, entity } of [one, none]) {
      expect(purposeOfEvent?.[0]?.coding?.[0]?.code).toBe('HCOMPL');
      expect(JSON.stringify(entity)).toContain('lawful-basis');
    }
  });

  test('give one entry whole, with the hash that it computes to', async () => {
    const [line] = (await search({ kinds: ['concern'] })).lines;
    const number = line?.number ?? 0;
    const { body } = await w.second('GET', `/api/register/entries/${number}`, undefined, RegisterEntry);
    const { entry, hash, previousHash } = body;
    expect(body.line).toEqual(line);
    expect(chainHash({ previousHash, tenant: 'testshire', number, entry: canonical(entry) })).toBe(hash);
    for (const odd of ['99999', '0', '1e3', 'x'])
      expect((await w.second('GET', `/api/register/entries/${odd}`)).status).toBe(404);
  });

  test('go through every line once, page by page, and count what is added meanwhile as newer', async () => {
    for (let i = 0; i < 60; i += 1) await search({ kinds: ['rules'] });
    const seen: number[] = [];
    let before: number | undefined;
    do {
      const page = await search({ kinds: ['register'], ...(before === undefined ? {} : { before }) });
      seen.push(...page.lines.map(({ number }) => number));
      before = page.before;
    } while (before !== undefined);
    expect(seen.length).toBeGreaterThan(60);
    expect(seen).toEqual([...new Set(seen)].sort((a, b) => b - a));
  });

  test('go out as a table that no spreadsheet computes, and as entries exactly as they were hashed', async () => {
    w.ehr.resources.set('Patient/child-2', {
      resourceType: 'Patient',
      id: 'child-2',
      name: [{ text: '=HYPERLINK("x"),Zoe "SAMPLE"' }],
    });
    await w.here.signIn({ patient: 'child-2', encounter: 'e2' });
    const file = async (format: string) =>
      (
        await w.second(
          'POST',
          '/api/register/export',
          { ...days, kinds: ['session', 'concern'], format },
          RegisterFile,
        )
      ).body;
    const table = await file('csv');
    expect(table.text.startsWith('\uFEFFNo.,Day (London)')).toBe(true);
    expect(table.text).toContain(`"'=HYPERLINK(""x""),Zoe ""SAMPLE"""`);
    expect(table.text.trimEnd().split('\r\n')).toHaveLength(table.entries + 1);
    expect(table.name).toBe('safelight-register-2026-11-01-to-2026-11-30.csv');
    const events = await file('ndjson');
    const texts = events.text.trimEnd().split('\n');
    expect(texts).toHaveLength(events.entries);
    const kept = await w.store.db.selectFrom('ledger').select('entry').execute();
    const all = new Set(kept.map(({ entry }) => entry));
    expect(texts.every((text) => all.has(text))).toBe(true);
    expect(JSON.stringify(await lastEntry())).toContain('Register exported');
  });

  test('report on one child: known, unknown, and a number that cannot be', async () => {
    const ask = (nhsNumber: string) => w.second('POST', '/api/register/child', { nhsNumber }, AccessReport);
    const known = (await ask('999 000 0018')).body;
    expect(known.child).toEqual({
      name: 'Amara TESTCHILD',
      birthDate: '2023-03-14',
      nhsNumber: '9990000018',
    });
    expect(known.lines.length).toBeGreaterThan(4);
    expect(known.lines.every(({ child }) => child?.nhsNumber === '9990000018')).toBe(true);
    expect((await lastEntry()).entity?.[0]?.what?.reference).toBe(childOne);
    expect((await ask('999 000 0042')).body).toEqual({ lines: [] });
    expect(JSON.stringify(await lastEntry())).not.toContain('9990000042');
    expect(await w.second('POST', '/api/register/child', { nhsNumber: '999 000 0019' })).toMatchObject({
      status: 400,
      body: { code: 'nhs-number-wrong', field: 'nhsNumber' },
    });
  });

  test('count activity, and give it as a file', async () => {
    const { body } = await w.second(
      'GET',
      '/api/register/activity?from=2026-10&to=2026-11',
      undefined,
      Activity,
    );
    const of = (month: string, measure: string, by = 'all') =>
      body.rows.filter((row) => row.month === month && row.measure === measure && row.by === by);
    expect(of('2026-11', 'concerns')).toMatchObject([{ count: '1 to 7' }]);
    expect(of('2026-10', 'concerns')).toMatchObject([{ count: 0 }]);
    expect(of('2026-11', 'look-ups', 'setting').length).toBe(1);
    const file = async (format: string) =>
      (
        await w.second(
          'GET',
          `/api/register/activity/file?from=2026-10&to=2026-11&format=${format}`,
          undefined,
          RegisterFile,
        )
      ).body;
    expect((await file('csv')).text).toContain('2026-10,Concerns recorded,All together,,0\r\n');
    expect(JSON.parse((await file('measure-report')).text)).toMatchObject({
      resourceType: 'MeasureReport',
      status: 'complete',
      type: 'summary',
      period: { start: '2026-10-01', end: '2026-11-30' },
    });
    for (const query of [
      '',
      '?from=2026-11&to=2026-10',
      '?from=2026-13&to=2026-13',
      '?from=2020-01&to=2026-11',
    ])
      expect((await w.second('GET', `/api/register/activity${query}`)).status).toBe(400);
  });

  test('are verified from the screen, and name the first broken entry', async () => {
    const verified = async () =>
      (await w.second('POST', '/api/register/verify', undefined, RegisterVerified)).body;
    expect(await verified()).toMatchObject({
      state: 'intact',
      by: 'Jo SPECIMEN',
      from: expect.any(String) as string,
    });
    await asOwner(
      w.store.db,
      ...tampering('ledger', `update ledger set entry = replace(entry, 'Sample', 'Sampie') where number = 3`),
    );
    expect(await verified()).toMatchObject({ state: 'broken', firstBroken: 3 });
    expect(w.logged.join('')).toContain('the ledger is not as it was written');
    await asOwner(
      w.store.db,
      ...tampering('ledger', `update ledger set entry = replace(entry, 'Sampie', 'Sample') where number = 3`),
    );
    expect(await verified()).toMatchObject({ state: 'intact' });
  });

  test('take no word of a search from an address', () => {
    expect(w.here.routes.filter((route) => route.includes('/register')).sort()).toEqual([
      'GET /api/register/activity',
      'GET /api/register/activity/file',
      'GET /api/register/entries/:number',
      'POST /api/register/child',
      'POST /api/register/export',
      'POST /api/register/search',
      'POST /api/register/verify',
    ]);
  });

  test('forget who a child was when the time for that is over, and keep what was done', async () => {
    const keepConcerns = { untilAge: 25, atLeastYears: 8 };
    const here = w.gateway(w.store, { ...w.config, site: { ...w.config.site, keepConcerns } });
    await here.signIn();
    await w.store.registerChildren.sweep('2048-03-14');
    expect((await search({ kinds: ['concern'] })).lines[0]?.child?.name).toBe('Amara TESTCHILD');
    await w.store.registerChildren.sweep('2048-03-15');
    const [line] = (await search({ kinds: ['concern'] })).lines;
    expect(line).toMatchObject({ what: 'Concern recorded, to be shared' });
    expect(line).not.toHaveProperty('child');
  });
});
