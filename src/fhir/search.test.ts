import { describe, expect, it } from 'vitest';
import type { Capabilities, Listed } from './capabilities.ts';
import type { FhirConnection, FhirResponse } from './connection.ts';
import { searchAll } from './search.ts';

const base = 'https://ehr.example/fhir';
const first = 'Condition?patient=p1&_count=500';
const asOf = '2026-11-20T10:42:00.000Z';
const condition = (id: string, patient = 'p1') => ({
  resource: { resourceType: 'Condition', id, subject: { reference: `Patient/${patient}` } },
});
const outcome = (severity: string) => ({
  resource: {
    resourceType: 'OperationOutcome',
    issue: [{ severity, code: 'suppressed', diagnostics: 'withheld' }],
  },
  search: { mode: 'outcome' },
});
const bundle = (entry: readonly unknown[], next?: string, total?: number) =>
  answered({
    resourceType: 'Bundle',
    type: 'searchset',
    entry,
    ...(next === undefined ? {} : { link: [{ relation: 'next', url: next }] }),
    ...(total === undefined ? {} : { total }),
  });
const searchset = (more: object) =>
  answered({ resourceType: 'Bundle', type: 'searchset', entry: [], ...more });
const answered = (body: unknown, status = 200): FhirResponse => ({
  kind: 'answered',
  status,
  headers: new Headers(),
  body,
});

function search(
  pages: Readonly<Record<string, FhirResponse>>,
  {
    scope = 'patient/Condition.rs',
    listed = 'listed',
    quirks = [],
    within,
  }: { scope?: string; listed?: Listed; quirks?: readonly string[]; within?: string } = {},
) {
  const asked: string[] = [];
  const connection: FhirConnection = {
    base,
    patientId: 'p1',
    grantedScope: scope,
    quirks,
    send: ({ url }) => {
      asked.push(url);
      return Promise.resolve(pages[url] ?? { kind: 'no-answer' });
    },
  };
  const capabilities: Promise<Capabilities> = Promise.resolve(() => listed);
  const wanted = { resource: 'Condition', ...(within === undefined ? {} : { within }) };
  return { asked, found: searchAll(connection, wanted, capabilities, () => asOf) };
}
const found = (...args: Parameters<typeof search>) => search(...args).found;

describe('a search', () => {
  it('follows opaque next links to the last page', async () => {
    const second = `${base}?_getpages=abc`;
    const result = await found({
      [first]: bundle([condition('c1')], second, 2),
      [second]: bundle([condition('c2')], undefined, 2),
    });
    expect(result).toMatchObject({ state: 'present', asOf, value: [{ id: 'c1' }, { id: 'c2' }] });
  });

  it('is not sent without permission, and names what is missing', async () => {
    const { asked, found: result } = search({}, { scope: 'patient/Flag.rs' });
    expect(await result).toEqual({ state: 'not-permitted', scope: 'patient/Condition.rs' });
    expect(asked).toEqual([]);
  });

  it('leaves out the page size where the system cannot bear it', async () => {
    const { asked, found: result } = search(
      { 'Condition?patient=p1': bundle([condition('c1')]) },
      { quirks: ['no-count'] },
    );
    expect((await result).state).toBe('present');
    expect(asked).toEqual(['Condition?patient=p1']);
  });
});

describe('a narrowed permission', () => {
  const within = 'category=a,b';
  const inside = `Condition?patient=p1&${within}&_count=500`;

  it('is as good as a whole one for what lies in it, and is searched within', async () => {
    const scope = 'patient/Condition.rs?category=a patient/Condition.s?category=b,c';
    const { asked, found: result } = search({ [inside]: bundle([]) }, { scope, within });
    expect(await result).toEqual({ state: 'none-recorded', asOf });
    expect(asked).toEqual([inside]);
  });

  it.each([
    'patient/Condition.rs?category=a',
    'patient/Condition.rs?category=a,b&clinical-status=active',
    'patient/Condition.rs?code=a,b',
  ])('is a part where it lets less through: %s', async (scope) => {
    const { asked, found: result } = search({ [first]: bundle([condition('c1')]) }, { scope, within });
    expect(await result).toMatchObject({ state: 'incomplete', why: { kind: 'permitted-in-part', scope } });
    expect(asked).toEqual([first]);
  });

  it('is not asked for where permission is whole', async () => {
    const { asked, found: result } = search({ [first]: bundle([]) }, { within });
    expect((await result).state).toBe('none-recorded');
    expect(asked).toEqual([first]);
  });
});

