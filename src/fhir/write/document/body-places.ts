export type Panel = 'head' | 'front' | 'back';

/** Where a region is drawn: how far from the middle towards the child's own side, and how far down. */
interface Place {
  readonly panel: Panel;
  readonly out: number;
  readonly down: number;
}

const at = (panel: Panel, out: number, down: number): Place => ({ panel, out, down });

/** By region without its side. Hands and feet are drawn at the ends of the limbs: the palm in front, the heel behind. */
const places: Readonly<Record<string, Place>> = {
  scalp: at('head', 0, 16),
  forehead: at('head', 0, 36),
  eye: at('head', 15, 54),
  ear: at('head', 41, 64),
  'behind-ear': at('head', 43, 80),
  cheek: at('head', 21, 76),
  jaw: at('head', 26, 98),
  nose: at('head', 0, 70),
  mouth: at('head', 0, 88),
  'mouth-inside': at('head', 0, 95),
  chin: at('head', 0, 109),
  'neck-front': at('front', 0, 37),
  chest: at('front', 0, 55),
  abdomen: at('front', 0, 78),
  'nappy-area': at('front', 0, 99),
  'genital-area': at('front', 0, 104),
  'head-back': at('back', 0, 20),
  'neck-back': at('back', 0, 37),
  'upper-back': at('back', 0, 55),
  'lower-back': at('back', 0, 80),
  buttocks: at('back', 0, 100),
  buttock: at('back', 8, 100),
  'anal-area': at('back', 0, 105),
  ...limbs('front'),
  ...limbs('back'),
  fingers: at('front', 36, 121),
  toes: at('front', 14, 203),
};

function limbs(panel: 'front' | 'back'): Readonly<Record<string, Place>> {
  return {
    [`upper-arm-${panel}`]: at(panel, 22, 60),
    [`forearm-${panel}`]: at(panel, 29, 90),
    [`hand-${panel}`]: at(panel, 34, 113),
    [`thigh-${panel}`]: at(panel, 9, 128),
    [`lower-leg-${panel}`]: at(panel, 10, 170),
    [`foot-${panel}`]: at(panel, 12, 198),
  };
}

const side = /-(left|right)(?=-|$)/;

/**
 * Where on its drawing a region is, with the middle at 50; undefined for one that this version does not know. Seen from
 * the front the child's left is on the reader's right.
 */
export function placeOf(
  region: string,
): { readonly panel: Panel; readonly x: number; readonly y: number } | undefined {
  const place = places[region.replace(side, '')];
  if (place === undefined) return undefined;
  const childsLeft = side.exec(region)?.[1] === 'left';
  const towardsRight = childsLeft === (place.panel !== 'back');
  return { panel: place.panel, x: 50 + (towardsRight ? place.out : -place.out), y: place.down };
}
