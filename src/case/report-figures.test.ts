import { describe, expect, it } from 'vitest';
import type { PageConfig } from '../config/page-config.ts';
import type { FhirResponse } from '../fhir/connection.ts';
import type { Rule } from '../rules/rule.ts';
import { answered, caseWith, opened, settle } from '../test/case-world.ts';
import { bruises, bruisePack, bruiseRule, configWith } from '../test/pack-fixture.ts';

const line = 'POST /api/rule-figures';
const done = { [line]: () => new Response(null, { status: 204 }) };
const silent: Rule = { ...bruiseRule, id: 'quiet-one', version: '0.2.0', status: 'silent' };
const asks: Rule = {
  ...bruiseRule,
  id: 'asks',
  when: { all: [bruiseRule.when, { ask: { id: 'mobile', question: 'Can {name} move?', answer: 'no' } }] },
};
const config: PageConfig = configWith(bruisePack([bruiseRule, silent, asks]));
const told = (rule: string, answer: string, version = '1.0.0') => ({ rule, version, answer });
const first = [told('any-bruise', 'fired'), told('asks', 'cannot-tell')];
const quietOne = told('quiet-one', 'fired', '0.2.0');

describe('what the rules answered', () => {
  it('is told once for a visit, with every rule that was tried, the silent ones too', async () => {
    const { store, count, bodies } = caseWith(done, { Condition: bruises }, config);
    store.getState().start();
    await settle();
    expect(bodies(line)).toEqual([{ answers: [...first, quietOne] }]);
    store.getState().start();
    await store.getState().refreshConcerns();
    await store.getState().readAgain('Condition');
    await settle();
    expect(count(line)).toBe(1);
  });

  it('is told again when an answer is another, and only then', async () => {
    const { store, count, bodies } = caseWith(done, { Condition: bruises }, config);
    store.getState().start();
    await settle();
    store.getState().answer('mobile', 'not-sure');
    await settle();
    expect(count(line)).toBe(1);
    store.getState().answer('mobile', 'no');
    await settle();
    expect(bodies(line)[1]).toEqual({
      answers: [told('any-bruise', 'fired'), told('asks', 'fired'), quietOne],
    });
    expect(count(line)).toBe(2);
  });

  it('waits for every part of the record, a silent rule’s too, and for the family links', async () => {
    const arrive: Record<string, (response: FhirResponse) => void> = {};
    const later = (name: string) => () => new Promise<FhirResponse>((resolve) => (arrive[name] = resolve));
    const seen: Rule = { ...silent, when: { events: { kind: 'seen' } } };
    const { store, count } = caseWith(
      done,
      { Condition: later('Condition'), Encounter: later('Encounter'), RelatedPerson: later('RelatedPerson') },
      configWith(bruisePack([bruiseRule, seen])),
    );
    store.getState().start();
    for (const name of ['Condition', 'RelatedPerson', 'Encounter']) {
      await settle();
      expect(count(line)).toBe(0);
      arrive[name]?.(name === 'Condition' ? bruises() : { kind: 'no-answer' });
    }
    await settle();
    expect(count(line)).toBe(1);
  });

  it('does not wait for CP-IS, and is told again when CP-IS changed an answer', async () => {
    const known: Rule = { ...bruiseRule, id: 'known', when: { cpis: { status: 'current' } } };
    let answer: (response: Response) => void = () => undefined;
    const { store, bodies } = caseWith(
      { ...done, 'GET /api/cpis': () => new Promise((resolve) => (answer = resolve)) },
      {},
      configWith(bruisePack([known])),
    );
    store.getState().start();
    await settle();
    expect(bodies(line)).toEqual([{ answers: [told('known', 'cannot-tell')] }]);
    answer(Response.json(noRecord));
    await settle();
    expect(bodies(line)[1]).toEqual({ answers: [told('known', 'not')] });
  });

  it('is told once for changes that come one after the other', async () => {
    const waiting: (() => void)[] = [];
    const pause = () => new Promise<void>((resolve) => waiting.push(resolve));
    const { store, bodies } = caseWith(done, { Condition: bruises }, config, undefined, { pause });
    store.getState().start();
    await settle();
    store.getState().answer('mobile', 'yes');
    store.getState().answer('mobile', 'no');
    for (const resume of waiting) resume();
    await settle();
    expect(bodies(line)).toEqual([
      { answers: [told('any-bruise', 'fired'), told('asks', 'fired'), quietOne] },
    ]);
  });

  it.each([
    ['refused', () => Response.json({ code: 'busy', message: 'Later.' }, { status: 503 })],
    ['lost', () => Promise.reject(new TypeError('Failed to fetch'))],
  ])('is neither shown nor sent again when it is %s', async (_, fails) => {
    const { store, count } = caseWith({ [line]: fails }, { Condition: bruises }, config);
    store.getState().start();
    await settle();
    await store.getState().readAgain('Condition');
    await settle();
    expect(count(line)).toBe(1);
    expect(store.getState()).toMatchObject({ gateway: { state: 'open' }, findings: [{}, {}] });
  });
});

describe('nothing is told', () => {
  it('without a gateway, and what was found meanwhile is told when it is there', async () => {
    let there = false;
    const { store, count } = caseWith(
      { ...done, 'POST /api/sessions': () => (there ? opened() : Promise.reject(new TypeError('away'))) },
      { Condition: bruises },
      config,
    );
    store.getState().start();
    await settle();
    expect(count(line)).toBe(0);
    there = true;
    await store.getState().reopenGateway();
    await settle();
    expect(count(line)).toBe(1);
  });

  it('of a record that ended while it was read', async () => {
    const { store, count } = caseWith(done, { Condition: () => ({ kind: 'session-ended' }) }, config);
    store.getState().start();
    await settle();
    expect(count(line)).toBe(0);
  });

  it('by a page that was left open into another day, and so into another visit', async () => {
    let time = '2026-11-20T23:30:00.000Z';
    const { store, count } = caseWith(done, { Condition: bruises }, config, () => time);
    store.getState().start();
    await settle();
    expect(count(line)).toBe(1);
    time = '2026-11-21T00:10:00.000Z';
    store.getState().answer('mobile', 'no');
    await settle();
    expect(count(line)).toBe(1);
  });

  it('where no rule is tried, as for a role that is shown none', async () => {
    const none = caseWith(
      { ...done, 'POST /api/sessions': () => opened({ redFlags: 'none' }) },
      { Condition: bruises },
      config,
    );
    none.store.getState().start();
    const empty = caseWith(done, { Condition: () => answered({}) });
    empty.store.getState().start();
    await settle();
    expect([none.count(line), empty.count(line)]).toEqual([0, 0]);
  });
});

const noRecord = {
  state: 'none',
  check: {
    askedAt: '2026-11-20T10:42:00Z',
    answeredAt: '2026-11-20T10:42:00Z',
    kind: 'unscheduled',
    setting: 'A&E',
    by: { name: 'Priya SAMPLE' },
    notified: 'no',
  },
};
