import { createContext, useCallback, useContext, useEffect, useRef, useState } from 'react';
import type { Send } from '../api/call.ts';
import type { ApiFailure } from '../api/problem.ts';
import type { RuleBookApi } from '../api/rule-book-client.ts';
import type { Right } from '../api/sessions.ts';
import type { CareSetting } from '../domain/care-setting.ts';
import type { LawfulBasisList } from '../domain/lawful-basis.ts';
import type { Clinician } from '../domain/person.ts';
import type { Result } from '../domain/result.ts';

/** What the screens of the desk stand on: an open session, with or without a child. */
export interface Desk {
  /** One request in this session, for the parts of the gateway that have a client of their own. */
  readonly send: Send;
  readonly api: RuleBookApi;
  readonly clinician: Clinician;
  readonly rights: readonly Right[];
  /** Care settings whose team the person leads, by id. */
  readonly leads?: readonly string[];
  /** Where care is given in this organisation: rules may be limited to groups of these. */
  readonly settings: readonly CareSetting[];
  /** The list of lawful bases, and whom to ring when nobody answers: of this deployment. */
  readonly bases?: LawfulBasisList;
  readonly escalation?: { readonly name: string; readonly phone?: string | undefined } | undefined;
  /** Instant, e.g. `2026-11-20T10:44:00.000Z`. */
  readonly now: () => string;
  /** The person's own sign-out. */
  readonly signOut?: () => void;
  /** Back to the child that is open, where one is. */
  readonly toChild?: { readonly name: string; readonly go: () => void };
}

export const DeskContext = createContext<Desk | null>(null);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (desk === null) throw new Error('DeskFrame gives the desk to its screens.');
  return desk;
}

/** Something asked of the gateway: never shown as empty while it is on its way or was not answered. */
export type Loaded<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'there'; readonly value: T }
  | { readonly state: 'failed'; readonly why: ApiFailure };

/**
 * Asks once, and again when `load` is another function (keep it with `useCallback`), when `again` is called, or when it
 * failed and there is another desk since: the session was opened again. Of two answers the later question's counts.
 * `put` shows what an act answered, without asking again.
 */
export function useLoaded<T>(load: () => Promise<Result<T, ApiFailure>>): {
  readonly loaded: Loaded<T>;
  readonly again: () => void;
  readonly put: (value: T) => void;
} {
  const [round, setRound] = useState(0);
  const [answered, setAnswered] = useState<{
    readonly to: typeof load;
    readonly round: number;
    readonly loaded: Loaded<T>;
  }>();
  const asked = useRef(0);
  useEffect(() => {
    const mine = ++asked.current;
    void load().then((answer) => {
      if (mine !== asked.current) return;
      setAnswered({
        to: load,
        round,
        loaded: answer.ok
          ? { state: 'there', value: answer.value }
          : { state: 'failed', why: answer.failure },
      });
    });
  }, [load, round]);
  const again = useCallback(() => setRound((before) => before + 1), []);
  const put = useCallback(
    (value: T) => {
      asked.current += 1;
      setAnswered({ to: load, round, loaded: { state: 'there', value } });
    },
    [load, round],
  );
  const loaded: Loaded<T> =
    answered?.to === load && answered.round === round ? answered.loaded : { state: 'loading' };
  const desk = useContext(DeskContext);
  const [askedIn, setAskedIn] = useState(desk);
  if (askedIn !== desk) {
    setAskedIn(desk);
    if (loaded.state === 'failed') again();
  }
  return { loaded, again, put };
}
