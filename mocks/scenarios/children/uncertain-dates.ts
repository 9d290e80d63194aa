import { codes } from '../codes.ts';
import { places } from '../encounters.ts';
import { kitFor, syntheticNumber } from '../kit.ts';
import type { Scenario } from '../scenario.ts';

const viktorNumber = syntheticNumber('9990124574');
const wrenNumber = syntheticNumber('9990124744');

/** No birth date: every rule that speaks of age cannot tell. */
export const viktor: Scenario = {
  id: 'viktor',
  name: 'TESTCHILD, Viktor',
  description: 'no birth date, a bruise',
  tags: ['suspicion', 'dates'],
  build: (now, stamp) => {
    const kit = kitFor('viktor', now, stamp);
    return {
      resources: [
        kit.patient({ given: 'Viktor', family: 'TESTCHILD', gender: 'male', nhs: viktorNumber }),
        kit.visit(21, { class: 'EMER', place: places.testshire, why: 'Brought in by police' }),
        kit.condition('bruise', {
          code: codes.bruiseOfTrunk,
          text: 'Bruise of the abdomen',
          site: 'Abdomen',
          recorded: kit.minutesAgo(8),
          encounter: 'visit',
          by: 'P. SAMPLE, staff nurse',
        }),
      ],
    };
  },
};

/** Only the year of birth, and events known to the month or not at all. */
export const wren: Scenario = {
  id: 'wren',
  name: 'TESTCHILD, Wren',
  description: 'only the year of birth, dates known to the month',
  tags: ['suspicion', 'dates'],
  build: (now, stamp) => {
    const kit = kitFor('wren', now, stamp);
    return {
      resources: [
        kit.patient({
          given: 'Wren',
          family: 'TESTCHILD',
          gender: 'female',
          born: kit.monthsAgo(11).slice(0, 4),
          nhs: wrenNumber,
        }),
        kit.visit(17, { class: 'EMER', place: places.testshire, why: 'Unsettled' }),
        kit.condition('bruise', {
          code: codes.bruiseOfFace,
          text: 'Bruise of the cheek',
          site: 'Left cheek',
          onset: kit.monthsAgo(1).slice(0, 7),
          recorded: kit.day(3),
        }),
        kit.encounter('ae-month', {
          class: 'EMER',
          place: places.marshgate,
          start: kit.monthsAgo(6).slice(0, 7),
          why: 'Seen elsewhere, date not known',
        }),
      ],
    };
  },
};
