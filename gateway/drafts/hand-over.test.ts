import { beforeEach, describe, expect } from 'vitest';
import { engines } from '../test/engines.ts';
import { entriesOf } from '../test/ledger.ts';
import { inTeamWorld, type TeamWorld } from '../test/team-world.ts';

describe.each(engines())('handing a draft over, on $name', (engine) => {
  let w: TeamWorld;
  const test = inTeamWorld(engine, (world) => {
    w = world;
  });
  beforeEach(async () => {
    if (!engine.available) return;
    w.now = new Date('2026-11-20T10:42:00.000Z');
    await w.store.db.deleteFrom('drafts').execute();
    await w.store.db.deleteFrom('drafts_taken').execute();
  });
  const content = { facts: 'Purple elephant' };

  test('moves it to the colleague who takes it, once, with an entry for giving and one for taking', async () => {
    const [nurse, colleague] = [await w.as('nurse'), await w.as('colleague')];
    expect((await nurse('POST', '/api/draft/hand-over', {})).body).toMatchObject({ code: 'no-draft' });
    await nurse('PUT', '/api/draft', { content });
    expect((await colleague('GET', '/api/draft/offered')).body).toEqual([]);
    const given = (await nurse('POST', '/api/draft/hand-over', { to: 'colleague' })).body as { id: string };
    expect((await nurse('POST', '/api/draft/hand-over', { to: 'colleague' })).body).toEqual(given);
    expect((await nurse('GET', '/api/draft')).body).toMatchObject({ content });
    const offer = { id: given.id, by: 'nurse SAMPLE', to: 'colleague' };
    expect((await colleague('GET', '/api/draft/offered')).body).toMatchObject([offer]);
    expect((await nurse('GET', '/api/draft/offered')).body).toEqual([]);
    for (let again = 0; again < 2; again += 1)
      expect((await colleague('POST', '/api/draft/take', { id: given.id })).status).toBe(200);
    expect((await colleague('GET', '/api/draft')).body).toMatchObject({
      content,
      handedOverBy: 'nurse SAMPLE',
    });
    expect((await nurse('GET', '/api/draft')).status).toBe(204);
    expect((await nurse('PUT', '/api/draft', { content })).body).toMatchObject({ code: 'draft-taken' });
    w.now = new Date('2026-11-20T10:50:00.000Z');
    expect((await (await w.as('nurse'))('PUT', '/api/draft', { content })).status).toBe(200);
    const entries = JSON.stringify(await entriesOf(w));
    expect(entries.match(/offered for hand-over/g)).toHaveLength(1);
    expect(entries.match(/Draft of a concern taken over/g)).toHaveLength(1);
    expect(entries).not.toContain('elephant');
  });

  test('does not overwrite one’s own, nor go to another child, organisation or whoever may not record', async () => {
    const [nurse, colleague] = [await w.as('nurse'), await w.as('colleague')];
    await nurse('PUT', '/api/draft', { content });
    const { id } = (await nurse('POST', '/api/draft/hand-over', {})).body as { id: string };
    await colleague('PUT', '/api/draft', { content: 'mine' });
    const own = await colleague('POST', '/api/draft/take', { id });
    expect([own.status, own.body]).toMatchObject([409, { code: 'own-draft' }]);
    expect((await colleague('GET', '/api/draft')).body).toMatchObject({ content: 'mine' });
    for (const [calls, status] of [
      [await w.as('colleague', 'child-2'), 404],
      [await w.as('colleague', 'child-1', w.elsewhere), 404],
      [await w.as('porter'), 403],
    ] as const) {
      expect((await calls('POST', '/api/draft/take', { id })).status).toBe(status);
      const list = await calls('GET', '/api/draft/offered');
      expect(list.status === 403 ? [] : list.body).toEqual([]);
    }
  });

  test('of two who take it one has it, and nobody after it expired', async () => {
    const nurse = await w.as('nurse');
    await nurse('PUT', '/api/draft', { content });
    const { id } = (await nurse('POST', '/api/draft/hand-over', {})).body as { id: string };
    await w.store.db.updateTable('drafts').set({ expires_at: w.now }).execute();
    const late = await (await w.as('colleague'))('POST', '/api/draft/take', { id });
    expect([late.status, late.body]).toMatchObject([404, { code: 'no-offer' }]);
    await nurse('PUT', '/api/draft', { content });
    const next = (await nurse('POST', '/api/draft/hand-over', {})).body as { id: string };
    const two = await Promise.all(
      (['colleague', 'colleague'] as const).map(async (who) =>
        (await w.as(who))('POST', '/api/draft/take', { id: next.id }),
      ),
    );
    expect(two.map(({ status }) => status)).toEqual([200, 200]);
    expect(await w.store.db.selectFrom('drafts').select('offer').execute()).toHaveLength(1);
  });
});
