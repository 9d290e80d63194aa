import { describe, expect, it } from 'vitest';
import type { Rule } from '../rules/rule.ts';
import { answered, caseWith, opened, openedIn, settle } from '../test/case-world.ts';
import { issuer } from '../test/config-fixture.ts';
import { bruises, bruisePack, bruiseRule, configWith } from '../test/pack-fixture.ts';

type Routes = Parameters<typeof caseWith>[0];

const started = async (
  rules: readonly Rule[],
  routes: Routes = {},
  changes: Parameters<typeof configWith>[1] = {},
  pause: (ms: number) => Promise<void> = () => Promise.resolve(),
) => {
  const config = configWith(bruisePack(rules), changes);
  const made = caseWith(routes, { Condition: bruises }, config, undefined, { pause });
  made.store.getState().start();
  await settle();
  const ids = () => made.store.getState().findings.map(({ rule }) => rule.id);
  return { ...made, ids };
};
const down = () => Promise.reject(new TypeError('Failed to fetch'));
const ruleWith = (changes: Partial<Rule>): Rule => ({ ...bruiseRule, ...changes });
const high = ruleWith({ id: 'high-one', severity: 'high' });
const silent = ruleWith({ id: 'silent-one', status: 'silent', severity: 'high' });

describe('the rules of this organisation', () => {
  const other = bruisePack([high], 'other');

  it('are those of the record system that launched', async () => {
    const { ids, store } = await started([bruiseRule], {}, { rulePacks: { [issuer.id]: other } });
    expect(ids()).toEqual(['high-one']);
    expect(store.getState().config.rulePack.version).toBe('other');
  });

  it('are the ones that everybody has, where it has none of its own', async () => {
    const { ids } = await started([bruiseRule], {}, { rulePacks: { another: other } });
    expect(ids()).toEqual(['any-bruise']);
  });
});

describe('a rule that is not active', () => {
  const asksSilently = ruleWith({
    id: 'asks-silently',
    status: 'silent',
    when: { all: [bruiseRule.when, { ask: { id: 'q', question: 'Can {name} move?', answer: 'no' } }] },
  });

  it('is never among what is shown, asked or counted as checked', async () => {
    const rules = [
      bruiseRule,
      silent,
      asksSilently,
      ruleWith({ id: 'd', status: 'draft' }),
      ruleWith({ id: 'r', status: 'retired' }),
    ];
    const { ids, store } = await started(rules);
    expect(ids()).toEqual(['any-bruise']);
    expect(store.getState()).toMatchObject({
      rulesChecked: { total: 1, cannotTell: 0 },
      silent: [{ rule: { id: 'silent-one' } }, { rule: { id: 'asks-silently' } }],
    });
  });

  it('has what it needs read while it is silent, apart from what is shown; a draft has not', async () => {
    const seen = ruleWith({ id: 'visits', status: 'silent', when: { events: { kind: 'seen' } } });
    const { store, count } = await started([bruiseRule, seen]);
    expect(count('GET Encounter')).toBe(1);
    expect(store.getState()).toMatchObject({
      parts: [{ resource: 'Condition' }],
      silentParts: [{ resource: 'Encounter', read: { state: 'not-shared' } }],
      silent: [{ outcome: { truth: 'unknown', missing: [{ why: 'not-shared' }] } }],
    });
    const draft = await started([bruiseRule, { ...seen, status: 'draft' }]);
    expect(draft.count('GET Encounter')).toBe(0);
  });
});

