import { describe, expect, it } from 'vitest';
import type { FhirConnection, FhirResponse } from './connection.ts';
import { mapExpectedDate, mapPatientDetails } from './map-details.ts';
import { readDetails } from './read-details.ts';

const asOf = '2026-11-20T10:42:00.000Z';
const now = Date.parse(asOf);
const details = (patient: Partial<fhir4.Patient>) =>
  mapPatientDetails({ resourceType: 'Patient', ...patient }, now);
const answered = (body: unknown, status = 200): FhirResponse => ({
  kind: 'answered',
  status,
  headers: new Headers(),
  body,
});
const bundle = (...resources: readonly unknown[]): FhirResponse =>
  answered({ resourceType: 'Bundle', type: 'searchset', entry: resources.map((resource) => ({ resource })) });

function read(answers: Readonly<Record<string, FhirResponse>>, scope = 'patient/*.rs user/*.rs') {
  const asked: string[] = [];
  const connection: FhirConnection = {
    base: 'https://ehr.example/fhir',
    patientId: 'p1',
    grantedScope: scope,
    quirks: ['no-count'],
    send: ({ url }) => {
      asked.push(url);
      const key = Object.keys(answers).find((start) => url.startsWith(start));
      return Promise.resolve(answers[key ?? ''] ?? { kind: 'no-answer' });
    },
  };
  return {
    asked,
    found: readDetails(
      connection,
      Promise.resolve(() => 'listed' as const),
      () => asOf,
      true,
    ),
  };
}

const empty = { 'RelatedPerson?': bundle(), 'CareTeam?': bundle(), 'Observation?': bundle() };
const patient = (more: Partial<fhir4.Patient> = {}) => ({
  'Patient/p1': answered({ resourceType: 'Patient', id: 'p1', ...more }),
});

describe('the details of a Patient', () => {
  it('make nothing up of a record with next to nothing in it', () => {
    expect(details({})).toEqual({ details: {}, people: [], contacts: [] });
  });

  it('keep former addresses apart from the one in use, newest first', () => {
    const { details: found } = details({
      address: [
        { use: 'old', line: ['1 First'], city: 'Leeds', period: { end: '2020-01-31' } },
        { use: 'home', line: ['3 Third'], city: 'Sheffield', postalCode: 'S10 9ZZ' },
        { use: 'home', line: ['2 Second'], city: 'Leeds', period: { end: '2025-02-14' } },
        { use: 'temp', line: ['c/o Refuge'] },
      ],
    });
    expect(found.address).toBe('3 Third, Sheffield, S10 9ZZ\nFor the time being: c/o Refuge');
    expect(found['previous-address']).toBe(
      '2 Second, Leeds (until 14 February 2025)\n1 First, Leeds (until 31 January 2020)',
    );
  });

  it('tell a school, a person and an organisation apart', () => {
    const {
      details: found,
      people,
      contacts,
    } = details({
      contact: [
        { relationship: [{ text: 'School' }], organization: { display: 'Elm Primary' } },
        {
          relationship: [{ text: 'aunt' }],
          name: { text: 'Mo MOCK' },
          telecom: [{ system: 'phone', value: '01632 960001' }],
        },
        { relationship: [{ text: 'Housing officer' }], organization: { display: 'Sample Homes' } },
      ],
    });
    expect(found.school).toBe('Elm Primary');
    expect(people).toMatchObject([
      { name: 'Mo MOCK', relationship: 'aunt', parentalResponsibility: 'not-known' },
    ]);
    expect(contacts).toMatchObject([{ role: 'Housing officer', name: 'Sample Homes' }]);
  });

  it('bear malformed parts', () => {
    const odd: object = {
      address: {},
      telecom: 'none',
      extension: [{ url: 'x' }],
      contact: [{}],
      gender: 'F',
    };
    expect(details(odd).details).toEqual({});
  });
});

