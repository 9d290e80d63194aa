import { describe, expect, it } from 'vitest';
import type { CodeSet } from '../../domain/record.ts';
import { codeSetDifferences } from './code-set-difference.ts';

describe('the difference between two code sets', () => {
  const first: CodeSet = { id: 'bruise', version: '1.0.0', title: 'Bruise', concepts: [] };
  const more = { system: 'http://snomed.info/sct', code: '125667009', display: 'Contusion' };

  it('names codes that are new, gone and changed', () => {
    const before = { ...first, concepts: [more, { ...more, code: '1' }] };
    const now = {
      ...first,
      title: 'Other',
      concepts: [
        { ...more, display: 'Bruise' },
        { ...more, code: '2' },
      ],
    };
    expect(codeSetDifferences(before, now).map(({ level, words: said }) => [level, said])).toEqual([
      ['patch', `Title: “${first.title}” → “Other”`],
      ['minor', 'No longer: Contusion (1)'],
      ['minor', 'Added: Contusion (2)'],
      ['patch', 'Changed: Bruise (125667009)'],
    ]);
    expect(codeSetDifferences(before, before)).toEqual([]);
    const sourced = before.concepts.map((concept) => ({ ...concept, source: 'UK edition' }));
    expect(codeSetDifferences(before, { ...before, concepts: sourced })).toEqual([]);
  });

  it('counts where a code is as minor, and says a code that has no words by itself', () => {
    const ear = { system: 'http://snomed.info/sct', code: '117590005' };
    const { system, code } = more;
    const wordless = {
      ...first,
      concepts: [
        { system, code },
        { ...ear, display: 'Ear' },
      ],
    };
    const sited = {
      ...first,
      concepts: [
        { system, code, site: ear },
        { ...ear, display: 'Ear structure' },
      ],
    };
    expect(codeSetDifferences(wordless, sited)).toEqual([
      { field: 'concepts', level: 'minor', words: 'Changed: 125667009' },
      { field: 'concepts', level: 'patch', words: 'Changed: Ear structure (117590005)' },
    ]);
    const empty = { ...wordless, title: 'Other', concepts: [] };
    expect(codeSetDifferences(wordless, empty).map(({ field, words: said }) => [field, said])).toEqual([
      ['title', `Title: “${first.title}” → “Other”`],
      ['concepts', 'No longer: 125667009'],
      ['concepts', 'No longer: Ear (117590005)'],
    ]);
    expect(codeSetDifferences(empty, wordless).map(({ field }) => field)).toEqual([
      'title',
      'concepts',
      'concepts',
    ]);
  });
});
