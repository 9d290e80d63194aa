import { describe, expect, it } from 'vitest';
import type { FhirResponse } from '../fhir/connection.ts';
import { pageConfig } from '../test/config-fixture.ts';
import { answered, caseWith, opened, settle } from '../test/case-world.ts';
import { bruises, bruisePack, bruiseRule, configWith } from '../test/pack-fixture.ts';

const config = configWith(bruisePack([bruiseRule]));

describe('a launch', () => {
  it('asks for everything at once, and once', async () => {
    const never = () => new Promise<never>(() => undefined);
    const { store, asked } = caseWith(
      { 'POST /api/sessions': never },
      { 'Patient/amara': never, metadata: never, Condition: never, RelatedPerson: never },
      config,
    );
    store.getState().start();
    store.getState().start();
    await settle();
    expect(asked.toSorted()).toEqual(
      [
        'GET Condition',
        'GET Patient/amara',
        'GET RelatedPerson',
        'GET metadata',
        'POST /api/sessions',
      ].toSorted(),
    );
  });

  it('shows who it is as soon as that is known, and each part when it comes', async () => {
    let arrive: (response: FhirResponse) => void = () => undefined;
    const { store } = caseWith({}, { Condition: () => new Promise((resolve) => (arrive = resolve)) }, config);
    store.getState().start();
    await settle();
    expect(store.getState()).toMatchObject({
      child: { state: 'present', value: { name: { family: 'TESTCHILD' } } },
      parts: [{ resource: 'Condition', title: 'Injuries and diagnoses', read: { state: 'loading' } }],
      findings: [{ outcome: { truth: 'unknown', missing: [{ kind: 'data', why: 'loading' }] } }],
      rulesChecked: { total: 1, cannotTell: 1 },
    });
    arrive(bruises());
    await settle();
    expect(store.getState()).toMatchObject({
      parts: [{ read: { state: 'present', value: [{ kind: 'bruise' }] } }],
      findings: [{ outcome: { truth: 'yes' } }],
      rulesChecked: { total: 1, cannotTell: 0 },
    });
  });

  it('counts what is in words alone, until it is read again and there is none', async () => {
    const subject = { reference: 'Patient/amara' };
    const inWords = { resourceType: 'Condition', id: 'c2', subject, code: { text: 'Bruise of the ear' } };
    let answer = answered({ resourceType: 'Bundle', type: 'searchset', entry: [{ resource: inWords }] });
    const { store } = caseWith({}, { Condition: () => answer }, config);
    store.getState().start();
    await settle();
    expect(store.getState().parts).toMatchObject([{ inWords: 1, read: { state: 'present', value: [] } }]);
    answer = bruises();
    await store.getState().readAgain('Condition');
    expect(store.getState().parts[0]).not.toHaveProperty('inWords');
  });

  it('reads one part again when a person asks', async () => {
    let answer: FhirResponse = { kind: 'no-answer' };
    const { store, count } = caseWith({}, { Condition: () => answer }, config);
    store.getState().start();
    await settle();
    expect(store.getState().parts[0]?.read).toMatchObject({
      state: 'unavailable',
      why: { kind: 'no-answer' },
    });
    expect(store.getState().findings[0]?.outcome.truth).toBe('unknown');
    answer = bruises();
    await store.getState().readAgain('Condition');
    expect(store.getState().parts[0]?.read.state).toBe('present');
    expect(count('GET Patient/amara')).toBe(1);
  });

  it('says so when the record system ends the session, and keeps what was read', async () => {
    const { store } = caseWith({}, { Condition: () => ({ kind: 'session-ended' }) }, config);
    store.getState().start();
    await settle();
    expect(store.getState()).toMatchObject({ ended: true, child: { state: 'present' } });
  });

  it('keeps an answer to a question for this visit, until it is taken back', () => {
    const { store } = caseWith({}, {}, config);
    store.getState().answer('mobile', 'no');
    store.getState().answer('mobile', 'yes');
    expect(store.getState().answers).toEqual([
      { id: 'mobile', answer: 'yes', encounter: 'amara-visit', at: '2026-11-20T10:44:00.000Z' },
    ]);
    store.getState().answer('mobile', 'withdrawn');
    expect(store.getState().answers).toEqual([]);
  });
});

describe('without the gateway', () => {
  const down = () => Promise.reject(new TypeError('Failed to fetch'));

  it('reads the record, uses the rules it has and says that CP-IS was not asked', async () => {
    const { store } = caseWith({ 'POST /api/sessions': down }, { Condition: bruises }, config);
    store.getState().start();
    await settle();
    expect(store.getState()).toMatchObject({
      gateway: { state: 'away', why: { kind: 'unreachable' } },
      cpis: { state: 'could-not-check', reason: 'gateway-away', notified: 'no' },
      findings: [{ outcome: { truth: 'yes' } }],
      concerns: { state: 'unavailable' },
    });
  });

  it('can be tried again', async () => {
    let there = false;
    const { store } = caseWith({
      'POST /api/sessions': () => (there ? opened() : down()),
    });
    store.getState().start();
    await settle();
    there = true;
    await store.getState().reopenGateway();
    expect(store.getState()).toMatchObject({
      gateway: { state: 'open' },
      cpis: { state: 'not-checked' },
      concerns: { state: 'none-recorded' },
    });
  });

  it('is opened again, and not asked to look up, by a press on looking up', async () => {
    let there = false;
    const { store, count } = caseWith({ 'POST /api/sessions': () => (there ? opened() : down()) });
    store.getState().start();
    await settle();
    there = true;
    await store.getState().lookUp();
    expect(store.getState()).toMatchObject({ gateway: { state: 'open' }, cpis: { state: 'not-checked' } });
    expect(count('POST /api/cpis/look-ups')).toBe(0);
  });

  it('opens its session again when that has run out, without repeating anything', async () => {
    let time = '2026-11-20T10:44:00.000Z';
    let known = true;
    const gone = () => Response.json({ code: 'session-ended', message: 'Open again.' }, { status: 401 });
    const { store, count } = caseWith(
      {
        'POST /api/sessions': () => {
          known = true;
          return opened();
        },
        'POST /api/cpis/look-ups': () => (known ? Response.json({}) : gone()),
        'GET /api/cpis': () =>
          known ? Response.json({ state: 'not-checked', because: 'not-asked-yet' }) : gone(),
      },
      {},
      pageConfig,
      () => time,
    );
    store.getState().start();
    await settle();
    known = false;
    time = '2026-11-20T11:50:00.000Z';
    await store.getState().lookUp();
    await settle();
    expect(store.getState()).toMatchObject({ gateway: { state: 'open' }, cpis: { state: 'not-checked' } });
    expect(count('POST /api/sessions')).toBe(2);
    expect(count('POST /api/cpis/look-ups')).toBe(1);
  });

  it('gives up on a gateway that forgets every session at once', async () => {
    const gone = () => Response.json({ code: 'session-ended', message: 'Open again.' }, { status: 401 });
    const { store, count } = caseWith({ 'GET /api/cpis': gone, 'GET /api/concerns': gone });
    store.getState().start();
    await settle();
    expect(store.getState()).toMatchObject({
      gateway: { state: 'away', why: { kind: 'session-ended' } },
      cpis: { state: 'could-not-check', reason: 'gateway-away', notified: 'no' },
    });
    expect(count('POST /api/sessions')).toBe(1);
  });
});
