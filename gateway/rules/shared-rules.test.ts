import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import * as v from 'valibot';
import { describe, expect } from 'vitest';
import { CodeFound, CodeSetHistory } from '../../src/api/code-sets.ts';
import type { Problem } from '../../src/api/problem.ts';
import { ExportedRules, Imported, Proposal, RuleHistory } from '../../src/api/rules.ts';
import type { PageConfig } from '../../src/config/page-config.ts';
import type { Configuration } from '../config/configuration.ts';
import { createGateway } from '../gateway.ts';
import { engines } from '../test/engines.ts';
import { attendances, inLeadWorld, newest, type LeadWorld } from '../test/lead-world.ts';

const bruiseCode = { system: 'http://snomed.info/sct', code: '125667009', display: 'Contusion' };

describe.each(engines())('rules between organisations on $name', (engine) => {
  let w: LeadWorld;
  const test = inLeadWorld(engine, (made) => (w = made));
  const history = async (id: string) =>
    (await w.lead('GET', `/api/rule-book/${id}`, undefined, RuleHistory)).body;

  test('go out as our own JSON and come in again as they were', async () => {
    const out = await w.lead('GET', '/api/rule-book/export', undefined, ExportedRules);
    expect(out.body.rules.length).toBe(w.config.rulePack.rules.length);
    const same = await w.lead('POST', '/api/rule-book/import', out.body, Imported);
    expect(new Set(same.body.rules.map((rule) => rule.as))).toEqual(new Set(['unchanged']));
    const other = { ...out.body, rules: [{ ...attendances, version: '4.0.0', status: 'active' }] };
    const came = await w.lead('POST', '/api/rule-book/import', other, Imported);
    expect(came.body.rules).toEqual([{ id: 'more-than-three', number: 1, as: 'draft' }]);
    // What was active elsewhere is a draft here, whatever it says of itself.
    expect(newest(await history('more-than-three'))).toMatchObject({
      status: 'draft',
      version: '1.0.0',
      owed: [],
    });
  });

  test('go out as PlanDefinitions and come in again', async () => {
    const path = '/api/rule-book/export?as=plan-definition';
    const { body: plan } = await w.lead<fhir4.PlanDefinition>('GET', `${path}&rule=bruise-ear`);
    expect(plan).toMatchObject({ resourceType: 'PlanDefinition', version: '1.0.0' });
    const again = await w.lead('POST', '/api/rule-book/import', plan, Imported);
    expect(again.body.rules).toEqual([{ id: 'bruise-ear', number: 1, as: 'unchanged' }]);
    const { body: all } = await w.lead<fhir4.Bundle>('GET', path);
    const taken = await w.lead('POST', '/api/rule-book/import', all);
    expect([all.resourceType, taken.status]).toEqual(['Bundle', 200]);
    const forged = await w.lead<Problem>('POST', '/api/rule-book/import', { ...plan, title: 'Other' });
    expect(forged.body.problems?.map(({ path: at }) => at)).toEqual(['rules[0].title']);
  });

  test('come in all or none, with what is wrong by its place', async () => {
    const rules = [
      { ...attendances, id: 'sound' },
      { ...attendances, id: 'not-sound', when: { events: { kind: 'unicorn' } } },
      { ...attendances, id: 'nor-this', severity: 'huge' },
    ];
    const { status, body } = await w.lead<Problem>('POST', '/api/rule-book/import', {
      safelight: 'rules',
      rules,
    });
    expect([status, body.problems?.map(({ path }) => path)]).toEqual([
      422,
      ['rules[1].when.events.kind', 'rules[2].severity'],
    ]);
    expect((await w.lead('GET', '/api/rule-book/sound')).status).toBe(404);
  });

  /** The same deployment after an upgrade: one rule is stricter, one is new, one is gone, one code set is wider. */
  const upgraded = (): Configuration => {
    const { rulePack } = w.config;
    const [first] = rulePack.rules;
    if (first === undefined) throw new Error('no rule');
    return {
      ...w.config,
      rulePack: {
        ...rulePack,
        version: 'next',
        rules: [
          ...rulePack.rules
            .filter(({ id }) => id !== 'human-bite')
            .map((rule) =>
              rule.id === 'looked-after' ? { ...rule, severity: 'high' as const, version: '2.0.0' } : rule,
            ),
          { ...first, id: 'brand-new', title: 'Brand new' },
        ],
        codeSets: rulePack.codeSets.map((set) =>
          set.id === 'looked-after-end'
            ? { ...set, version: '1.1.0', concepts: [...set.concepts, bruiseCode] }
            : set,
        ),
      },
    };
  };

  test('of the shipped pack are proposed when they change, and never apply by themselves', async () => {
    await w.lead('GET', '/api/rule-book');
    const { here, close } = await w.again(upgraded());
    const lead = w.personAt(here, 'lead');
    const second = w.personAt(here, 'second');
    const list = async () =>
      (await lead('GET', '/api/rule-book/proposals', undefined, v.array(Proposal))).body;
    expect((await list()).map(({ kind, id, change }) => [kind, id, change])).toEqual([
      ['rule', 'looked-after', 'changed'],
      ['rule', 'brand-new', 'new'],
      ['code-set', 'looked-after-end', 'changed'],
      ['rule', 'human-bite', 'withdrawn'],
    ]);
    const [changed, , , gone] = await list();
    expect(changed?.differences.map(({ words }) => words)).toEqual([
      expect.stringMatching(/^Severity: .* → high$/),
    ]);
    const decide = (who: typeof lead, of: typeof changed, decision: string) =>
      who<Problem>('POST', '/api/rule-book/proposals', {
        kind: of?.kind,
        id: of?.id,
        digest: of?.digest,
        decision,
        reason: 'Looked at together.',
      });
    const before = newest(await history('looked-after'));
    expect((await decide(second, changed, 'take-over')).body.code).toBe('no-right');
    expect((await decide(lead, changed, 'take-over')).status).toBe(200);
    const { versions } = await history('looked-after');
    expect(versions.map(({ number, status }) => [number, status])).toEqual([
      [2, 'draft'],
      [1, before.status],
    ]);
    expect((await decide(lead, gone, 'take-over')).body.code).toBe('withdrawn');
    expect((await decide(second, gone, 'decline')).status).toBe(200);
    expect((await list()).map(({ id }) => id)).toEqual(['brand-new', 'looked-after-end']);
    expect((await decide(lead, changed, 'take-over')).body.code).toBe('changed-since');
    await close();
  });

  test('read codes that two people agreed on, and say by which they answered', async () => {
    const read = async () =>
      (await w.lead('GET', '/api/code-sets/human-bite', undefined, CodeSetHistory)).body;
    const [now] = (await read()).versions;
    if (now === undefined) throw new Error('no version');
    const save = (concepts: readonly unknown[], seen?: string) =>
      w.lead<Problem>('PUT', '/api/code-sets/human-bite/draft', { title: now.title, concepts, seen });
    const badDigit = { ...bruiseCode, code: '125667008', source: 'UK edition' };
    const refused = await save([...now.concepts, badDigit]);
    expect(refused.body.problems?.map(({ path }) => path)).toEqual([`concepts[${now.concepts.length}].code`]);
    const unsourced = await save([...now.concepts, bruiseCode]);
    expect(unsourced.body.problems?.[0]?.path).toBe(`concepts[${now.concepts.length}].source`);
    expect((await save([])).status).toBe(422);
    expect((await save([...now.concepts, { ...bruiseCode, source: 'UK edition' }])).status).toBe(200);
    const [draft] = (await read()).versions;
    expect(draft).toMatchObject({ number: 2, version: '1.1.0', status: 'draft' });
    expect(draft?.differences.map(({ words }) => words)).toEqual(['Added: Contusion (125667009)']);
    const approve = (who: typeof w.lead) =>
      who<Problem>('POST', '/api/code-sets/human-bite/moves', {
        move: 'approve',
        number: 2,
        digest: draft?.digest,
        reason: 'Checked in the browser of codes.',
      });
    expect((await approve(w.lead)).body.code).toBe('no-right');
    expect((await approve(w.second)).body).not.toHaveProperty('code');
    const rule = await history('human-bite');
    expect(rule.versions.map(({ number, version, status }) => [number, version, status])).toEqual([
      [2, '1.1.0', 'active'],
      [1, '1.0.0', 'retired'],
    ]);
    expect(newest(rule).pins.codeSets.find(({ id }) => id === 'human-bite')?.version).toBe('1.1.0');
    expect(rule.acts.map(({ act, reason }) => [act, reason])).toEqual([
      ['imported', undefined],
      ['replaced', 'replaced by version 2'],
      ['made-active', 'code set human-bite 1.1.0'],
    ]);
    const { body: found } = await w.lead('GET', '/api/codes?text=contusion', undefined, v.array(CodeFound));
    expect(found.find(({ code }) => code === bruiseCode.code)?.in).toContain('human-bite');
  });

  test('reach the page as it is written: of the one organisation, or each by its issuer', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'safelight-app-'));
    await writeFile(
      join(folder, 'index.html'),
      '<script type="application/json" id="safelight-page"></script>',
    );
    const page = async (config: Configuration): Promise<PageConfig> => {
      const cpis = { lookUp: () => Promise.reject(new Error('not asked')) };
      const log = pino({ level: 'silent' });
      const { fetch } = createGateway({ config, store: w.store, cpis, log, app: folder });
      const html = await (await fetch(new Request('http://localhost:4001/'))).text();
      return JSON.parse(/>([^<]*)<\/script>/.exec(html)?.[1] ?? '') as PageConfig;
    };
    const one = await page(w.config);
    expect(one).not.toHaveProperty('rulePacks');
    expect(one.rulePack.rules.find(({ id }) => id === 'human-bite')?.version).toBe('1.1.0');
    const [issuer] = w.config.issuers;
    if (issuer === undefined) throw new Error('no issuer');
    const elsewhere = {
      ...issuer,
      id: 'other',
      iss: 'http://localhost:4997/fhir',
      tenant: { id: 'otherton', name: 'O' },
    };
    const two = await page({ ...w.config, issuers: [issuer, elsewhere] });
    const versionAt = (id: string) =>
      two.rulePacks?.[id]?.rules.find((rule) => rule.id === 'human-bite')?.version;
    expect([versionAt('stand-in'), versionAt('other')]).toEqual(['1.1.0', '1.0.0']);
    await rm(folder, { recursive: true });
  });
});
