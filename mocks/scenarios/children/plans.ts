import { authorities } from '../authorities.ts';
import { codes } from '../codes.ts';
import { places } from '../encounters.ts';
import { kitFor, syntheticNumber } from '../kit.ts';
import type { Scenario } from '../scenario.ts';

const finnNumber = syntheticNumber('9990121516');
const hollyNumber = syntheticNumber('9990121680');
const adaNumber = syntheticNumber('9990121850');
const benNumber = syntheticNumber('9990122024');

/** In care, of an authority that gave CP-IS an out-of-hours number only, and looked up 25 times. */
export const finn: Scenario = {
  id: 'finn',
  name: 'TESTCHILD, Finn',
  description: '9 years, looked after, seen 25 times before',
  tags: ['plan', 'looked-after', 'history'],
  build: (now, stamp) => {
    const kit = kitFor('finn', now, stamp);
    return {
      resources: [
        kit.patient({
          given: 'Finn',
          family: 'TESTCHILD',
          gender: 'male',
          born: kit.monthsAgo(113),
          nhs: finnNumber,
        }),
        kit.visit(50, { class: 'EMER', place: places.testshire, why: 'Twisted ankle' }),
        kit.condition('looked-after', {
          code: codes.lookedAfter,
          text: 'Looked after child',
          recorded: kit.at(700, '09:00'),
        }),
        kit.condition('foster', {
          code: codes.fosterCare,
          text: 'Child in foster care',
          recorded: kit.at(690, '09:00'),
        }),
        kit.relatedPerson('carer', {
          given: 'Robin',
          family: 'SAMPLE',
          relationship: 'FSTM',
          phone: '01632 960103',
        }),
      ],
      cpis: [
        {
          nhsNumber: finnNumber,
          name: 'Finn TESTCHILD',
          birthDate: kit.monthsAgo(113),
          plans: [{ kind: 'looked-after', start: kit.day(702), ...authorities.shropshire }],
          accesses: Array.from({ length: 25 }, (_, i) => ({
            at: kit.at(9 + i * 26, i % 3 === 0 ? '23:15' : '13:40'),
            name: ['D. MOCK', 'P. SAMPLE', 'L. EXAMPLE'][i % 3] ?? 'P. SAMPLE',
            role: ['Doctor', 'Nurse', 'Nurse'][i % 3] ?? 'Nurse',
            organisation: [places.testshire, places.testshire, places.northmoor][i % 3] ?? places.testshire,
          })),
        },
      ],
    };
  },
};

/** CP-IS keeps an ended plan on view for a year: it is shown as ended, with its dates. */
export const holly: Scenario = {
  id: 'holly',
  name: 'TESTCHILD, Holly',
  description: '5 years, plan ended 200 days ago',
  tags: ['plan', 'ended'],
  build: (now, stamp) => {
    const kit = kitFor('holly', now, stamp);
    return {
      resources: [
        kit.patient({
          given: 'Holly',
          family: 'TESTCHILD',
          gender: 'female',
          born: kit.monthsAgo(65),
          nhs: hollyNumber,
        }),
        kit.visit(22, { class: 'EMER', place: places.testshire, why: 'Fall from a swing' }),
        kit.condition('plan', {
          code: codes.subjectToPlan,
          text: 'Subject to child protection plan',
          onset: kit.day(560),
          recorded: kit.at(558, '10:00'),
          clinical: 'inactive',
          abatement: kit.day(200),
        }),
        kit.condition('plan-ended', {
          code: codes.noLongerOnPlan,
          text: 'No longer subject to child protection plan',
          recorded: kit.at(199, '10:00'),
        }),
      ],
      cpis: [
        {
          nhsNumber: hollyNumber,
          name: 'Holly TESTCHILD',
          birthDate: kit.monthsAgo(65),
          plans: [
            { kind: 'child-protection', start: kit.day(560), end: kit.day(200), ...authorities.sheffield },
          ],
          accesses: [
            { at: kit.at(333, '02:20'), name: 'D. MOCK', role: 'Doctor', organisation: places.testshire },
          ],
        },
      ],
    };
  },
};

/** The local record speaks of a plan; CP-IS has none. Both are said, and neither hides the other. */
export const ada: Scenario = {
  id: 'ada',
  name: 'TESTCHILD, Ada',
  description: '6 years, plan in the local record but not in CP-IS',
  tags: ['no-record', 'disagreement'],
  build: (now, stamp) => {
    const kit = kitFor('ada', now, stamp);
    return {
      resources: [
        kit.patient({
          given: 'Ada',
          family: 'TESTCHILD',
          gender: 'female',
          born: kit.monthsAgo(77),
          nhs: adaNumber,
        }),
        kit.visit(41, { class: 'EMER', place: places.testshire, why: 'Tummy ache' }),
        kit.flag('plan', {
          code: codes.subjectToPlan,
          text: 'Subject to child protection plan',
          category: codes.safeguardingFlag,
          start: kit.day(90),
          by: 'Safeguarding team, Testshire Royal',
        }),
        kit.condition('plan', {
          code: codes.subjectToPlan,
          text: 'Subject to child protection plan',
          recorded: kit.at(90, '12:00'),
        }),
      ],
    };
  },
};

/** CP-IS answers with more than one child: could not check, never a guess. */
export const ben: Scenario = {
  id: 'ben',
  name: 'TESTCHILD, Ben',
  description: '2 years, CP-IS answers with more than one child',
  tags: ['cpis-fault'],
  build: (now, stamp) => {
    const kit = kitFor('ben', now, stamp);
    return {
      resources: [
        kit.patient({
          given: 'Ben',
          family: 'TESTCHILD',
          gender: 'male',
          born: kit.monthsAgo(30),
          nhs: benNumber,
        }),
        kit.visit(18, { class: 'EMER', place: places.testshire, why: 'Croup' }),
      ],
      cpis: [
        {
          nhsNumber: benNumber,
          name: 'Ben TESTCHILD',
          birthDate: kit.monthsAgo(30),
          plans: [{ kind: 'child-protection', start: kit.day(80), ...authorities.sheffield }],
          accesses: [],
          answer: 'several',
        },
      ],
    };
  },
};
