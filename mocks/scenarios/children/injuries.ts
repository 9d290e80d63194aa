import { codes } from '../codes.ts';
import { places } from '../encounters.ts';
import { kitFor, syntheticNumber } from '../kit.ts';
import type { Scenario } from '../scenario.ts';

const ibrahimNumber = syntheticNumber('9990122199');
const jayaNumber = syntheticNumber('9990122369');
const kaiNumber = syntheticNumber('9990122539');

/** Not known to anybody, and worrying all the same: a rib fracture before the first birthday, four visits. */
export const ibrahim: Scenario = {
  id: 'ibrahim',
  name: 'TESTCHILD, Ibrahim',
  description: '9 months, nothing known and three red flags',
  tags: ['no-record', 'red-flags'],
  build: (now, stamp) => {
    const kit = kitFor('ibrahim', now, stamp);
    const visits = [
      { id: 'ae-1', days: 20, place: places.northmoor, why: 'Crying' },
      { id: 'ae-2', days: 61, place: places.testshire, why: 'Not using arm' },
      { id: 'ae-3', days: 110, place: places.testshire, why: 'Vomiting' },
    ];
    return {
      resources: [
        kit.patient({
          given: 'Ibrahim',
          family: 'TESTCHILD',
          gender: 'male',
          born: kit.monthsAgo(9, 12),
          nhs: ibrahimNumber,
        }),
        kit.visit(64, { class: 'EMER', place: places.testshire, why: 'Crying when lifted' }),
        kit.condition('rib', {
          code: codes.ribFracture,
          text: 'Fracture of left ribs on X-ray',
          site: 'Left ribs',
          onset: kit.at(4, '12:00'),
          recorded: kit.minutesAgo(15),
          encounter: 'visit',
          by: 'D. MOCK, doctor',
        }),
        kit.condition('bruise-chest', {
          code: codes.bruiseOfTrunk,
          text: 'Bruise of chest',
          site: 'Chest',
          recorded: kit.at(20, '18:40'),
          encounter: 'ae-1',
          by: 'L. EXAMPLE, nurse',
        }),
        ...visits.map(({ id, days, place, why }) =>
          kit.encounter(id, {
            class: 'EMER',
            place,
            start: kit.at(days, '18:10'),
            end: kit.at(days, '20:00'),
            why,
            left: codes.treatmentCompleted,
          }),
        ),
      ],
    };
  },
};

/** A bruise in a child who may not yet move: only a person knows, so it is asked. */
export const jaya: Scenario = {
  id: 'jaya',
  name: 'TESTCHILD, Jaya',
  description: '4 months, a bruise: can she move independently?',
  tags: ['no-record', 'asks'],
  build: (now, stamp) => {
    const kit = kitFor('jaya', now, stamp);
    return {
      resources: [
        kit.patient({
          given: 'Jaya',
          family: 'TESTCHILD',
          gender: 'female',
          born: kit.monthsAgo(4, 9),
          nhs: jayaNumber,
        }),
        kit.visit(31, { class: 'EMER', place: places.testshire, why: 'Cold and cough' }),
        kit.condition('bruise', {
          code: codes.bruise,
          text: 'Bruise of left shin',
          site: 'Left shin',
          recorded: kit.minutesAgo(12),
          encounter: 'visit',
          by: 'P. SAMPLE, staff nurse',
        }),
      ],
    };
  },
};

/** Injuries at three hospitals, none of which saw the others'. */
export const kai: Scenario = {
  id: 'kai',
  name: 'TESTCHILD, Kai',
  description: '5 years, injuries at three hospitals',
  tags: ['no-record', 'red-flags', 'frequent'],
  build: (now, stamp) => {
    const kit = kitFor('kai', now, stamp);
    const injuries = [
      {
        id: 'arm',
        days: 25,
        place: places.northmoor,
        code: codes.fractureOfHumerus,
        text: 'Broken upper arm',
        site: 'Right upper arm',
      },
      {
        id: 'back',
        days: 70,
        place: places.marshgate,
        code: codes.bruiseOfTrunk,
        text: 'Bruises of the back',
        site: 'Back',
      },
      {
        id: 'hand',
        days: 118,
        place: places.testshire,
        code: codes.burnOfHand,
        text: 'Burn of left hand',
        site: 'Left hand',
      },
      {
        id: 'face',
        days: 160,
        place: places.northmoor,
        code: codes.bruiseOfFace,
        text: 'Bruise of the cheek',
        site: 'Right cheek',
      },
    ];
    return {
      resources: [
        kit.patient({
          given: 'Kai',
          family: 'TESTCHILD',
          gender: 'male',
          born: kit.monthsAgo(67),
          nhs: kaiNumber,
        }),
        kit.visit(37, { class: 'EMER', place: places.testshire, why: 'Fall on the stairs' }),
        kit.condition('shin', {
          code: codes.fractureOfTibia,
          text: 'Broken shin bone',
          site: 'Left lower leg',
          recorded: kit.minutesAgo(9),
          encounter: 'visit',
          by: 'D. MOCK, doctor',
        }),
        kit.condition('delay', {
          code: codes.delayInSeekingAdvice,
          text: 'A day between the fall and being brought',
          recorded: kit.minutesAgo(8),
          encounter: 'visit',
          by: 'D. MOCK, doctor',
        }),
        ...injuries.flatMap(({ id, days, place, code, text, site }) => [
          kit.encounter(`ae-${id}`, {
            class: 'EMER',
            place,
            start: kit.at(days, '17:20'),
            end: kit.at(days, '21:05'),
            why: text,
            ...(id === 'hand' && { left: codes.leftBeforeTreatment }),
          }),
          kit.condition(id, {
            code,
            text,
            site,
            recorded: kit.at(days, '17:45'),
            encounter: `ae-${id}`,
            clinical: 'resolved',
          }),
        ]),
      ],
    };
  },
};
