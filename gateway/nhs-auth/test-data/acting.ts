import type { NhsSignIn } from '../../../src/api/nhs-sign-in.ts';
import type { ChildSession } from '../../sessions/session.ts';
import type { Caller, People } from './people.ts';

/** Of the pretend CIS2: one role with the one activity, one with both, one with neither; two roles; none. */
export const nurse = '999000000101';
export const both = '999000000103';
export const neither = '999000000104';
export const twoRoles = '999000000105';
export const noRole = '999000000106';

export const start = new Date('2026-11-20T10:42:00.000Z');

/** A person in front of one session: what the app does, what the window does, what a look-up is given. */
export interface Acting {
  /** A new session at the start of the clock. */
  readonly anew: () => Promise<void>;
  token: string;
  readonly status: (token?: string) => Promise<NhsSignIn>;
  /** Where the window goes. */
  readonly begin: (token?: string) => Promise<string>;
  /** What the window posts. */
  readonly bringBack: (back: URL, change?: object) => Promise<Response>;
  readonly signIn: (person?: string, more?: Record<string, string>) => Promise<unknown>;
  readonly session: () => Promise<ChildSession>;
  readonly ready: (on?: Caller) => ReturnType<Caller['people']['ready']>;
  readonly notTaken: (accessToken: string) => Promise<void>;
  readonly later: (minutes: number) => void;
  /** Requests for a token of the API platform. */
  readonly grants: () => string[];
}

export function acting(p: People, g: Caller): Acting {
  const bringBack: Acting['bringBack'] = (back, change = {}) =>
    g.call('POST', '/nhs/signed-in', undefined, { ...Object.fromEntries(back.searchParams), ...change });
  const act: Acting = {
    token: '',
    bringBack,
    async anew() {
      p.w.now = start;
      p.between = (_, next) => next();
      act.token = await g.openSession();
      p.asked.length = 0;
    },
    status: async (token = act.token) =>
      (await (await g.call('GET', '/api/nhs-sign-in', token)).json()) as NhsSignIn,
    begin: async (token = act.token) =>
      ((await (await g.call('POST', '/api/nhs-sign-in', token)).json()) as { url: string }).url,
    async signIn(person = nurse, more = {}) {
      const answer: unknown = await (
        await bringBack(await p.atCis2(await act.begin(), { person, ...more }))
      ).json();
      return answer;
    },
    async session() {
      const stored = await p.w.store.sessions.find(act.token, p.w.now);
      if (stored === undefined || !('patientId' in stored.content)) throw new Error('There is no session.');
      const { content, tokenHash, expiresAt } = stored;
      return { ...content, tokenHash, expiresAt, userKey: '', childKey: '', visitKey: '' };
    },
    ready: async (on = g) => on.people.ready(await act.session()),
    notTaken: async (accessToken) => g.people.notTaken(await act.session(), accessToken),
    later: (minutes) => void (p.w.now = new Date(start.getTime() + minutes * 60_000)),
    grants: () => p.asked.filter((line) => line.startsWith('POST /oauth2/token')),
  };
  return act;
}
