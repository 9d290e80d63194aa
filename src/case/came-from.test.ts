import { describe, expect, it } from 'vitest';
import { caseWith, settle } from '../test/case-world.ts';
import { askCameFrom } from './came-from.ts';

const line = 'POST /api/opened-from';

function askedWith(answer: () => Response, appContext = 'sealed') {
  const made = caseWith({ [line]: answer });
  const { api, session } = made.store.getState();
  const context = { store: made.store, api, session: { ...session, appContext } };
  return { ...made, ask: () => askCameFrom(context) };
}

describe('what a card’s link brought', () => {
  it('is asked of the gateway once, when it is open', async () => {
    const { store, ask, count, bodies } = askedWith(() =>
      Response.json({ alert: { rule: 'ear', version: '1.0.0' } }),
    );
    ask();
    expect(count(line)).toBe(0);
    store.getState().start();
    await settle();
    expect(bodies(line)).toEqual([{ appContext: 'sealed' }]);
    await expect.poll(() => store.getState().cameFrom).toEqual({ rule: 'ear', version: '1.0.0' });
  });

  it.each<[string, () => Response]>([
    ['is not known', () => Response.json({})],
    ['is not as expected', () => Response.json({ alert: 'ear' })],
    ['is refused', () => Response.json({ code: 'x', message: 'x' }, { status: 400 })],
  ])('is ignored where it %s', async (_, answer) => {
    const { store, ask, count } = askedWith(answer);
    ask();
    store.getState().start();
    await settle();
    expect(count(line)).toBe(1);
    expect(store.getState().cameFrom).toBeUndefined();
  });
});
