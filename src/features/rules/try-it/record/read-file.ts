import { fail, succeed, type Result } from '../../../../domain/result.ts';
import { at, isObject, textAt, textOf, type Json } from '../../../../rules/events/json.ts';

/** Why nothing could be made of a file. */
export type NotRead = 'empty' | 'too-large' | 'not-json' | 'not-a-record' | 'no-patient';

/** A record as a FHIR file, read and not yet understood. */
export interface RecordFile {
  /** Each once, in the order of the file; the references of `resources` name them by `id`. */
  readonly patients: readonly { readonly id: string; readonly resource: Json }[];
  readonly resources: readonly Json[];
  /** Entries that hold nothing that could be read. */
  readonly unreadable: number;
  /** The file says itself that there is more, or carries a warning of the system that wrote it. */
  readonly partOnly: boolean;
}

/** Characters. A whole record of a child is far smaller; above this a browser on a ward would stand still. */
const longest = 12_000_000;
/** Answers within answers: a batch of searches. */
const deepest = 3;

interface Found {
  readonly resource: Json;
  readonly fullUrl?: string;
}

interface Opened {
  readonly found: readonly Found[];
  readonly unreadable: number;
  readonly partOnly: boolean;
}

const isResource = (value: unknown): value is Json =>
  isObject(value) && textOf(value['resourceType']) !== undefined;

function openEntry(entry: unknown, depth: number): Opened {
  const resource = isObject(entry) ? entry['resource'] : undefined;
  if (!isResource(resource)) return { found: [], unreadable: 1, partOnly: false };
  if (resource['resourceType'] === 'Bundle' && depth < deepest) return openBundle(resource, depth + 1);
  if (resource['resourceType'] === 'OperationOutcome') return { found: [], unreadable: 0, partOnly: true };
  const fullUrl = textAt(entry, 'fullUrl');
  return {
    found: [{ resource, ...(fullUrl === undefined ? {} : { fullUrl }) }],
    unreadable: 0,
    partOnly: false,
  };
}

function openBundle(bundle: Json, depth: number): Opened {
  const opened = at(bundle, 'entry').map((entry) => openEntry(entry, depth));
  const more = at(bundle, 'link').some((link) => textAt(link, 'relation') === 'next');
  return {
    found: opened.flatMap(({ found }) => found),
    unreadable: opened.reduce((sum, one) => sum + one.unreadable, 0),
    partOnly: more || opened.some(({ partOnly }) => partOnly),
  };
}

/** The id of a resource: its own, else the last part of the address that the file gives it. */
const idOf = ({ resource, fullUrl }: Found): string | undefined =>
  textOf(resource['id']) ?? fullUrl?.split(/[/:]/).at(-1);

/** Members that say whose a resource is, and at which visit. */
const pointing = ['subject', 'patient', 'focus', 'encounter'] as const;

function resolved(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((one: unknown) => resolved(one, names));
  const name = isObject(value) ? names.get(textOf(value['reference']) ?? '') : undefined;
  return isObject(value) && name !== undefined ? { ...value, reference: name } : value;
}

/** A resource whose references by the addresses of the file are references by id. */
function withIds(found: Found, names: ReadonlyMap<string, string>): Json {
  const { resource } = found;
  const id = idOf(found);
  const changed = pointing
    .filter((member) => member in resource)
    .map((member) => [member, resolved(resource[member], names)] as const);
  const participants = at(resource, 'participant').map((one) =>
    isObject(one) ? { ...one, actor: resolved(one['actor'], names) } : one,
  );
  return {
    ...resource,
    ...Object.fromEntries(changed),
    ...(participants.length > 0 && { participant: participants }),
    ...(id !== undefined && { id }),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Opens a record as a FHIR file: a Bundle, or a Patient alone. Nothing of it leaves this function's caller. */
export function readFile(text: string): Result<RecordFile, NotRead> {
  if (text.trim() === '') return fail('empty');
  if (text.length > longest) return fail('too-large');
  const json = parse(text);
  if (json === undefined) return fail('not-json');
  if (!isResource(json)) return fail('not-a-record');
  const type = json['resourceType'];
  if (type !== 'Bundle' && type !== 'Patient') return fail('not-a-record');
  const { found, ...rest } =
    type === 'Bundle' ? openBundle(json, 1) : { found: [{ resource: json }], unreadable: 0, partOnly: false };
  const names = new Map(
    found.flatMap((one): readonly (readonly [string, string])[] => {
      const id = idOf(one);
      const of = textOf(one.resource['resourceType']);
      return one.fullUrl === undefined || id === undefined || of === undefined
        ? []
        : [[one.fullUrl, `${of}/${id}`]];
    }),
  );
  const resources = found.map((one) => withIds(one, names));
  const patients = new Map(
    resources
      .filter((one) => one['resourceType'] === 'Patient')
      .map((resource) => [textOf(resource['id']) ?? '', resource]),
  );
  if (patients.size === 0) return fail('no-patient');
  return succeed({ ...rest, resources, patients: [...patients].map(([id, resource]) => ({ id, resource })) });
}
