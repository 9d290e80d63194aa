import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadConfig } from '../config/load.ts';
import { inMarkdown, shortened, summaryOf } from './plain-text.ts';
import { partOf } from './part.ts';
import { mayRead } from './scopes.ts';
import { templatesFor } from './templates.ts';

const loaded = await loadConfig();
if (!loaded.ok) throw new Error('no configuration');
const pack = loaded.value.rulePack;

describe('templates', () => {
  const keysOf = (rules: typeof pack.rules) =>
    templatesFor({ quirks: [] }, { ...pack, rules }).map(({ key }) => key);
  const always = ['patient', 'visit', 'practitioner', 'roles'];

  it('are what the rules in force need, so that a new rule changes them', () => {
    const bruise = pack.rules.filter(({ id }) => id === 'bruise-ear');
    const missed = pack.rules.filter(({ id }) => id === 'was-not-brought');
    expect(keysOf([])).toEqual(always);
    expect(keysOf(bruise)).toEqual([...always, 'conditions', 'observations']);
    expect(keysOf([...bruise, ...missed])).toEqual([...always, 'appointments', 'conditions', 'observations']);
  });

  it('of silent rules are there too, of drafts not', () => {
    const of = (status: 'draft' | 'silent') =>
      keysOf(pack.rules.filter(({ id }) => id === 'was-not-brought').map((rule) => ({ ...rule, status })));
    expect(of('silent')).toEqual([...always, 'appointments', 'conditions']);
    expect(of('draft')).toEqual(always);
  });

  it('ask for no page size where the server does not take one', () => {
    const quirks = [{ id: 'no-count' as const, reason: 'refused by it' }];
    expect(templatesFor({ quirks }, pack).some(({ query }) => query.includes('_count'))).toBe(false);
  });
});

describe('a summary', () => {
  it('is one line of under 140 characters that ends with a whole word', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
        const line = summaryOf(text);
        expect(line.length).toBeLessThan(140);
        expect(line).not.toMatch(/[\p{Cc}\u2028]/u);
      }),
    );
    const long = `${'word '.repeat(40)}end`;
    expect(summaryOf(long)).toMatch(/^(word )+word…$/);
    expect(summaryOf('Bruise on the ear')).toBe('Bruise on the ear');
  });

  it('is where an entry of the record is told as well, however many are told as one', () => {
    const line = shortened(Array.from({ length: 10_000 }, (_, i) => `Bruise ${i}`).join(', '), 300);
    expect(line.length).toBeLessThanOrEqual(300);
    expect(line).toMatch(/^Bruise 0, Bruise 1, .*\d…$/);
  });

  it('never cuts through a character', () => {
    const family = '👨‍👩‍👧‍👦';
    const cut = summaryOf(family.repeat(30));
    expect(cut.endsWith('…')).toBe(true);
    expect(cut).not.toMatch(/[\uD800-\uDBFF]…$/);
  });
});

describe('words of the record in Markdown', () => {
  it.each([
    ['[click](javascript:alert(1))', '\\[click\\](javascript:alert(1))'],
    ['<img src=x onerror=a>', '\\<img src\\=x onerror\\=a\\>'],
    ['**bold** _it_ ~no~ `code`', '\\*\\*bold\\*\\* \\_it\\_ \\~no\\~ \\`code\\`'],
    ['see https://x.example or www.x.example', 'see https\\://x.example or www\\.x.example'],
    ['line one\n\n# heading\n- item', 'line one \\# heading - item'],
    ['a | b &amp; c@d.example', 'a \\| b \\&amp; c\\@d.example'],
    ['turned \u202Eround\u0007', 'turned round'],
  ])('of %j are words and nothing else', (text, expected) => {
    expect(inMarkdown(text)).toBe(expected);
  });
});

describe('a page of a search', () => {
  const wanted = { resource: 'Condition', patientId: 'p1', iss: 'https://ehr.example/fhir' };
  const about = (reference: string) => ({
    resource: { resourceType: 'Condition', id: 'c', subject: { reference } },
  });
  const bundle = (entry: unknown, more: object = {}) => ({ resourceType: 'Bundle', entry, ...more });

  it.each<[string, unknown, number, string | undefined]>([
    ['no data', null, 0, undefined],
    ['an empty bundle', bundle(undefined), 0, undefined],
    [
      'this child, by both kinds of reference',
      bundle([about('Patient/p1'), about(`${wanted.iss}/Patient/p1`)]),
      2,
      undefined,
    ],
    ['another child', bundle([about('Patient/p2')]), 0, 'odd-entries'],
    [
      'the same id at another server',
      bundle([about('https://else.example/fhir/Patient/p1')]),
      0,
      'odd-entries',
    ],
    [
      'another type',
      bundle([{ resource: { resourceType: 'Flag', subject: { reference: 'Patient/p1' } } }]),
      0,
      'odd-entries',
    ],
    [
      'a next page',
      bundle([about('Patient/p1')], { link: [{ relation: 'next', url: 'x' }] }),
      1,
      'pages-missing',
    ],
    [
      'a match that is called an include',
      bundle([{ ...about('Patient/p1'), search: { mode: 'include' } }]),
      1,
      undefined,
    ],
    [
      'an include that is about somebody else',
      bundle([about('Patient/p1'), { ...about('Patient/p2'), search: { mode: 'include' } }]),
      1,
      undefined,
    ],
    ['fewer than its total', bundle([about('Patient/p1')], { total: 2 }), 1, 'pages-missing'],
    ['a resource in place of a bundle', about('Patient/p1').resource, 0, 'odd-entries'],
    ['a text', 'Bundle', 0, 'odd-entries'],
    ['nothing in an entry', bundle([null, 7]), 0, 'odd-entries'],
  ])('of %s', (_, value, read, gap) => {
    const part = partOf(value, wanted);
    expect([part.resources.length, part.gap]).toEqual([read, gap]);
  });
});

describe('a scope', () => {
  it.each([
    ['patient/Condition.rs', 'all'],
    ['user/*.read', 'all'],
    ['patient/Condition.r', 'not'],
    ['patient/Condition.rs?category=x', 'part'],
    ['patient/Flag.rs openid', 'not'],
    ['', 'not'],
  ])('%j may search conditions: %s', (scope, expected) => {
    expect(mayRead(scope, 'Condition')).toBe(expected);
  });
});
