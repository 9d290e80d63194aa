import type { TestChildFile } from '../../../api/rule-book-client.ts';
import { indexRecord, type RecordIndex } from '../../../rules/record-index.ts';
import type { Rule, Truth } from '../../../rules/rule.ts';
import { parseTestChildren } from '../../../rules/validate/test-child.ts';
import type { Vocabulary } from '../../../rules/vocabulary.ts';
import { tryRule, type Tried } from './explain.ts';

/** A test child, ready to be tried; without a record when it cannot be read. */
export interface ReadyChild {
  readonly id: string;
  readonly title: string;
  readonly record?: RecordIndex;
}

/** What a rule answers on one test child. `expect` is what was agreed on, `tried` is absent where it cannot be tried. */
export interface ChildTry {
  readonly id: string;
  readonly title: string;
  readonly there: boolean;
  readonly expect?: Truth;
  readonly record?: RecordIndex;
  readonly tried?: Tried;
}

/** Reads each child by itself, so that one that cannot be read hides no other. */
export function readChildren(files: readonly TestChildFile[], vocabulary: Vocabulary): readonly ReadyChild[] {
  return files.map((file) => {
    const read = parseTestChildren([file], vocabulary);
    const [child] = read.ok ? read.value : [];
    const { id, title } = file;
    return { id, title, ...(child === undefined ? {} : { record: indexRecord(child.record, vocabulary) }) };
  });
}

function tryOn(rule: Rule, child: ReadyChild, expect: Truth | undefined): ChildTry {
  const { id, title, record } = child;
  return {
    id,
    title,
    there: true,
    ...(expect === undefined ? {} : { expect }),
    ...(record === undefined ? {} : { record, tried: tryRule(rule, record) }),
  };
}

/** Every child in the order given. */
export function tryAll(rule: Rule, children: readonly ReadyChild[]): readonly ChildTry[] {
  const agreed = new Map(rule.tests.map(({ child, expect }) => [child, expect]));
  return children.map((child) => tryOn(rule, child, agreed.get(child.id)));
}

/** Whether a child answers as was agreed on. */
export const asAgreed = ({ expect, tried }: ChildTry): boolean =>
  tried !== undefined && tried.truth === expect;

/** The children that an answer was agreed on for, in the order of the rule; those that answer otherwise first. */
export function tryAgreed(rule: Rule, children: readonly ReadyChild[]): readonly ChildTry[] {
  const byId = new Map(children.map((child) => [child.id, child]));
  const tries = rule.tests.map(({ child, expect }): ChildTry => {
    const found = byId.get(child);
    return found === undefined
      ? { id: child, title: child, there: false, expect }
      : tryOn(rule, found, expect);
  });
  return tries.toSorted((a, b) => Number(asAgreed(a)) - Number(asAgreed(b)));
}
