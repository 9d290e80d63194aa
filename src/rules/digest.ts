import type { ClinicalEvent } from '../domain/record.ts';
import type { Finding, Rule } from './rule.ts';
import type { Vocabulary } from './vocabulary.ts';

/** FNV-1a, 32 bits, twice with different beginnings: stable and short. It identifies; it protects nothing. */
function digest(text: string): string {
  return [0x811c9dc5, 0x1000193]
    .map((start) => {
      let hash = start;
      for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
      return (hash >>> 0).toString(16).padStart(8, '0');
    })
    .join('');
}

/** JSON with the members of every object in one order, so that the order in a file does not count. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/** Names a value by its content: the same for the same JSON, in whatever order its members stand. */
export const digestOf = (value: unknown): string => digest(canonical(value));

/** The version of a pack: changes whenever an active rule, a code set or an event kind does. */
export const packVersion = (rules: readonly Rule[], vocabulary: Vocabulary): string =>
  digest(
    canonical([
      rules.filter(({ status }) => status === 'active').toSorted((a, b) => (a.id < b.id ? -1 : 1)),
      vocabulary.codeSets.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
      vocabulary.eventKinds.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    ]),
  );

const pieceOf = ({ kind, sources, when, title }: ClinicalEvent): string =>
  sources.length > 0 ? [...sources].sort().join('+') : `${kind}@${when?.text ?? ''}:${title}`;

/** Each piece of what a finding rests on, named as shortly as the whole of it, so that less of it can be told from more. */
export const evidencePieces = ({ outcome }: Finding): readonly string[] => [
  ...new Set(outcome.evidence.map((event) => digest(pieceOf(event)))),
];

/** What a finding rests on. An acknowledgement is for this key: a new event makes a new one, and the flag comes back. */
export function evidenceKey({ rule, outcome }: Finding): string {
  const events = outcome.evidence.map(pieceOf);
  return `${rule.id}.${digest(canonical([rule.id, outcome.truth, events.sort()]))}`;
}
