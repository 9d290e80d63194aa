import fc from 'fast-check';
import type { Vocabulary } from '../vocabulary.ts';
import type { AgeRange, Criterion, Rule } from '../rule.ts';

/** A measurement that no shipped rule speaks of yet, so that `value` is tried too. */
export const withWeight = ({ eventKinds, codeSets }: Vocabulary): Vocabulary => ({
  eventKinds: [
    ...eventKinds,
    {
      id: 'weight',
      one: 'weight',
      many: 'weights',
      from: [{ resource: 'Observation', codes: 'weight', when: 'effective|issued' }],
    },
  ],
  codeSets: [
    ...codeSets,
    {
      id: 'weight',
      version: '1.0.0',
      title: 'Weight',
      concepts: [{ system: 'http://loinc.org', code: '29463-7', display: 'Body weight' }],
    },
  ],
});

const window = fc.constantFrom('P1D', 'P7D', 'P2W', 'P28D', 'P1M', 'P6M', 'P12M', 'P1Y2M3D', 'P24M', 'PT24H');
const agesLimits = fc.constantFrom('P28D', 'P6M', 'P1Y', 'P18M', 'P2Y', 'P5Y', 'P18Y');
const ages: fc.Arbitrary<AgeRange> = fc.oneof(
  agesLimits.map((under) => ({ under })),
  agesLimits.map((atLeast) => ({ atLeast })),
  fc.constant({ atLeast: 'P28D', under: 'P2Y' }),
);
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 1 });

/** Leaves out what is undefined: a rule has the field or has it not. */
const compact = <T extends object>(value: { readonly [K in keyof T]: T[K] | undefined }): T =>
  Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as T;

function leaves({ eventKinds, codeSets }: Vocabulary): fc.Arbitrary<Criterion> {
  const kind = fc.constantFrom(...eventKinds.map(({ id }) => id));
  const placed = fc.constant('emergency-attendance');
  const sited = fc.constantFrom('bruise', 'fracture', 'burn', 'injury');
  const sites = fc.constantFrom(...codeSets.map(({ id }) => id).filter((id) => id.startsWith('site-')));
  const codes = fc.constantFrom('bruise', 'fracture', 'fracture-femur', 'fracture-rib-or-skull', 'burn');
  const pairs = eventKinds
    .map(({ id }) => ({ start: id.replace('-end', '-start').replace('concern-start', 'concern'), end: id }))
    .filter(({ end }) => end.endsWith('-end'));
  const narrowing = fc.record({
    kind: fc.oneof({ weight: 2, arbitrary: kind }, placed, { weight: 2, arbitrary: sited }),
    within: optional(window),
    atAge: fc.option(ages, { nil: undefined, freq: 2 }),
    codes: fc.option(codes, { nil: undefined, freq: 2 }),
    sites: fc.option(sites, { nil: undefined, freq: 2 }),
    notNear: fc.option(
      fc.record({
        kind: fc.constantFrom('fragile-bone', 'self-harm', 'neglect'),
        within: fc.constantFrom('P2D', 'P15D', 'P1M'),
      }),
      { nil: undefined, freq: 3 },
    ),
  });
  const events = fc
    .tuple(
      narrowing,
      optional(fc.integer({ min: 1, max: 4 })),
      optional(fc.constantFrom('day', 'encounter', 'place')),
    )
    .map(([body, atLeast, distinct]): Criterion => ({ events: compact({ ...body, atLeast, distinct }) }));
  const end = fc.oneof(
    fc.constant('birth' as const),
    fc
      .record({ kind, point: optional(fc.constantFrom('recorded', 'onset')) })
      .map((body) => compact<{ kind: string }>(body)),
  );
  const gaps = fc.oneof(fc.tuple(end, end), {
    weight: 2,
    arbitrary: sited.map(
      (of) =>
        [
          { kind: of, point: 'onset' },
          { kind: of, point: 'recorded' },
        ] as const,
    ),
  });
  return fc.oneof(
    { weight: 8, arbitrary: events },
    { weight: 2, arbitrary: narrowing.map((body): Criterion => ({ absent: compact(body) })) },
    { weight: 2, arbitrary: ages.map((age): Criterion => ({ age })) },
    { weight: 2, arbitrary: fc.constantFrom(...pairs).map((latest): Criterion => ({ latest })) },
    { weight: 2, arbitrary: fc.record({ start: kind, end: kind }).map((latest): Criterion => ({ latest })) },
    {
      weight: 4,
      arbitrary: fc
        .tuple(gaps, fc.constantFrom('P1D', 'P2D', 'P1M', 'P1Y'))
        .map(([[from, to], longerThan]): Criterion => ({ gap: { from, to, longerThan } })),
    },
    {
      weight: 2,
      arbitrary: fc
        .record({
          kind: fc.constant('weight'),
          op: fc.constantFrom('over', 'at-least', 'under', 'at-most'),
          amount: fc.constantFrom(4.9, 5),
          unit: fc.constant('kg'),
        })
        .map((value): Criterion => ({ value })),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(optional(fc.constantFrom(['sibling', 'brother'], ['mother'])), ages)
        .map(([relationship, age]): Criterion => ({ household: compact({ relationship, age }) })),
    },
    {
      weight: 1,
      arbitrary: fc
        .constantFrom('a', 'b')
        .map((id): Criterion => ({ ask: { id, question: `Is it ${id}?`, answer: 'yes' } })),
    },
    { weight: 1, arbitrary: fc.constant<Criterion>({ cpis: { status: 'current' } }) },
  );
}

/** Conditions of up to three levels over the vocabulary. */
function criteria(vocabulary: Vocabulary): fc.Arbitrary<Criterion> {
  const leaf = leaves(vocabulary);
  const combined = (part: fc.Arbitrary<Criterion>): fc.Arbitrary<Criterion> => {
    const parts = fc.array(part, { minLength: 1, maxLength: 3 });
    return fc.oneof(
      { weight: 4, arbitrary: part },
      parts.map((all) => ({ all })),
      parts.map((any) => ({ any })),
      part.map((not) => ({ not })),
      fc.tuple(parts, fc.nat()).map(([of, n]): Criterion => ({ atLeast: { n: 1 + (n % of.length), of } })),
    );
  };
  return combined(combined(leaf));
}

/** Rules with such a condition. */
export const rules = (vocabulary: Vocabulary): fc.Arbitrary<Rule> =>
  fc.tuple(criteria(vocabulary), optional(ages)).map(([when, age]) => ({
    id: 'generated',
    version: '1.0.0',
    status: 'active',
    title: 'Generated',
    severity: 'low',
    applies: compact({ age }),
    when,
    why: '',
    advice: '',
    guideline: { title: '', grade: 'local' },
    owner: '',
    reviewBy: '2027-11-01',
    tests: [],
  }));
