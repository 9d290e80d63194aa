/** One place on a drawing: the region of the body it stands for, and its outline. */
export interface Place {
  /** Id of a body region; `face` is the way to the drawing of the face. */
  readonly region: string;
  readonly path: string;
  /** Drawn only where it lies within the trunk or the head. */
  readonly within?: boolean;
  /** Where its number stands; absent where there is no room and another drawing shows it. */
  readonly tag?: readonly [number, number];
}

/** One drawing, as data. Paths are in the units of its view box. */
export interface Drawing {
  readonly id: 'front' | 'back' | 'face' | 'palms' | 'hand-backs' | 'feet-tops' | 'soles';
  readonly box: readonly [number, number];
  /** Where the view begins; 0 unless said. */
  readonly top?: number;
  /** Outlines behind everything. */
  readonly outlines: readonly string[];
  /** What places marked `within` are cut to. */
  readonly trunk?: string;
  readonly places: readonly Place[];
  /** Drawn over the trunk and the limbs; on the face, the head itself. */
  readonly head?: { readonly path: string; readonly places: readonly Place[] };
  /** A place that is named below the drawing and never drawn. */
  readonly named?: string;
  readonly creases: readonly { readonly path: string; readonly dash?: string; readonly width?: number }[];
  readonly dots: readonly (readonly [number, number])[];
  /** Which of the child's sides is at the left edge of the drawing. */
  readonly leftEdge: 'Left' | 'Right';
}

type Pair = readonly [string, string];
type PairOfTags = readonly [readonly [number, number], readonly [number, number]];

/** A body seen from the front; seen from the back the same outlines change sides. */
interface Body {
  readonly box: readonly [number, number];
  readonly top?: number;
  readonly trunk: string;
  readonly head: string;
  readonly headTag: readonly [number, number];
  readonly bands: Readonly<
    Record<
      'neck' | 'upper' | 'middle' | 'lower',
      { readonly path: string; readonly tag: readonly [number, number] }
    >
  >;
  readonly limbs: Readonly<Record<Limb, { readonly paths: Pair; readonly tags: PairOfTags }>>;
  readonly ears: Pair;
  readonly joins: string;
  readonly spine: string;
  readonly face: readonly { readonly path: string; readonly width?: number }[];
  readonly navel: readonly [number, number];
}

type Limb = 'hand' | 'foot' | 'upper-arm' | 'forearm' | 'thigh' | 'lower-leg';
const limbs: readonly Limb[] = ['hand', 'foot', 'upper-arm', 'forearm', 'thigh', 'lower-leg'];

const bandsOf = {
  front: { neck: 'neck-front', upper: 'chest', middle: 'abdomen', lower: 'nappy-area' },
  back: { neck: 'neck-back', upper: 'upper-back', middle: 'lower-back', lower: 'buttocks' },
} as const;

/** A body's front or back. Left and right are the child's own: from the front, the right hand is at the left edge. */
export function drawBody(body: Body, view: 'front' | 'back'): Drawing {
  const sides = view === 'front' ? (['right', 'left'] as const) : (['left', 'right'] as const);
  const limbPlaces = sides.flatMap((side, i): Place[] => [
    ...limbs.map((limb) => ({
      region: `${limb}-${side}-${view}`,
      path: body.limbs[limb].paths[i] ?? '',
      tag: body.limbs[limb].tags[i] ?? [0, 0],
    })),
    { region: `ear-${side}`, path: body.ears[i] ?? '' },
  ]);
  const bands = (['neck', 'upper', 'middle', 'lower'] as const).map((band) => ({
    region: bandsOf[view][band],
    path: body.bands[band].path,
    tag: body.bands[band].tag,
    within: true,
  }));
  return {
    id: view,
    box: body.box,
    ...(body.top === undefined ? {} : { top: body.top }),
    ...(view === 'front' ? { named: 'genital-area' } : {}),
    outlines: [body.trunk, ...limbPlaces.map((place) => place.path)],
    trunk: body.trunk,
    places: [...bands, ...limbPlaces],
    head: {
      path: body.head,
      places: [{ region: view === 'front' ? 'face' : 'head-back', path: body.head, tag: body.headTag }],
    },
    creases: [
      { path: body.joins, dash: '1 3' },
      ...(view === 'front' ? body.face : [{ path: body.spine, dash: '1 3' }]),
    ],
    dots: view === 'front' ? [body.navel] : [],
    leftEdge: view === 'front' ? 'Right' : 'Left',
  };
}
