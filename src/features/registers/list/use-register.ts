import { useCallback, useMemo, useState } from 'react';
import type { RegisterLine, RegisterPage, RegistersApi } from '../../../api/registers.ts';
import { useLoaded, type Loaded } from '../../../desk/desk.ts';
import { useAct, type Act } from '../../../desk/use-act.ts';
import { filterOf, firstAsked, type Typed } from './asked.ts';

/** The list as far as it has been read. */
export interface Shown extends RegisterPage {
  readonly asked: Typed;
  /** Number of the first entry that the last "show more" brought, to go on reading from. */
  readonly firstNew?: number;
}

export interface Register {
  readonly typed: Typed;
  readonly type: (typed: Typed) => void;
  /** Asks for what is typed. Each time is an entry of the register itself, so nothing is asked at a key press. */
  readonly ask: () => void;
  readonly shown: Loaded<Shown>;
  readonly again: () => void;
  readonly more: { readonly act: Act; readonly press: () => void };
}

/** Of later lines those that are not there yet: an entry that came twice stands once. */
const notYet = (before: readonly RegisterLine[], later: readonly RegisterLine[]): readonly RegisterLine[] => {
  const known = new Set(before.map(({ number }) => number));
  return later.filter(({ number }) => !known.has(number));
};

/**
 * What is asked of the register and what came. `opened`: the instant at which the desk was opened. Nothing is asked before
 * the list is `wanted` for the first time: each question is an entry.
 */
export function useRegister(api: RegistersApi, opened: string, wanted: boolean): Register {
  const [begun, setBegun] = useState(wanted);
  if (wanted && !begun) setBegun(true);
  const [typed, type] = useState(() => firstAsked(opened));
  const [asked, setAsked] = useState(typed);
  const load = useCallback(async () => {
    if (!begun) return new Promise<never>(() => undefined);
    const answer = await api.search(filterOf(asked));
    return answer.ok ? { ok: true as const, value: { ...answer.value, asked } satisfies Shown } : answer;
  }, [api, asked, begun]);
  const { loaded, again, put } = useLoaded<Shown>(load);
  const { act, run } = useAct();
  const press = useCallback(() => {
    if (loaded.state !== 'there' || loaded.value.before === undefined) return;
    const { value } = loaded;
    run(
      () => api.search({ ...filterOf(value.asked), before: value.before }),
      (page) => {
        const lines = notYet(value.lines, page.lines);
        const first = lines[0]?.number;
        put({
          ...page,
          asked: value.asked,
          lines: [...value.lines, ...lines],
          ...(first === undefined ? {} : { firstNew: first }),
        });
      },
    );
  }, [api, loaded, put, run]);
  // A copy, so that the same filter asked again is asked again.
  const ask = useCallback(() => setAsked({ ...typed }), [typed]);
  return useMemo(
    () => ({ typed, type, ask, shown: loaded, again, more: { act, press } }),
    [act, again, ask, loaded, press, typed],
  );
}
