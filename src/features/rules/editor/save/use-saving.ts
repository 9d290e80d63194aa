import { useCallback, useState } from 'react';
import type { ApiFailure } from '../../../../api/problem.ts';
import type { RuleHistory, RuleVersionShape } from '../../../../api/rules.ts';
import type { Json } from '../../../../rules/events/json.ts';
import type { Problem } from '../../../../rules/validate/problem.ts';
import { useDesk } from '../../../../desk/desk.ts';

/** What came of saving. */
export type Saving =
  | { readonly at: 'idle' | 'working' }
  | { readonly at: 'saved'; readonly version: RuleVersionShape; readonly history: RuleHistory }
  | { readonly at: 'failed'; readonly why: ApiFailure }
  /** Somebody else has changed the draft. */
  | { readonly at: 'changed' };

export interface SavedAs {
  /** Id of the rule, once it is there. */
  readonly id?: string | undefined;
  /** Digest of the draft that was last seen. */
  readonly seen?: string | undefined;
}

const draftIn = ({ versions }: RuleHistory): RuleVersionShape | undefined =>
  versions.find(({ status }) => status === 'draft');

const isChanged = (why: ApiFailure): boolean =>
  why.kind === 'refused' && why.status === 409 && why.problem.code === 'changed-since';

/** Fields that the gateway refused, with its own sentences. */
export function refusedFields(saving: Saving): readonly Problem[] {
  if (saving.at !== 'failed' || saving.why.kind !== 'refused') return [];
  const { problems, field, message, fix } = saving.why.problem;
  if (problems !== undefined) return problems;
  return field === undefined ? [] : [{ path: field.replace(/^content\./, ''), message, fix: fix ?? '' }];
}

/** Keeps a draft in the rule book. What is written is never touched by it, whatever comes of it. */
export function useSaving(first: SavedAs) {
  const { api } = useDesk();
  const [as, setAs] = useState(first);
  const [saving, setSaving] = useState<Saving>({ at: 'idle' });
  const save = useCallback(
    async (content: Json, reason: string, over: SavedAs = as): Promise<RuleHistory | undefined> => {
      setSaving({ at: 'working' });
      const { id } = over;
      const answer =
        id === undefined
          ? await api.create({ ...content, id: String(content['id']) })
          : await api.saveDraft(id, { ...content, id }, over.seen, reason === '' ? undefined : reason);
      if (!answer.ok) {
        setSaving(isChanged(answer.failure) ? { at: 'changed' } : { at: 'failed', why: answer.failure });
        return undefined;
      }
      const history = answer.value;
      const version = draftIn(history);
      if (version === undefined) {
        setSaving({ at: 'failed', why: { kind: 'odd-answer' } });
        return undefined;
      }
      setAs({ id: history.id, seen: version.digest });
      setSaving({ at: 'saved', version, history });
      return history;
    },
    [api, as],
  );
  const forget = useCallback(() => setSaving({ at: 'idle' }), []);
  /** The draft that is there now has been seen, and is what the next words go over. */
  const setSeen = (seen: string) => {
    setAs({ ...as, seen });
    forget();
  };
  return { as, saving, save, forget, setSeen };
}
