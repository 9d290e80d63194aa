import type { SignInWindow } from '../case/sign-in-window.ts';
import { caseWith, opened, settle } from './case-world.ts';

export const lookUps = 'POST /api/cpis/look-ups';
/** A role that allows unscheduled look-ups only. */
export const role = {
  id: '555021935107',
  title: 'Staff nurse',
  rights: ['look-up-unscheduled' as const],
};
export const signedIn = {
  state: 'signed-in' as const,
  name: 'Priya SAMPLE',
  role,
  others: false,
  until: '2026-11-20T12:44:00.000Z',
};
export const underWay = { state: 'under-way', startedAt: '2026-11-20T10:44:00.000Z' };
const check = {
  askedAt: '2026-11-20T10:44:00.000Z',
  answeredAt: '2026-11-20T10:44:01.000Z',
  kind: 'unscheduled',
  setting: 'A&E',
  by: { name: 'Priya SAMPLE' },
  notified: 'yes',
};
/** A session whose look-ups wait for the person's NHS sign-in, unless a test says otherwise. */
export const openedWith = (changes: object = {}) => ({
  'POST /api/sessions': () =>
    opened({ rights: ['record-concern'], nhsSignIn: { state: 'signed-out' }, ...changes }),
});

/** A case whose look-ups need an NHS sign-in, with a window that a test opens, closes and looks into. */
export async function startedWith(routes: Parameters<typeof caseWith>[0] = {}, blocked = false) {
  const window = { closed: false, went: [] as string[], closes: 0, released: 0 };
  const answers: unknown[] = [];
  let ticks: (() => void)[] = [];
  const opens: SignInWindow = {
    goTo: (url) => void window.went.push(url),
    closed: () => window.closed,
    close: () => void (window.closes += 1),
    release: () => void (window.released += 1),
  };
  const world = caseWith(
    {
      ...openedWith(),
      'POST /api/nhs-sign-in': () =>
        Response.json({ url: 'https://nhs.example/authorize', startedAt: check.askedAt }, { status: 201 }),
      'GET /api/nhs-sign-in': () => Response.json(answers.shift() ?? underWay),
      [lookUps]: () => Response.json({ state: 'none', check }),
      ...routes,
    },
    {},
    undefined,
    undefined,
    {
      openWindow: () => (blocked ? undefined : opens),
      pause: () => new Promise((resolve) => ticks.push(resolve)),
    },
  );
  world.store.getState().start();
  await settle();
  /** So many waits pass, each with everything that follows from it. */
  const wait = async (times = 1) => {
    for (let i = 0; i < times; i += 1) {
      const due = ticks;
      ticks = [];
      due.forEach((go) => go());
      await settle();
    }
  };
  return { ...world, window, answers, wait, state: () => world.store.getState() };
}
