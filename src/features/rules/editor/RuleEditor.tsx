import type { TestChildFile } from '../../../api/rule-book-client.ts';
import type { RuleHistory } from '../../../api/rules.ts';
import type { Vocabulary } from '../../../rules/vocabulary.ts';

export interface RuleEditorProps {
  /** The rule that is changed; absent for a new one. Its draft is gone on with, else its newest version is the start. */
  readonly history?: RuleHistory;
  readonly vocabulary: Vocabulary;
  readonly childFiles: readonly TestChildFile[];
  readonly onChildAdded: (child: TestChildFile) => void;
  /** Kept by the gateway. */
  readonly onSaved: (history: RuleHistory) => void;
  readonly onLeave: () => void;
}

/** Builds one rule; it can build only what the engine can evaluate. */
export function RuleEditor(_: RuleEditorProps) {
  return null;
}
