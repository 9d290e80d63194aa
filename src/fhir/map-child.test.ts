import { describe, expect, it } from 'vitest';
import { homeNation } from './home-nation.ts';
import { mapChild } from './map-child.ts';

const now = Date.parse('2026-11-20T10:42:00Z');
const map = (patient: Partial<fhir4.Patient>) => mapChild({ resourceType: 'Patient', ...patient }, 'p1', now);
const number = (value: string, status?: string, more: Partial<fhir4.Identifier> = {}): fhir4.Identifier => ({
  system: 'https://fhir.nhs.uk/Id/nhs-number',
  value,
  ...(status === undefined
    ? {}
    : {
        extension: [
          {
            url: 'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberVerificationStatus',
            valueCodeableConcept: { coding: [{ code: status, display: 'as recorded' }] },
          },
        ],
      }),
  ...more,
});

describe('a record with next to nothing in it', () => {
  it('makes nothing up', () => {
    expect(map({})).toEqual({
      patientId: 'p1',
      name: {},
      nhsNumber: { state: 'none' },
      deceased: false,
      restricted: false,
    });
  });

  it.each(['2026-13-01', '14/03/2026', '', '2026-02-33'])(
    'does not take "%s" for a birth date',
    (birthDate) => {
      expect(map({ birthDate })).not.toHaveProperty('birthDate');
    },
  );

  it.each(['2026', '2026-03', '2026-03-14'])('keeps %s as exact as it is', (birthDate) => {
    expect(map({ birthDate }).birthDate).toBe(birthDate);
  });
});

describe('the name', () => {
  it.each<[string, fhir4.HumanName[], object]>([
    ['of a baby without a given name', [{ family: 'SAMPLE' }], { family: 'SAMPLE' }],
    ['in words only', [{ text: 'Baby SAMPLE' }], { text: 'Baby SAMPLE' }],
    [
      'that is official, before the usual one',
      [
        { use: 'usual', given: ['Mimi'], family: 'SAMPLE' },
        { use: 'official', given: ['Amira', 'Jo'], family: 'SAMPLE' },
      ],
      { given: 'Amira Jo', family: 'SAMPLE' },
    ],
    [
      'in use, not the one given up',
      [
        { use: 'official', family: 'DUMMY', given: ['A'], period: { end: '2025-01-01' } },
        { use: 'old', family: 'MOCK' },
        { use: 'usual', family: 'SAMPLE', given: ['A'] },
      ],
      { given: 'A', family: 'SAMPLE' },
    ],
  ])('is the one %s', (_, name, expected) => {
    expect(map({ name }).name).toEqual(expected);
  });
});

describe('the NHS number', () => {
  it('is verified with status 01 only', () => {
    expect(map({ identifier: [number('999 000 0018', '01')] }).nhsNumber.state).toBe('verified');
    expect(map({ identifier: [number('9990000018', '02')] }).nhsNumber).toEqual({
      state: 'not-verified',
      value: '9990000018',
      status: 'as recorded',
    });
    expect(map({ identifier: [number('9990000018')] }).nhsNumber.state).toBe('not-verified');
  });

  it('is invalid when its check digit is wrong', () => {
    expect(map({ identifier: [number('9990000019', '01')] }).nhsNumber).toEqual({
      state: 'invalid',
      text: '9990000019',
    });
  });

  it('is several when two current ones differ, and one when they do not', () => {
    expect(map({ identifier: [number('9990000018', '01'), number('9990000026', '01')] }).nhsNumber).toEqual({
      state: 'several',
    });
    expect(
      map({ identifier: [number('9990000018', '01'), number('999 000 0018', '01')] }).nhsNumber.state,
    ).toBe('verified');
  });

  it('is not one that was given up, nor a number of another system', () => {
    const old = number('9990000026', '01', { use: 'old' });
    const ended = number('9990000026', '01', { period: { end: '2025-01-01' } });
    const local = { system: 'https://northmoor.example/id', value: '9990000018' };
    expect(map({ identifier: [old, ended, local] }).nhsNumber).toEqual({ state: 'none' });
  });
});

it('knows the dead and the restricted', () => {
  expect(map({ deceasedDateTime: '2026-01-01' }).deceased).toBe(true);
  expect(map({ deceasedBoolean: false }).deceased).toBe(false);
  expect(map({ meta: { security: [{ code: 'R' }] } }).restricted).toBe(true);
});

describe('the nation of the home', () => {
  it.each([
    [undefined, 'S10 2TH', 'england'],
    [undefined, 'CF10 1EP', 'wales'],
    [undefined, 'EH1 1YZ', 'scotland'],
    [undefined, 'BT1 5GS', 'northern-ireland'],
    [undefined, 'JE2 3NN', 'elsewhere'],
    ['GBR', 'sa1 1aa', 'wales'],
    ['Wales', 'SY10 9AA', 'wales'],
    ['England', 'CF10 1EP', 'england'],
    ['France', undefined, 'elsewhere'],
    ['Great Brittain', 'S10 2TH', 'not-known'],
    [undefined, 'SY10 9AA', 'not-known'],
    [undefined, 'NP16 5AA', 'not-known'],
    [undefined, 'TD15 1AA', 'not-known'],
    [undefined, 'ZZ99 3VZ', 'not-known'],
    [undefined, 'S10', 'not-known'],
    [undefined, undefined, 'not-known'],
  ])('country %s and postcode %s is %s', (country, postcode, nation) => {
    expect(homeNation(country, postcode)).toBe(nation);
  });
});
