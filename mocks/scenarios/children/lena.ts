import { authorities } from '../authorities.ts';
import { codes } from '../codes.ts';
import { places } from '../encounters.ts';
import { kitFor, syntheticNumber } from '../kit.ts';
import type { Scenario } from '../scenario.ts';

const nhs = syntheticNumber('9990122709');

/** Not brought five times in a year while on a plan for neglect; seen at the surgery, where a look tells nobody. */
export const lena: Scenario = {
  id: 'lena',
  name: 'TESTCHILD, Lena',
  description: '4 years, on a plan for neglect, not brought five times',
  tags: ['plan', 'not-brought', 'gp'],
  build: (now, stamp) => {
    const kit = kitFor('lena', now, stamp);
    const missed = [
      { days: 12, clinic: 'Dental clinic' },
      { days: 47, clinic: 'Audiology' },
      { days: 103, clinic: 'Paediatric clinic' },
      { days: 171, clinic: 'Speech therapy' },
      { days: 260, clinic: 'Paediatric clinic' },
    ];
    return {
      resources: [
        kit.patient({ given: 'Lena', family: 'TESTCHILD', gender: 'female', born: kit.monthsAgo(53), nhs }),
        kit.visit(14, { class: 'AMB', place: places.elm, location: 'Surgery', why: 'Toothache' }),
        kit.condition('plan', {
          code: codes.subjectToPlan,
          text: 'Subject to child protection plan',
          recorded: kit.at(150, '09:30'),
        }),
        kit.condition('category', {
          code: codes.neglectCategory,
          text: 'Child protection category neglect',
          recorded: kit.at(150, '09:31'),
        }),
        kit.condition('neglect', {
          code: codes.childNeglect,
          text: 'Child neglect',
          recorded: kit.at(155, '14:00'),
        }),
        ...missed.map(({ days, clinic }, i) =>
          kit.appointment(`missed-${i + 1}`, {
            status: 'noshow',
            start: kit.at(days, '14:00'),
            clinic,
            place: places.testshire,
            reason: codes.notBrought,
          }),
        ),
        kit.appointment('next', {
          status: 'booked',
          start: kit.at(-16, '09:30'),
          clinic: 'Dental clinic',
          place: places.testshire,
        }),
        kit.appointment('called-off', {
          status: 'cancelled',
          start: kit.at(200, '09:30'),
          clinic: 'Audiology',
          place: places.testshire,
        }),
      ],
      cpis: [
        {
          nhsNumber: nhs,
          name: 'Lena TESTCHILD',
          birthDate: kit.monthsAgo(53),
          plans: [{ kind: 'child-protection', start: kit.day(153), ...authorities.sheffield }],
          accesses: [],
        },
      ],
    };
  },
};
