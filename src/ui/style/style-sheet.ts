import type { Fitted, OwnColours } from './fit-style.ts';

/** The rules that a fitted style is worn by. They stand after `css/tokens.css`, with the weight of its own. */
export function styleSheetOf({
  colours,
  rootSize,
  radius,
  gutterScale,
  bodyFont,
  headingFont,
}: Fitted): string {
  const sizes = [
    rootSize === undefined ? '' : `font-size: ${rootSize}px;`,
    radius === undefined ? '' : `--r-control: ${radius}px;`,
    gutterScale === undefined ? '' : `--gutter-scale: ${gutterScale};`,
    bodyFont === undefined ? '' : `--font: '${bodyFont}', ${usualFonts};`,
  ].filter(Boolean);
  const light = of(colours.light);
  const dark = of(colours.dark);
  return [
    sizes.length > 0 ? `:root { ${sizes.join(' ')} }` : '',
    headingFont === undefined ? '' : `h1, h2, h3 { font-family: '${headingFont}', ${usualFonts}; }`,
    // By day only: it would stand behind the colours of the night otherwise, and before those of a theme that was chosen.
    light === ''
      ? ''
      : `@media (prefers-color-scheme: light) { :root:not([data-theme='dark']) { ${light} } }`,
    light === '' ? '' : `:root[data-theme='light'] { ${light} }`,
    dark === '' ? '' : `@media (prefers-color-scheme: dark) { :root:not([data-theme='light']) { ${dark} } }`,
    dark === '' ? '' : `:root[data-theme='dark'] { ${dark} }`,
  ]
    .filter(Boolean)
    .join('\n');
}

/** As in `css/tokens.css`. */
const usualFonts = "'Inter', 'Segoe UI', Arial, sans-serif";

const of = (colours: OwnColours): string =>
  Object.entries(colours)
    .map(([token, colour]) => `--${token}: ${colour};`)
    .join(' ');
