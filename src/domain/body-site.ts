/**
 * Places of the body map as SNOMED CT body structures: each a kind of 442083009 "Anatomical or acquired body structure", of
 * which UK Core's value set of body sites is made. Codes as listed in DICOM PS3.16, context group 4029 "Dermatology
 * Anatomic Site" (dicom.nema.org/medical/dicom/current/output/chtml/part16/sect_CID_4029.html, version 20240913): "skin
 * of" rather than what lies beneath, because a mark is seen on the skin. The mouth region is of context group 4028 "Craniofacial Anatomic
 * Regions". A
 * concept says no more than the place does: what has no concept of its own has none here (the nappy area, around the
 * anus), and the top and the heel or sole of a foot are both the foot. Left and right are said beside it.
 */
const sites: Readonly<Record<string, string>> = {
  scalp: '43067004', // Skin of scalp
  forehead: '68698007', // Skin of forehead
  eye: '362916000', // Skin of eye region
  ear: '1902009', // Skin of ear
  'behind-ear': '24483006', // Skin of postauricular region
  cheek: '36141000', // Skin of cheek
  jaw: '244097004', // Skin of jawline
  nose: '113179006', // Skin of nose
  mouth: '123851003', // Mouth region
  'mouth-inside': '113277000', // Oral mucosa
  chin: '23747009', // Skin of chin
  'neck-front': '11584001', // Skin of anterior portion of neck
  chest: '244106003', // Skin of anterior surface of thorax
  abdomen: '75093004', // Skin of abdomen
  'genital-area': '60944009', // Skin of external genitalia
  'head-back': '79951008', // Skin of occipital region
  'neck-back': '4658004', // Skin of nuchal region
  'upper-back': '244111001', // Skin of posterior surface of thorax
  'lower-back': '113182001', // Skin of lower back
  buttocks: '22180002', // Skin of buttock
  buttock: '22180002', // Skin of buttock
  'upper-arm-front': '45981001', // Skin of anterior surface of upper arm
  'upper-arm-back': '72939005', // Skin of posterior surface of upper arm
  'forearm-front': '70559009', // Skin of anterior surface of forearm
  'forearm-back': '41550009', // Skin of posterior surface of forearm
  'thigh-front': '61248009', // Skin of anterior surface of thigh
  'thigh-back': '4578000', // Skin of posterior surface of thigh
  'lower-leg-front': '25763004', // Skin of anterior surface of lower leg
  'lower-leg-back': '47224004', // Skin of posterior surface of lower leg
  'hand-front': '70887009', // Skin of palm of hand
  'hand-back': '281642007', // Skin of part of dorsal surface of hand
  fingers: '244169007', // Skin of digit of hand
  'foot-front': '60496002', // Skin of foot
  'foot-back': '60496002', // Skin of foot
  toes: '52034004', // Skin of toe
};

const side = /-(left|right)(?=-|$)/;

/** The SNOMED CT body structure of a place of the body map, without its side; undefined where none is known. */
export const bodySite = (region: string): string | undefined => sites[region.replace(side, '')];

/** Which side of the child's own body a place is on; undefined for the middle or both. */
export function bodySide(region: string): 'left' | 'right' | undefined {
  const found = side.exec(region)?.[1];
  return found === 'left' || found === 'right' ? found : undefined;
}
