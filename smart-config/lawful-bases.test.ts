import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import list from './lawful-bases.json' with { type: 'json' };
import { LawfulBases } from './schema/lawful-bases.ts';

describe('the shipped list of lawful bases', () => {
  const parsed = v.parse(LawfulBases, list);
  const byId = new Map(parsed.entries.map((entry) => [entry.id, entry]));

  it('gives every id once', () => expect(byId.size).toBe(parsed.entries.length));

  it.each(Object.entries(parsed.defaults))('offers for "%s" entries that exist, never consent', (_, ids) => {
    const entries = ids.map((id) => byId.get(id));
    expect(entries).not.toContain(undefined);
    expect(ids).not.toContain('common-law-consent');
    expect(new Set(entries.map((entry) => entry?.part)).size).toBe(ids.length);
    expect(entries.map((entry) => entry?.part)).toEqual(expect.arrayContaining(['article-6', 'article-9']));
  });

  it('never offers first what may not be in force', () => {
    const offered = new Set(Object.values(parsed.defaults).flat());
    expect(offered.has('cwsa-2026-4')).toBe(false);
    expect(byId.get('cwsa-2026-4')?.caution).toMatch(/commencement not confirmed/i);
  });
});
