import { describe, expect } from 'vitest';
import type { CdsWorld } from '../test/cds-world.ts';
import { cdsWorld, clientIss, servicePath } from '../test/cds-world.ts';
import { engines, inWorld } from '../test/engines.ts';
import { detailsOf, entriesOf } from '../test/ledger.ts';
import { refuseEntries, takeEntries } from '../test/refuse-entries.ts';
import { openStore } from '../store/store.ts';
import type { DatabasePlace } from '../store/database.ts';
import { key as sealKey } from '../test/world.ts';
import { closeContext, openContext } from './app-context.ts';
import type { Card } from './cards.ts';

const feedbackPath = `${servicePath()}/feedback`;

describe.each(engines())('what CDS Hooks keep on $name', (engine) => {
  let w: CdsWorld;
  const test = inWorld(engine, cdsWorld, (made) => (w = made));
  const cardsFor = async (patient = 'amara', userId = 'Practitioner/ed-nurse'): Promise<readonly Card[]> => {
    const user = userId.split('/')[1] ?? '';
    const prefetch = await w.prefetchFor(patient, user);
    const { status, body } = await w.call(servicePath(), await w.ask(patient, { prefetch }, { userId }));
    expect(status).toBe(200);
    return body.cards;
  };
  const first = async (): Promise<Card> => {
    const [card] = await cardsFor();
    if (card === undefined) throw new Error('no card');
    return card;
  };
  const say = (card: string, more: object, at = w.now) =>
    w.call(feedbackPath, { feedback: [{ card, outcomeTimestamp: at.toISOString(), ...more }] });
  const reasonOf = (code: string) => ({ system: 'urn:safelight:override-reason', code });

  test('an entry says for whom, by which system, about whom and what was shown', async () => {
    await cardsFor();
    const entry = (await entriesOf(w)).at(-1);
    if (entry === undefined) throw new Error('no entry');
    expect(entry).toMatchObject({ action: 'R', outcome: '0' });
    expect(entry.agent.map(({ who, name }) => [who?.display, name])).toEqual([
      ['Priya SAMPLE', 'Priya SAMPLE'],
      ['Pretend EHR, CDS Hooks', undefined],
      [expect.stringContaining('Safelight'), undefined],
    ]);
    expect(entry.agent[1]?.network?.address).toBe(clientIss);
    expect(entry.entity?.[0]?.what?.reference).toBe(`${w.issuer.iss}/Patient/amara`);
    expect(detailsOf(entry)['hook']).toBe('patient-view');
    expect(detailsOf(entry)['alerts']).toContain('bruise-ear');
  });

  test('nothing is answered, and no card given, where no entry can be kept', async () => {
    const before = await w.store.db.selectFrom('cds_cards').select('card').execute();
    await refuseEntries(w.store.db);
    const { status } = await w.call(servicePath(), await w.ask('amara'));
    await takeEntries(w.store.db);
    expect(status).toBe(503);
    expect(await w.store.db.selectFrom('cds_cards').select('card').execute()).toHaveLength(before.length);
  });

  test('a call that lacked data is in the ledger as not given', async () => {
    await w.call(servicePath(), await w.ask('amara', { prefetch: {} }));
    expect((await entriesOf(w)).at(-1)).toMatchObject({
      outcome: '4',
      outcomeDesc: 'Not given: data-not-obtained',
    });
  });

  test('feedback is counted for its rule and hook, the same again changes nothing', async () => {
    const card = await first();
    const overridden = {
      outcome: 'overridden',
      overrideReason: { reason: reasonOf('explained'), userComment: 'Amara fell off the bed' },
    };
    expect((await say(card.uuid, overridden)).status).toBe(200);
    const entries = (await entriesOf(w)).length;
    expect((await say(card.uuid, overridden)).status).toBe(200);
    expect((await entriesOf(w)).length).toBe(entries);
    const counts = await w.store.cdsCards.counts('testshire', '2026-11-20', '2026-11-20');
    expect(counts.find(({ measure }) => measure === 'hook:patient-view:overridden')).toMatchObject({
      rule: 'bruise-ear',
      count: 1,
    });
    const said = await w.store.ruleFigures.counts('testshire', '2026-11-20', '2026-11-20');
    expect(said).toContainEqual(expect.objectContaining({ rule: 'bruise-ear', measure: 'said:explained' }));
    const tables = await Promise.all(
      (['cds_cards', 'ledger', 'rule_firings'] as const).map((table) =>
        w.store.db.selectFrom(table).selectAll().execute(),
      ),
    );
    expect(JSON.stringify([tables, w.logged])).not.toContain('fell off');
  });

  test('what was said later counts, a reason of the EHR’s own is an override, and a part of a list undoes all', async () => {
    const card = await first();
    const own = { outcome: 'overridden', overrideReason: { reason: { system: 'urn:theirs', code: 'x' } } };
    expect((await say(card.uuid, own)).status).toBe(200);
    expect((await say(card.uuid, { outcome: 'accepted' }, new Date(w.now.getTime() - 60_000))).status).toBe(
      200,
    );
    const outcomeOf = async (uuid: string) =>
      await w.store.db
        .selectFrom('cds_cards')
        .select(['outcome', 'reason'])
        .where('card', '=', uuid)
        .executeTakeFirst();
    expect(await outcomeOf(card.uuid)).toEqual({ outcome: 'overridden', reason: null });
    const other = await first();
    const at = { outcomeTimestamp: w.now.toISOString() };
    const list = [
      { card: other.uuid, outcome: 'accepted', ...at },
      { card: '00000000-0000-4000-8000-000000000000', outcome: 'accepted', ...at },
    ];
    expect((await w.call(feedbackPath, { feedback: list })).status).toBe(404);
    expect(await outcomeOf(other.uuid)).toEqual({ outcome: null, reason: null });
    // A card belongs to the service that gave it.
    const elsewhere = `${servicePath('encounter-start')}/feedback`;
    expect((await w.call(elsewhere, { feedback: list.slice(0, 1) })).status).toBe(404);
  });

  test('old cards become counts, in which no child is', async () => {
    await first();
    await w.store.cdsCards.sweep(w.now, '2027-01-01');
    expect(await w.store.db.selectFrom('cds_cards').selectAll().execute()).toEqual([]);
    const kept = await w.store.ruleFigures.counts('testshire', '2026-11-20', '2026-11-20');
    expect(kept.some(({ measure, count }) => measure === 'hook:patient-view:shown' && count > 0)).toBe(true);
  });

  test('nobody is shown more than their role; one that is not known, no more than whoever is shown least', async () => {
    expect(await cardsFor('amara', 'Practitioner/receptionist')).toEqual([]);
    const prefetch = { ...(await w.prefetchFor('amara')), roles: null, practitioner: null };
    const unknown = { prefetch };
    const quiet = await w.call(servicePath(), await w.ask('amara', unknown));
    expect(quiet.body.cards.map(({ summary }) => summary)).toEqual([
      expect.stringMatching(/could not tell your role.*does not mean that there are none/),
    ]);
    const site = { ...w.config.site, hooks: { unknownRole: 'high' as const } };
    const told = await w.with({ config: { site } }).call(servicePath(), await w.ask('amara', unknown));
    expect(told.body.cards.map(({ indicator, summary }) => [indicator, summary])).toEqual([
      ['critical', 'Bruise on the ear'],
      ['info', expect.stringContaining('only the gravest alerts')],
    ]);
    // A person of whom the record system holds no role that this site lists: what is shown them is decided.
    const noRole = { prefetch: { ...(await w.prefetchFor('amara')), roles: null } };
    const decided = { ...w.config.site, hooks: { unknownRole: 'none' as const } };
    const none = await w
      .with({ config: { site: decided } })
      .call(servicePath(), await w.ask('amara', noRole));
    expect(none.body.cards).toEqual([]);
    for (const userId of ['Patient/amara', 'RelatedPerson/mother'])
      expect((await w.call(servicePath(), await w.ask('amara', {}, { userId }))).body.cards).toEqual([]);
  });

  test('an appContext is good for its child and EHR, for an hour, and cannot be made by others', async () => {
    const [link] = (await first()).links;
    const given = link?.appContext ?? '';
    const { seal } = w.store;
    expect(openContext(seal, given, w.now)).toMatchObject({ issuer: 'stand-in', rule: 'bruise-ear' });
    expect(openContext(seal, given, new Date(w.now.getTime() + 3_700_000))).toBe('expired');
    expect(openContext(seal, `${given.slice(0, -3)}abc`, w.now)).toBe('not-ours');
    expect(openContext(seal, seal.close('drafts/x', { issuer: 'stand-in' }), w.now)).toBe('not-ours');
    expect(openContext(seal, closeContext(seal, { card: 'x', issuer: 'y' }, w.now), w.now)).toBe('not-ours');
  });
});

