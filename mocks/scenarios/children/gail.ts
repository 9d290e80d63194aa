import { authorities } from '../authorities.ts';
import { codes } from '../codes.ts';
import { places } from '../encounters.ts';
import { kitFor, syntheticNumber } from '../kit.ts';
import type { Scenario } from '../scenario.ts';

const nhs = syntheticNumber('9990121346');

/** An unborn child's plan is held on the mother's NHS number, and so is every concern about the child. */
export const gail: Scenario = {
  id: 'gail',
  name: 'TESTMOTHER, Gail',
  description: 'pregnant, 31 weeks, unborn child on a plan',
  tags: ['plan', 'unborn', 'maternity'],
  build: (now, stamp) => {
    const kit = kitFor('gail', now, stamp);
    const due = kit.day(-63);
    return {
      resources: [
        kit.patient({
          given: 'Gail',
          family: 'TESTMOTHER',
          gender: 'female',
          born: kit.monthsAgo(318, 4),
          nhs,
          language: { code: 'pl', display: 'Polish', interpreter: true },
        }),
        kit.visit(35, {
          class: 'AMB',
          place: places.testshire,
          location: 'Antenatal clinic',
          why: 'Routine antenatal appointment',
        }),
        kit.observation('due', {
          codes: [codes.expectedDelivery, codes.expectedDeliverySnomed],
          text: 'Expected date of birth',
          when: kit.day(140),
          date: due,
          by: 'T. SAMPLE, midwife',
        }),
        kit.condition('unborn-plan', {
          code: codes.unbornSubjectToPlan,
          text: 'Unborn child subject to child protection plan',
          recorded: kit.at(40, '15:30'),
          by: 'T. SAMPLE, midwife',
        }),
        kit.condition('unborn-concern', {
          code: codes.unbornSafeguardingConcern,
          text: 'Concern recorded for unborn child',
          recorded: kit.at(75, '10:15'),
          by: 'T. SAMPLE, midwife',
        }),
        kit.appointment('missed-scan', {
          status: 'noshow',
          start: kit.at(96, '09:00'),
          clinic: 'Antenatal scan',
          place: places.testshire,
        }),
        kit.relatedPerson('son', {
          given: 'Max',
          family: 'TESTCHILD',
          relationship: 'SIB',
          born: kit.monthsAgo(50),
        }),
      ],
      cpis: [
        {
          nhsNumber: nhs,
          name: 'Gail TESTMOTHER',
          birthDate: kit.monthsAgo(318, 4),
          plans: [{ kind: 'unborn-child-protection', start: kit.day(44), ...authorities.sheffield }],
          accesses: [
            { at: kit.at(21, '10:05'), name: 'T. SAMPLE', role: 'Midwife', organisation: places.testshire },
          ],
        },
      ],
    };
  },
};
