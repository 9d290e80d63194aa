import { bodyRegion } from '../../domain/body-region.ts';
import type { BodyMark, Concern } from '../../domain/concern.ts';
import { writtenDate } from '../../domain/calendar/written.ts';
import { harmConcepts } from './harms.ts';
import { encounterOf, said, subjectOf, type ConcernInput } from './input.ts';
import { identifierOf, labelled, partUrl } from './parts.ts';
import { systems } from './systems.ts';
import { explanationWords, markKinds } from './wording.ts';

const category = (system: string, code: string): fhir4.CodeableConcept[] => [{ coding: [{ system, code }] }];

/** The code of the concern: BaRS `safeguarding-codes-bars` 1.0.0, also in the RCGP child safeguarding list. */
export const concernCategory = (about: Concern['about']): Concern['category'] =>
  about === 'unborn-child'
    ? {
        system: systems.snomed,
        code: '878111000000109',
        display: 'Unborn child is cause for safeguarding concern',
      }
    : {
        system: systems.snomed,
        code: '836881000000105',
        display: 'Child is cause for safeguarding concern',
      };

/** The concern itself, on the problem list. Opinion is not in it: it stays in its own group of the answers. */
export function concernCondition(input: ConcernInput): fhir4.Condition {
  const { concern } = input;
  return {
    resourceType: 'Condition',
    meta: labelled(concern, 'condition'),
    identifier: [
      identifierOf(concern, 'condition'),
      ...(input.reference === undefined ? [] : [{ system: systems.reference, value: input.reference }]),
    ],
    clinicalStatus: {
      coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-clinical', code: 'active' }],
    },
    verificationStatus: {
      coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-ver-status', code: 'unconfirmed' }],
    },
    category: category('http://terminology.hl7.org/CodeSystem/condition-category', 'problem-list-item'),
    code: { coding: [concern.category], ...said('text', concern.category.display) },
    subject: subjectOf(input),
    ...encounterOf(input),
    recordedDate: concern.writtenAt,
    recorder: input.author,
    asserter: input.author,
    evidence: [
      ...harmConcepts(concern).map((code) => ({ code: [code] })),
      {
        detail: [
          { reference: partUrl(concern, 'response') },
          ...concern.marks.map((_, i) => ({ reference: partUrl(concern, `mark-${i}`) })),
        ],
      },
    ],
    ...noteOf(input),
  };
}

/** The facts, and of an unborn child when it is expected. */
function noteOf({ concern, author }: ConcernInput): { note?: fhir4.Annotation[] } {
  const expected = concern.expectedDate === undefined ? '' : `Expected ${writtenDate(concern.expectedDate)}.`;
  const text = [expected, concern.facts].filter((part) => part.trim() !== '').join(' ');
  return text === '' ? {} : { note: [{ text, time: concern.writtenAt, authorString: author.display }] };
}

const component = (
  code: string,
  text: string,
  value: Pick<fhir4.ObservationComponent, 'valueString' | 'valueInteger' | 'valueQuantity'>,
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

/** One mark on the body. Site and kind are words and our own codes: no SNOMED code is claimed for a drawn region. */
export function markObservation(input: ConcernInput, mark: BodyMark, index: number): fhir4.Observation {
  const { concern } = input;
  return {
    resourceType: 'Observation',
    meta: labelled(concern, `mark-${index}`),
    identifier: [identifierOf(concern, `mark-${index}`)],
    status: 'final',
    category: category('http://terminology.hl7.org/CodeSystem/observation-category', 'exam'),
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
    bodySite: {
      coding: [{ system: systems.bodyMap, code: mark.region }],
      text: bodyRegion(mark.region).name,
    },
    component: [
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
