import { mapFetched, type Fetched } from '../domain/fetched.ts';
import { readCapabilities, type Capabilities } from '../fhir/capabilities.ts';
import { readChild } from '../fhir/read-child.ts';
import { readHousehold } from '../fhir/read-household.ts';
import { searchAll, type Search } from '../fhir/search.ts';
import { toEvents } from '../rules/events/to-events.ts';
import type { CaseContext } from './context.ts';
import type { RecordPart } from './case.ts';
import { neededSearches } from '../rules/needed-searches.ts';

type PartRead = Pick<RecordPart, 'read' | 'inWords'>;

/** The record system's side of a case. Everything is asked for at once; each part is shown when it comes. */
export interface RecordReader {
  readonly readAll: () => void;
  /** Reads one part again: a resource type, `Patient` or `RelatedPerson`. */
  readonly readAgain: (resource: string) => Promise<void>;
}

export function createRecordReader(context: CaseContext): RecordReader {
  const { store, session, config, now, evaluate } = context;
  let capabilities: Promise<Capabilities> | undefined;
  const listed = () => (capabilities ??= readCapabilities(session.fhir));

  const showPart = (resource: string, read: PartRead) => {
    const withRead = (parts: readonly RecordPart[]) =>
      parts.map((part) => (part.resource === resource ? { resource, title: part.title, ...read } : part));
    store.setState(({ parts, silentParts }) => ({
      parts: withRead(parts),
      silentParts: withRead(silentParts),
    }));
    evaluate();
  };

  const read: Readonly<Record<string, () => Promise<void>>> = {
    Patient: async () => {
      store.setState({ child: await readChild(session.fhir, now) });
      evaluate();
    },
    RelatedPerson: async () => {
      store.setState({ household: await readHousehold(session.fhir, listed(), now) });
      evaluate();
    },
  };
  const searches = neededSearches(config.rulePack);
  const readPart = async (search: Search) => {
    const found = await searchAll(session.fhir, search, listed(), now);
    showPart(search.resource, partOf(search.resource, found, context));
  };

  return {
    readAll: () => {
      void read['Patient']?.();
      void listed();
      for (const search of searches) void readPart(search);
      void read['RelatedPerson']?.();
    },
    readAgain: async (resource) => {
      const one = read[resource];
      if (one) return one();
      const search = searches.find((needed) => needed.resource === resource);
      if (!search) return;
      showPart(resource, { read: { state: 'loading' } });
      await readPart(search);
    },
  };
}

/** Resources as events. What could not be understood makes the part incomplete: something may be missing from it. */
function partOf(
  resource: string,
  found: Fetched<readonly fhir4.FhirResource[]>,
  { config, session }: CaseContext,
): PartRead {
  let odd = 0;
  let inWords = 0;
  const read = mapFetched(found, (resources) => {
    const made = toEvents(resources, config.rulePack, { patientId: session.patientId });
    odd = made.odd[resource] ?? 0;
    inWords = made.uncoded[resource] ?? 0;
    return made.events;
  });
  return {
    read:
      read.state === 'present' && odd > 0
        ? { ...read, state: 'incomplete', why: { kind: 'odd-entries', count: odd } }
        : read,
    ...(inWords > 0 && { inWords }),
  };
}
