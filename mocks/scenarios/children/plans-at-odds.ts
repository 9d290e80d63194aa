import { authorities } from '../authorities.ts';
import { codes } from '../codes.ts';
import { places } from '../encounters.ts';
import { kitFor, syntheticNumber } from '../kit.ts';
import type { Scenario } from '../scenario.ts';

const otisNumber = syntheticNumber('9990132046');
const rubyNumber = syntheticNumber('9990132216');
const miloNumber = syntheticNumber('9990132380');

/** The local record says that the plan is over; CP-IS has it in force. Both are said, with their dates. */
export const otis: Scenario = {
  id: 'otis',
  name: 'TESTCHILD, Otis',
  description: '6 years, plan in CP-IS but ended in the local record',
  tags: ['plan', 'disagreement'],
  build: (now, stamp) => {
    const kit = kitFor('otis', now, stamp);
    return {
      resources: [
        kit.patient({
          given: 'Otis',
          family: 'TESTCHILD',
          gender: 'male',
          born: kit.monthsAgo(75),
          nhs: otisNumber,
        }),
        kit.visit(39, { class: 'EMER', place: places.testshire, why: 'Bumped head' }),
        kit.condition('plan', {
          code: codes.subjectToPlan,
          text: 'Subject to child protection plan',
          onset: kit.day(300),
          recorded: kit.at(298, '10:00'),
          clinical: 'inactive',
          abatement: kit.day(60),
        }),
        kit.condition('plan-ended', {
          code: codes.noLongerOnPlan,
          text: 'No longer subject to child protection plan',
          recorded: kit.at(60, '16:30'),
        }),
      ],
      cpis: [
        {
          nhsNumber: otisNumber,
          name: 'Otis TESTCHILD',
          birthDate: kit.monthsAgo(75),
          plans: [{ kind: 'child-protection', start: kit.day(300), ...authorities.sheffield }],
          accesses: [
            { at: kit.at(44, '19:25'), name: 'L. EXAMPLE', role: 'Nurse', organisation: places.northmoor },
          ],
        },
      ],
    };
  },
};

/** Three plans, the most that one record holds, of three authorities, after two moves: each has its own numbers. */
export const ruby: Scenario = {
  id: 'ruby',
  name: 'TESTCHILD, Ruby',
  description: '3 years, three plans at once with three authorities',
  tags: ['plan', 'several-plans'],
  build: (now, stamp) => {
    const kit = kitFor('ruby', now, stamp);
    return {
      resources: [
        kit.patient({
          given: 'Ruby',
          family: 'TESTCHILD',
          gender: 'female',
          born: kit.monthsAgo(41),
          nhs: rubyNumber,
        }),
        kit.visit(31, { class: 'EMER', place: places.testshire, why: 'Swallowed a coin' }),
      ],
      cpis: [
        {
          nhsNumber: rubyNumber,
          name: 'Ruby TESTCHILD',
          birthDate: kit.monthsAgo(41),
          plans: [
            { kind: 'child-protection', start: kit.day(48), ...authorities.sheffield },
            { kind: 'looked-after', start: kit.day(30), ...authorities.leeds },
            { kind: 'child-protection', start: kit.day(390), ...authorities.shropshire },
          ],
          accesses: [
            { at: kit.at(16, '21:40'), name: 'D. MOCK', role: 'Doctor', organisation: places.marshgate },
          ],
        },
      ],
    };
  },
};

/** On a plan and not brought to the surgery this morning: the authority is told by telephone, by a person. */
export const milo: Scenario = {
  id: 'milo',
  name: 'TESTCHILD, Milo',
  description: '2 years, on a plan, not brought to the surgery today',
  tags: ['plan', 'not-brought', 'gp'],
  build: (now, stamp) => {
    const kit = kitFor('milo', now, stamp);
    return {
      resources: [
        kit.patient({
          given: 'Milo',
          family: 'TESTCHILD',
          gender: 'male',
          born: kit.monthsAgo(27),
          nhs: miloNumber,
        }),
        kit.visit(12, {
          class: 'AMB',
          place: places.elm,
          location: 'Surgery',
          why: 'Not brought today: record reviewed',
        }),
        kit.appointment('today', {
          status: 'noshow',
          start: kit.at(0, '08:30'),
          clinic: 'Two-year review',
          place: places.elm,
          reason: codes.notBrought,
        }),
        kit.appointment('kept', {
          status: 'fulfilled',
          start: kit.at(190, '09:10'),
          clinic: 'Immunisations',
          place: places.elm,
        }),
      ],
      cpis: [
        {
          nhsNumber: miloNumber,
          name: 'Milo TESTCHILD',
          birthDate: kit.monthsAgo(27),
          plans: [{ kind: 'child-protection', start: kit.day(101), ...authorities.sheffield }],
          accesses: [],
        },
      ],
    };
  },
};