describe('nothing found', () => {
  it('is none recorded only when listed, answered without a warning and read to the end', async () => {
    expect(await found({ [first]: bundle([]) })).toEqual({ state: 'none-recorded', asOf });
  });

  it.each([
    ['not shared where the type is not listed', 'not-listed', 'not-shared'],
    ['incomplete where nobody says what is listed', 'not-known', 'incomplete'],
  ] as const)('is %s', async (_, listed, state) => {
    expect((await found({ [first]: bundle([]) }, { listed })).state).toBe(state);
  });

  it.each([
    ['a warning', bundle([outcome('warning')])],
    ['an error among the entries', bundle([outcome('error')])],
    ['a total that says otherwise', bundle([], undefined, 3)],
    ['an entry about another child', bundle([condition('c1', 'p2')])],
    ['an entry that is nothing', searchset({ entry: [null] })],
    ['one entry where a list should be', searchset({ entry: condition('c1') })],
    ['a next link without an address', searchset({ link: [null, { relation: 'next' }] })],
    ['one link where a list should be', searchset({ link: { relation: 'next', url: first } })],
    ['an entry that names no child', bundle([{ resource: { resourceType: 'Condition', id: 'c1' } }])],
    ['an entry of another type', bundle([{ resource: { resourceType: 'Basic', id: 'b1' } }])],
    ['an entry without a resource', bundle([{}])],
    ['a narrowed permission', bundle([])],
  ])('is incomplete with %s', async (name, page) => {
    const scope =
      name === 'a narrowed permission' ? 'patient/Condition.rs?category=x' : 'patient/Condition.rs';
    expect(await found({ [first]: page }, { scope })).toMatchObject({ state: 'incomplete', value: [] });
  });

  it('stays none recorded with a mere piece of information', async () => {
    expect((await found({ [first]: bundle([outcome('information')]) })).state).toBe('none-recorded');
  });
});

describe('something found, and something wrong', () => {
  it.each([
    ['a lost page', bundle([condition('c1')], `${base}/p2`, 9), { kind: 'page-lost', read: 1, total: 9 }],
    [
      'a next link elsewhere',
      bundle([condition('c1')], 'https://evil.example/p2'),
      { kind: 'foreign-next-link', read: 1 },
    ],
    ['pages that go round', bundle([condition('c1')], first), { kind: 'page-lost', read: 1 }],
    ['a warning', bundle([condition('c1'), outcome('warning')]), { kind: 'warned', warning: 'withheld' }],
    ['others’ entries', bundle([condition('c1'), condition('x', 'p2')]), { kind: 'odd-entries', count: 1 }],
    [
      'too few for its total',
      bundle([condition('c1')], undefined, 2),
      { kind: 'page-lost', read: 1, total: 2 },
    ],
  ])('keeps what was read with %s', async (_, page, why) => {
    const pages = { [first]: page, 'https://evil.example/p2': { kind: 'foreign-url' } as const };
    expect(await found(pages)).toEqual({ state: 'incomplete', value: [condition('c1').resource], why, asOf });
  });

  it('stops a system that never ends its pages, and says so', async () => {
    const connection: FhirConnection = {
      base,
      patientId: 'p1',
      grantedScope: 'patient/Condition.rs',
      quirks: [],
      send: ({ url }) => Promise.resolve(bundle([condition(url)], `${url}+`)),
    };
    const result = await searchAll(
      connection,
      { resource: 'Condition' },
      Promise.resolve(() => 'listed'),
      () => asOf,
    );
    expect(result).toMatchObject({ state: 'incomplete', why: { kind: 'too-many', read: 100 } });
  });

  it('reads a record of 5,000 in full', async () => {
    const pages: Record<string, FhirResponse> = {};
    const link = (n: number) => (n === 0 ? first : `${base}/page-${n}`);
    for (let n = 0; n < 10; n += 1) {
      const entries = Array.from({ length: 500 }, (_, i) => condition(`c${n}-${i}`));
      pages[link(n)] = bundle(entries, n < 9 ? link(n + 1) : undefined, 5000);
    }
    const result = await found(pages);
    expect(result.state === 'present' && result.value.length).toBe(5000);
  });
});

describe('no answer', () => {
  it.each([
    [{ kind: 'no-answer' }, { kind: 'no-answer' }],
    [{ kind: 'timed-out' }, { kind: 'timed-out' }],
    [{ kind: 'cut-off' }, { kind: 'odd-answer' }],
    [{ kind: 'not-json', status: 200 }, { kind: 'odd-answer' }],
    [
      { kind: 'not-json', status: 503 },
      { kind: 'server-error', status: 503 },
    ],
    [{ kind: 'session-ended' }, { kind: 'session-ended' }],
    [answered({}, 403), { kind: 'refused', status: 403 }],
    [answered({}, 404), { kind: 'refused', status: 404 }],
    [answered({}, 429), { kind: 'too-many-requests' }],
    [answered({}, 500), { kind: 'server-error', status: 500 }],
    [answered({ resourceType: 'OperationOutcome', issue: [] }), { kind: 'odd-answer' }],
    [answered({ resourceType: 'Patient', id: 'p1' }), { kind: 'odd-answer' }],
    [answered(null), { kind: 'odd-answer' }],
    [answered(undefined), { kind: 'odd-answer' }],
  ] as const)('%j is unavailable and says why', async (page, why) => {
    expect(await found({ [first]: page })).toMatchObject({ state: 'unavailable', why });
  });

  it('is not shared where a type that is not listed is refused', async () => {
    expect(await found({ [first]: answered({}, 404) }, { listed: 'not-listed' })).toEqual({
      state: 'not-shared',
    });
  });
});
