/** What of a record system's style is used (SMART App Launch 2.2, "SMART App Styling"), as far as it has a usable shape. */
export interface EhrStyle {
  /** Each `#rrggbb`. */
  readonly background?: string;
  readonly text?: string;
  readonly highlight?: string;
  /** Pixels. */
  readonly fontSize?: number;
  readonly radius?: number;
  readonly spacing?: number;
  /** Names of families, in order of preference; no generic ones. */
  readonly bodyFonts: readonly string[];
  readonly headingFonts: readonly string[];
}

/**
 * Reads a style document. What is no colour, no length and no name of a font is left out, so that nothing of it can be
 * read as anything else where it is used. `color_error`, `color_success` and `color_modal_backdrop` are never used: severity
 * belongs to the child.
 */
export function readEhrStyle(document: unknown): EhrStyle {
  const given: Readonly<Record<string, unknown>> =
    typeof document === 'object' && document !== null && !Array.isArray(document)
      ? (document as Readonly<Record<string, unknown>>)
      : {};
  return {
    ...one('background', colour(given['color_background'])),
    ...one('text', colour(given['color_text'])),
    ...one('highlight', colour(given['color_highlight'])),
    ...one('fontSize', pixels(given['dim_font_size'])),
    ...one('radius', pixels(given['dim_border_radius'])),
    ...one('spacing', pixels(given['dim_spacing_size'])),
    bodyFonts: families(given['font_family_body']),
    headingFonts: families(given['font_family_heading']),
  };
}

const one = <K extends string, T>(key: K, value: T | undefined): Partial<Record<K, T>> =>
  value === undefined ? {} : ({ [key]: value } as Record<K, T>);

/** `#rgb` and `#rrggbb`; anything with transparency has no contrast of its own. */
function colour(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const hex = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(value.trim())?.[1]?.toLowerCase();
  if (hex === undefined) return undefined;
  return `#${hex.length === 3 ? hex.replace(/./g, '$&$&') : hex}`;
}

/** `17px`; `1.1rem` and `1.1em` of the usual 16. */
function pixels(value: unknown): number | undefined {
  const text = typeof value === 'string' ? value.trim() : '';
  const [, number, unit] = /^(\d{1,4}(?:\.\d{1,4})?)(px|rem|em)$/.exec(text) ?? [];
  return number === undefined ? undefined : Number(number) * (unit === 'px' ? 1 : 16);
}

const generic =
  /^(serif|sans-serif|monospace|cursive|fantasy|system-ui|ui-.*|math|emoji|fangsong|inherit|initial|unset|revert|default)$/i;

function families(value: unknown): readonly string[] {
  if (typeof value !== 'string' || value.length > 500) return [];
  return value
    .split(',')
    .map((name) => name.trim().replace(/^(['"])(.*)\1$/, '$2'))
    .filter((name) => /^[A-Za-z0-9][A-Za-z0-9 _-]{0,59}$/.test(name) && !generic.test(name));
}
