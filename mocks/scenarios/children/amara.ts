import { authorities } from '../authorities.ts';
import { codes } from '../codes.ts';
import { places } from '../encounters.ts';
import { sheffield } from '../patient.ts';
import { kitFor, syntheticNumber } from '../kit.ts';
import type { Kit } from '../kit.ts';
import type { Scenario } from '../scenario.ts';

const nhs = syntheticNumber('9990123454');

/** The child of the pictures: on a plan, four times in A&E in six months, and a bruise on the ear today. */
export const amara: Scenario = {
  id: 'amara',
  name: 'TESTCHILD, Amara',
  description: '22 months, child protection plan, bruise on the ear today',
  tags: ['plan', 'red-flags', 'history'],
  build: (now, stamp) => {
    const kit = kitFor('amara', now, stamp);
    const { day, at, monthsAgo } = kit;
    return {
      resources: [
        amaraHerself(kit),
        ...today(kit),
        ...attendances(kit),
        ...notBrought(kit),
        ...concerns(kit),
        ...family(kit),
      ],
      cpis: [
        {
          nhsNumber: nhs,
          name: 'Amara TESTCHILD',
          birthDate: monthsAgo(22, 6),
          plans: [{ kind: 'child-protection', start: day(262), ...authorities.sheffield }],
          accesses: [
            { at: at(18, '21:12'), name: 'D. MOCK', role: 'Doctor', organisation: places.testshire },
            { at: at(54, '19:40'), name: 'L. EXAMPLE', role: 'Nurse', organisation: places.northmoor },
            { at: at(98, '03:05'), name: 'P. SAMPLE', role: 'Nurse', organisation: places.testshire },
            {
              at: at(137, '22:31'),
              name: 'S. SPECIMEN',
              role: 'Call adviser',
              organisation: places.service111,
            },
            { at: at(222, '11:20'), name: 'T. SAMPLE', role: 'Midwife', organisation: places.testshire },
            { at: at(256, '16:48'), name: 'D. MOCK', role: 'Doctor', organisation: places.testshire },
          ],
        },
      ],
    };
  },
};

const grandmothers = { line: '7 Sample Lane', city: 'Leeds', postcode: 'LS1 9ZZ', country: 'England' };

function amaraHerself(kit: Kit): fhir4.Patient {
  return kit.patient({
    given: 'Amara',
    family: 'TESTCHILD',
    gender: 'female',
    born: kit.monthsAgo(22, 6),
    nhs,
    phone: '01632 960102',
    before: { ...grandmothers, until: kit.day(275) },
    ethnicity: { code: 'N', display: 'African' },
    religion: 'Christian',
    disability: 'Hearing loss in the right ear, being looked into',
    language: { code: 'en', display: 'English', interpreter: false },
    contacts: [
      {
        relationship: [{ text: 'Nursery' }],
        organization: { display: 'Example Street Nursery' },
        telecom: [{ system: 'phone', value: '01632 960140', use: 'work' }],
      },
      {
        relationship: [{ text: 'father' }],
        name: { family: 'SAMPLE', given: ['Daniel'] },
        telecom: [{ system: 'phone', value: '01632 960103', use: 'mobile' }],
        address: { line: ['2 Sample Court'], city: 'Sheffield', postalCode: 'S1 9ZZ' },
      },
    ],
  });
}

function today(kit: Kit): fhir4.FhirResource[] {
  return [
    kit.visit(28, { class: 'EMER', place: places.testshire, why: 'Bruise to ear' }),
    kit.condition('bruise-ear', {
      code: codes.bruise,
      text: 'Bruise of left ear',
      site: 'Left ear',
      siteCode: codes.ear,
      recorded: kit.minutesAgo(11),
      encounter: 'visit',
      by: 'P. SAMPLE, staff nurse',
      note: 'Seen at triage. No explanation recorded.',
    }),
  ];
}

