import { authorities } from '../authorities.ts';
import { codes } from '../codes.ts';
import { places } from '../encounters.ts';
import { kitFor, syntheticNumber } from '../kit.ts';
import type { Scenario } from '../scenario.ts';

const theoNumber = syntheticNumber('9990130175');
const nadiaNumber = syntheticNumber('9990130345');
const tessaNumber = syntheticNumber('9990130515');

/** Grown up: a plan ends on CP-IS at eighteen, and nobody here is expecting a child. */
export const theo: Scenario = {
  id: 'theo',
  name: 'TESTCHILD, Theo',
  description: '19 years, not a child any more, was looked after',
  tags: ['no-record', 'adult'],
  build: (now, stamp) => {
    const kit = kitFor('theo', now, stamp);
    return {
      resources: [
        kit.patient({
          given: 'Theo',
          family: 'TESTCHILD',
          gender: 'male',
          born: kit.monthsAgo(233),
          nhs: theoNumber,
        }),
        kit.visit(52, { class: 'EMER', place: places.testshire, why: 'Sprained wrist' }),
        kit.condition('looked-after', {
          code: codes.lookedAfter,
          text: 'Looked after child',
          recorded: kit.at(2100, '09:00'),
          clinical: 'inactive',
          abatement: kit.monthsAgo(17),
        }),
      ],
    };
  },
};

/** Sixteen and looked after: adult services come into it before CP-IS stops speaking of her. */
export const nadia: Scenario = {
  id: 'nadia',
  name: 'TESTCHILD, Nadia',
  description: '16 years, looked after, moving to adult services',
  tags: ['plan', 'looked-after', 'transition'],
  build: (now, stamp) => {
    const kit = kitFor('nadia', now, stamp);
    return {
      resources: [
        kit.patient({
          given: 'Nadia',
          family: 'TESTCHILD',
          gender: 'female',
          born: kit.monthsAgo(197),
          nhs: nadiaNumber,
        }),
        kit.visit(44, { class: 'EMER', place: places.testshire, why: 'Abdominal pain' }),
      ],
      cpis: [
        {
          nhsNumber: nadiaNumber,
          name: 'Nadia TESTCHILD',
          birthDate: kit.monthsAgo(197),
          plans: [{ kind: 'looked-after', start: kit.day(410), ...authorities.leeds }],
          accesses: [],
        },
      ],
    };
  },
};

/** Gave birth ten days ago: the plan for the unborn child ended with the birth, and stays on view for 28 days. */
export const tessa: Scenario = {
  id: 'tessa',
  name: 'TESTMOTHER, Tessa',
  description: 'gave birth 10 days ago, unborn child’s plan ended then',
  tags: ['plan', 'unborn', 'ended', 'maternity'],
  build: (now, stamp) => {
    const kit = kitFor('tessa', now, stamp);
    return {
      resources: [
        kit.patient({
          given: 'Tessa',
          family: 'TESTMOTHER',
          gender: 'female',
          born: kit.monthsAgo(289),
          nhs: tessaNumber,
        }),
        kit.visit(25, {
          class: 'AMB',
          place: places.testshire,
          location: 'Antenatal clinic',
          why: 'Check after the birth',
        }),
        kit.observation('due', {
          codes: [codes.expectedDelivery, codes.expectedDeliverySnomed],
          text: 'Expected date of birth',
          when: kit.day(200),
          date: kit.day(12),
          by: 'T. SAMPLE, midwife',
        }),
        kit.relatedPerson('baby', {
          given: 'Baby',
          family: 'TESTCHILD',
          relationship: 'CHILD',
          born: kit.day(10),
        }),
      ],
      cpis: [
        {
          nhsNumber: tessaNumber,
          name: 'Tessa TESTMOTHER',
          birthDate: kit.monthsAgo(289),
          plans: [
            {
              kind: 'unborn-child-protection',
              start: kit.day(120),
              end: kit.day(10),
              ...authorities.sheffield,
            },
          ],
          accesses: [
            { at: kit.at(11, '04:50'), name: 'T. SAMPLE', role: 'Midwife', organisation: places.testshire },
          ],
        },
      ],
    };
  },
};
