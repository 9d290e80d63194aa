import { r4Types } from './known-words.ts';

/** How much of one member of an answer may be shown. What is not listed is counted, never named. */
type Show =
  /** That it is there. */
  | 'there'
  | 'number'
  | 'flag'
  /** SMART scopes, each only if it reads like one. */
  | 'scopes'
  /** Words of a list, each only if it is one of these. */
  | readonly string[];

export type Shape = Readonly<Record<string, Show>>;

const launchWords: readonly string[] = [
  'launch',
  'launch/patient',
  'launch/encounter',
  'openid',
  'fhirUser',
  'profile',
  'online_access',
  'offline_access',
];

/** Scopes as they may be shown: a resource scope without what narrows it; any other word is left out. */
export function scopeWords(scope: unknown): readonly string[] {
  if (typeof scope !== 'string') return [];
  return scope.split(/\s+/).flatMap((one) => {
    if (launchWords.includes(one)) return [one];
    const match = /^((?:patient|user|system)\/([A-Za-z]+|\*)\.(?:read|write|\*|[cruds]{1,5}))(\?.*)?$/.exec(
      one,
    );
    const [, whole = '', type = '', narrowed] = match ?? [];
    if (type !== '*' && !r4Types.has(type)) return [];
    return [`${whole}${narrowed === undefined ? '' : '?…'}`];
  });
}

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The text as a JSON object; undefined for anything else. */
export function objectIn(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function shown(value: unknown, show: Show): string {
  if (show === 'number') return typeof value === 'number' ? String(value) : '"…"';
  if (show === 'flag') return typeof value === 'boolean' ? String(value) : '"…"';
  if (show === 'scopes') return JSON.stringify(scopeWords(value).join(' '));
  if (show === 'there') return '"…"';
  const given = (Array.isArray(value) ? value : [value]) as readonly unknown[];
  const known = given.filter((one): one is string => typeof one === 'string' && show.includes(one));
  const others = given.length - known.length;
  const list = [...known.map((one) => JSON.stringify(one)), ...(others > 0 ? [`+${others}`] : [])];
  return Array.isArray(value) ? `[${list.join(',')}]` : (list[0] ?? '"…"');
}

/** An answer as it may be shown: `{"access_token":"…","expires_in":3600,+2}`. */
export function shapeOf(value: unknown, shape: Shape): string {
  if (!isObject(value)) return 'not a JSON object';
  const names = Object.keys(value);
  const known = Object.keys(shape).filter((name) => names.includes(name));
  const parts = known.map((name) => `${JSON.stringify(name)}:${shown(value[name], shape[name] ?? 'there')}`);
  const others = names.length - known.length;
  return `{${[...parts, ...(others > 0 ? [`+${others}`] : [])].join(',')}}`;
}
