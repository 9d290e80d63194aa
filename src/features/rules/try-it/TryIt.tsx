import type { TestChildFile } from '../../../api/rule-book-client.ts';
import type { Rule, RuleTest } from '../../../rules/rule.ts';
import type { Vocabulary } from '../../../rules/vocabulary.ts';

export interface TryItProps {
  /** Absent while it cannot be evaluated; that is said. */
  readonly rule?: Rule;
  readonly vocabulary: Vocabulary;
  readonly childFiles: readonly TestChildFile[];
  /** Where the rule's agreed answers may be changed: in the editor. */
  readonly editing?: {
    readonly onTests: (tests: readonly RuleTest[]) => void;
    readonly onChildAdded: (child: TestChildFile) => void;
  };
}

/** Tries a rule on test children and on a pasted record, which never leaves the browser. */
export function TryIt(_: TryItProps) {
  return null;
}
