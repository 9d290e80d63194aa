import { places } from '../encounters.ts';
import { kitFor, syntheticNumber } from '../kit.ts';
import type { Scenario } from '../scenario.ts';

const nhs = syntheticNumber('9990121001');

/** Nothing known and nothing worrying. */
export const dev: Scenario = {
  id: 'dev',
  name: 'TESTCHILD, Dev',
  description: '7 years, nothing known and nothing worrying',
  tags: ['no-record', 'calm'],
  build: (now, stamp) => {
    const kit = kitFor('dev', now, stamp);
    return {
      resources: [
        kit.patient({ given: 'Dev', family: 'TESTCHILD', gender: 'male', born: kit.monthsAgo(88), nhs }),
        kit.visit(45, { class: 'EMER', place: places.testshire, why: 'Sore throat' }),
        kit.encounter('gp-1', {
          class: 'AMB',
          place: places.elm,
          location: 'Surgery',
          start: kit.at(410, '16:10'),
          end: kit.at(410, '16:20'),
          why: 'Asthma review',
        }),
        kit.appointment('clinic', {
          status: 'fulfilled',
          start: kit.at(240, '11:00'),
          clinic: 'Asthma clinic',
          place: places.testshire,
        }),
        kit.immunization('preschool', 'Pre-school booster', kit.day(1300)),
        kit.relatedPerson('mother', {
          given: 'Meera',
          family: 'TESTMOTHER',
          relationship: 'MTH',
          born: kit.monthsAgo(420),
          phone: '01632 960102',
        }),
      ],
    };
  },
};
