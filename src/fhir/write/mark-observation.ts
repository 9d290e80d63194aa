import { bodyRegion } from '../../domain/body-region.ts';
import { bodySide, bodySite } from '../../domain/body-site.ts';
import type { BodyMark } from '../../domain/concern.ts';
import { encounterOf, subjectOf, type ConcernInput } from './input.ts';
import { identifierOf, labelled } from './parts.ts';
import { systems } from './systems.ts';
import { explanationWords, markKinds } from './wording.ts';

const component = (
  code: string,
  text: string,
  value: Pick<
    fhir4.ObservationComponent,
    'valueString' | 'valueInteger' | 'valueQuantity' | 'valueCodeableConcept'
  >,
): fhir4.ObservationComponent => ({
  code: { coding: [{ system: systems.bodyMap, code }], text },
  ...value,
});

const millimetres = (code: string, text: string, value: number | undefined): fhir4.ObservationComponent[] =>
  value === undefined
    ? []
    : [component(code, text, { valueQuantity: { value, unit: 'mm', system: systems.ucum, code: 'mm' } })];

const words = (code: string, text: string, value: string | undefined): fhir4.ObservationComponent[] =>
  value === undefined || value.trim() === '' ? [] : [component(code, text, { valueString: value })];

// SNOMED CT, as in DICOM PS3.16, context group 244.
const sideCodes = {
  left: { code: '7771000', display: 'Left' },
  right: { code: '24028007', display: 'Right' },
} as const;

function sideOf(region: string): fhir4.ObservationComponent[] {
  const side = bodySide(region);
  if (side === undefined) return [];
  return [
    component('side', 'Side, the child’s own', {
      valueCodeableConcept: { coding: [{ system: systems.snomed, ...sideCodes[side] }] },
    }),
  ];
}

/** Where: the body structure where one is known, and always our own place, which is the finer of the two. */
function siteOf(region: string): fhir4.CodeableConcept {
  const site = bodySite(region);
  return {
    coding: [
      ...(site === undefined ? [] : [{ system: systems.snomed, code: site }]),
      { system: systems.bodyMap, code: region },
    ],
    text: bodyRegion(region).name,
  };
}

/** One mark on the body. What kind of mark it is stays our own code: it says what was seen, not a diagnosis. */
export function markObservation(input: ConcernInput, mark: BodyMark, index: number): fhir4.Observation {
  const { concern } = input;
  return {
    resourceType: 'Observation',
    meta: labelled(concern, `mark-${index}`),
    identifier: [identifierOf(concern, `mark-${index}`)],
    status: 'final',
    category: [
      { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'exam' }] },
    ],
    code: { coding: [{ system: systems.bodyMap, code: 'mark-on-body' }], text: 'Mark seen on the body' },
    subject: subjectOf(input),
    ...encounterOf(input),
    effectiveDateTime: concern.startedAt,
    issued: concern.writtenAt,
    performer: [input.author],
    valueCodeableConcept: {
      coding: [{ system: systems.bodyMap, code: mark.kind }],
      text: markKinds[mark.kind],
    },
    bodySite: siteOf(mark.region),
    component: [
      ...sideOf(mark.region),
      ...(mark.count === undefined ? [] : [component('count', 'Number', { valueInteger: mark.count })]),
      ...millimetres('length', 'Length', mark.lengthMm),
      ...millimetres('width', 'Width', mark.widthMm),
      ...words('shape', 'Shape', mark.shape),
      ...words('colour', 'Colour', mark.colour),
      ...words('pattern', 'Pattern', mark.pattern),
      ...words('age-claimed', 'How old it is said to be, and by whom', mark.ageClaimed),
      ...words('explanation', 'Explanation', explanationWords(mark.explanation)),
    ],
    ...(mark.note === undefined || mark.note.trim() === '' ? {} : { note: [{ text: mark.note }] }),
  };
}
