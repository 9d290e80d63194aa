import { useCallback, useMemo } from 'react';
import { useDesk, useLoaded } from '../../../desk/desk.ts';

const everyRule = {};

/** What rules are called, by id; the id itself until the list has come, or where it does not come. */
export function useRuleTitles(): (id: string) => string {
  const { api } = useDesk();
  const { loaded } = useLoaded(useCallback(() => api.list(everyRule), [api]));
  return useMemo(() => {
    const rules = loaded.state === 'there' ? loaded.value.rules : [];
    const titles = new Map(rules.map(({ id, title }) => [id, title]));
    return (id) => titles.get(id) ?? id;
  }, [loaded]);
}
