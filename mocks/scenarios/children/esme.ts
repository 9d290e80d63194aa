import { authorities } from '../authorities.ts';
import { places } from '../encounters.ts';
import { kitFor, syntheticNumber } from '../kit.ts';
import type { Scenario } from '../scenario.ts';

const nhs = syntheticNumber('9990121176');

/** CP-IS never answers for this child, who does have a plan: silence must not look like "no record". */
export const esme: Scenario = {
  id: 'esme',
  name: 'TESTCHILD, Esme',
  description: '3 years, CP-IS does not answer',
  tags: ['cpis-fault'],
  build: (now, stamp) => {
    const kit = kitFor('esme', now, stamp);
    return {
      resources: [
        kit.patient({ given: 'Esme', family: 'TESTCHILD', gender: 'female', born: kit.monthsAgo(40), nhs }),
        kit.visit(33, { class: 'EMER', place: places.testshire, why: 'Vomiting' }),
      ],
      cpis: [
        {
          nhsNumber: nhs,
          name: 'Esme TESTCHILD',
          birthDate: kit.monthsAgo(40),
          plans: [{ kind: 'child-protection', start: kit.day(120), ...authorities.leeds }],
          accesses: [],
          answer: 'no-answer',
        },
      ],
    };
  },
};
