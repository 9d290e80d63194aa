import { codes } from '../codes.ts';
import { places } from '../encounters.ts';
import { kitFor, syntheticNumber } from '../kit.ts';
import type { Scenario } from '../scenario.ts';

const maryamNumber = syntheticNumber('9990122873');
const noorNumber = syntheticNumber('9990123047');
const owenNumber = syntheticNumber('9990123217');

/** A family history and a planned journey: at risk of female genital mutilation. */
export const maryam: Scenario = {
  id: 'maryam',
  name: 'TESTCHILD, Maryam',
  description: '8 years, at risk of female genital mutilation',
  tags: ['no-record', 'fgm', 'gp'],
  build: (now, stamp) => {
    const kit = kitFor('maryam', now, stamp);
    return {
      resources: [
        kit.patient({
          given: 'Maryam',
          family: 'TESTCHILD',
          gender: 'female',
          born: kit.monthsAgo(101),
          nhs: maryamNumber,
          language: { code: 'so', display: 'Somali', interpreter: true },
        }),
        kit.visit(19, { class: 'AMB', place: places.elm, location: 'Surgery', why: 'Travel vaccinations' }),
        kit.condition('risk', {
          code: codes.atRiskOfFgm,
          text: 'At risk of female genital mutilation',
          recorded: kit.at(33, '11:20'),
          by: 'R. DUMMY, health visitor',
        }),
        kit.condition('family-history', {
          code: codes.familyHistoryOfFgm,
          text: 'Family history of female genital mutilation',
          recorded: kit.at(2900, '10:00'),
        }),
      ],
    };
  },
};

/** An overdose today and self-harm before. */
export const noor: Scenario = {
  id: 'noor',
  name: 'TESTCHILD, Noor',
  description: '15 years, paracetamol overdose, self-harm before',
  tags: ['no-record', 'red-flags', 'self-harm'],
  build: (now, stamp) => {
    const kit = kitFor('noor', now, stamp);
    return {
      resources: [
        kit.patient({
          given: 'Noor',
          family: 'TESTCHILD',
          gender: 'female',
          born: kit.monthsAgo(185),
          nhs: noorNumber,
        }),
        kit.visit(72, { class: 'EMER', place: places.testshire, why: 'Overdose' }),
        kit.condition('overdose', {
          code: codes.paracetamolOverdose,
          text: 'Intentional paracetamol overdose',
          onset: kit.minutesAgo(160),
          recorded: kit.minutesAgo(60),
          encounter: 'visit',
          by: 'P. SAMPLE, staff nurse',
        }),
        kit.encounter('ae-1', {
          class: 'EMER',
          place: places.testshire,
          start: kit.at(81, '23:30'),
          end: kit.at(80, '04:10'),
          why: 'Cuts to forearm',
        }),
        kit.condition('self-harm', {
          code: codes.selfHarm,
          text: 'Intentionally harming self',
          site: 'Left forearm',
          recorded: kit.at(81, '23:50'),
          encounter: 'ae-1',
          clinical: 'resolved',
        }),
      ],
    };
  },
};

/** Two months before eighteen: the hand-over to adult services. */
export const owen: Scenario = {
  id: 'owen',
  name: 'TESTCHILD, Owen',
  description: '17 years and 10 months, at risk of exploitation',
  tags: ['no-record', 'nearly-adult'],
  build: (now, stamp) => {
    const kit = kitFor('owen', now, stamp);
    return {
      resources: [
        kit.patient({
          given: 'Owen',
          family: 'TESTCHILD',
          gender: 'male',
          born: kit.monthsAgo(214),
          nhs: owenNumber,
        }),
        kit.visit(90, { class: 'EMER', place: places.northmoor, why: 'Cut to hand' }),
        kit.condition('exploitation', {
          code: codes.riskOfCriminalExploitation,
          text: 'At risk of criminal exploitation',
          recorded: kit.at(120, '13:00'),
        }),
      ],
    };
  },
};
