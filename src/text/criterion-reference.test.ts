import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { describe, expect, it } from 'vitest';
import { leafNames, table } from '../rules/criteria/table.ts';
import { shippedPack } from '../rules/testing-pack.ts';
import { checkCriterion } from '../rules/validate/criterion.ts';
import { indexVocabulary } from '../rules/vocabulary.ts';
import { criterionReference } from './criterion-reference-page.ts';
import { explained, measured } from './criterion-reference.ts';

const file = join(import.meta.dirname, '../../docs/rules-reference.md');

describe('the reference of criteria', () => {
  it('is current: `npm run rules-reference` makes it anew', async () => {
    const made = await format(criterionReference(shippedPack), {
      ...(await resolveConfig(file)),
      filepath: file,
    });
    expect(readFileSync(file, 'utf8')).toBe(made);
  });

  it('explains every criterion and every field of it', () => {
    expect(Object.keys(explained).toSorted()).toEqual([...leafNames].toSorted());
    const page = criterionReference(shippedPack);
    for (const name of leafNames) {
      const chapter = page.split(/^## /m).find((one) => one.startsWith(`${explained[name].title}\n`));
      for (const field of Object.keys(table[name].fields)) expect(chapter).toContain(`| \`${field}\` |`);
    }
  });

  const words = indexVocabulary({ ...shippedPack, eventKinds: [...shippedPack.eventKinds, measured] });
  it.each(leafNames)('has an example of “%s” that the engine takes', (name) => {
    expect(checkCriterion(explained[name].example, 'when', words)).toEqual([]);
  });
});
