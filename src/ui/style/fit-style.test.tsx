import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contrast } from './contrast.ts';
import { readEhrStyle } from './ehr-style.ts';
import { fitStyle } from './fit-style.ts';
import { styleSheetOf } from './style-sheet.ts';
import { neededContrast, tokenColours, type Scheme } from './token-colours.ts';

const schemes: readonly Scheme[] = ['light', 'dark'];
const fit = (document: unknown, fonts: readonly string[] = []) =>
  fitStyle(readEhrStyle(document), (family) => fonts.includes(family));
const faults = (scheme: Scheme, worn: object) => {
  const all = { ...tokenColours[scheme], ...worn };
  return neededContrast.filter(([front, back, least]) => contrast(all[front], all[back]) < least);
};

/** A colour near one of the tokens as often as any at all: a random one hardly ever fits. */
const channel = fc.integer({ min: 0, max: 255 });
const near = (hex: string) =>
  fc
    .tuple(
      fc.integer({ min: -12, max: 12 }),
      fc.integer({ min: -12, max: 12 }),
      fc.integer({ min: -12, max: 12 }),
    )
    .map(
      (shifts) =>
        `#${shifts
          .map((shift, i) => Number.parseInt(hex.slice(1 + 2 * i, 3 + 2 * i), 16) + shift)
          .map((part) => Math.min(255, Math.max(0, part)).toString(16).padStart(2, '0'))
          .join('')}`,
    );
const any = fc
  .tuple(channel, channel, channel)
  .map((parts) => `#${parts.map((p) => p.toString(16).padStart(2, '0')).join('')}`);
const like = (token: 'bg' | 'text' | 'link') =>
  fc.oneof(near(tokenColours.light[token]), near(tokenColours.dark[token]), any);
const maybe = (arbitrary: fc.Arbitrary<string>) => fc.option(arbitrary, { nil: undefined });
const documents = fc.record({
  color_background: maybe(like('bg')),
  color_text: maybe(like('text')),
  color_highlight: maybe(like('link')),
});

describe('the colours of a record system', () => {
  it('are compared with those of the style sheet', () => {
    const css = readFileSync('src/ui/css/tokens.css', 'utf8');
    const [day, night] = [css.slice(0, css.indexOf('@media')), css.slice(css.indexOf("[data-theme='dark']"))];
    for (const [scheme, text] of [
      ['light', day],
      ['dark', night],
    ] as const)
      for (const [token, colour] of Object.entries(tokenColours[scheme]))
        expect(text, `${scheme} ${token}`).toContain(`--${token}: ${colour};`);
  });

  it('start from tokens that keep every contrast themselves', () => {
    for (const scheme of schemes) expect(faults(scheme, {})).toEqual([]);
  });

  it('never cost a pair its contrast, by day or by night', () => {
    let worn = 0;
    fc.assert(
      fc.property(documents, (document) => {
        const { colours } = fit(document);
        for (const scheme of schemes) {
          expect(faults(scheme, colours[scheme])).toEqual([]);
          if (Object.keys(colours[scheme]).length > 0) worn += 1;
        }
      }),
      { numRuns: 2000 },
    );
    // Else nothing was tried.
    expect(worn).toBeGreaterThan(50);
  });

  it('are worn all three or none', () => {
    fc.assert(
      fc.property(documents, (document) => {
        const { colours, coloursDropped } = fit(document);
        const given = Object.values(document).filter((colour) => colour !== undefined).length;
        const counts = schemes.map((scheme) => Object.keys(colours[scheme]).length);
        for (const count of counts) expect([0, given]).toContain(count);
        expect(coloursDropped).toBe(given > 0 && counts.every((count) => count === 0));
      }),
    );
  });

  it('are those of a light ground by day, and by night the own ones', () => {
    const { colours } = fit({
      color_background: '#F4F1EE',
      color_text: '#14181f',
      color_highlight: '#174a9c',
    });
    expect(colours).toEqual({ light: { bg: '#f4f1ee', text: '#14181f', link: '#174a9c' }, dark: {} });
  });

  it.each(['#69b5ce', '#aaa', '#ffff00'])('are not worn with a link as faint as %s', (color_highlight) => {
    expect(fit({ color_background: '#f4f1ee', color_highlight })).toMatchObject({
      colours: { light: {} },
      coloursDropped: true,
    });
  });
});

describe('the sizes of a record system', () => {
  it.each([
    ['17px', 17],
    ['64px', 18],
    ['1px', 14],
    ['1.0625rem', 17],
    ['0', undefined],
    ['17', undefined],
    ['calc(1px)', undefined],
    ['-3px', undefined],
  ])('%s as the size of words is %s', (dim_font_size, rootSize) => {
    expect(fit({ dim_font_size }).rootSize).toBe(rootSize);
  });

  it('stay within what the screens stand', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9999 }), (n) => {
        const { rootSize, radius, gutterScale } = fit({
          dim_font_size: `${n}px`,
          dim_border_radius: `${n}px`,
          dim_spacing_size: `${n}px`,
        });
        expect(rootSize).toBeGreaterThanOrEqual(14);
        expect(rootSize).toBeLessThanOrEqual(18);
        expect(radius).toBeLessThanOrEqual(8);
        expect(gutterScale).toBeGreaterThanOrEqual(0.75);
        expect(gutterScale).toBeLessThanOrEqual(1.25);
      }),
    );
  });

  it('are a font only where it is on the machine', () => {
    const document = {
      font_family_body: "'Frutiger W01', Georgia, serif",
      font_family_heading: 'Nowhere, sans-serif',
    };
    expect(fit(document)).not.toHaveProperty('bodyFont');
    expect(fit(document, ['Georgia', 'serif', 'sans-serif'])).toMatchObject({ bodyFont: 'Georgia' });
    expect(fit(document, ['Georgia'])).not.toHaveProperty('headingFont');
  });
});

describe('the rules that are worn', () => {
  it('hold nothing but what was understood, whatever was sent', () => {
    const hostile = fc.dictionary(
      fc.constantFrom(
        'color_background',
        'color_text',
        'color_highlight',
        'dim_font_size',
        'dim_border_radius',
        'font_family_body',
        'font_family_heading',
      ),
      fc.oneof(
        fc.string(),
        fc.constantFrom('x;} body{display:none', "a' , b", '</style>', 'url(https://evil.example)'),
        fc.jsonValue(),
      ),
    );
    fc.assert(
      fc.property(fc.oneof(hostile, fc.jsonValue()), (document) => {
        const rules = styleSheetOf(fitStyle(readEhrStyle(document), () => true));
        expect(rules).not.toMatch(/url|<|display|@import|\\/);
        expect(rules.split('{').length).toBe(rules.split('}').length);
      }),
      { numRuns: 1000 },
    );
  });

  it('are none for a style that says nothing', () => {
    for (const document of [undefined, null, [], 'x', {}, { color_background: 'red' }])
      expect(styleSheetOf(fit(document))).toBe('');
  });

  it('stand by day alone where the colours do', () => {
    const rules = styleSheetOf(
      fit({ color_background: '#f4f1ee', dim_font_size: '17px', dim_border_radius: '2px' }),
    );
    expect(rules).toContain(':root { font-size: 17px; --r-control: 2px; }');
    expect(rules).toContain(
      "@media (prefers-color-scheme: light) { :root:not([data-theme='dark']) { --bg: #f4f1ee; } }",
    );
    expect(rules).not.toContain('prefers-color-scheme: dark');
  });
});
