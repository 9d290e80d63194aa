import type { Concern } from '../../domain/concern.ts';
import { writtenDate } from '../../domain/calendar/written.ts';
import { harmConcepts } from './harms.ts';
import { encounterOf, said, subjectOf, type ConcernInput } from './input.ts';
import { identifierOf, labelled, partUrl } from './parts.ts';
import { systems } from './systems.ts';

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
    category: [
      {
        coding: [
          {
            system: 'http://terminology.hl7.org/CodeSystem/condition-category',
            code: 'problem-list-item',
          },
        ],
      },
    ],
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
