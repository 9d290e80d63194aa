import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConcernShape } from '../../src/api/concern-shape.ts';
import type { RuleOutcome } from '../../src/api/rule-figures.ts';
import { londonDay } from '../../src/domain/calendar/london.ts';
import { dayText } from '../../src/rules/life-cycle/figures/days.ts';
import { openStore, type Store } from '../store/store.ts';
import { engines } from '../test/engines.ts';
import { concern, key } from '../test/world.ts';

const dayMs = 86_400_000;
const rules = ['a', 'b'] as const;
/** Days on both sides of four weeks before a concern, in summer and over the change of the clocks. */
const first = Date.parse('2026-09-28T23:30:00Z');
const daysBetween = (from: number, to: number): number =>
  londonDay(first + to * dayMs) - londonDay(first + from * dayMs);
const within = (days: number): boolean => days >= 0 && days <= 28;
const instant = (day: number): string => new Date(first + day * dayMs).toISOString();

interface Visit {
  readonly child: number;
  readonly day: number;
  readonly answers: readonly ('fired' | 'not' | 'cannot-tell' | 'not-tried')[];
  /** What somebody said of the flag of the first rule. */
  readonly said?: string | undefined;
}
interface Concern {
  readonly child: number;
  readonly day: number;
  readonly outcome?: RuleOutcome | undefined;
}
interface History {
  readonly visits: readonly Visit[];
  readonly concerns: readonly Concern[];
}

const optional = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined });
const child = fc.nat(2);
const day = fc.constantFrom(0, 1, 2, 27, 28, 29, 30, 57);
const history: fc.Arbitrary<History> = fc.record({
  visits: fc.array(
    fc.record({
      child,
      day,
      answers: fc.tuple(
        ...rules.map(() => fc.constantFrom('fired', 'not', 'cannot-tell', 'not-tried' as const)),
      ),
      said: optional(fc.constantFrom('explained', 'discussed')),
    }),
    { maxLength: 6 },
  ),
  concerns: fc.array(
    fc.record({ child, day, outcome: optional(fc.constantFrom('right', 'not-right', 'not-known')) }),
    { maxLength: 4 },
  ),
});

/** The counts that a history gives, worked out plainly: one line for each rule, day and measure. */
function plainly({ visits, concerns }: History): readonly string[] {
  const counted = visits.flatMap((visit) =>
    rules.flatMap((rule, i) => {
      const spoken = i === 0 ? visit.said : undefined;
      const answer = spoken === undefined ? visit.answers[i] : 'fired';
      if (answer === undefined || answer === 'not-tried') return [];
      const after = concerns.filter(
        (one) => one.child === visit.child && within(daysBetween(visit.day, one.day)),
      );
      const outcomes = after.map(({ outcome }) => outcome);
      const of = [
        'evaluated',
        ...(answer === 'cannot-tell' ? ['cannot-tell'] : []),
        ...(answer === 'fired'
          ? [
              'fired',
              ...(spoken === undefined ? [] : [`said:${spoken}`]),
              ...(after.length > 0 ? ['concern'] : []),
              ...(outcomes.includes('right')
                ? ['confirmed']
                : outcomes.includes('not-right')
                  ? ['not-confirmed']
                  : []),
            ]
          : []),
      ];
      return of.map((measure) => `${dayText(first + visit.day * dayMs)} ${rule} ${measure}`);
    }),
  );
  return [...new Set(counted)]
    .map((line) => `${line} ${counted.filter((one) => one === line).length}`)
    .sort();
}

