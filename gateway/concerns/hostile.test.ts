import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verify } from '../audit/verify.ts';
import { log, told, type Sent } from '../test/followed.ts';
import { teamWorld, type Calls, type TeamWorld } from '../test/team-world.ts';
import { basis, concern } from '../test/world.ts';

const start = '2026-11-20T10:42:00.000Z';

/** Every place within a value, as a path of keys. */
const placesIn = (
  value: unknown,
  at: readonly (string | number)[] = [],
): readonly (readonly (string | number)[])[] =>
  typeof value === 'object' && value !== null
    ? [at, ...Object.entries(value).flatMap(([key, inner]) => placesIn(inner, [...at, key]))]
    : [at];

/** A value with another in one place. */
function withPlace(value: unknown, [first, ...rest]: readonly (string | number)[], other: unknown): unknown {
  if (first === undefined) return other;
  if (Array.isArray(value))
    return value.map((one: unknown, i): unknown => (String(i) === first ? withPlace(one, rest, other) : one));
  const object = value as Record<string, unknown>;
  return { ...object, [first]: withPlace(object[first], rest, other) };
}

/** What nobody's page sends: of every type, far too long, nested, with odd characters, or what a program trips over. */
const odd = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom(
    null,
    '',
    ' ',
    -1,
    1e308,
    '\u0000',
    '\ud800',
    '‮',
    '{{7*7}}',
    "'; drop table ledger; --",
    '__proto__',
    '9'.repeat(400),
    '0000-00-00T00:00:00Z',
    '9999-12-31T23:59:59.999Z',
    '-000001-01-01T00:00:00Z',
    '2026-02-30',
    '2026-11-20T25:00:00Z',
    [],
    {},
    [[]],
    { __proto__: {} },
    'x'.repeat(5000),
    Number.MAX_SAFE_INTEGER,
  ),
  fc.string({ unit: 'binary', maxLength: 60 }),
);

