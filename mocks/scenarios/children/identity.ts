import { authorities } from '../authorities.ts';
import { places } from '../encounters.ts';
import { kitFor, syntheticNumber } from '../kit.ts';
import { nhsNumber } from '../patient.ts';
import type { Scenario } from '../scenario.ts';

const poppyNumber = syntheticNumber('9990123381');
const rhysNumber = syntheticNumber('9990123551');
const babyNumber = syntheticNumber('9990123721');
const saraNumber = syntheticNumber('9990123896');
const islaNumber = syntheticNumber('9990131872');

/** The NHS number was not traced: CP-IS is asked by it only once somebody has made sure whose it is. */
export const poppy: Scenario = {
  id: 'poppy',
  name: 'TESTCHILD, Poppy',
  description: '1 year, NHS number not verified',
  tags: ['nhs-number'],
  build: (now, stamp) => {
    const kit = kitFor('poppy', now, stamp);
    return {
      resources: [
        kit.patient({
          given: 'Poppy',
          family: 'TESTCHILD',
          gender: 'female',
          born: kit.monthsAgo(16),
          nhs: poppyNumber,
          nhsStatus: '02',
        }),
        kit.visit(26, { class: 'EMER', place: places.testshire, why: 'Rash' }),
      ],
      cpis: [
        {
          nhsNumber: poppyNumber,
          name: 'Poppy TESTCHILD',
          birthDate: kit.monthsAgo(16),
          plans: [{ kind: 'child-protection', start: kit.day(66), ...authorities.sheffield }],
          accesses: [],
        },
      ],
    };
  },
};

/** No NHS number at all. */
export const quinn: Scenario = {
  id: 'quinn',
  name: 'TESTCHILD, Quinn',
  description: '6 years, no NHS number, visiting from abroad',
  tags: ['nhs-number'],
  build: (now, stamp) => {
    const kit = kitFor('quinn', now, stamp);
    return {
      resources: [
        kit.patient({ given: 'Quinn', family: 'TESTCHILD', gender: 'female', born: kit.monthsAgo(80) }),
        kit.visit(24, { class: 'EMER', place: places.testshire, why: 'Bee sting' }),
      ],
    };
  },
};

/** CP-IS covers England; the home is in Wales. */
export const rhys: Scenario = {
  id: 'rhys',
  name: 'TESTCHILD, Rhys',
  description: '3 years, lives in Wales',
  tags: ['no-record', 'wales'],
  build: (now, stamp) => {
    const kit = kitFor('rhys', now, stamp);
    return {
      resources: [
        kit.patient({
          given: 'Rhys',
          family: 'TESTCHILD',
          gender: 'male',
          born: kit.monthsAgo(43),
          nhs: rhysNumber,
          address: { line: '2 Heol Esiampl', city: 'Cardiff', postcode: 'CF10 9ZZ', country: 'Wales' },
          practice: 'Meddygfa Derwen',
          language: { code: 'cy', display: 'Welsh', interpreter: false },
        }),
        kit.visit(29, { class: 'EMER', place: places.testshire, why: 'Fall while on holiday' }),
      ],
    };
  },
};

/** CP-IS covers England; the home is in Scotland. */
export const isla: Scenario = {
  id: 'isla',
  name: 'TESTCHILD, Isla',
  description: '4 years, lives in Scotland',
  tags: ['no-record', 'scotland'],
  build: (now, stamp) => {
    const kit = kitFor('isla', now, stamp);
    return {
      resources: [
        kit.patient({
          given: 'Isla',
          family: 'TESTCHILD',
          gender: 'female',
          born: kit.monthsAgo(56),
          nhs: islaNumber,
          address: { line: '3 Example Wynd', city: 'Edinburgh', postcode: 'EH1 9ZZ', country: 'Scotland' },
          practice: 'Birch Practice',
        }),
        kit.visit(32, { class: 'EMER', place: places.testshire, why: 'Ill on a train journey' }),
      ],
    };
  },
};

/** Born yesterday, no given name yet; the plan made before birth is on the mother's number. */
export const babySpecimen: Scenario = {
  id: 'baby-specimen',
  name: 'SPECIMEN, baby (no given name)',
  description: '1 day, mother’s number known, plan was made before birth',
  tags: ['newborn', 'nhs-number'],
  build: (now, stamp) => {
    const kit = kitFor('baby-specimen', now, stamp);
    return {
      resources: [
        kit.patient({ family: 'SPECIMEN', gender: 'female', born: kit.day(1), nhs: babyNumber }),
        kit.visit(1300, {
          class: 'IMP',
          place: places.testshire,
          location: 'Maternity ward',
          why: 'Newborn',
        }),
        kit.relatedPerson('mother', {
          given: 'Sara',
          family: 'SPECIMEN',
          relationship: 'MTH',
          born: kit.monthsAgo(246),
          phone: '01632 960104',
          identifier: nhsNumber(saraNumber),
        }),
      ],
      cpis: [
        {
          nhsNumber: saraNumber,
          name: 'Sara SPECIMEN',
          birthDate: kit.monthsAgo(246),
          plans: [{ kind: 'unborn-child-protection', start: kit.day(70), ...authorities.leeds }],
          accesses: [],
        },
      ],
    };
  },
};
