import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import type { Recipient, Route } from '../src/domain/concern.ts';
import { activities, appliesOn, basisFor } from '../src/domain/lawful-basis.ts';
import { recordAudit } from '../src/domain/audit/record-audit.ts';
import { sampleContext } from '../src/domain/audit/sample-events.ts';
import { concernBundle } from '../src/fhir/write/concern-bundle.ts';
import { sampleConcern, sampleInput } from '../src/fhir/write/sample-concern.ts';
import list from './lawful-bases.json' with { type: 'json' };
import { LawfulBases } from './schema/lawful-bases.ts';

const parsed = v.parse(LawfulBases, list);
const byId = new Map(parsed.entries.map((entry) => [entry.id, entry]));
const offered = [...Object.entries(parsed.defaults), ...Object.entries(parsed.activities)];
/** The days on which each version of the list came into use, and one to come. */
const days = [...(parsed.history ?? []).map(({ from }) => from), '2027-06-01'];

describe('the shipped list of lawful bases', () => {
  it('gives every id once', () => expect(byId.size).toBe(parsed.entries.length));

  it.each(offered)(
    'offers for "%s" entries that exist and apply, one of each part, never consent',
    (_, ids) => {
      const entries = ids.map((id) => byId.get(id));
      expect(entries).not.toContain(undefined);
      expect(ids).not.toContain('common-law-consent');
      expect(new Set(entries.map((entry) => entry?.part)).size).toBe(ids.length);
      expect(entries.map((entry) => entry?.part)).toEqual(expect.arrayContaining(['article-6', 'article-9']));
      for (const entry of entries)
        for (const day of days) expect(entry !== undefined && appliesOn(entry, day), day).toBe(true);
    },
  );

  it('needs a paragraph of Schedule 1 wherever it relies on social care, health care or substantial public interest', () => {
    for (const [key, ids] of offered) {
      const has = (id: string) => ids.includes(id);
      if (has('gdpr-9-2-h')) expect(ids, key).toContain('dpa-sch1-2');
      if (has('gdpr-9-2-g')) expect(ids, key).toContain('dpa-sch1-18');
    }
  });

  it('has a default for every recipient, and names only recipients and routes that there are', () => {
    const recipients: readonly Recipient['kind'][] = [
      'social-care',
      'named-nurse',
      'police',
      'gp-team',
      'health-visitor',
      'adult-services',
    ];
    const routes: readonly Route[] = ['within-record-system', 'form-or-portal', 'secure-email', 'telephone'];
    expect(Object.keys(parsed.defaults)).toEqual(expect.arrayContaining([...recipients]));
    const known = new Set<string>([
      ...recipients,
      ...recipients.flatMap((kind) => routes.map((route) => `${kind}/${route}`)),
      'not-shared',
    ]);
    expect(Object.keys(parsed.defaults).filter((key) => !known.has(key))).toEqual([]);
  });

  it('has a footing for everything that nobody chooses one for', () => {
    expect(Object.keys(parsed.activities).sort()).toEqual([...activities].sort());
  });

  it('holds what it must, and says of each where it was read', () => {
    const ids = [
      ...['c', 'd', 'e', 'ea'].map((letter) => `gdpr-6-1-${letter}`),
      ...['b', 'c', 'g', 'h'].map((letter) => `gdpr-9-2-${letter}`),
      ...['dpa-sch1-2', 'dpa-sch1-18'],
      ...['common-law-consent', 'common-law-required', 'common-law-public-interest'],
      ...['ca-1989-17', 'ca-1989-27', 'ca-1989-47', 'ca-1989-47-9', 'ca-2004-10', 'ca-2004-11'],
      ...['cda-1998-115', 'fgm-2003-5b', 'care-2014-58', 'care-2014-42', 'cwsa-2026-4'],
    ];
    for (const id of ids) expect(byId.get(id)?.source, id).toMatch(/^https:\/\//);
  });

  it('never offers first what may not be in force', () => {
    expect(offered.some(([, ids]) => ids.includes('cwsa-2026-4'))).toBe(false);
    expect(byId.get('cwsa-2026-4')?.caution).toMatch(/commencement not confirmed/i);
  });

  it('ends its history with itself, oldest first', () => {
    const from = (parsed.history ?? []).map((one) => one.from);
    expect(from).toEqual([...from].sort());
    expect(parsed.history?.at(-1)?.version).toBe(parsed.version);
  });
});

describe('a later list', () => {
  const today = '2026-11-21';
  const later = {
    ...parsed,
    version: '2030-01-01',
    entries: parsed.entries.map((entry) => ({
      ...entry,
      citation: `${entry.citation}, as amended`,
      title: 'Another title',
      validTo: '2029-12-31',
    })),
  };

  it('changes nothing of what was kept under an earlier one: in the record, in its provenance, in the audit', () => {
    const basis = basisFor(parsed, 'referral', today);
    const { decision } = sampleConcern;
    if (!decision.share) throw new Error('The sample is shared.');
    const write = () =>
      JSON.stringify([
        concernBundle(sampleInput({ ...sampleConcern, decision: { ...decision, basis } })),
        recordAudit({ ...sampleContext, basis, stored: { reference: 'SL-1', description: 'x' } }),
      ]);
    const before = write();
    expect(basisFor(later, 'referral', today)).not.toEqual(basis);
    expect(write()).toBe(before);
    expect(before).toContain('"lawful-basis-list"');
    for (const { id, citation, title } of basis.chosen) {
      expect(before).toContain(`${id}: ${citation}`);
      expect(before).toContain(`${citation}: ${title}`);
    }
    expect(before).toContain(parsed.version);
    expect(before).not.toContain('as amended');
  });

  it('offers nothing that no longer applies', () => {
    expect(basisFor(later, 'referral', '2030-01-02').chosen).toEqual([]);
    expect(basisFor(later, 'referral', '2029-12-31').chosen).toHaveLength(5);
  });
});
