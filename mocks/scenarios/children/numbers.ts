import { authorities } from '../authorities.ts';
import { codes } from '../codes.ts';
import { places } from '../encounters.ts';
import { kitFor, syntheticNumber } from '../kit.ts';
import type { Scenario } from '../scenario.ts';

/** The last digit ought to be 3. */
const elsaMistyped = '9990131028';
const cleoNumber = syntheticNumber('9990131198');
const hugoNumber = syntheticNumber('9990131368');
const hugoNow = syntheticNumber('9990131538');
const mabelNumber = syntheticNumber('9990131708');

/** A digit was typed wrongly: the number is nobody's, and CP-IS must not be asked by it. */
export const elsa: Scenario = {
  id: 'elsa',
  name: 'TESTCHILD, Elsa',
  description: '5 years, NHS number is mistyped and fails its check',
  tags: ['nhs-number'],
  build: (now, stamp) => {
    const kit = kitFor('elsa', now, stamp);
    return {
      resources: [
        kit.patient({
          given: 'Elsa',
          family: 'TESTCHILD',
          gender: 'female',
          born: kit.monthsAgo(68),
          nhsMistyped: elsaMistyped,
        }),
        kit.visit(23, { class: 'EMER', place: places.testshire, why: 'Earache' }),
      ],
    };
  },
};

/** Adopted, say: CP-IS holds something under this number no longer, and says so. That is not "no record". */
export const cleo: Scenario = {
  id: 'cleo',
  name: 'TESTCHILD, Cleo',
  description: '4 years, CP-IS says the NHS number was replaced',
  tags: ['nhs-number', 'cpis-fault'],
  build: (now, stamp) => {
    const kit = kitFor('cleo', now, stamp);
    return {
      resources: [
        kit.patient({
          given: 'Cleo',
          family: 'TESTCHILD',
          gender: 'female',
          born: kit.monthsAgo(55),
          nhs: cleoNumber,
        }),
        kit.visit(34, { class: 'EMER', place: places.testshire, why: 'High temperature' }),
      ],
      cpis: [
        {
          nhsNumber: cleoNumber,
          name: 'Cleo TESTCHILD',
          birthDate: kit.monthsAgo(55),
          plans: [{ kind: 'child-protection', start: kit.day(210), ...authorities.leeds }],
          accesses: [],
          answer: 'superseded',
        },
      ],
    };
  },
};

/** Two records were merged and the old one is on screen: it must not be looked up by. */
export const hugo: Scenario = {
  id: 'hugo',
  name: 'TESTCHILD, Hugo',
  description: '7 years, this record was merged into another',
  tags: ['nhs-number', 'merged'],
  build: (now, stamp) => {
    const kit = kitFor('hugo', now, stamp);
    return {
      resources: [
        kit.patient({
          given: 'Hugo',
          family: 'TESTCHILD',
          gender: 'male',
          born: kit.monthsAgo(90),
          nhs: hugoNumber,
          replacedBy: hugoNow,
        }),
        kit.visit(28, { class: 'EMER', place: places.testshire, why: 'Cut to knee' }),
      ],
      cpis: [
        {
          nhsNumber: hugoNumber,
          name: 'Hugo TESTCHILD',
          birthDate: kit.monthsAgo(90),
          plans: [{ kind: 'child-protection', start: kit.day(75), ...authorities.sheffield }],
          accesses: [],
        },
      ],
    };
  },
};

/** Kept apart from other records: the authority may not have been able to match it, so nothing found means less. */
export const mabel: Scenario = {
  id: 'mabel',
  name: 'TESTCHILD, Mabel',
  description: '8 years, restricted record: no record found means less',
  tags: ['no-record', 'restricted'],
  build: (now, stamp) => {
    const kit = kitFor('mabel', now, stamp);
    return {
      resources: [
        kit.patient({
          given: 'Mabel',
          family: 'TESTCHILD',
          gender: 'female',
          born: kit.monthsAgo(99),
          nhs: mabelNumber,
          restricted: true,
        }),
        kit.visit(36, { class: 'EMER', place: places.testshire, why: 'Asthma' }),
        kit.condition('household', {
          code: codes.domesticAbuseInHousehold,
          text: 'Domestic abuse victim in household',
          recorded: kit.at(130, '11:10'),
        }),
      ],
    };
  },
};
