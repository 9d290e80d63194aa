import type { Coded } from '../../domain/record.ts';
import { asCodeSetsWrite } from './spelling.ts';

/** A JSON object of which nothing is known yet. */
export type Json = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value : undefined;

/** What stands at a dotted path, as a list: nothing is an empty list, one thing a list of one. */
export function at(value: unknown, path: string): readonly unknown[] {
  let found: readonly unknown[] = [value];
  for (const name of namesIn(path)) {
    const [only] = found;
    // Most members are there once: this is asked some hundred times of every entry of a record.
    found = found.length === 1 ? below(only, name) : found.flatMap((item) => below(item, name));
    if (found.length === 0) break;
  }
  return found;
}

function below(item: unknown, name: string): readonly unknown[] {
  const next = isObject(item) ? item[name] : undefined;
  if (next === undefined || next === null) return [];
  return Array.isArray(next) ? (next as unknown[]) : [next];
}

const split = new Map<string, readonly string[]>();

/** The names in a path. Paths are words of the programs and of event kinds, so that there are few. */
function namesIn(path: string): readonly string[] {
  const known = split.get(path);
  if (known !== undefined) return known;
  const names = path.split('.');
  split.set(path, names);
  return names;
}

/** The first text at a path. */
export const textAt = (value: unknown, path: string): string | undefined =>
  at(value, path)
    .map(textOf)
    .find((text) => text !== undefined);

/** Codings of one CodeableConcept or Coding, as code sets write them; those without system or code are left out. */
export function codingsOf(value: unknown): readonly Coded[] {
  const codings = isObject(value) && 'coding' in value ? at(value, 'coding') : [value];
  return codings.flatMap((coding) => {
    const system = textAt(coding, 'system');
    const code = textAt(coding, 'code');
    const display = textAt(coding, 'display');
    if (system === undefined || code === undefined) return [];
    return asCodeSetsWrite({ system, code, ...(display !== undefined && { display }) });
  });
}

/** The words of a CodeableConcept: its text, else the first display. */
export const wordsOf = (value: unknown): string | undefined =>
  textAt(value, 'text') ?? textAt(value, 'coding.display') ?? textAt(value, 'display');
