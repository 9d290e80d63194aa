import { parseDuration, roughHours } from '../../../../domain/calendar/duration.ts';
import type { LeafName } from '../../../../rules/criteria/row.ts';
import { durationInWords, manyOfKind } from '../../../../rules/criteria/words.ts';
import type { VocabularyIndex } from '../../../../rules/vocabulary.ts';
import { beneath } from '../../../../text/rule-editor.ts';
import { valueAt, type Draft } from '../model/draft.ts';
import { typedOf } from '../model/duration.ts';
import { wholeLeaves } from '../model/say.ts';

const { unknown } = beneath;
type Leaves = ReturnType<typeof wholeLeaves>;

const hours = (duration: string): number => {
  const parts = parseDuration(duration);
  return parts === undefined ? 0 : roughHours(parts);
};
const longer = (a: string | undefined, b: string | undefined): string | undefined =>
  a === undefined || b === undefined ? undefined : hours(a) >= hours(b) ? a : b;

const unique = (items: readonly string[]): readonly string[] => [...new Set(items)];

const questionsOf = (leaves: Leaves): readonly string[] =>
  unique(
    leaves.flatMap(([{ name, body }]) =>
      name === 'ask' ? [typedOf(body['question']).replaceAll('{name}', 'the child')] : [],
    ),
  );

/** Kinds of events with how far back they are looked for; undefined: as far as the record goes. */
function kindsRead(leaves: Leaves): ReadonlyMap<string, string | undefined> {
  const kinds = new Map<string, string | undefined>();
  for (const reading of leaves.flatMap(([, leaf]) => leaf.reads())) {
    if (reading === 'links') continue;
    const { kind, within } = reading;
    kinds.set(kind, kinds.has(kind) ? longer(kinds.get(kind), within) : within);
  }
  return kinds;
}

const hasAge = (draft: Draft, leaves: Leaves): boolean =>
  valueAt(draft.head, ['applies', 'age']) !== undefined ||
  leaves.some(
    ([{ name, body }]) => name === 'age' || 'atAge' in body || JSON.stringify(body).includes('"birth"'),
  );

/** What a rule needs to have read, in words and with how far back. */
export function needsOf(draft: Draft, words: VocabularyIndex): readonly string[] {
  const leaves = wholeLeaves(draft.when, words);
  const has = (name: LeafName): boolean => leaves.some(([part]) => part.name === name);
  return [
    ...[...kindsRead(leaves)].map(([kind, within]) =>
      beneath.ofKind(
        manyOfKind(kind, words),
        within === undefined ? beneath.ever : beneath.back(durationInWords(within)),
      ),
    ),
    ...(hasAge(draft, leaves) ? [beneath.birthDate] : []),
    ...(has('household') ? [beneath.links] : []),
    ...(has('cpis') ? [beneath.cpis] : []),
    ...questionsOf(leaves).map(beneath.answer),
  ];
}

/** What each criterion cannot tell by, besides what it reads. */
const doubts: Readonly<Record<LeafName, readonly string[]>> = {
  age: [],
  events: [unknown.dates],
  absent: [unknown.dates],
  latest: [unknown.dates],
  gap: [unknown.dates],
  value: [unknown.value],
  cpis: [unknown.cpis],
  household: [unknown.links],
  ask: [],
};

/** When a rule will answer "cannot tell", in words. */
export function doubtsOf(draft: Draft, words: VocabularyIndex): readonly string[] {
  const leaves = wholeLeaves(draft.when, words);
  return unique([
    ...[...kindsRead(leaves).keys()].map((kind) => unknown.notShared(manyOfKind(kind, words))),
    ...leaves.flatMap(([{ name, body }]) => [...doubts[name], ...('sites' in body ? [unknown.sites] : [])]),
    ...(hasAge(draft, leaves) ? [unknown.birthDate] : []),
    ...questionsOf(leaves).map(unknown.ask),
  ]);
}

/** Questions that it will put to the clinician. */
export const asksOf = (draft: Draft, words: VocabularyIndex): readonly string[] =>
  questionsOf(wholeLeaves(draft.when, words));