describe.each(engines())('CP-IS and CDS Hooks on $name', (engine) => {
  let w: CdsWorld;
  const test = inWorld(engine, cdsWorld, (made) => (w = made));
  const begin = async (world: CdsWorld, user = 'ed-nurse') => {
    const visit = w.pretend.control
      .resources('amara')
      .find(({ resourceType, id }) => resourceType === 'Encounter' && id?.includes('-visit-') === true);
    const prefetch = await w.prefetchFor('amara', user);
    const context = { userId: `Practitioner/${user}`, encounterId: visit?.id };
    const ask = await w.ask('amara', { hook: 'encounter-start', prefetch }, context);
    const { status, body } = await world.call(servicePath('encounter-start'), ask);
    expect(status).toBe(200);
    return body.cards.map(({ summary }) => summary);
  };
  const withPolicy = (policy: 'never' | 'say-not-checked' | 'look-up') =>
    w.with({
      config: { site: { ...w.config.site, hooks: { lookUps: { 'emergency-department': policy } } } },
    });

  test('nobody is looked up, and nothing said of it, unless the site has said so', async () => {
    expect((await begin(w)).some((line) => line.includes('CP-IS'))).toBe(false);
    expect(await begin(withPolicy('say-not-checked'))).toContain(
      'CP-IS has not been checked for this child in this visit',
    );
    expect(w.cpis.calls).toEqual([]);
  });

  test('where it has, once in a visit, whoever opens it, with the entry before the call', async () => {
    const world = withPolicy('look-up');
    // Who may not look up does not use the visit’s one look-up up.
    expect(await begin(world, 'named-doctor')).toContain(
      'CP-IS has not been checked for this child in this visit',
    );
    const both = await Promise.all([begin(world), begin(world, 'lead')]);
    expect(w.cpis.calls).toHaveLength(1);
    expect(both.flat().filter((line) => line.startsWith('CP-IS: no record found'))).toHaveLength(1);
    await begin(world);
    expect(w.cpis.calls).toHaveLength(1);
    const phases = (await entriesOf(w)).map((entry) => detailsOf(entry)['phase']).filter(Boolean);
    expect(phases).toEqual(['about-to-look', 'answered']);
    const whys = (await entriesOf(w)).map((entry) => detailsOf(entry)['why']).filter(Boolean);
    expect(whys).toEqual(['hook', 'hook']);
  });
});