describe('what a role is shown', () => {
  const rules = [bruiseRule, high, silent];

  it('is everything, or high severity alone, or nothing, as the gateway says', async () => {
    const shown = async (redFlags: string) => {
      const { ids, store } = await started(rules, { 'POST /api/sessions': () => opened({ redFlags }) });
      const { flagsShown, rulesChecked } = store.getState();
      return [flagsShown, ids(), store.getState().silent.length, rulesChecked.total];
    };
    expect(await shown('all')).toEqual(['all', ['high-one', 'any-bruise'], 1, 2]);
    expect(await shown('high')).toEqual(['high', ['high-one'], 1, 1]);
    expect(await shown('none')).toEqual(['none', [], 0, 0]);
  });

  it('is nothing of what was said of the flags either, where it is none: that is not asked for', async () => {
    const asked = async (redFlags: string) =>
      (await started(rules, { 'POST /api/sessions': () => opened({ redFlags }) })).count(
        'GET /api/acknowledgements',
      );
    expect([await asked('all'), await asked('high'), await asked('none')]).toEqual([1, 1, 0]);
  });

  it('is not known before the gateway has answered, and everything when it takes too long to', async () => {
    const waited = new Map<number, () => void>();
    let answer: (response: Response) => void = () => undefined;
    const opening = new Promise<Response>((resolve) => (answer = resolve));
    const { ids, store } = await started(
      rules,
      { 'POST /api/sessions': () => opening },
      {},
      (ms) => new Promise((resolve) => waited.set(ms, resolve)),
    );
    expect([store.getState().flagsShown, ids()]).toEqual(['reading', []]);
    waited.get(6_000)?.();
    await settle();
    expect([store.getState().flagsShown, ids()]).toEqual(['all', ['high-one', 'any-bruise']]);
    answer(opened({ redFlags: 'none' }));
    await settle();
    expect([store.getState().flagsShown, ids()]).toEqual(['none', []]);
  });

  it('is everything where the gateway cannot be asked', async () => {
    const { ids, store } = await started(rules, { 'POST /api/sessions': down });
    expect([store.getState().flagsShown, ids()]).toEqual(['all', ['high-one', 'any-bruise']]);
  });

  it.each(['none', 'high'])('stays %s when the gateway goes away later', async (redFlags) => {
    const gone = () => Response.json({ code: 'session-ended', message: 'Open again.' }, { status: 401 });
    let there = true;
    const { store } = await started(rules, {
      'POST /api/sessions': () => opened({ redFlags }),
      'GET /api/concerns': () => (there ? Response.json([]) : gone()),
    });
    there = false;
    await store.getState().refreshConcerns();
    expect(store.getState()).toMatchObject({ gateway: { state: 'away' }, flagsShown: redFlags });
  });
});

describe('where care is given', () => {
  const rules = [ruleWith({ id: 'at-gp', applies: { settings: ['gp'] } }), bruiseRule];

  it('limits a rule that is for other places', async () => {
    const at = async (group: string) =>
      (await started(rules, { 'POST /api/sessions': openedIn({ group }) })).ids();
    expect(await at('emergency')).toEqual(['any-bruise']);
    expect(await at('gp')).toEqual(['at-gp', 'any-bruise']);
  });

  it('limits nothing while it is not known: not knowing the place is no reason to say nothing', async () => {
    const { store, ids } = await started(rules, {
      'POST /api/sessions': () => opened({ setting: undefined }),
    });
    expect(store.getState().setting).toBeUndefined();
    expect(ids()).toEqual(['at-gp', 'any-bruise']);
    expect(store.getState().findings.map(({ outcome }) => outcome.truth)).toEqual(['yes', 'yes']);
  });

  it('limits from the moment it is chosen', async () => {
    const { store, ids } = await started(rules, {
      'POST /api/sessions': () => opened({ setting: undefined }),
      'PUT /api/session/setting': () =>
        Response.json({
          id: 'ed',
          title: 'A&E',
          group: 'emergency',
          kind: 'unscheduled',
          policy: 'on-click',
        }),
    });
    await store.getState().chooseSetting('ed');
    expect(ids()).toEqual(['any-bruise']);
  });
});

it('says of a record that could not be read that it cannot tell, whoever looks', async () => {
  const { store } = caseWith(
    {},
    { Condition: () => answered({}, 500) },
    configWith(bruisePack([bruiseRule])),
  );
  store.getState().start();
  await settle();
  expect(store.getState().findings.map(({ outcome }) => outcome.truth)).toEqual(['unknown']);
});
