import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bodyRegions } from '../../../domain/body-region.ts';
import type { Concern } from '../../../domain/concern.ts';
import {
  fgmConcern,
  fullConcern,
  sixteenConcern,
  sixteenInput,
  unbornConcern,
} from '../more-sample-concerns.ts';
import { notShared, sampleInput } from '../sample-concern.ts';
import { asHtml } from './as-html.ts';
import { asText } from './as-text.ts';
import { placeOf } from './body-places.ts';
import type { ConcernDocument } from './model.ts';
import { policeReport } from './police-report.ts';
import { referralDocument } from './referral-document.ts';

const shared = (concern: Concern): ConcernDocument =>
  referralDocument(sampleInput(concern), { goes: concern.decision.share ? concern.decision.goes : [] });

const parsed = (document: ConcernDocument): Document =>
  new DOMParser().parseFromString(asHtml(document), 'text/html');

const police = policeReport(sampleInput(fgmConcern));

const documents: readonly (readonly [string, ConcernDocument])[] = [
  ['a referral', shared(fullConcern)],
  ['the whole of a concern', referralDocument(sampleInput(fullConcern), 'whole')],
  ['a decision not to share', referralDocument(sampleInput(notShared), 'whole')],
  ['an unborn child', shared(unbornConcern)],
  ['a hand-over', shared(sixteenConcern)],
  ...(police === undefined ? [] : [['what to tell the police', police] as const]),
];

describe.each(documents)('as a page, %s', (_, model) => {
  const page = parsed(model);

  it('has one title, headings in order, and names in the reader’s language', () => {
    expect(page.documentElement.lang).toBe('en-GB');
    expect(page.title).toBe(model.title);
    const levels = Array.from(page.querySelectorAll('h1,h2,h3,h4'), (one) => Number(one.tagName.slice(1)));
    expect(levels[0]).toBe(1);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels).toHaveLength(2 + model.sections.length);
  });

  it('says what the plain text says, in the same order', () => {
    const said = (page.querySelector('main')?.textContent ?? '').replace(/\s+/g, '');
    let from = 0;
    for (const line of [...model.head, ...model.child]) {
      const at = said.indexOf(line.text.replace(/\s+/g, ''), from);
      expect(at).toBeGreaterThanOrEqual(from);
      from = at;
      expect(asText(model)).toContain(`${line.label}: ${line.text}`);
    }
    for (const { title } of model.sections) expect(asText(model)).toContain(title.toUpperCase());
  });

  it('has tables with captions and scopes', () => {
    for (const table of page.querySelectorAll('table')) {
      expect(table.caption?.textContent).not.toBe('');
      for (const th of table.querySelectorAll('th')) expect(th.scope).toMatch(/^(col|row)$/);
      const widths = new Set(Array.from(table.rows, (row) => row.cells.length));
      expect(widths.size).toBe(1);
    }
  });

  it('runs nothing, fetches nothing and styles no element by itself', () => {
    expect(
      page.querySelectorAll('script,link,img,iframe,object,form,input,[style],[src],[href]'),
    ).toHaveLength(0);
    expect(asHtml(model)).not.toMatch(/\son[a-z]+=|url\(|@import|https?:/);
  });
});

describe('what was typed', () => {
  const nasty = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      '</style><script>alert(1)</script>',
      '"><img src=x onerror=alert(1)>',
      "'\\\\</title>",
      '&lt;b&gt;',
    ),
  );

  it('is text and nothing else, whatever it is', () => {
    fc.assert(
      fc.property(nasty, nasty, (facts, name) => {
        const input = sampleInput({ ...fullConcern, facts: `a${facts}b` });
        const page = parsed(
          referralDocument(
            { ...input, child: { ...input.child, name: { family: `a${name}b` } }, reference: `a${name}b` },
            'whole',
          ),
        );
        expect(page.querySelectorAll('script,img')).toHaveLength(0);
        expect(page.querySelectorAll('style')).toHaveLength(1);
        expect(page.querySelectorAll('h1')).toHaveLength(1);
        const plain = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '');
        expect(plain(page.body.textContent)).toContain(plain(`a${facts}b`));
      }),
    );
  });
});

describe('the drawing of the marks', () => {
  it('has a place for every region, on the child’s own side', () => {
    for (const { id } of bodyRegions) expect(placeOf(id)).toBeDefined();
    expect(placeOf('ear-left')?.x).toBeGreaterThan(50);
    expect(placeOf('buttock-left')?.x).toBeLessThan(50);
  });

  it('numbers them as the table does, and says so in words', () => {
    const page = parsed(shared(fullConcern));
    const svg = page.querySelector('svg[role="img"]');
    expect(Array.from(svg?.querySelectorAll('.number') ?? [], (one) => one.textContent)).toEqual(['1', '2']);
    expect(svg?.querySelector('title')?.textContent).toContain('1, Left ear; 2, Left upper arm, back');
    expect(page.querySelector('tbody th')?.textContent).toBe('1');
  });

  it('is left out where there is none', () => {
    expect(parsed(shared(unbornConcern)).querySelector('svg')).toBeNull();
  });
});

describe('the variants', () => {
  it('of an unborn child name the mother and the day', () => {
    const text = asText(shared(unbornConcern));
    expect(text).toContain('Expected: 14 March 2027');
    expect(text).toContain('Mother: TESTCHILD, Amara');
  });

  it('of a hand-over go to adult services', () => {
    const { decision } = sixteenConcern;
    const { title, head } = referralDocument(sixteenInput(sixteenConcern), {
      goes: decision.share ? decision.goes : [],
    });
    expect(title).toBe('Hand-over to adult social care');
    expect(head[0]?.text).toBe('Adult social care, Sheffield City Council, by secure e-mail');
  });

  it('for the police say who, where and why, and nothing else of the concern', () => {
    const text = police === undefined ? '' : asText(police);
    for (const words of [
      'TESTCHILD, Amara',
      '14 January 2025',
      '1 Example Street',
      'She told',
      'SPECIMEN-101-4471',
    ])
      expect(text).toContain(words);
    for (const words of [fgmConcern.facts, fgmConcern.opinion, 'Daniel']) expect(text).not.toContain(words);
    expect(policeReport(sampleInput(fullConcern))).toBeUndefined();
  });
});
