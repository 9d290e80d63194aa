import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { theme } from './theme.ts';

const folder = join(import.meta.dirname, 'css');
const css = readdirSync(folder)
  .map((file) => readFileSync(join(folder, file), 'utf8'))
  .join('\n');

/** Hue in degrees and chroma (0 to 255) of `#rrggbb`. */
function hueOf(hex: string): { hue: number; chroma: number } {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16));
  const max = Math.max(r, g, b);
  const chroma = max - Math.min(r, g, b);
  if (chroma === 0) return { hue: 0, chroma };
  const sextant = max === r ? (g - b) / chroma : max === g ? 2 + (b - r) / chroma : 4 + (r - g) / chroma;
  return { hue: (sextant * 60 + 360) % 360, chroma };
}

it('holds no green: nothing can be drawn as safe by accident', () => {
  const colours = css.match(/#[0-9a-f]{6}\b/gi) ?? [];
  expect(colours.length).toBeGreaterThan(40);
  const green = colours.filter((colour) => {
    const { hue, chroma } = hueOf(colour);
    return chroma > 24 && hue > 75 && hue < 185;
  });
  expect(green).toEqual([]);
  expect(css).not.toMatch(/:\s*(green|lime|teal|olive|seagreen)\b|--(success|safe|ok)\b/i);
});

it('would notice green', () => {
  expect(hueOf('#2e7d32').hue).toBeGreaterThan(75);
});

it('gives MUI ink where it would have used green, red or amber', () => {
  const { success, error, warning } = theme.palette;
  expect([success.main, error.main, warning.main]).toEqual(['var(--text)', 'var(--text)', 'var(--text)']);
});
