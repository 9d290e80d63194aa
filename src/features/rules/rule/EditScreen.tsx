import { useCallback } from 'react';
import { useHashLocation } from 'wouter/use-hash-location';
import type { ApiFailure } from '../../../api/problem.ts';
import type { RuleHistory } from '../../../api/rules.ts';
import { succeed, type Result } from '../../../domain/result.ts';
import { ruleDesk } from '../../../text/rule-desk.ts';
import { useDesk, useLoaded } from '../desk.ts';
import { RuleEditor } from '../editor/RuleEditor.tsx';
import { Asked } from '../parts/Asked.tsx';
import { useWords } from './use-words.ts';

/** The editor with all that it stands on; without `id` for a rule that is not there yet. */
export function EditScreen({ id }: { readonly id?: string }) {
  const { api } = useDesk();
  const [, go] = useHashLocation();
  const words = useWords();
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
          {({ vocabulary, childFiles }) => (
            <RuleEditor
              {...(history === undefined ? {} : { history })}
              vocabulary={vocabulary}
              childFiles={childFiles}
              onChildAdded={(child) => words.put({ vocabulary, childFiles: [...childFiles, child] })}
              onSaved={(saved) => go(`/rules/${saved.id}`)}
              onLeave={() => go(id === undefined ? '/rules' : `/rules/${id}`)}
            />
          )}
        </Asked>
      )}
    </Asked>
  );
}
