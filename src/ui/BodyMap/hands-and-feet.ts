import type { Drawing, Place } from './drawings.ts';

/** Soft outlines of hands and feet, larger than on the body. Thumbs and big toes point to the middle. */

const at = (n: number): string => n.toFixed(1);

/** A finger: a line with round ends, `r` thick to each side. */
function capsule(x1: number, y1: number, x2: number, y2: number, r: number): string {
  const length = Math.hypot(x2 - x1, y2 - y1);
  const [nx, ny] = [(-(y2 - y1) / length) * r, ((x2 - x1) / length) * r];
  return `M${at(x1 + nx)} ${at(y1 + ny)}L${at(x2 + nx)} ${at(y2 + ny)}A${r} ${r} 0 0 0 ${at(x2 - nx)} ${at(y2 - ny)}L${at(x1 - nx)} ${at(y1 - ny)}A${r} ${r} 0 0 0 ${at(x1 + nx)} ${at(y1 + ny)}Z`;
}

const oval = (x: number, y: number, rx: number, ry: number): string =>
  `M${at(x - rx)} ${at(y)}a${rx} ${ry} 0 1 0 ${at(2 * rx)} 0a${rx} ${ry} 0 1 0 ${at(-2 * rx)} 0Z`;

interface Part {
  readonly outlines: readonly string[];
  readonly places: readonly Place[];
  readonly creases: Drawing['creases'];
}

/** `inward`: 1 where the thumb points to the right of the drawing, -1 to the left. */
type Inward = 1 | -1;
type Side = 'left' | 'right';

const fingerTops = [
  [17, 27],
  [5.7, 17],
  [-5.7, 20],
  [-17, 33],
] as const;

function hand(side: Side, view: 'front' | 'back', x: number, inward: Inward): Part {
  const fingers = [
    ...fingerTops.map(([dx, top]) => capsule(x + inward * dx, 70, x + inward * dx, top, 5)),
    capsule(x + inward * 14, 96, x + inward * 36, 66, 6),
  ];
  const [l, r] = [x - 23, x + 23];
  const palm = `M${l} 72Q${l} 64 ${l + 8} 64H${r - 8}Q${r} 64 ${r} 72V98Q${r} 118 ${x} 118Q${l} 118 ${l} 98Z`;
  const wrist = capsule(x, 112, x, 138, 13);
  const lines =
    view === 'front'
      ? `M${at(x - inward * 18)} 84Q${x} 76 ${at(x + inward * 19)} 82M${at(x + inward * 17)} 84Q${at(x - inward * 4)} 92 ${at(x + inward * 2)} 112`
      : fingerTops.map(([dx, top]) => `M${at(x + inward * dx - 2.6)} ${top + 2}q2.6 3 5.2 0`).join('');
  return {
    outlines: [wrist, ...fingers, palm],
    places: [
      { region: `fingers-${side}`, path: fingers.join(''), tag: [x + inward * 5.7, 44] },
      { region: `hand-${side}-${view}`, path: palm, tag: [x, 100] },
    ],
    creases: [{ path: lines }],
  };
}

const toeShapes = [
  [14, 9, 8.5, 10],
  [1, 7, 6, 8],
  [-8.5, 10, 5.2, 7],
  [-16.5, 15, 4.8, 6.4],
  [-23, 22, 4.2, 5.8],
] as const;

/** A foot from above with the toes down, or its sole with the toes up. */
function foot(side: Side, view: 'front' | 'back', x: number, inward: Inward): Part {
  const flip = (y: number): number => (view === 'front' ? 130 - y : y);
  const y = (n: number): string => at(flip(n));
  const toes = toeShapes.map(([dx, dy, rx, ry]) => oval(x + inward * dx, flip(dy + 6), rx, ry));
  const side1 = x + inward * 24;
  const side2 = x - inward * 28;
  const narrow = view === 'front' ? 15 : 19;
  const body = `M${at(side1)} ${y(26)}C${at(side1)} ${y(60)} ${at(x + inward * 13)} ${y(72)} ${at(x + inward * narrow)} ${y(112)}Q${x} ${y(138)} ${at(x - inward * narrow)} ${y(112)}C${at(x - inward * 20)} ${y(80)} ${at(side2)} ${y(64)} ${at(side2)} ${y(36)}Q${at(x - inward * 6)} ${y(8)} ${at(side1)} ${y(26)}Z`;
  return {
    outlines: [...toes, body],
    places: [
      { region: `toes-${side}`, path: toes.join(''), tag: [x + inward * 14, flip(13) + 4] },
      { region: `foot-${side}-${view}`, path: body, tag: [x, flip(66) + 4] },
    ],
    creases:
      view === 'back'
        ? [
            {
              path: `M${at(x - inward * 22)} ${y(48)}Q${x} ${y(58)} ${at(x + inward * 20)} ${y(46)}`,
              dash: '1 3',
            },
          ]
        : [],
  };
}

function pair(
  id: Drawing['id'],
  part: typeof hand,
  view: 'front' | 'back',
  leftEdge: Drawing['leftEdge'],
): Drawing {
  const [first, second]: readonly [Side, Side] = leftEdge === 'Right' ? ['right', 'left'] : ['left', 'right'];
  const both = [part(first, view, 53, 1), part(second, view, 147, -1)];
  return {
    id,
    box: [200, 152],
    outlines: both.flatMap((one) => one.outlines),
    places: both.flatMap((one) => one.places),
    creases: both.flatMap((one) => one.creases),
    dots: [],
    leftEdge,
  };
}

/** In the order in which they are shown. Soles are seen with the feet towards the one who looks. */
export const handsAndFeet: readonly Drawing[] = [
  pair('palms', hand, 'front', 'Right'),
  pair('hand-backs', hand, 'back', 'Left'),
  pair('feet-tops', foot, 'front', 'Right'),
  pair('soles', foot, 'back', 'Right'),
];
