import fc from 'fast-check';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RegisterFilter, RegisterKind } from '../../src/api/registers.ts';
import { append } from '../audit/ledger.ts';
import { openStore, type Store } from '../store/store.ts';
import { engines } from '../test/engines.ts';
import { key } from '../test/world.ts';
import { lineOf, type Projected } from './line-of.ts';
import { holds, wantedOf } from './wanted.ts';

const people = ['Ash Sample', 'Jo SPECIMEN', 'Zoë Mock', 'D. DUMMY'];
const children = [
  { child: 'https://ehr.example/fhir/Patient/a', name: 'Amara TESTCHILD', nhsNumber: '9990000018' },
  { child: 'https://ehr.example/fhir/Patient/b', name: 'Bo TESTCHILD', nhsNumber: '9990000026' },
  // The same child in another record system.
  { child: 'https://other.example/fhir/Patient/1', name: 'TESTCHILD, Amara', nhsNumber: '9990000018' },
  { child: 'https://ehr.example/fhir/Patient/c', name: 'Chloé SAMPLE' },
];
const first = Date.UTC(2026, 9, 24, 22);

const entry = fc
  .record({
    minutes: fc.nat(60 * 24 * 6),
    person: fc.constantFrom(...people),
    child: fc.option(fc.constantFrom(...children.map(({ child }) => child)), { nil: undefined }),
    about: fc.constantFrom(
      'Safeguarding concern',
      'Safeguarding concern opened',
      'Look-up of child protection information',
      'Register searched',
      'Code set: approved',
      'Draft of a concern',
    ),
    action: fc.constantFrom('C', 'R', 'U'),
    disclosed: fc.boolean(),
    consent: fc.constantFrom(undefined, 'given', 'refused', 'not-sought-prejudice'),
    outcome: fc.constantFrom('0', '4', '8'),
  })
  .map(({ minutes, person, child, about, action, disclosed, consent, outcome }): fhir4.AuditEvent => ({
    resourceType: 'AuditEvent',
    type: { code: disclosed ? '110106' : 'rest' },
    action: action,
    outcome: outcome,
    recorded: new Date(first + minutes * 60_000).toISOString(),
    agent: [{ requestor: true, name: person }],
    source: { observer: { display: 'Safelight' } },
    entity: [
      ...(child === undefined ? [] : [{ what: { reference: child }, role: { code: '1' } }]),
      {
        role: { code: '4' },
        description: about,
        ...(consent === undefined ? {} : { detail: [{ type: 'consent', valueString: consent }] }),
      },
    ],
  }));

const day = fc.integer({ min: 23, max: 31 }).map((n) => `2026-10-${n}`);
const filter = fc
  .record({
    days: fc.tuple(day, day),
    kinds: fc.subarray([...RegisterKind.options]),
    child: fc.constantFrom(
      undefined,
      undefined,
      '',
      'test',
      'amara testchild',
      'chloe',
      '999 000 0018',
      '9990000026',
      '12',
      'nobody',
    ),
    person: fc.constantFrom(undefined, undefined, 'a', 'zoe', 'MOCK', 'sample ash', 'dummy'),
    onlyWithoutConsent: fc.boolean(),
  })
  .map(({ days: [a, b], ...rest }) => ({ from: a < b ? a : b, to: a < b ? b : a, ...rest }));
type Filter = v.InferOutput<typeof RegisterFilter>;

/** What a person would do with the whole ledger and a pencil. */
function naive(all: readonly (Projected & { readonly number: number })[], wanted: Filter): number[] {
  const { child = '', person = '' } = wanted;
  const digits = child.replace(/\s/g, '');
  const isChild = (reference: string | undefined): boolean =>
    children.some(
      (one) =>
        one.child === reference &&
        (/^\d+$/.test(digits) ? digits.length === 10 && one.nhsNumber === digits : holds(one.name, child)),
    );
  return all
    .filter(
      (line) =>
        line.day >= wanted.from &&
        line.day <= wanted.to &&
        (wanted.kinds.length === 0 || wanted.kinds.includes(line.kind)) &&
        (child === '' || isChild(line.child)) &&
        (person === '' || holds(line.person ?? '', person)) &&
        (!wanted.onlyWithoutConsent || line.withoutConsent),
    )
    .sort((a, b) => (a.day === b.day ? b.number - a.number : a.day < b.day ? 1 : -1))
    .map(({ number }) => number);
}

describe.each(engines())('searching the register on $name', ({ available, place, stop }) => {
  const test = available ? it : it.skip;
  let store: Store;
  beforeAll(async () => {
    if (available) store = await openStore(await place(), [key]);
  });
  afterAll(async () => {
    if (!available) return;
    await store.db.destroy();
    await stop();
  });

  test('finds what going through the whole ledger finds, in the same order, page by page', async () => {
    let world = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(entry, { minLength: 20, maxLength: 60 }),
        fc.array(filter, { minLength: 6, maxLength: 12 }),
        async (events, filters) => {
          world += 1;
          const tenant = `world-${world}`;
          const all: (Projected & { number: number })[] = [];
          await store.db.transaction().execute(async (tx) => {
            for (const { child, ...known } of children)
              await store.registerChildren.note(tx, { tenant, child }, known, undefined);
            for (const event of events)
              all.push({ ...lineOf(event), number: await append(tx, tenant, event) });
            // Of another organisation, and never found.
            await append(tx, `${tenant}-other`, events[0] ?? ({} as fhir4.AuditEvent));
          });
          for (const one of filters) {
            const wanted = await wantedOf(store, tenant, one);
            if (!wanted.ok) throw new Error(wanted.failure.problem.code);
            const found: number[] = [];
            for (let before: number | undefined; ;) {
              const page = await store.register.page(wanted.value, 7, before);
              found.push(...page.map(({ number }) => number));
              before = page.at(-1)?.number;
              if (before === undefined) break;
            }
            const expected = naive(all, one);
            expect(found).toEqual(expected);
            expect(await store.register.count(wanted.value)).toBe(expected.length);
          }
        },
      ),
      { numRuns: 12 },
    );
  });
});
