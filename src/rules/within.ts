import type { EventSource } from '../domain/record.ts';

/**
 * The search parameter that every resource of a type can be told by, and what a source of events asks of it. Only
 * elements that R4 demands, from a required binding, or without which the engine itself takes nothing for an event: an
 * entry that lacks the element, or says it in words alone, would be lost without anybody being told. So nothing narrows
 * a Condition or a Flag: its code may be words.
 * Source: FHIR R4, Encounter.class, Appointment.status and Immunization.status, each 1..1.
 */
const telling: Readonly<
  Record<
    string,
    {
      readonly parameter: string;
      readonly asked: (source: EventSource) => readonly string[] | undefined;
    }
  >
> = {
  Encounter: { parameter: 'class', asked: (source) => source.class },
  Appointment: { parameter: 'status', asked: ({ status }) => status },
  Immunization: { parameter: 'status', asked: ({ status }) => status },
  Observation: { parameter: 'category', asked: ({ category }) => category },
};

/** The query in which all that these sources take lies, e.g. `class=EMER`; undefined where the whole type is needed. */
export function withinOf(resource: string, sources: readonly EventSource[]): string | undefined {
  const tells = telling[resource];
  if (tells === undefined || sources.length === 0) return undefined;
  const asked = sources.map(tells.asked);
  const values = [...new Set(asked.flatMap((one) => one ?? []))].sort();
  const safe = values.length > 0 && values.every((value) => /^[A-Za-z0-9-]+$/.test(value));
  return asked.includes(undefined) || !safe ? undefined : `${tells.parameter}=${values.join(',')}`;
}
