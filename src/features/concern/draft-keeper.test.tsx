import { describe, expect, it } from 'vitest';
import type { ApiFailure } from '../../api/problem.ts';
import { fail, succeed } from '../../domain/result.ts';
import { at } from '../../test/case-fixture.ts';
import { createDraftKeeper, type DraftSaved } from './draft-keeper.ts';
import { emptyForm } from './form.ts';

const form = (id: string) =>
  emptyForm({ id, accountId: 'a', at: at('10:44'), outline: 'child', about: 'child' });
const content = (id: string) => ({ version: 2, patientId: 'amara', form: form(id) }) as const;

/** A gateway that answers as a test says, and clocks that a test winds. */
function keeping(there?: string) {
  const world = {
    failing: undefined as ApiFailure | undefined,
    unread: false,
    saved: [] as unknown[],
    told: { state: 'not-yet' } as DraftSaved,
    unsaved: false,
    waiting: [] as (() => void)[],
    tries: [] as number[],
  };
  const wait = (run: () => void) => {
    world.waiting.push(run);
    return () => {
      world.waiting = world.waiting.filter((one) => one !== run);
    };
  };
  const keeper = createDraftKeeper({
    api: {
      saveDraft: (kept) => {
        if (world.failing !== undefined) return Promise.resolve(fail(world.failing));
        world.saved.push(kept);
        return Promise.resolve(succeed({ savedAt: at('10:57'), content: kept }));
      },
      readDraft: () =>
        Promise.resolve(
          world.unread
            ? fail({ kind: 'unreachable' })
            : succeed(there === undefined ? undefined : { savedAt: at('09:12'), content: content(there) }),
        ),
      discardDraft: () => Promise.resolve(succeed(undefined)),
    },
    patientId: 'amara',
    content: () => content('mine'),
    tell: ({ saved, unsaved }) => {
      world.unsaved = unsaved;
      if (saved !== undefined) world.told = saved;
    },
    later: wait,
    again: (run, nth) => {
      world.tries.push(nth);
      return wait(run);
    },
    now: () => at('10:57'),
  });
  const wind = async () => {
    const due = world.waiting;
    world.waiting = [];
    for (const run of due) run();
    await new Promise((done) => setTimeout(done));
  };
  return { world, keeper, wind };
}

describe('the draft', () => {
  it('is unsaved until the gateway has it', async () => {
    const { world, keeper, wind } = keeping();
    keeper.saveSoon();
    keeper.saveSoon();
    expect(world.unsaved).toBe(true);
    await wind();
    expect(world.saved).toHaveLength(1);
    expect(world).toMatchObject({ unsaved: false, told: { state: 'saved' } });
  });

  it('is tried again, more and more seldom, and kept once the gateway is back', async () => {
    const { world, keeper, wind } = keeping();
    world.failing = { kind: 'unreachable' };
    keeper.saveSoon();
    for (let i = 0; i < 3; i += 1) await wind();
    expect(world.tries).toEqual([1, 2, 3]);
    expect(world.waiting).toHaveLength(1);
    expect(world).toMatchObject({ unsaved: true, told: { state: 'not-saved' } });
    world.failing = undefined;
    keeper.saveNow();
    await new Promise((done) => setTimeout(done));
    expect(world).toMatchObject({ unsaved: false, told: { state: 'saved' }, waiting: [] });
  });

  it('is not tried again by itself when it was refused', async () => {
    const { world, keeper, wind } = keeping();
    world.failing = { kind: 'refused', status: 409, problem: { code: 'taken', message: 'Taken over.' } };
    keeper.saveSoon();
    await wind();
    expect(world.tries).toEqual([]);
    expect(world.told.state).toBe('not-saved');
  });

  it('never takes the place of an earlier one that could not be read at first, unless somebody says so', async () => {
    const { world, keeper, wind } = keeping('earlier');
    keeper.mayHideAnother();
    world.unread = true;
    keeper.saveSoon();
    await wind();
    expect(world.told.state).toBe('not-saved');
    world.unread = false;
    await wind();
    expect(world.told).toEqual({ state: 'another-there', savedAt: at('09:12') });
    expect(world.saved).toHaveLength(0);
    keeper.replaceOther();
    await new Promise((done) => setTimeout(done));
    expect(world.saved).toHaveLength(1);
  });

  it('is its own when it is found under the same id', async () => {
    const { world, keeper, wind } = keeping('mine');
    keeper.mayHideAnother();
    keeper.saveSoon();
    await wind();
    expect(world.saved).toHaveLength(1);
  });
});
