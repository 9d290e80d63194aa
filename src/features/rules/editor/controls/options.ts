import type { Field } from '../../../../rules/criteria/row.ts';
import { isSiteText, type Vocabulary } from '../../../../rules/vocabulary.ts';
import { build } from '../../../../text/rule-editor.ts';
import { optionWords, type FieldWords } from '../../../../text/rule-editor-criteria.ts';
import type { PickOption } from './Pick.tsx';

const byLabel = (a: PickOption, b: PickOption): number => a.label.localeCompare(b.label);

/** Event kinds in their own words. */
export const kindOptions = ({ eventKinds }: Vocabulary, form: 'one' | 'many'): readonly PickOption[] =>
  eventKinds.map((kind) => ({ value: kind.id, label: kind[form] })).sort(byLabel);

/** Code sets by their titles, parts of the body apart; those that a field is likely to want come first. */
export function codeSetOptions({ codeSets }: Vocabulary, bodyFirst: boolean): readonly PickOption[] {
  const options = codeSets.map(({ id, title, concepts }) => ({
    value: id,
    label: title,
    group: concepts.some(({ system }) => isSiteText(system)) ? build.bodyParts : build.codeSets,
  }));
  const first = bodyFirst ? build.bodyParts : build.codeSets;
  const place = ({ group }: PickOption): number => (group === first ? 0 : 1);
  return options.sort((a, b) => place(a) - place(b) || byLabel(a, b));
}

/** What one of a few can be, in words. */
export const oneOfOptions = (
  { of }: Extract<Field, { of: readonly string[] }>,
  words: FieldWords,
): readonly PickOption[] => of.map((value) => ({ value, label: optionWords(words, value) }));
