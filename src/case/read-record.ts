import { mapFetched, type Fetched } from '../domain/fetched.ts';
import type { ClinicalEvent } from '../domain/record.ts';
import { readCapabilities, type Capabilities } from '../fhir/capabilities.ts';
import { readChild } from '../fhir/read-child.ts';
import { readHousehold } from '../fhir/read-household.ts';
import { searchAll } from '../fhir/search.ts';
import { toEvents } from '../rules/events/to-events.ts';
import type { CaseContext } from './context.ts';

/** The record system's side of a case. Everything is asked for at once; each part is shown when it comes. */
export interface RecordReader {
  readonly readAll: () => void;
  /** Reads one part again: a resource type, `Patient` or `RelatedPerson`. */
  readonly readAgain: (resource: string) => Promise<void>;
}

export function createRecordReader(context: CaseContext): RecordReader {
  const { store, session, now, evaluate } = context;
  let capabilities: Promise<Capabilities> | undefined;
  const listed = () => (capabilities ??= readCapabilities(session.fhir));

  const showPart = (resource: string, read: Fetched<readonly ClinicalEvent[]>) => {
    store.setState(({ parts }) => ({
      parts: parts.map((part) => (part.resource === resource ? { ...part, read } : part)),
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
  const readPart = async (resource: string) =>
    showPart(resource, eventsOf(resource, await searchAll(session.fhir, resource, listed(), now), context));

  return {
    readAll: () => {
      void read['Patient']?.();
      void listed();
      for (const { resource } of store.getState().parts) void readPart(resource);
      void read['RelatedPerson']?.();
    },
    readAgain: async (resource) => {
      const one = read[resource];
      if (one) return one();
      if (!store.getState().parts.some((part) => part.resource === resource)) return;
      showPart(resource, { state: 'loading' });
      await readPart(resource);
    },
  };
}

/** Resources as events. What could not be understood makes the part incomplete: something may be missing from it. */
function eventsOf(
  resource: string,
  found: Fetched<readonly fhir4.FhirResource[]>,
  { config, session }: CaseContext,
): Fetched<readonly ClinicalEvent[]> {
  let odd = 0;
  const read = mapFetched(found, (resources) => {
    const made = toEvents(resources, config.rulePack, { patientId: session.patientId });
    odd = made.odd[resource] ?? 0;
    return made.events;
  });
  return read.state === 'present' && odd > 0
    ? { ...read, state: 'incomplete', why: { kind: 'odd-entries', count: odd } }
    : read;
}
