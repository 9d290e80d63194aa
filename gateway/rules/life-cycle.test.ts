import { sql } from 'kysely';
import { describe, expect } from 'vitest';
import { Differences, RuleHistory, RuleList } from '../../src/api/rules.ts';
import type { Problem } from '../../src/api/problem.ts';
import type { RulePack } from '../../src/config/page-config.ts';
import { entries } from '../audit/ledger.ts';
import { verify } from '../audit/verify.ts';
import { engines } from '../test/engines.ts';
import { attendances, inLeadWorld, newest, type LeadWorld } from '../test/lead-world.ts';

const day = 86_400_000;

describe.each(engines())('the rule book on $name', (engine) => {
  let w: LeadWorld;
  const test = inLeadWorld(engine, (made) => (w = made));
  const one = async (id: string): Promise<RuleHistory> =>
    (await w.lead('GET', `/api/rule-book/${id}`, undefined, RuleHistory)).body;
  const move = async (
    who: LeadWorld['lead'],
    id: string,
    body: {
      readonly move: string;
      readonly reason?: string;
      readonly override?: string;
      readonly digest?: string;
      readonly seen?: string;
    },
  ) => {
    const { number, digest } = newest(await one(id));
    return who<RuleHistory & Problem>('POST', `/api/rule-book/${id}/moves`, { number, digest, ...body });
  };
  const pack = async (): Promise<RulePack> => (await w.lead<RulePack>('GET', '/api/rules')).body;

  test('starts with the shipped pack as it is, once, however many come first', async () => {
    const lists = await Promise.all(
      [1, 2, 3].map(() => w.lead('GET', '/api/rule-book', undefined, RuleList)),
    );
    const shipped = w.config.rulePack.rules;
    for (const { body } of lists) expect(body.rules.length).toBe(shipped.length);
    expect(lists[0]?.body).toMatchObject({ proposals: 0, revision: 1 });
    const live = shipped.filter(({ status }) => ['active', 'silent'].includes(status));
    expect(new Map((await pack()).rules.map((rule) => [rule.id, rule]))).toEqual(
      new Map(live.map((rule) => [rule.id, rule])),
    );
    const { acts, versions } = await one('frequent-attendance');
    expect(acts).toMatchObject([{ number: 1, act: 'imported', by: { name: 'Safelight rule pack' } }]);
    expect(versions[0]?.pins.eventKinds).toMatch(/^[0-9a-f]{64}$/);
  });

  test('is searched by words, status and severity', async () => {
    const ids = async (query: string) =>
      (await w.lead<RuleList>('GET', `/api/rule-book?${query}`)).body.rules.map(({ id }) => id);
    expect(await ids('text=thigh%20bone')).not.toContain('frequent-attendance');
    expect(await ids('text=VISITS%20a%26e')).toContain('frequent-attendance');
    expect(await ids('status=draft')).toEqual(
      w.config.rulePack.rules
        .filter(({ status }) => status === 'draft')
        .map(({ id }) => id)
        .sort(),
    );
    expect(await ids('severity=high')).not.toContain('frequent-attendance');
    expect(await ids('status=retired')).toEqual([]);
  });

  test('takes a rule from nothing to clinicians and out again, by two people, and tells it all', async () => {
    const wrong = { ...attendances, when: { events: { ...attendances.when.events, atLeast: 3 } } };
    const made = await w.lead<RuleHistory>('POST', '/api/rule-book', { content: wrong });
    expect(made.status).toBe(201);
    expect(newest(made.body)).toMatchObject({ number: 1, version: '1.0.0', status: 'draft' });
    expect(newest(made.body).owed).toMatchObject([{ path: 'tests[1]' }]);

    const early = await move(w.lead, 'more-than-three', { move: 'submit' });
    expect(early).toMatchObject({ status: 422, body: { code: 'rule-not-sound' } });
    expect(early.body.problems).toEqual(newest(made.body).owed);

    const fixed = await w.lead<RuleHistory>('PUT', '/api/rule-book/more-than-three/draft', {
      content: attendances,
      seen: newest(made.body).digest,
    });
    expect(newest(fixed.body)).toMatchObject({ number: 1, owed: [], submitted: false });
    expect(
      (await move(w.second, 'more-than-three', { move: 'make-silent', reason: 'Good.' })).body.code,
    ).toBe('not-submitted');
    await move(w.lead, 'more-than-three', { move: 'submit' });
    expect((await move(w.lead, 'more-than-three', { move: 'make-silent', reason: 'Mine.' })).status).toBe(
      403,
    );
    const silent = await move(w.second, 'more-than-three', { move: 'make-silent', reason: 'Reads well.' });
    expect(newest(silent.body)).toMatchObject({
      status: 'silent',
      silentRun: { days: 0, wanted: 14, done: false },
      owed: [{ path: 'silentRun' }],
    });
    expect((await pack()).rules.find(({ id }) => id === 'more-than-three')?.status).toBe('silent');

    w.now = new Date(w.now.getTime() + 9 * day);
    const soon = await move(w.second, 'more-than-three', { move: 'make-active', reason: 'Good figures.' });
    expect(soon.body.problems).toMatchObject([
      { path: 'silentRun', message: 'It has run silently for 9 of 14 days.' },
    ]);
    const shown = await move(w.second, 'more-than-three', {
      move: 'make-active',
      reason: 'Good figures.',
      override: 'The old rule is known to be wrong.',
    });
    expect(newest(shown.body)).toMatchObject({ status: 'active' });
    expect((await pack()).rules.find(({ id }) => id === 'more-than-three')).toMatchObject({
      status: 'active',
      version: '1.0.0',
    });

    const none = await move(w.second, 'more-than-three', { move: 'retire', reason: 'Too loud.' });
    expect(none.body.code).toBe('no-right');
    const asDraft = { move: 'retire', reason: 'Not wanted.', seen: 'draft' };
    expect(await move(w.lead, 'more-than-three', asDraft)).toMatchObject({
      status: 409,
      body: { code: 'changed-since' },
    });
    const gone = await move(w.lead, 'more-than-three', { move: 'retire', reason: 'Too loud.' });
    expect(gone.body.acts.map(({ act, by, reason, override }) => [act, by.name, reason, override])).toEqual([
      ['created', 'Jo DUMMY', undefined, undefined],
      ['edited', 'Jo DUMMY', undefined, undefined],
      ['submitted', 'Jo DUMMY', undefined, undefined],
      ['made-silent', 'Jo SPECIMEN', 'Reads well.', undefined],
      ['made-active', 'Jo SPECIMEN', 'Good figures.', 'The old rule is known to be wrong.'],
      ['retired', 'Jo DUMMY', 'Too loud.', undefined],
    ]);
    expect((await pack()).rules.map(({ id }) => id)).not.toContain('more-than-three');
    expect(await story('more-than-three 1.0.0')).toEqual([
      'Alert rule: draft begun',
      'Alert rule: submit: rule-not-sound',
      'Alert rule: draft changed',
      'Alert rule: make-silent: not-submitted',
      'Alert rule: asked to be approved',
      'Alert rule: make-silent: no-right',
      'Alert rule: approved to run silently',
      'Alert rule: make-active: rule-not-sound',
      'Alert rule: approved and shown to clinicians',
      'Alert rule: retire: no-right',
      'Alert rule: retire: changed-since',
      'Alert rule: retired',
    ]);
    expect(await verify(w.store.db, 'testshire')).toMatchObject({ intact: true });
  });

  /** What the ledger says of a rule, in order; refusals with their code. No child is named in it. */
  async function story(about: string): Promise<readonly string[]> {
    const told: string[] = [];
    for await (const { entry } of entries(w.store.db, 'testshire')) {
      const event = JSON.parse(entry) as fhir4.AuditEvent;
      const of = event.entity?.find(({ what }) => what?.identifier?.value === about);
      if (of === undefined) continue;
      expect(entry).not.toContain('Patient/');
      told.push([of.description, event.outcomeDesc?.replace('Not done: ', '')].filter(Boolean).join(': '));
    }
    return told;
  }

  test('counts a change of whom it applies to as major, and replaces the version before', async () => {
    const { versions } = await one('frequent-attendance');
    const [first] = versions;
    const content = { ...first?.content, applies: { age: { under: 'P16Y' } } };
    const begun = await w.lead<RuleHistory>('PUT', '/api/rule-book/frequent-attendance/draft', { content });
    expect(newest(begun.body)).toMatchObject({ number: 2, version: '2.0.0', status: 'draft' });
    const { body } = await w.lead(
      'GET',
      '/api/rule-book/frequent-attendance/difference?from=1&to=2',
      undefined,
      Differences,
    );
    expect(body).toMatchObject({
      differences: [
        { field: 'applies.age', level: 'major', words: 'Applies to: under 18 → under 16' },
        { field: 'applies.settings', level: 'major' },
      ],
    });
    await move(w.lead, 'frequent-attendance', { move: 'submit' });
    expect((await move(w.second, 'frequent-attendance', { move: 'return', reason: 'Why 16?' })).status).toBe(
      200,
    );
    await move(w.lead, 'frequent-attendance', { move: 'submit' });
    await move(w.second, 'frequent-attendance', { move: 'make-silent', reason: 'Agreed.' });
    const live = (await pack()).rules.filter(({ id }) => id === 'frequent-attendance');
    expect(live.map(({ status, version }) => [status, version]).sort()).toEqual([
      ['active', '1.0.0'],
      ['silent', '2.0.0'],
    ]);
    w.now = new Date(w.now.getTime() + 14 * day);
    const shown = await move(w.second, 'frequent-attendance', { move: 'make-active', reason: 'Ran well.' });
    expect(shown.body.versions.map(({ number, status }) => [number, status])).toEqual([
      [2, 'active'],
      [1, 'retired'],
    ]);
    expect(shown.body.acts.at(-2)).toMatchObject({
      number: 1,
      act: 'replaced',
      reason: 'replaced by version 2',
    });
    expect((await pack()).rules.filter(({ id }) => id === 'frequent-attendance').length).toBe(1);
  });

  test('lets nobody approve what they wrote a part of, or what they have not seen', async () => {
    const { status, body } = await w.lead<RuleHistory>('POST', '/api/rule-book/bruise-ear/duplicate', {
      number: 1,
      id: 'bruise-ear-here',
      title: 'Bruise on the ear, here',
    });
    expect([status, newest(body).status]).toEqual([201, 'draft']);
    await move(w.lead, 'bruise-ear-here', { move: 'submit' });
    const unseen = await move(w.second, 'bruise-ear-here', {
      move: 'make-silent',
      reason: 'Fine.',
      digest: 'of another',
    });
    expect(unseen.body.code).toBe('changed-since');
    // Words changed after they were sent are not the words that were sent.
    const changed = await w.lead<RuleHistory>('PUT', '/api/rule-book/bruise-ear-here/draft', {
      content: { ...newest(body).content, why: 'Otherwise.' },
      seen: newest(body).digest,
    });
    expect(newest(changed.body).submitted).toBe(false);
    const stale = await w.lead<Problem>('PUT', '/api/rule-book/bruise-ear-here/draft', {
      content: newest(body).content,
      seen: newest(body).digest,
    });
    expect([stale.status, stale.body.code]).toEqual([409, 'changed-since']);
  });

  test.each([
    ['an unknown field', { when: { events: { kind: 'bruise', howMany: 3 } } }, 'when.events.howMany'],
    ['a window of nothing', { when: { events: { kind: 'bruise', within: 'P0D' } } }, 'when.events.within'],
    ['a threshold of 0', { when: { events: { kind: 'bruise', atLeast: 0 } } }, 'when.events.atLeast'],
    ['a severity that is none', { severity: 'loud' }, 'severity'],
  ])('refuses %s beside its field', async (_, wrong, path) => {
    const content = { ...attendances, id: 'wrong', ...wrong };
    const { status, body } = await w.lead<Problem>('POST', '/api/rule-book', { content });
    expect([status, body.problems?.map((problem) => problem.path)]).toEqual([422, [path]]);
  });

  test('keeps a draft whose words are not all there, and says what it owes', async () => {
    const { status, body } = await w.lead<RuleHistory>('POST', '/api/rule-book', {
      content: { ...attendances, id: 'half', advice: '', tests: [] },
    });
    expect(status).toBe(201);
    expect(newest(body).owed.map(({ path }) => path)).toEqual(['advice']);
    const shownToOthers = (await pack()).rules.map(({ id }) => id);
    expect(shownToOthers).not.toContain('half');
  });

  test('is closed to those without the right, and says so in the ledger', async () => {
    for (const [method, path] of [
      ['GET', '/api/rule-book'],
      ['GET', '/api/rule-book/bruise-ear'],
    ] as const) {
      expect((await w.nurse<Problem>(method, path)).body.code).toBe('no-right');
    }
    const made = await w.second<Problem>('POST', '/api/rule-book', {
      content: { ...attendances, id: 'not-mine' },
    });
    expect(made.body.code).toBe('no-right');
    expect(await story('not-mine')).toEqual(['Alert rule: draft begun: no-right']);
    expect((await w.here.call('GET', '/api/rule-book')).status).toBe(401);
  });

  test('is the same for another process, and the configured pack is for whoever has no session', async () => {
    const { here, close } = await w.again();
    const token = await here.signIn();
    const other = await here.call('GET', '/api/rules', { token });
    expect(await other.json()).toEqual(JSON.parse(JSON.stringify(await pack())));
    const tag = other.headers.get('etag') ?? '';
    expect((await here.call('GET', '/api/rules', { token, headers: { 'if-none-match': tag } })).status).toBe(
      304,
    );
    expect(await (await here.call('GET', '/api/rules')).json()).toEqual(
      JSON.parse(JSON.stringify(w.config.rulePack)),
    );
    expect((await here.call('GET', '/api/rules', { token: 'x'.repeat(43) })).status).toBe(401);
    await close();
  });

  test.each([
    ['take a version back', sql`update rule_versions set status = 'draft' where status = 'active'`],
    ['rewrite one', sql`update rule_versions set content = '{}' where status = 'active'`],
    ['remove one', sql`delete from rule_versions`],
    ['change an act', sql`update rule_acts set act = 'edited'`],
    ['remove an act', sql`delete from rule_acts`],
  ])('has a database that refuses to %s', async (_, statement) => {
    await w.lead('GET', '/api/rule-book');
    await expect(statement.execute(w.store.db)).rejects.toThrow(/never|kept for ever|permission denied/);
  });
});
