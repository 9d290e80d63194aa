import type { PartialDate } from '../domain/child.ts';
import type { KeyContact, Person } from '../domain/concern.ts';
import { heldBy, mapFetched, type Fetched, type Instant } from '../domain/fetched.ts';
import type { Capabilities } from './capabilities.ts';
import type { FhirConnection } from './connection.ts';
import { mapExpectedDate, mapPatientDetails, type PatientDetails } from './map-details.ts';
import { mapPeople } from './map-people.ts';
import { contactOf, practicesOf, teamOf, withoutDoubles, type Member } from './map-team.ts';
import { mayRead, neededScope } from './scopes.ts';
import { searchAll } from './search.ts';
import { usable } from './unavailable.ts';

/** What the record knows that a field of the concern's form could take. Each part is read, or not, by itself. */
export interface RecordDetails {
  readonly patient: Fetched<PatientDetails>;
  readonly people: Fetched<readonly Person[]>;
  readonly team: Fetched<readonly KeyContact[]>;
  /** When a child whom the person on screen carries is expected; absent where that was not asked. */
  readonly expectedDate?: Fetched<PartialDate>;
}

/** Before anything was asked. */
export const detailsLoading: RecordDetails = {
  patient: { state: 'loading' },
  people: { state: 'loading' },
  team: { state: 'loading' },
};

/** People whom a reference names without saying how to reach them are looked up, up to this many. */
const lookUps = 12;

/**
 * An expected date of delivery. LOINC: the three of the International Patient Summary's value set of expected delivery
 * date methods; SNOMED CT: estimated date of delivery, an observable entity.
 */
const expectedDateCodes = [
  'http://loinc.org|11778-8',
  'http://loinc.org|11779-6',
  'http://loinc.org|11780-4',
  'http://snomed.info/sct|161714006',
];

async function readPatient(connection: FhirConnection, now: () => Instant): Promise<Fetched<fhir4.Patient>> {
  if (mayRead(connection.grantedScope, 'Patient').state === 'none')
    return { state: 'not-permitted', scope: neededScope('Patient') };
  const url = `Patient/${encodeURIComponent(connection.patientId)}`;
  const answer = usable(await connection.send({ method: 'GET', url }));
  if ('why' in answer) return { state: 'unavailable', why: answer.why, asOf: now() };
  const { body } = answer;
  return body.resourceType === 'Patient' && body.id === connection.patientId
    ? { state: 'present', value: body, asOf: now() }
    : { state: 'unavailable', why: { kind: 'odd-answer', detail: 'another record came back' }, asOf: now() };
}

/** What a reference of the record system leads to; nothing where it may not or cannot be read. */
async function lookUp(
  connection: FhirConnection,
  reference: string,
): Promise<fhir4.FhirResource | undefined> {
  const match =
    /^(?:(.+)\/)?(Practitioner|PractitionerRole|Organization|HealthcareService)\/([A-Za-z0-9.-]{1,64})$/.exec(
      reference,
    );
  const [, base, type = '', id = ''] = match ?? [];
  if (match === null || (base !== undefined && base !== connection.base)) return undefined;
  if (mayRead(connection.grantedScope, type).state === 'none') return undefined;
  const answer = usable(await connection.send({ method: 'GET', url: `${type}/${id}` }));
  return 'body' in answer && answer.body.resourceType === type ? answer.body : undefined;
}

async function contactsOf(
  connection: FhirConnection,
  members: readonly Member[],
  now: number,
): Promise<readonly KeyContact[]> {
  const references = [...new Set(members.flatMap(({ reference }) => reference ?? []))].slice(0, lookUps);
  const found = new Map(
    await Promise.all(references.map(async (one) => [one, await lookUp(connection, one)] as const)),
  );
  return withoutDoubles(
    members
      .map((member) => contactOf(member, found.get(member.reference ?? ''), now))
      .filter(({ name, reach }) => name !== '' || reach !== undefined),
  );
}

/** The practice and the care teams as one list. What could not be read of either is never passed off as nobody. */
async function joinTeam(
  connection: FhirConnection,
  patient: Fetched<fhir4.Patient>,
  teams: Fetched<readonly fhir4.FhirResource[]>,
  asOf: Instant,
): Promise<Fetched<readonly KeyContact[]>> {
  const held = heldBy(patient);
  const members = [
    ...(held === undefined ? [] : practicesOf(held)),
    ...teamOf(heldBy(teams) ?? [], Date.parse(asOf)),
  ];
  const value = await contactsOf(connection, members, Date.parse(asOf));
  const unread = [patient, teams].find((one) => one.state === 'unavailable');
  if (value.length === 0) {
    if (unread !== undefined) return unread;
    return teams.state === 'present' ? { state: 'none-recorded', asOf } : mapFetched(teams, () => value);
  }
  if (unread !== undefined || teams.state === 'not-permitted' || teams.state === 'not-shared')
    return {
      state: 'incomplete',
      value,
      why: { kind: 'warned', warning: 'A part could not be read.' },
      asOf,
    };
  return teams.state === 'incomplete' ? { ...teams, value } : { state: 'present', value, asOf };
}

async function readExpectedDate(
  connection: FhirConnection,
  capabilities: Promise<Capabilities>,
  now: () => Instant,
): Promise<Fetched<PartialDate>> {
  const found = await searchAll(
    connection,
    { resource: 'Observation', codes: expectedDateCodes },
    capabilities,
    now,
  );
  const date = mapExpectedDate(heldBy(found) ?? [], Date.parse(now()));
  if (found.state === 'present')
    return date === undefined ? { state: 'none-recorded', asOf: found.asOf } : { ...found, value: date };
  if (found.state !== 'incomplete') return found;
  return date === undefined
    ? {
        state: 'unavailable',
        why: { kind: 'odd-answer', detail: 'a part could not be read' },
        asOf: found.asOf,
      }
    : { ...found, value: date };
}

/**
 * Reads what the form can take from the record, once, when the form opens; none of it is needed on the first screen.
 * `mayCarry`: whether an expected date is asked for. Failures are values of each part.
 */
export async function readDetails(
  connection: FhirConnection,
  capabilities: Promise<Capabilities>,
  now: () => Instant,
  mayCarry: boolean,
): Promise<RecordDetails> {
  const search = (resource: string) => searchAll(connection, { resource }, capabilities, now);
  const [patient, people, teams, expectedDate] = await Promise.all([
    readPatient(connection, now),
    search('RelatedPerson'),
    search('CareTeam'),
    mayCarry ? readExpectedDate(connection, capabilities, now) : undefined,
  ]);
  const moment = Date.parse(now());
  return {
    patient: mapFetched(patient, (one) => mapPatientDetails(one, moment)),
    people: mapFetched(people, (found) => mapPeople(found, heldBy(patient), moment)),
    team: await joinTeam(connection, patient, teams, now()),
    ...(expectedDate === undefined ? {} : { expectedDate }),
  };
}
