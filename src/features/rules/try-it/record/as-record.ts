import type { PartialDate } from '../../../../domain/child.ts';
import type { CpisStatus } from '../../../../domain/cpis.ts';
import type { Instant } from '../../../../domain/fetched.ts';
import type { Coverage, CoverageGap, LinkedPerson } from '../../../../domain/record.ts';
import { isPartialDate, nameOf } from '../../../../fhir/map-child.ts';
import { mapHousehold } from '../../../../fhir/map-household.ts';
import { isResource } from '../../../../fhir/resource.ts';
import { belongsTo } from '../../../../rules/events/belongs.ts';
import { textOf, type Json } from '../../../../rules/events/json.ts';
import { toEvents, type EventsRead } from '../../../../rules/events/to-events.ts';
import type { Answer, RecordInput } from '../../../../rules/rule.ts';
import type { Vocabulary } from '../../../../rules/vocabulary.ts';
import { bannerName } from '../../../../text/names.ts';
import type { RecordFile } from './read-file.ts';

/** What the person says of a record besides its file. */
export interface SaidOfRecord {
  /** Whether what is not in the file is not in the record. */
  readonly whole: boolean;
  readonly now: Instant;
  readonly cpis: CpisStatus;
  readonly answers: Readonly<Record<string, Answer['answer']>>;
}

/** One patient of a file; `read` is absent where nothing could be understood. */
interface Understood {
  readonly file: RecordFile;
  readonly patient: string;
  readonly read: EventsRead | undefined;
}

/** A record from a file, with what was left out of it. Counts are of entries. */
export interface FiledRecord {
  readonly input: RecordInput;
  readonly odd: number;
  readonly uncoded: number;
  readonly otherPeople: number;
}

/** How a patient of a file is shown. */
export interface FiledPatient {
  readonly id: string;
  readonly name: string;
  readonly birthDate?: PartialDate;
}

/** What somebody's odd file makes of a reader that trusts its types is not to be known: then there is nothing. */
function orNothing<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/** Name and birth date as the first screen shows them. */
export function patientOf({ id, resource }: RecordFile['patients'][number], now: Instant): FiledPatient {
  const patient = isResource(resource) && resource.resourceType === 'Patient' ? resource : undefined;
  const name = patient && orNothing(() => bannerName(nameOf(patient, Date.parse(now))));
  const birthDate = resource['birthDate'];
  return { id, name: name ?? bannerName({}), ...(isPartialDate(birthDate) ? { birthDate } : {}) };
}

const nothingRead: EventsRead = { events: [], odd: {}, uncoded: {}, otherPeople: 0 };
const sum = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((all, one) => all + one, 0);

function householdOf(
  resources: readonly Json[],
  patient: string,
  now: number,
): { readonly people: readonly LinkedPerson[]; readonly odd: number; readonly others: number } {
  const all = resources.filter((one) => one['resourceType'] === 'RelatedPerson');
  const hers = all.filter((one) => belongsTo(one, patient) === 'this-child');
  const others = all.filter((one) => belongsTo(one, patient) === 'another-person').length;
  const read = hers.map((one) => orNothing(() => (isResource(one) ? mapHousehold([one], now) : [])));
  const odd = all.length - hers.length - others + read.filter((one) => one === undefined).length;
  return { people: read.flatMap((one) => one ?? []), odd, others };
}

/**
 * What rules can see of one patient of a file, with the code that reads a child's record on the first screen. The slow
 * part for a long record: to be kept while somebody says more of it.
 */
export const understand = (file: RecordFile, patient: string, vocabulary: Vocabulary): Understood => ({
  file,
  patient,
  read: orNothing(() => toEvents(file.resources, vocabulary, { patientId: patient })),
});

/** A record from what was understood of a file and what the person says of it. */
export function asRecord(
  { file, patient, read }: Understood,
  said: SaidOfRecord,
  vocabulary: Vocabulary,
): FiledRecord {
  const { whole, now, cpis } = said;
  const { events, odd, uncoded, otherPeople } = read ?? nothingRead;
  const household = householdOf(file.resources, patient, Date.parse(now));
  const there = new Set(file.resources.map((one) => textOf(one['resourceType'])));
  const gapOf = (resource: string, oddOnes: number): CoverageGap | undefined => {
    if (oddOnes > 0 || file.unreadable > 0 || read === undefined) return 'odd-entries';
    if (whole) return file.partOnly ? 'pages-missing' : undefined;
    return there.has(resource) ? 'pages-missing' : 'not-shared';
  };
  const coverage = (resource: string, oddOnes: number): Coverage => {
    const why = gapOf(resource, oddOnes);
    return why === undefined ? { state: 'complete', asOf: now } : { state: 'incomplete', why, asOf: now };
  };
  const wanted = new Set(vocabulary.eventKinds.flatMap(({ from }) => from.map(({ resource }) => resource)));
  const child = file.patients.find(({ id }) => id === patient)?.resource;
  const birthDate = child?.['birthDate'];
  return {
    input: {
      events,
      coverage: Object.fromEntries(
        [...wanted].map((resource) => [resource, coverage(resource, odd[resource] ?? 0)]),
      ),
      links: { people: household.people, coverage: coverage('RelatedPerson', household.odd) },
      ...(isPartialDate(birthDate) ? { birthDate } : {}),
      cpis,
      answers: Object.entries(said.answers).map(([id, answer]) => ({
        id,
        answer,
        encounter: 'here',
        at: now,
      })),
      encounter: 'here',
      now,
    },
    odd: (read === undefined ? file.resources.length : sum(odd)) + household.odd + file.unreadable,
    uncoded: sum(uncoded),
    otherPeople: otherPeople + household.others,
  };
}
