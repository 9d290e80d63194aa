import { authorities } from '../authorities.ts';
import { codes } from '../codes.ts';
import { places } from '../encounters.ts';
import { kitFor, syntheticNumber } from '../kit.ts';
import type { Kit } from '../kit.ts';
import type { Scenario } from '../scenario.ts';

const tomaszNumber = syntheticNumber('9990125252');
const umaNumber = syntheticNumber('9990125422');
const zacNumber = syntheticNumber('9990125597');

/** A long illness: a record of 5,000 resources, with one bruise and one missed appointment in it. */
export const tomasz: Scenario = {
  id: 'tomasz',
  name: 'TESTCHILD, Tomasz',
  description: '13 years, a record of 5,000 entries',
  tags: ['large'],
  build: (now, stamp) => {
    const kit = kitFor('tomasz', now, stamp);
    const few: fhir4.FhirResource[] = [
      kit.patient({
        given: 'Tomasz',
        family: 'TESTCHILD',
        gender: 'male',
        born: kit.monthsAgo(160),
        nhs: tomaszNumber,
      }),
      kit.visit(55, { class: 'EMER', place: places.testshire, why: 'Asthma' }),
      kit.condition('bruise', {
        code: codes.bruise,
        text: 'Bruise of the shin after football',
        site: 'Right shin',
        recorded: kit.at(21, '16:00'),
      }),
      kit.appointment('missed', {
        status: 'noshow',
        start: kit.at(330, '09:00'),
        clinic: 'Asthma clinic',
        place: places.testshire,
        reason: codes.notBrought,
      }),
    ];
    return { resources: [...few, ...longIllness(kit, 5_000 - few.length)] };
  },
};

function longIllness(kit: Kit, count: number): fhir4.FhirResource[] {
  return Array.from({ length: count }, (_, i) => {
    const days = 2 + Math.floor(i * 0.9);
    switch (i % 5) {
      case 0:
        return kit.encounter(`clinic-${i}`, {
          class: 'AMB',
          place: places.testshire,
          location: 'Asthma clinic',
          start: kit.at(days, '09:00'),
          end: kit.at(days, '09:30'),
          why: 'Asthma review',
        });
      case 1:
        return kit.condition(`note-${i}`, {
          text: 'Asthma, reviewed',
          recorded: kit.at(days, '09:20'),
          encounter: `clinic-${i - 1}`,
          clinical: 'resolved',
        });
      case 2:
        return kit.appointment(`kept-${i}`, {
          status: 'fulfilled',
          start: kit.at(days, '09:00'),
          clinic: 'Asthma clinic',
          place: places.testshire,
        });
      default:
        return kit.observation(`peak-flow-${i}`, {
          text: 'Peak flow',
          when: kit.at(days, '09:10'),
          quantity: { value: 300 + (i % 90), unit: 'L/min' },
        });
    }
  });
}

/** The record system does not share flags: their absence says nothing. */
export const uma: Scenario = {
  id: 'uma',
  name: 'TESTCHILD, Uma',
  description: '8 years, flags are not shared by the record system',
  tags: ['suspicion', 'not-shared'],
  notShared: ['Flag'],
  build: (now, stamp) => {
    const kit = kitFor('uma', now, stamp);
    return {
      resources: [
        kit.patient({
          given: 'Uma',
          family: 'TESTCHILD',
          gender: 'female',
          born: kit.monthsAgo(103),
          nhs: umaNumber,
        }),
        kit.visit(27, { class: 'EMER', place: places.testshire, why: 'Headache' }),
        kit.condition('household', {
          code: codes.domesticAbuseInHousehold,
          text: 'Domestic abuse victim in household',
          recorded: kit.at(64, '10:00'),
        }),
        kit.condition('alcohol', {
          code: codes.alcoholMisuserInHousehold,
          text: 'Alcohol misuser in household',
          recorded: kit.at(64, '10:02'),
        }),
      ],
    };
  },
};

/** So many flags that the one that matters is on the second page. */
export const zac: Scenario = {
  id: 'zac',
  name: 'TESTCHILD, Zac',
  description: '11 years, two pages of flags, the plan is on the second',
  tags: ['plan', 'suspicion', 'pages'],
  build: (now, stamp) => {
    const kit = kitFor('zac', now, stamp);
    return {
      resources: [
        kit.patient({
          given: 'Zac',
          family: 'TESTCHILD',
          gender: 'male',
          born: kit.monthsAgo(137),
          nhs: zacNumber,
        }),
        kit.visit(38, { class: 'EMER', place: places.northmoor, why: 'Wrist pain' }),
        ...Array.from({ length: 130 }, (_, i) =>
          kit.flag(`old-${String(i + 1).padStart(3, '0')}`, {
            text: 'Bring spacer to appointments',
            category: codes.safeguardingFlag,
            status: 'inactive',
            start: kit.day(400 + i),
            end: kit.day(300),
          }),
        ),
        kit.flag('plan', {
          code: codes.subjectToPlan,
          text: 'Subject to child protection plan',
          category: codes.safeguardingFlag,
          start: kit.day(60),
        }),
      ],
      cpis: [
        {
          nhsNumber: zacNumber,
          name: 'Zac TESTCHILD',
          birthDate: kit.monthsAgo(137),
          plans: [
            { kind: 'child-protection', start: kit.day(62), ...authorities.leeds },
            { kind: 'looked-after', start: kit.day(20), ...authorities.leeds },
          ],
          accesses: [],
        },
      ],
    };
  },
};
