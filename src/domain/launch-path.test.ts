import { describe, expect, it } from 'vitest';
import { readLaunchPath, valueAt } from './launch-path.ts';

const context = {
  patient: {
    name: [{ family: 'TESTCHILD', given: ['Amara', 'Joy'] }],
    birthDate: '2025-01-14',
    identifier: [
      { system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9990123454' },
      { system: 'urn:other', value: '7' },
    ],
    address: [{ postalCode: 'S1 2AA' }],
  },
  user: { name: [{ text: 'Priya SAMPLE' }] },
};
const at = (text: string): string | undefined => {
  const path = readLaunchPath(text);
  return path && valueAt(path, context);
};

describe('a path into what the launch knows', () => {
  it.each([
    ['%patient.birthDate', '2025-01-14'],
    ['%patient.name.family', 'TESTCHILD'],
    ["%patient.name[0].given[1] + ', ' + %patient.name.first().family", 'Joy, TESTCHILD'],
    ["%patient.identifier.where(system = 'https://fhir.nhs.uk/Id/nhs-number').value", '9990123454'],
    ['%user.name.text.first()', 'Priya SAMPLE'],
    ["'a + b' + %patient.birthDate", 'a + b2025-01-14'],
  ])('%s is %s', (text, value) => expect(at(text)).toBe(value));

  it.each([
    ['nothing there', '%patient.telecom.value'],
    ['more than one', '%patient.identifier.value'],
    ['half of it', "%patient.name.prefix + ' ' + %patient.name.family"],
    ['a whole part', '%patient.address'],
    ['nothing of its own', '%patient.constructor'],
  ])('answers nothing for %s', (_, text) => {
    expect(readLaunchPath(text)).toBeDefined();
    expect(at(text)).toBeUndefined();
  });

  it.each([
    '%encounter.id',
    '%patients.name',
    '%patient.name.select(given)',
    'Patient.birthDate',
    '%patient.birthDate < today()',
    '%patient..name',
    '',
    "'open",
  ])('does not read %s', (text) => expect(readLaunchPath(text)).toBeUndefined());
});
