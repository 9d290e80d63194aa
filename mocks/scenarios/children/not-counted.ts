import { codes } from '../codes.ts';
import { places } from '../encounters.ts';
import { kitFor, syntheticNumber } from '../kit.ts';
import type { Scenario } from '../scenario.ts';

const xaviNumber = syntheticNumber('9990124914');
const yasminNumber = syntheticNumber('9990125082');

/** Worrying words everywhere, none of which stands: ended, cancelled or entered in error. */
export const xavi: Scenario = {
  id: 'xavi',
  name: 'TESTCHILD, Xavi',
  description: '10 months, ended and mistaken entries that must not count',
  tags: ['suspicion', 'calm'],
  build: (now, stamp) => {
    const kit = kitFor('xavi', now, stamp);
    return {
      resources: [
        kit.patient({
          given: 'Xavi',
          family: 'TESTCHILD',
          gender: 'male',
          born: kit.monthsAgo(10, 3),
          nhs: xaviNumber,
        }),
        kit.visit(40, { class: 'EMER', place: places.testshire, why: 'Conjunctivitis' }),
        kit.flag('wrong-child', {
          code: codes.subjectToPlan,
          text: 'Subject to child protection plan',
          category: codes.safeguardingFlag,
          status: 'entered-in-error',
          start: kit.day(30),
        }),
        kit.flag('ended', {
          code: codes.safeguardingConcern,
          text: 'Child is cause for safeguarding concern',
          category: codes.safeguardingFlag,
          status: 'inactive',
          start: kit.day(220),
          end: kit.day(150),
        }),
        kit.condition('concern-over', {
          code: codes.noLongerSafeguardingConcern,
          text: 'Child no longer safeguarding concern',
          recorded: kit.at(150, '15:00'),
        }),
        kit.condition('bruise-mistake', {
          code: codes.bruiseOfFace,
          text: 'Bruise of face',
          recorded: kit.at(9, '12:00'),
          verification: 'entered-in-error',
        }),
        kit.observation('bruise-mistake-observation', {
          codes: [codes.bruise],
          text: 'Bruise',
          when: kit.at(9, '12:05'),
          status: 'entered-in-error',
        }),
        ...[15, 35, 55, 75].map((days, i) =>
          kit.encounter(`ae-${i + 1}`, {
            class: 'EMER',
            place: places.testshire,
            start: kit.at(days, '10:00'),
            why: 'Registered in error',
            status: i % 2 === 0 ? 'entered-in-error' : 'cancelled',
          }),
        ),
        ...[5, 45, 85].map((days, i) =>
          kit.appointment(`mistake-${i + 1}`, {
            status: i % 2 === 0 ? 'cancelled' : 'entered-in-error',
            start: kit.at(days, '10:00'),
            clinic: 'Eye clinic',
            place: places.testshire,
          }),
        ),
      ],
    };
  },
};

/** Suspected and ruled out, or about somebody else in the family. */
export const yasmin: Scenario = {
  id: 'yasmin',
  name: 'TESTCHILD, Yasmin',
  description: '2 years, ruled out or about another family member',
  tags: ['suspicion', 'calm'],
  build: (now, stamp) => {
    const kit = kitFor('yasmin', now, stamp);
    return {
      resources: [
        kit.patient({
          given: 'Yasmin',
          family: 'TESTCHILD',
          gender: 'female',
          born: kit.monthsAgo(29),
          nhs: yasminNumber,
        }),
        kit.visit(25, { class: 'EMER', place: places.testshire, why: 'Fever' }),
        kit.condition('ruled-out', {
          code: codes.suspectedNonAccidental,
          text: 'Suspected non-accidental injury to child',
          recorded: kit.at(140, '17:00'),
          verification: 'refuted',
          clinical: 'inactive',
          note: 'Mongolian blue spot, confirmed by a paediatrician.',
        }),
        kit.condition('family-plan', {
          code: codes.familyMemberOnPlan,
          text: 'Family member subject of child protection plan',
          recorded: kit.at(500, '09:00'),
        }),
        kit.condition('family-abuse', {
          code: codes.abuseInFamily,
          text: 'Child abuse in family',
          recorded: kit.at(900, '09:00'),
        }),
        kit.condition('family-fgm', {
          code: codes.familyHistoryOfFgm,
          text: 'Family history of female genital mutilation',
          recorded: kit.at(800, '09:00'),
        }),
      ],
    };
  },
};
