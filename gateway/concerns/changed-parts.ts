import { canonical } from '../audit/canonical.ts';
import type { Concern } from './log-audit.ts';

/** Never the same twice, and no part of what was seen or said. */
const aside = new Set<string>(['id', 'startedAt', 'writtenAt', 'notes']);

/** Names of the parts in which two versions differ, e.g. `facts`, `notes.risk`, in the order of the alphabet. */
export function changedParts(before: Concern, after: Concern): readonly string[] {
  return [
    ...differing(before, after).filter((part) => !aside.has(part)),
    ...differing(before.notes, after.notes).map((note) => `notes.${note}`),
  ].sort();
}

function differing(before: object, after: object): readonly string[] {
  const [old, now] = [new Map(Object.entries(before)), new Map(Object.entries(after))];
  return [...new Set([...old.keys(), ...now.keys()])].filter(
    (name) => canonical(old.get(name) ?? null) !== canonical(now.get(name) ?? null),
  );
}