describe('the safeguarding log under wrong shapes and wrong people', () => {
  let w: TeamWorld;
  let nurse: Calls;
  let kept: Sent & { readonly ref: string };
  beforeAll(async () => {
    w = await teamWorld();
    w.now = new Date(start);
    nurse = await w.as('nurse');
    kept = await log(nurse);
  });
  afterAll(async () => {
    expect(await verify(w.store.db, 'testshire')).toMatchObject({ intact: true });
    await w.store.db.destroy();
  });

  const sound = () => {
    const id = randomUUID();
    return [
      ['POST', '/api/concerns', concern(id)],
      [
        'POST',
        `/api/concerns/${id}/calls`,
        { at: start, to: 'Testshire', whoAnswered: 'Duty', said: 'Send.' },
      ],
      [
        'PUT',
        `/api/concerns/${kept.ref}/record`,
        { state: 'partly', resources: ['Condition/1'], why: 'cut-off', at: start },
      ],
      ['POST', `/api/concerns/${kept.id}/open`, { reason: 'other', words: 'Asked to.' }],
      [
        'POST',
        `/api/concerns/${kept.id}/happenings`,
        told(w, 'decided', { decision: 'other', from: 'Duty', words: 'Later.' }),
      ],
      [
        'POST',
        `/api/concerns/${kept.id}/happenings`,
        told(w, 'outcome-shared', { with: 'School', why: 'To help.', basis }),
      ],
      ['POST', `/api/concerns/${kept.id}/versions`, { after: 1, why: 'Again.', concern: concern(kept.id) }],
      ['PUT', '/api/draft', { content: { facts: 'so far' } }],
      ['POST', '/api/draft/hand-over', { to: 'Ash' }],
      ['POST', '/api/draft/take', { id: randomUUID() }],
    ] as const;
  };

  const rows = async (): Promise<number> =>
    (await w.store.db.selectFrom('concerns').select('id').execute()).length +
    (await w.store.db.selectFrom('concern_versions').select('concern').execute()).length +
    (await w.store.db.selectFrom('concern_happenings').select('id').execute()).length +
    (await w.store.db.selectFrom('concern_calls').select('concern').execute()).length;

  it(
    'never fails at anything in the place of anything: it keeps it or says what does not fit',
    { timeout: 60_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.nat(), fc.nat(), odd, async (act, place, value) => {
          const acts = sound();
          const [how, path, body] = acts[act % acts.length] ?? acts[0];
          const places = placesIn(body);
          const spoiled = withPlace(body, places[place % places.length] ?? [], value);
          const before = await rows();
          const { status, body: answer } = await nurse(how, path, spoiled);
          expect(status, `${how} ${path} ${JSON.stringify(spoiled)}`).toBeLessThan(500);
          if (status < 400) return;
          expect(await rows(), 'nothing of what was refused is kept').toBe(before);
          expect((answer as { readonly code?: string }).code).toMatch(/^[a-z-]+$/);
        }),
        { numRuns: 150 },
      );
    },
  );

  it('never fails at an address that names nothing', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(),
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }),
        async (act, id) => {
          const acts = sound();
          const [how, path, body] = acts[act % acts.length] ?? acts[0];
          const guessed = encodeURIComponent(id);
          const { status } = await nurse(how, path.replace(/(concerns)\/[^/]+/, `$1/${guessed}`), body);
          expect(status, `${how} ${path} ${id}`).toBeLessThan(500);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('says too large of a body that is, and keeps none of it', async () => {
    const before = await rows();
    const facts = 'x'.repeat(1_000_001);
    const answer = await nurse('POST', '/api/concerns', { ...concern(randomUUID()), facts });
    expect([answer.status, answer.body]).toMatchObject([413, { code: 'too-large' }]);
    expect(await rows()).toBe(before);
  });

  it('gives nobody longer for a call that a wrong clock puts in the future', async () => {
    const ring = (ms: number) =>
      nurse('POST', `/api/concerns/${randomUUID()}/calls`, {
        at: new Date(Date.parse(start) + ms).toISOString(),
        to: 'Testshire',
        whoAnswered: 'Duty',
        said: 'Send.',
      });
    const owed = { writtenCopyDueAt: '2026-11-23T17:00:00.000Z' };
    expect(await ring(0)).toMatchObject({ status: 201, body: owed });
    expect(await ring(23 * 3_600_000)).toMatchObject({ status: 201, body: owed });
    expect(await ring(25 * 3_600_000)).toMatchObject({ status: 400, body: { code: 'not-yet' } });
    const { body: listed } = await nurse('GET', '/api/concerns');
    const copies = (listed as readonly { readonly clocks: readonly { what: string; dueAt: string }[] }[])
      .flatMap(({ clocks }) => clocks)
      .filter(({ what, dueAt }) => what === 'written-copy' && dueAt > owed.writtenCopyDueAt);
    expect(copies).toEqual([]);
  });

  it('lets nobody who need not know it open, amend, follow or answer it, whatever id and reason they give', async () => {
    const strangers = [
      ['colleague', 'child-2', w.here],
      ['other-lead', 'none', w.here],
      ['other-lead', 'child-2', w.here],
      ['registers', 'none', w.here],
      ['rules', 'none', w.here],
      ['porter', 'child-1', w.here],
      ['nurse', 'child-2', w.here],
      ['nurse', 'child-1', w.elsewhere],
      ['lead', 'none', w.elsewhere],
      ['named', 'child-1', w.elsewhere],
    ] as const;
    const before = await rows();
    const whole = JSON.stringify(
      (await w.as('nurse').then((own) => own('POST', `/api/concerns/${kept.id}/open`, {}))).body,
    );
    for (const [who, child, at] of strangers) {
      const calls = await w.as(who, child, at);
      for (const [what, body] of [
        ['open', { reason: 'other', words: 'I am the author.' }],
        ['versions', { after: 1, why: 'Wrong.', concern: { ...concern(kept.id), facts: 'Nothing seen.' } }],
        ['happenings', told(w, 'outcome', { outcome: 'closed' })],
      ] as const)
        for (const id of [kept.id, kept.id.toUpperCase()]) {
          const answer = await calls('POST', `/api/concerns/${id}/${what}`, body);
          expect([who, child, what, answer.status >= 400 && answer.status < 500]).toEqual([
            who,
            child,
            what,
            true,
          ]);
          expect(JSON.stringify(answer.body)).not.toMatch(/Bruise|SL-\d|Amara/i);
        }
      const answered = await calls('PUT', `/api/concerns/${kept.ref}/record`, {
        state: 'written',
        resources: [],
        at: start,
      });
      expect([who, child, answered.status >= 400 && answered.status < 500]).toEqual([who, child, true]);
    }
    expect(await rows()).toBe(before);
    expect(JSON.stringify((await nurse('POST', `/api/concerns/${kept.id}/open`, {})).body)).toBe(whole);
  });
});
