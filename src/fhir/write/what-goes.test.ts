import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Concern, Tick } from '../../domain/concern.ts';
import { noteIds } from '../../domain/concern-notes.ts';
import { piecesOf } from '../../domain/concern-pieces.ts';
import { authorityBundle } from './authority-bundle.ts';
import { concernBundle } from './concern-bundle.ts';
import { detailIds } from './details.ts';
import { asHtml } from './document/as-html.ts';
import { asText } from './document/as-text.ts';
import { referralDocument } from './document/referral-document.ts';
import { fullConcern } from './more-sample-concerns.ts';
import { sampleInput } from './sample-concern.ts';
import { fgmWords, harmWords, tickWords } from './wording.ts';

const ticks: readonly Tick[] = ['account-changed', 'delay', 'was-not-brought-before', 'not-seen-alone'];
const routes = ['within-record-system', 'form-or-portal', 'secure-email', 'telephone'] as const;

/** A concern in which every piece says something that no other says, with that. */
function marked(counts: Readonly<Record<'marks' | 'accounts' | 'records' | 'people' | 'contacts', number>>) {
  const secrets = new Map<string, string[]>();
  const secret = (piece: string): string => {
    const before = secrets.get(piece) ?? [];
    const word = `secret${piece.replace(/[^a-z0-9]/g, '')}x${before.length}end`;
    secrets.set(piece, [...before, word]);
    return word;
  };
  const some = <T>(n: number, make: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => make(i));
  for (const tick of ticks) secrets.set(`tick:${tick}`, [tickWords[tick]]);
  secrets.set('harms', [harmWords.neglect]);
  secrets.set('fgm', [fgmWords['she-told'], 'incident-4471']);
  const concern: Concern = {
    ...fullConcern,
    harms: ['neglect'],
    marks: some(counts.marks, (i) => ({
      id: `m${i}`,
      region: 'ear-left',
      view: 'face',
      kind: 'bruise',
      shape: secret(`mark:m${i}`),
      colour: secret(`mark:m${i}`),
      pattern: secret(`mark:m${i}`),
      ageClaimed: secret(`mark:m${i}`),
      note: secret(`mark:m${i}`),
      explanation: { state: 'given', words: secret(`mark:m${i}`), by: secret(`mark:m${i}`) },
    })),
    facts: secret('facts'),
    ticks,
    done: secret('done'),
    fgm: {
      how: 'she-told',
      knownAt: '2026-11-20T10:20:00.000Z',
      report: { at: '2026-11-20T10:50:00.000Z', incidentNumber: 'incident-4471' },
    },
    accounts: some(counts.accounts, (i) => ({
      words: secret(`account:${i}`),
      saidBy: secret(`account:${i}`),
      saidTo: secret(`account:${i}`),
      present: secret(`account:${i}`),
    })),
    childsVoice: secret('voice'),
    notes: Object.fromEntries(noteIds.map((id) => [id, secret(`note:${id}`)])),
    fromRecord: some(counts.records, (i) => ({
      title: secret(`record:${i}`),
      detail: secret(`record:${i}`),
      sources: [`Condition/${secret(`record:${i}`)}`],
    })),
    people: some(counts.people, (i) => ({
      id: `p${i}`,
      name: secret(`person:p${i}`),
      relationship: secret(`person:p${i}`),
      lives: 'with-child',
      parentalResponsibility: 'yes',
      phone: secret(`person:p${i}`),
      from: 'typed',
    })),
    contacts: some(counts.contacts, (i) => ({
      id: `c${i}`,
      role: secret(`contact:c${i}`),
      name: secret(`contact:c${i}`),
      reach: secret(`contact:c${i}`),
      from: 'typed',
    })),
    details: detailIds.map((id) => ({ id, text: secret(`detail:${id}`), from: 'record' })),
    opinion: secret('opinion'),
  };
  return { concern, secrets };
}

const few = fc.integer({ min: 0, max: 3 });
const cases = fc
  .record({
    counts: fc.record({ marks: few, accounts: few, records: few, people: few, contacts: few }),
    route: fc.constantFrom(...routes),
    seed: fc.array(fc.boolean(), { minLength: 60, maxLength: 60 }),
  })
  .map(({ counts, route, seed }) => {
    const { concern, secrets } = marked(counts);
    const ids = piecesOf(concern, '2026-11-20').map(({ id }) => id);
    const goes = ids.filter((_, i) => seed[i % seed.length]);
    const { decision } = fullConcern;
    return {
      concern: decision.share ? { ...concern, decision: { ...decision, route, goes } } : concern,
      secrets,
      ids,
      goes,
    };
  });

const decoded = (data: string | undefined): string => Buffer.from(data ?? '', 'base64').toString('utf8');

/** Everything that the first recipient, or anybody told beside it, is given. */
function outputs(concern: Concern, goes: readonly string[]): Readonly<Record<string, string>> {
  const input = sampleInput(concern);
  const document = referralDocument(input, { goes });
  const resources = (concernBundle(input).entry ?? []).flatMap(({ resource }) => resource ?? []);
  return {
    text: asText(document),
    html: asHtml(document),
    model: JSON.stringify(document),
    bundle: authorityBundle(input) ?? '',
    communications: JSON.stringify(resources.filter((one) => one.resourceType === 'Communication')),
    request: JSON.stringify(
      resources.filter((one) => one.resourceType === 'ServiceRequest' || one.resourceType === 'Task'),
    ),
    file: resources
      .flatMap((one) => (one.resourceType === 'DocumentReference' ? one.content : []))
      .map(({ attachment }) => decoded(attachment.data))
      .join(''),
  };
}

describe('what a recipient gets', () => {
  it('says nothing of a piece that stays, in any form', () => {
    fc.assert(
      fc.property(cases, ({ concern, secrets, ids, goes }) => {
        const given = Object.entries(outputs(concern, goes));
        for (const id of ids.filter((one) => !goes.includes(one)))
          for (const word of secrets.get(id) ?? [])
            for (const [form, words] of given)
              if (words.includes(word)) throw new Error(`${id} stays, and is in the ${form}: ${word}`);
      }),
    );
  });

  it('says all of a piece that goes, in words, on the page and as data', () => {
    fc.assert(
      fc.property(cases, ({ concern, secrets, goes }) => {
        const { text, html, bundle } = outputs(concern, goes);
        for (const id of goes)
          for (const word of secrets.get(id) ?? []) {
            // Where it stands in the record system is nobody's business outside it.
            if (id.startsWith('record:') && word.endsWith('x2end')) continue;
            expect(text).toContain(word);
            expect(html).toContain(word);
            expect(bundle).toContain(word);
          }
      }),
    );
  });

  it('always says whose it is, who wrote it, under which law and with what consent', () => {
    fc.assert(
      fc.property(cases, ({ concern, goes }) => {
        const { text, html } = outputs(concern, goes);
        for (const words of [
          'TESTCHILD, Amara',
          '14 January 2025',
          'NHS number',
          'Priya SAMPLE, staff nurse, Northmoor Hospital',
          'Article 6(1)(e)',
          'Consent was asked for and refused (Mother).',
          'Do not ring the home number.',
        ]) {
          expect(text).toContain(words);
          expect(html).toContain(words);
        }
        expect(text).not.toContain('Share today.');
        expect(text).not.toContain('J. DUMMY');
      }),
    );
  });
});