describe('reading them', () => {
  it('is said of each part: what failed, was refused or is not there never looks like nothing recorded', async () => {
    const { found } = read(
      { 'CareTeam?': answered({}, 500), 'Observation?': bundle() },
      'patient/CareTeam.rs patient/Observation.rs',
    );
    expect(await found).toMatchObject({
      patient: { state: 'not-permitted', scope: 'patient/Patient.rs' },
      people: { state: 'not-permitted' },
      team: { state: 'unavailable', why: { kind: 'server-error' } },
      expectedDate: { state: 'none-recorded' },
    });
  });

  it('names the practice even where the care teams may not be read, and says that it is a part', async () => {
    const { found } = read(
      { ...empty, ...patient({ generalPractitioner: [{ display: 'Elm Surgery' }] }) },
      'patient/Patient.rs patient/RelatedPerson.rs',
    );
    expect((await found).team).toMatchObject({
      state: 'incomplete',
      value: [{ role: 'GP', name: 'Elm Surgery' }],
    });
  });

  it('follows a reference to whoever works with the child, and to nobody elsewhere', async () => {
    const { asked, found } = read({
      ...empty,
      ...patient(),
      'CareTeam?': bundle({
        resourceType: 'CareTeam',
        id: 't1',
        status: 'active',
        subject: { reference: 'Patient/p1' },
        participant: [
          { role: [{ text: 'Health visitor' }], member: { reference: 'Practitioner/hv' } },
          { role: [{ text: 'Mother' }], member: { reference: 'RelatedPerson/r1', display: 'Ada' } },
          { role: [{ text: 'Child' }], member: { reference: 'Patient/p1' } },
          {
            role: [{ text: 'Spy' }],
            member: { reference: 'https://other.example/fhir/Practitioner/x', display: 'X' },
          },
        ],
      }),
      'Practitioner/hv': answered({
        resourceType: 'Practitioner',
        id: 'hv',
        name: [{ given: ['Rae'], family: 'DUMMY' }],
        telecom: [{ system: 'phone', value: '01632 960210', use: 'work' }],
      }),
    });
    expect((await found).team).toMatchObject({
      state: 'present',
      value: [
        { role: 'Health visitor', name: 'Rae DUMMY', reach: '01632 960210 (work)', from: 'record' },
        { role: 'Spy', name: 'X' },
      ],
    });
    expect(asked.filter((url) => url.includes('other.example'))).toEqual([]);
  });

  it('refuses another person’s record', async () => {
    const { found } = read({ ...empty, 'Patient/p1': answered({ resourceType: 'Patient', id: 'p2' }) });
    expect((await found).patient).toMatchObject({ state: 'unavailable', why: { kind: 'odd-answer' } });
  });

  it('takes the house of a relative from two recorded addresses alone', async () => {
    const home = { line: ['1 Example Street'], postalCode: 'S10 9ZZ' };
    const relative = (id: string, address?: fhir4.Address) => ({
      resourceType: 'RelatedPerson',
      id,
      patient: { reference: 'Patient/p1' },
      ...(address && { address: [address] }),
    });
    const { found } = read({
      ...empty,
      ...patient({ address: [home] }),
      'RelatedPerson?': bundle(
        relative('a', { line: ['1 example street '], postalCode: 's109zz' }),
        relative('b', { line: ['2 Other Street'], postalCode: 'S1 1AA' }),
        relative('c'),
      ),
    });
    expect((await found).people).toMatchObject({
      value: [{ lives: 'with-child' }, { lives: 'elsewhere' }, { lives: 'not-known' }],
    });
  });
});

describe('an expected date', () => {
  const due = (date: string, when: string, more: Partial<fhir4.Observation> = {}): fhir4.Observation => ({
    resourceType: 'Observation',
    status: 'final',
    code: {},
    effectiveDateTime: when,
    valueDateTime: date,
    ...more,
  });

  it('is the one recorded last of this pregnancy, and never an earlier one’s or a mistake', () => {
    expect(
      mapExpectedDate(
        [
          due('2027-01-20', '2026-06-01'),
          due('2027-01-24', '2026-08-01'),
          due('2023-02-01', '2026-10-01'),
          due('2027-02-02', '2026-11-01', { status: 'entered-in-error' }),
        ],
        now,
      ),
    ).toBe('2027-01-24');
    expect(mapExpectedDate([due('2023-02-01', '2022-08-01')], now)).toBeUndefined();
  });
});