function attendances(kit: Kit): fhir4.FhirResource[] {
  const { at } = kit;
  return [
    kit.encounter('ae-wheeze', {
      class: 'EMER',
      place: places.testshire,
      start: at(18, '20:55'),
      end: at(18, '23:40'),
      why: 'Wheeze',
    }),
    kit.encounter('ae-scald', {
      class: 'EMER',
      place: places.northmoor,
      start: at(54, '19:10'),
      end: at(54, '22:25'),
      why: 'Scald to right hand',
    }),
    kit.condition('scald', {
      code: codes.burnOfHand,
      text: 'Scald of right hand',
      site: 'Right hand',
      onset: at(54, '17:30'),
      recorded: at(54, '19:25'),
      encounter: 'ae-scald',
      by: 'L. EXAMPLE, nurse',
      clinical: 'resolved',
      note: 'Mother says she pulled a cup of tea over herself.',
    }),
    kit.encounter('ae-fever', {
      class: 'EMER',
      place: places.testshire,
      start: at(98, '02:40'),
      end: at(98, '05:15'),
      why: 'Fever',
    }),
    kit.encounter('ae-head', {
      class: 'EMER',
      place: places.testshire,
      start: at(425, '15:20'),
      end: at(425, '17:50'),
      why: 'Bumped head',
    }),
    kit.condition('bumped-head', {
      code: codes.bruiseOfScalp,
      text: 'Bumped head: bruise of the forehead',
      site: 'Forehead',
      onset: at(425, '14:30'),
      recorded: at(425, '15:31'),
      encounter: 'ae-head',
      by: 'D. MOCK, doctor',
      clinical: 'resolved',
      note: 'Fell against a low table, seen by grandmother.',
    }),
    ...[
      { id: 'call-feeding', days: 137, why: 'Not feeding' },
      { id: 'call-rash', days: 316, why: 'Rash' },
    ].map(({ id, days, why }) =>
      kit.encounter(id, {
        class: 'VR',
        place: places.service111,
        start: at(days, '22:10'),
        end: at(days, '22:35'),
        why,
      }),
    ),
    ...[164, 286, 360, 549, 590, 617].map((days, i) =>
      kit.encounter(`gp-${i + 1}`, {
        class: 'AMB',
        place: places.elm,
        location: 'Surgery',
        start: at(days, '09:40'),
        end: at(days, '09:52'),
        why:
          ['Cough', 'Ear infection', 'Eczema', 'Immunisations', 'Immunisations', 'Six-week check'][i] ??
          'Review',
      }),
    ),
  ];
}

function notBrought(kit: Kit): fhir4.FhirResource[] {
  return [
    { id: 'hearing', days: 42, clinic: 'Audiology' },
    { id: 'eyes', days: 192, clinic: 'Orthoptics' },
    { id: 'review', days: 402, clinic: 'Paediatric clinic' },
  ].map(({ id, days, clinic }) =>
    kit.appointment(`missed-${id}`, {
      status: 'noshow',
      start: kit.at(days, '10:30'),
      clinic,
      place: places.testshire,
      reason: codes.notBrought,
    }),
  );
}

function concerns(kit: Kit): fhir4.FhirResource[] {
  const paper = {
    title: 'Safeguarding concern',
    text: 'Scald of the right hand with a delay of two hours before attending. Shared with children’s social care.',
    sent: kit.at(53, '11:05'),
    by: 'L. EXAMPLE, nurse, Northmoor General',
    to: 'Sheffield City Council, children’s social care',
    encounter: 'ae-scald',
  };
  return [
    kit.condition('concern-health-visitor', {
      code: codes.safeguardingConcern,
      text: 'Concern recorded by health visitor',
      recorded: kit.at(302, '14:10'),
      by: 'R. DUMMY, health visitor',
    }),
    kit.condition('concern-scald', {
      code: codes.safeguardingConcern,
      text: 'Concern shared with children’s social care: scald of right hand',
      recorded: kit.at(53, '11:05'),
      encounter: 'ae-scald',
      by: 'L. EXAMPLE, nurse',
    }),
    kit.communication('concern-sent', paper),
    kit.documentReference('concern-document', paper),
  ];
}

function family(kit: Kit): fhir4.FhirResource[] {
  return [
    kit.relatedPerson('mother', {
      given: 'Ada',
      family: 'TESTMOTHER',
      relationship: 'MTH',
      born: kit.monthsAgo(290),
      phone: '01632 960101',
      address: sheffield,
    }),
    kit.relatedPerson('brother', {
      given: 'Kofi',
      family: 'TESTCHILD',
      relationship: 'SIB',
      born: kit.monthsAgo(61),
      address: sheffield,
    }),
    kit.careTeam('team', [
      { role: 'Health visitor', given: 'Rae', family: 'DUMMY', phone: '01632 960210' },
      { role: 'Social worker', given: 'Sam', family: 'SPECIMEN', phone: '01632 960211' },
      { role: 'Paediatrician', given: 'Dev', family: 'MOCK' },
    ]),
    kit.immunization('mmr', 'MMR', kit.day(300)),
  ];
}
