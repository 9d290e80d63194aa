import { contrast } from './contrast.ts';
import type { EhrStyle } from './ehr-style.ts';
import { neededContrast, tokenColours, type Colours, type Scheme } from './token-colours.ts';

/** The three colours that a record system may set. */
export type OwnColours = Partial<Pick<Colours, 'bg' | 'text' | 'link'>>;

/** What is worn of a style. What is absent stays as it is. */
export interface Fitted {
  /** By day and by night: a style has one ground, which is nearly always light. Empty where its colours were dropped. */
  readonly colours: Readonly<Record<Scheme, OwnColours>>;
  /** Colours were given and are worn neither by day nor by night. */
  readonly coloursDropped: boolean;
  /** Pixels: 14 to 18. */
  readonly rootSize?: number;
  /** Pixels: 0 to 8. */
  readonly radius?: number;
  /** 0.75 to 1.25. */
  readonly gutterScale?: number;
  readonly bodyFont?: string;
  readonly headingFont?: string;
}

/** Pixels of spacing in a style at which gutters stay as they are. */
const usualSpacing = 16;

const within = (least: number, value: number, most: number): number => Math.min(Math.max(value, least), most);

/**
 * Fits a record system's style to this app. Its three colours are worn by day only if every pair of colours that is drawn
 * keeps the contrast that it needs by day, and by night likewise; else none of the three. Severity, lamp, inverse, edges
 * and focus never change. `onMachine`: whether a font is there; none is fetched.
 */
export function fitStyle(style: EhrStyle, onMachine: (family: string) => boolean): Fitted {
  const asked: OwnColours = {
    ...(style.background === undefined ? {} : { bg: style.background }),
    ...(style.text === undefined ? {} : { text: style.text }),
    ...(style.highlight === undefined ? {} : { link: style.highlight }),
  };
  const colours = { light: worn(asked, 'light'), dark: worn(asked, 'dark') };
  const isWorn = (of: OwnColours): boolean => Object.keys(of).length > 0;
  const bodyFont = style.bodyFonts.find(onMachine);
  const headingFont = style.headingFonts.find(onMachine);
  return {
    colours,
    coloursDropped: isWorn(asked) && !isWorn(colours.light) && !isWorn(colours.dark),
    ...(style.fontSize === undefined ? {} : { rootSize: within(14, style.fontSize, 18) }),
    ...(style.radius === undefined ? {} : { radius: within(0, style.radius, 8) }),
    ...(style.spacing === undefined ? {} : { gutterScale: within(0.75, style.spacing / usualSpacing, 1.25) }),
    ...(bodyFont === undefined ? {} : { bodyFont }),
    ...(headingFont === undefined ? {} : { headingFont }),
  };
}

function worn(asked: OwnColours, scheme: Scheme): OwnColours {
  const all: Colours = { ...tokenColours[scheme], ...asked };
  return neededContrast.every(([front, back, least]) => contrast(all[front], all[back]) >= least)
    ? asked
    : {};
}
