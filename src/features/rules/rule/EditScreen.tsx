import { useCallback, useState } from 'react';
import { useHashLocation } from 'wouter/use-hash-location';
import type { ApiFailure } from '../../../api/problem.ts';
import type { RuleHistory } from '../../../api/rules.ts';
import { succeed, type Result } from '../../../domain/result.ts';
import { ruleDesk } from '../../../text/rule-desk.ts';
import { useDesk, useLoaded } from '../../../desk/desk.ts';
import { RuleEditor } from '../editor/RuleEditor.tsx';
import { Asked } from '../../../desk/Asked.tsx';
import { useWords } from './use-words.ts';

interface EditScreenProps {
  /** Absent for a rule that is not there yet. */
  readonly id?: string;
  /** The new rule has been kept under this id, and is still being written. */
  readonly onBegun?: (id: string) => void;
}

/** The editor with all that it stands on. */
export function EditScreen({ id, onBegun }: EditScreenProps) {
  const { api } = useDesk();
  const [, go] = useHashLocation();
  const words = useWords();
  const [begun, setBegun] = useState(id);
  const load = useCallback(
    async (): Promise<Result<RuleHistory | undefined, ApiFailure>> =>
      id === undefined ? succeed(undefined) : api.history(id),
    [api, id],
  );
  const rule = useLoaded(load);
  return (
    <Asked what={ruleDesk.theRule} {...rule}>
      {(history) => (
        <Asked what={ruleDesk.words} {...words}>
          {({ vocabulary, rules, childFiles }) => (
            <RuleEditor
              {...(history === undefined ? {} : { history })}
              vocabulary={vocabulary}
              rules={rules}
              childFiles={childFiles}
              onChildAdded={(child) => words.put({ vocabulary, rules, childFiles: [...childFiles, child] })}
              onSaved={(saved) => go(`/rules/${saved.id}`)}
              onBegun={(as) => {
                setBegun(as);
                onBegun?.(as);
              }}
              onLeave={() => go(begun === undefined ? '/rules' : `/rules/${begun}`)}
            />
          )}
        </Asked>
      )}
    </Asked>
  );
}
