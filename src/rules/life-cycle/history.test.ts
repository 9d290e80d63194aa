import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideMove, placeToWrite, type History, type Move, type VersionState } from './history.ts';

const order = ['draft', 'silent', 'active', 'retired'] as const;

interface Ask {
  readonly move: Move | 'write';
  /** Versions back from the newest. */
  readonly back: number;
  readonly by: string;
  readonly stale: boolean;
}

const ask: fc.Arbitrary<Ask> = fc.record({
  move: fc.constantFrom<Ask['move']>('write', 'submit', 'return', 'make-silent', 'make-active', 'retire'),
  back: fc.constantFrom(0, 0, 0, 1, 1, 2),
  by: fc.constantFrom('ann', 'bo', 'cy', 'di', 'ed', 'flo'),
  stale: fc.constantFrom(false, false, false, true),
});

/** Applies what was decided, as a store would. */
function after(history: History, { move, back, by, stale }: Ask, step: number): History {
  const number = history.length - back;
  if (move === 'write') {
    const place = placeToWrite(history);
    const old = history.find((version) => version.number === place.number);
    const written: VersionState = {
      number: place.number,
      status: 'draft',
      digest: `d${step}`,
      authors: [...new Set([...(old?.authors ?? []), by])],
      submitted: false,
    };
    return [...history.filter((version) => version.number !== place.number), written];
  }
  const digest = stale ? 'stale' : (history.find((version) => version.number === number)?.digest ?? '');
  const decided = decideMove(history, { move, number, digest, by });
  if (!decided.ok) return history;
  return history.map((version) => {
    const found = decided.value.find((one) => one.number === version.number);
    return found === undefined ? version : { ...version, status: found.status, submitted: found.submitted };
  });
}

describe('the life-cycle of a rule', () => {
  it('never goes back, keeps one of each, and lets nobody approve their own words, whatever is asked', () => {
    let active = 0;
    fc.assert(
      fc.property(fc.array(ask, { minLength: 30, maxLength: 80, size: 'max' }), (asks) => {
        let history: History = [];
        asks.forEach((one, step) => {
          const next = after(history, one, step);
          for (const version of next) {
            const before = history.find(({ number }) => number === version.number);
            if (before === undefined) continue;
            expect(order.indexOf(version.status)).toBeGreaterThanOrEqual(order.indexOf(before.status));
            if (version.status === before.status) continue;
            if (version.status !== 'retired') expect(version.authors).not.toContain(one.by);
            expect([before.status, version.status]).not.toEqual(['draft', 'active']);
          }
          for (const status of ['draft', 'silent', 'active'])
            expect(next.filter((version) => version.status === status).length).toBeLessThanOrEqual(1);
          expect(next.length).toBeGreaterThanOrEqual(history.length);
          active += next.filter((version) => version.status === 'active').length;
          history = next;
        });
      }),
    );
    // The walk does reach what it is about.
    expect(active).toBeGreaterThan(0);
  });

  const silent: VersionState = {
    number: 2,
    status: 'silent',
    digest: 'b',
    authors: ['ann'],
    submitted: false,
  };
  const active: VersionState = {
    number: 1,
    status: 'active',
    digest: 'a',
    authors: ['ann'],
    submitted: false,
  };
  const draft: VersionState = { number: 3, status: 'draft', digest: 'c', authors: ['ann'], submitted: true };

  it('retires the version whose place a newer one takes, with its number', () => {
    const decided = decideMove([active, silent, draft], {
      move: 'make-active',
      number: 2,
      digest: 'b',
      by: 'bo',
    });
    expect(decided).toEqual({
      ok: true,
      value: [
        { number: 1, status: 'retired', submitted: false, act: 'replaced', replacedBy: 2 },
        { number: 2, status: 'active', submitted: false, act: 'made-active' },
      ],
    });
  });

  it.each<[string, Move, VersionState, string, string]>([
    ['shown without a silent run', 'make-active', draft, 'bo', 'not-silent'],
    ['approved by its author', 'make-silent', draft, 'ann', 'own-version'],
    ['shown by its author', 'make-active', silent, 'ann', 'own-version'],
    ['approved before anybody asked', 'make-silent', { ...draft, submitted: false }, 'bo', 'not-submitted'],
    ['returned before anybody asked', 'return', { ...draft, submitted: false }, 'bo', 'not-submitted'],
    ['returned once it runs', 'return', silent, 'bo', 'not-a-draft'],
    ['submitted again once it runs', 'submit', active, 'ann', 'not-a-draft'],
    ['retired twice', 'retire', { ...active, status: 'retired' }, 'bo', 'retired'],
  ])('is not %s', (_, move, version, by, failure) => {
    const { number, digest } = version;
    expect(decideMove([version], { move, number, digest, by })).toEqual({ ok: false, failure });
    expect(decideMove([version], { move, number: 9, digest, by })).toEqual({
      ok: false,
      failure: 'no-such-version',
    });
    const unseen = decideMove([version], { move, number, digest: 'x', by });
    expect(unseen).toEqual({ ok: false, failure: failure === 'retired' ? 'retired' : 'changed-since' });
  });

  const step = (number: number, act: string, status = 'draft', more: object = {}) => ({
    number,
    status,
    submitted: false,
    act,
    ...more,
  });
  it.each<[string, Move, VersionState, string, readonly unknown[]]>([
    ['asked to be approved', 'submit', draft, 'ann', [step(3, 'submitted', 'draft', { submitted: true })]],
    ['returned', 'return', draft, 'bo', [step(3, 'returned')]],
    [
      'approved to run silently, in the place of the one before',
      'make-silent',
      draft,
      'bo',
      [step(2, 'replaced', 'retired', { replacedBy: 3 }), step(3, 'made-silent', 'silent')],
    ],
    ['given up', 'retire', draft, 'ann', [step(3, 'retired', 'retired')]],
    ['retired, by its author too', 'retire', active, 'ann', [step(1, 'retired', 'retired')]],
  ])('is %s', (_, move, { number, digest }, by, value) => {
    expect(decideMove([active, silent, draft], { move, number, digest, by })).toEqual({ ok: true, value });
  });

  it('is written on in its draft, else in a version that is begun', () => {
    expect(placeToWrite([active, silent, draft])).toEqual({ number: 3, begun: false });
    expect(placeToWrite([silent, active])).toEqual({ number: 3, begun: true });
    expect(placeToWrite([])).toEqual({ number: 1, begun: true });
  });
});
