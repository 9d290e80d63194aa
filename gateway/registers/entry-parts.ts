/** What a line of the register needs of an entry, found once. */
export interface EntryParts {
  /** Named values of everything that the entry is about; the first of each name. */
  readonly details: ReadonlyMap<string, string>;
  readonly citations: readonly string[];
  /** The child's reference in the record system. */
  readonly child?: string;
  readonly by?: { readonly name: string; readonly role?: string };
  /** What it is about beside the child, in the gateway's own words. */
  readonly description?: string;
  /** `SL-2026-000117` */
  readonly reference?: string;
  /** Whom it was disclosed to, the first recipient first. */
  readonly recipients: readonly string[];
}

const concernReference = /^SL-\d{4}-\d{6,}$/;
const destination = '110152';
const informed = 'IRCP';

/** Reads an entry; what it lacks is absent. */
export function partsOf({ agent, entity = [] }: fhir4.AuditEvent): EntryParts {
  const all = entity.flatMap(({ detail = [] }) => detail);
  const details = new Map<string, string>();
  for (const { type, valueString } of all) {
    if (valueString !== undefined && !details.has(type)) details.set(type, valueString);
  }
  const child = entity.find(({ role }) => role?.code === '1')?.what?.reference;
  const description = entity.find(({ role, description: words }) => role?.code !== '1' && words)?.description;
  const reference = [...entity.map(({ what }) => what?.identifier?.value), details.get('reference')].find(
    (value) => value !== undefined && concernReference.test(value),
  );
  const by = byOf(agent);
  return {
    details,
    citations: all.flatMap(({ type, valueString = '' }) =>
      type === 'lawful-basis' ? [valueString.slice(valueString.indexOf(': ') + 2)] : [],
    ),
    recipients: recipientsOf(agent),
    ...(child === undefined ? {} : { child }),
    ...(by === undefined ? {} : { by }),
    ...(description === undefined ? {} : { description }),
    ...(reference === undefined ? {} : { reference }),
  };
}

function byOf(agents: readonly fhir4.AuditEventAgent[]): EntryParts['by'] {
  const asked = agents.find(({ requestor }) => requestor);
  const name = asked?.name ?? asked?.who?.display;
  if (name === undefined) return undefined;
  const role = asked?.role?.[0]?.text;
  return { name, ...(role === undefined ? {} : { role }) };
}

const recipientsOf = (agents: readonly fhir4.AuditEventAgent[]): readonly string[] =>
  [destination, informed].flatMap((wanted) =>
    agents
      .filter(({ requestor, type }) => !requestor && type?.coding?.some(({ code }) => code === wanted))
      .flatMap(({ who }) => who?.display ?? []),
  );