describe.each(engines())('one look-up for a visit on $name', (engine) => {
  let w: CdsWorld;
  let place: DatabasePlace | undefined;
  const test = inWorld(
    { ...engine, place: async () => (place = await engine.place()) },
    cdsWorld,
    (made) => (w = made),
  );
  const begin = async (world: CdsWorld, status: string): Promise<readonly string[]> => {
    const prefetch = await w.prefetchFor('amara');
    const visit = prefetch['visit'] as fhir4.Encounter;
    const ask = await w.ask(
      'amara',
      { hook: 'encounter-start', prefetch: { ...prefetch, visit: { ...visit, status } } },
      { encounterId: visit.id },
    );
    const { body } = await world.call(servicePath('encounter-start'), ask);
    return body.cards.map(({ summary }) => summary).filter((line) => line.includes('CP-IS'));
  };
  const lookingUp = (store = w.store) =>
    w.with({
      store,
      config: { site: { ...w.config.site, hooks: { lookUps: { 'emergency-department': 'look-up' } } } },
    });

  test('none for a visit that is not under way: nobody was seen', async () => {
    for (const status of ['planned', 'finished', 'cancelled', 'entered-in-error', ''])
      expect([status, await begin(lookingUp(), status)]).toEqual([
        status,
        ['CP-IS has not been checked for this child in this visit'],
      ]);
    expect(w.cpis.calls).toEqual([]);
  });

  test('a visit that cannot be read may be anywhere: it is said that nobody has asked', async () => {
    const prefetch = { ...(await w.prefetchFor('amara')), visit: null };
    const ask = await w.ask('amara', { hook: 'encounter-start', prefetch }, { encounterId: 'unread' });
    const said = async (world: CdsWorld) =>
      (await world.call(servicePath('encounter-start'), ask)).body.cards
        .map(({ summary }) => summary)
        .filter((line) => line.includes('CP-IS'));
    expect(await said(lookingUp())).toEqual(['CP-IS has not been checked for this child in this visit']);
    expect(await said(w)).toEqual([]);
    expect(w.cpis.calls).toEqual([]);
  });

  test('one over two processes that are called at once, again and again', async () => {
    const store = place?.kind === 'server' ? await openStore(place, [sealKey]) : w.store;
    const both = [lookingUp(), lookingUp(store)];
    const worlds = Array.from({ length: 3 }, () => both).flat();
    await Promise.all(worlds.map((world) => begin(world, 'in-progress')));
    expect(w.cpis.calls).toHaveLength(1);
    expect(await begin(lookingUp(store), 'in-progress')).toEqual([]);
    expect(w.cpis.calls).toHaveLength(1);
    if (store !== w.store) await store.db.destroy();
  });
});