describe.each(engines())('figures on $name', ({ available, place, stop }) => {
  let store: Store;
  beforeAll(async () => {
    if (available) store = await openStore(await place(), [key]);
  });
  afterAll(async () => {
    if (!available) return;
    await store.db.destroy();
    await stop();
  });
  let tenants = 0;

  /** Everything that happens, each as often as it may come: one call by itself. */
  function happenings(tenant: string, { visits, concerns }: History): readonly (() => Promise<void>)[] {
    const inOne = <T>(work: (tx: Parameters<Store['ruleFigures']['report']>[0]) => Promise<T>) =>
      store.db.transaction().execute(work);
    const ofVisit = ({ child: who }: Visit, i: number) => ({
      tenant: { id: tenant },
      childKey: `c${who}`,
      visitKey: `v${i}`,
    });
    const kept = concerns.map(({ child: who, day: on }, i) => ({
      of: { tenant: { id: tenant }, childKey: `c${who}`, userKey: 'u' },
      logged: {
        id: randomUUID(),
        reference: `SL-2026-00000${i}`,
        contentKey: `k${i}`,
        copy: {
          shape: 2 as const,
          changed: [],
          concern: v.parse(ConcernShape, concern(randomUUID())),
          by: 'Ash SAMPLE',
          patient: 'p',
        },
        loggedAt: new Date(instant(on)),
        ledgerEntry: 1,
        inRecord: 'written' as const,
      },
    }));
    return [
      ...visits.flatMap((visit, i) =>
        rules.flatMap((rule, j) => {
          const answer = visit.answers[j] ?? 'not-tried';
          if (answer === 'not-tried') return [];
          const one = { rule, version: '1.0.0', mode: 'active', answer } as const;
          const worse = { ...one, answer: 'cannot-tell' } as const;
          return [
            () =>
              inOne((tx) =>
                store.ruleFigures.report(tx, ofVisit(visit, i), [one], dayText(first + visit.day * dayMs)),
              ),
            () =>
              inOne((tx) =>
                store.ruleFigures.report(
                  tx,
                  ofVisit(visit, i),
                  [worse, one],
                  dayText(first + visit.day * dayMs),
                ),
              ),
          ];
        }),
      ),
      ...visits.flatMap((visit, i) => {
        const { said } = visit;
        if (said === undefined) return [];
        const spoken = { rule: rules[0], version: '1.0.0', reason: said };
        return [
          () =>
            inOne((tx) =>
              store.ruleFigures.acknowledged(
                tx,
                ofVisit(visit, i),
                spoken,
                dayText(first + visit.day * dayMs),
              ),
            ),
        ];
      }),
      ...kept.map(({ of, logged }, i) => async () => {
        // A concern is logged once; what became of it is said afterwards, as often as anybody likes.
        await inOne(async (tx) => {
          if ((await store.concerns.find(tx, of.tenant.id, logged.id)) === undefined)
            await store.concerns.add(tx, of, logged);
        });
        const outcome = concerns[i]?.outcome;
        if (outcome === undefined) return;
        await inOne((tx) =>
          store.ruleFigures.outcomeKnown(
            tx,
            { tenant, reference: logged.reference },
            { outcome, byKey: 'u', at: new Date(first) },
          ),
        );
      }),
    ];
  }

  const counts = async (tenant: string): Promise<readonly string[]> =>
    (await store.ruleFigures.counts(tenant, '2026-01-01', '2027-12-31'))
      .map(({ day: on, rule, measure, count }) => `${on} ${rule} ${measure} ${count}`)
      .sort();

  (available ? it : it.skip)(
    'are those of a plain count, in whatever order and however often they are told',
    { timeout: 120_000 },
    async () => {
      const shuffled = history.chain((of) =>
        fc.tuple(fc.constant(of), fc.array(fc.nat({ max: 1_000_000 }), { minLength: 80, maxLength: 80 })),
      );
      await fc.assert(
        fc.asyncProperty(shuffled, async ([of, order]) => {
          tenants += 1;
          const tenant = `t${tenants}`;
          const once = happenings(tenant, of);
          // Each happens twice.
          const all = [...once, ...once]
            .map((act, i) => ({ act, at: order[i] ?? i }))
            .toSorted((a, b) => a.at - b.at);
          for (const { act } of all) await act();
          const expected = plainly(of);
          expect(await counts(tenant)).toEqual(expected);
          // Swept at once and piece by piece, they are still the same.
          await store.ruleFigures.sweep(dayText(first + 28 * dayMs));
          expect(await counts(tenant)).toEqual(expected);
          await store.ruleFigures.sweep('2027-12-31');
          expect(await counts(tenant)).toEqual(expected);
        }),
        { numRuns: 40 },
      );
    },
  );
});
