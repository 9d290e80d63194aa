import type { BodyMark } from './concern.ts';

/** A place on the body that a mark can be on. Left and right are the child's own. */
export interface BodyRegion {
  /** e.g. `ear-left`; `BodyMark.region` */
  readonly id: string;
  /** "Left ear" */
  readonly name: string;
  readonly view: BodyMark['view'];
  /** What the person is asked to keep in mind for this place. */
  readonly caution?: string;
}

const one = (view: BodyMark['view'], id: string, name: string): BodyRegion => ({ id, name, view });

const sides = (view: BodyMark['view'], id: string, name: string): readonly BodyRegion[] => [
  one(view, id.replace('*', 'left'), `Left ${name}`),
  one(view, id.replace('*', 'right'), `Right ${name}`),
];

const limbs = (view: 'front' | 'back'): readonly BodyRegion[] =>
  ['upper arm', 'forearm', 'thigh', 'lower leg'].flatMap((part) =>
    sides(view, `${part.replace(' ', '-')}-*-${view}`, `${part}, ${view}`),
  );

const intimate = (view: 'front' | 'back', id: string, name: string): BodyRegion => ({
  ...one(view, id, name),
  caution: 'Record only what was seen in care that was needed anyway. Do not examine again for this form.',
});

/** Every place, in the order of the list. Small and hidden places are in the list only, not on the drawing. */
export const bodyRegions: readonly BodyRegion[] = [
  one('face', 'scalp', 'Scalp'),
  one('face', 'forehead', 'Forehead'),
  ...sides('face', 'eye-*', 'eye'),
  ...sides('face', 'ear-*', 'ear'),
  ...sides('face', 'behind-ear-*', 'side, behind the ear'),
  ...sides('face', 'cheek-*', 'cheek'),
  ...sides('face', 'jaw-*', 'jaw'),
  one('face', 'nose', 'Nose'),
  one('face', 'mouth', 'Mouth'),
  one('face', 'mouth-inside', 'Inside the mouth'),
  one('face', 'chin', 'Chin'),
  one('front', 'neck-front', 'Neck, front'),
  one('front', 'chest', 'Chest'),
  one('front', 'abdomen', 'Abdomen'),
  one('front', 'nappy-area', 'Nappy area'),
  intimate('front', 'genital-area', 'Genital area'),
  ...limbs('front'),
  one('back', 'head-back', 'Back of head'),
  one('back', 'neck-back', 'Neck, back'),
  one('back', 'upper-back', 'Upper back'),
  one('back', 'lower-back', 'Lower back'),
  one('back', 'buttocks', 'Buttocks'),
  ...sides('back', 'buttock-*', 'buttock'),
  intimate('back', 'anal-area', 'Around the anus'),
  ...limbs('back'),
  ...sides('hands', 'hand-*-front', 'hand, palm'),
  ...sides('hands', 'hand-*-back', 'hand, back'),
  ...sides('hands', 'fingers-*', 'fingers or thumb'),
  ...sides('feet', 'foot-*-front', 'foot, top'),
  ...sides('feet', 'foot-*-back', 'foot, heel or sole'),
  ...sides('feet', 'toes-*', 'toes'),
];

const byId = new Map(bodyRegions.map((region) => [region.id, region]));

/** The place with this id; an id that this version does not know is shown as it is, never dropped. */
export const bodyRegion = (id: string): BodyRegion => byId.get(id) ?? { id, name: id, view: 'front' };
