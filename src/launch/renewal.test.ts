import { describe, expect, it, vi } from 'vitest';
import { keepAlive, type SignInEnd } from './keep-alive.ts';
import { renewalOf } from './renewal.ts';

const minute = 60_000;
const refused = Object.assign(new Error('400 Bad Request'), { status: 400 });
const down = Object.assign(new Error('503'), { status: 503 });
const silent = new TypeError('Failed to fetch');

interface Answer {
  refresh_token?: string;
  id_token?: string;
  scope?: string;
  patient?: string;
  encounter?: string;
}

/** A launch whose record system answers renewals so, in turn; the last answer again and again. Tokens last an hour. */
function launch(
  answers: readonly (Error | 'renewed' | Answer)[] = ['renewed'],
  refresh = 'r0',
  seconds = 3600,
) {
  const clock = { at: 0 };
  const left = [...answers];
  const state: {
    serverUrl: string;
    expiresAt: number;
    tokenResponse: Answer & { access_token: string; expires_in: number };
  } = {
    serverUrl: 'https://ehr.example/fhir',
    expiresAt: seconds,
    tokenResponse: {
      access_token: 'a0',
      expires_in: seconds,
      scope: 'launch online_access',
      ...(refresh === '' ? {} : { refresh_token: refresh }),
    },
  };
  const sent: (string | undefined)[] = [];
  const client = {
    state,
    refresh: vi.fn(async () => {
      sent.push(state.tokenResponse.refresh_token);
      const answer = left.length > 1 ? left.shift() : left[0];
      await Promise.resolve();
      if (answer === undefined || answer instanceof Error) {
        delete state.tokenResponse.refresh_token;
        throw answer ?? silent;
      }
      state.tokenResponse = {
        ...state.tokenResponse,
        refresh_token: `r${sent.length}`,
        access_token: `a${sent.length}`,
        ...(answer === 'renewed' ? {} : answer),
      };
      state.expiresAt = clock.at / 1000 + seconds;
    }),
  };
  const kept: Answer[] = [];
  const renewal = renewalOf(
    client,
    () => clock.at,
    () => kept.push({ ...state.tokenResponse }),
  );
  return { client, state, sent, clock, renewal, kept };
}

describe('a renewal', () => {
  it('is one request however many ask, and none while there is time', async () => {
    const { renewal, sent, clock } = launch();
    await renewal.ifNeeded();
    expect(sent).toEqual([]);
    clock.at = 3595_000;
    await Promise.all([renewal.ifNeeded(), renewal.ifNeeded(), renewal.ifNeeded(minute)]);
    expect(sent).toEqual(['r0']);
  });

  it('uses the newest token, and never one that was replaced', async () => {
    const { renewal, sent, clock } = launch();
    for (const at of [3595_000, 7190_000, 10_785_000]) {
      clock.at = at;
      await renewal.ifNeeded();
    }
    expect(sent).toEqual(['r0', 'r1', 'r2']);
  });

  it('is not asked for again once it was refused', async () => {
    const { renewal, sent, clock } = launch([refused]);
    clock.at = 3595_000;
    for (let i = 0; i < 5; i += 1) {
      await renewal.ifNeeded();
      clock.at += minute;
    }
    expect(sent).toEqual(['r0']);
    expect(renewal.life().canRenew).toBe(false);
  });

  it.each([silent, down])('is tried again after a while where it was not answered: %s', async (failure) => {
    const { renewal, sent, clock } = launch([failure, 'renewed']);
    clock.at = 3500_000;
    await renewal.ifNeeded(2 * minute);
    await renewal.ifNeeded(2 * minute);
    expect(sent).toEqual(['r0']);
    clock.at += 20_000;
    await renewal.ifNeeded(2 * minute);
    expect(sent).toEqual(['r0', 'r0']);
    expect(renewal.life()).toMatchObject({ canRenew: true, endsAt: clock.at + 3600_000 });
  });

  it('is made where the record system gave a refresh token and did not say so in the scope', async () => {
    const { renewal, state, clock } = launch();
    state.tokenResponse.scope = 'patient/Patient.rs';
    clock.at = 3595_000;
    await renewal.ifNeeded();
    // What was granted is not more for that, neither now nor after a refresh of the frame.
    expect(state.tokenResponse.scope).toBe('patient/Patient.rs');
  });

  it('about somebody else is not used, nor kept for a refresh of the frame', async () => {
    const { renewal, state, clock, kept } = launch([{ patient: 'other' }]);
    Object.assign(state.tokenResponse, { patient: 'amara' });
    clock.at = 3595_000;
    await renewal.ifNeeded();
    expect(state.tokenResponse).toEqual({});
    expect(kept).toEqual([{}]);
    expect(renewal.life()).toMatchObject({ endsAt: 0, canRenew: false });
  });

  it('replaces the tokens and what they allow, and nothing that the launch was about', async () => {
    const { renewal, state, clock, kept } = launch([
      { patient: 'amara', encounter: 'v2', refresh_token: '', id_token: 'i1', scope: 'launch' },
    ]);
    Object.assign(state.tokenResponse, { patient: 'amara', encounter: 'v1', id_token: 'i0' });
    clock.at = 3595_000;
    await renewal.ifNeeded();
    const held = { patient: 'amara', encounter: 'v1', refresh_token: 'r0', id_token: 'i1', scope: 'launch' };
    expect(state.tokenResponse).toMatchObject(held);
    expect(kept).toEqual([expect.objectContaining(held)]);
  });

  it('that was not answered leaves the refresh token where a refresh of the frame finds it', async () => {
    const { renewal, clock, kept } = launch([silent]);
    clock.at = 3595_000;
    await renewal.ifNeeded();
    expect(kept).toEqual([expect.objectContaining({ refresh_token: 'r0', scope: 'launch online_access' })]);
  });

  it('tells where it allows something else than before, and only then', async () => {
    const { renewal, clock } = launch([
      'renewed',
      { scope: 'launch' },
      'renewed',
      { scope: 'launch user/x.r' },
    ]);
    const told: string[] = [];
    renewal.whenGranted((scope) => told.push(scope));
    for (const at of [3595_000, 7190_000, 10_785_000, 14_380_000]) {
      clock.at = at;
      await renewal.ifNeeded();
    }
    expect(told).toEqual(['launch', 'launch user/x.r']);
    expect(renewal.granted()).toBe('launch user/x.r');
  });

  it('is not made after it was stopped, and one that is under way is waited for', async () => {
    const { renewal, sent, state, clock } = launch();
    clock.at = 3595_000;
    void renewal.ifNeeded();
    await renewal.stop();
    expect(state.tokenResponse.access_token).toBe('a1');
    clock.at = 9000_000;
    await renewal.ifNeeded();
    expect(sent).toEqual(['r0']);
  });
});

describe('the sign-in of an open page', () => {
  /** Lets the page stand open for so long, in steps of a second. */
  async function stand(world: ReturnType<typeof launch>, ms: number) {
    const said: SignInEnd[] = [];
    let timer: { readonly due: number; readonly act: () => void } | undefined;
    const kept = keepAlive(world.renewal, (end) => said.push(end), {
      now: () => world.clock.at,
      after: (wait, act) => {
        timer = { due: world.clock.at + wait, act };
        return () => (timer = undefined);
      },
    });
    for (const end = world.clock.at + ms; world.clock.at < end; world.clock.at += 1000) {
      const { due = Infinity, act } = timer ?? {};
      if (due <= world.clock.at) {
        timer = undefined;
        act?.();
      }
      for (let i = 0; i < 8; i += 1) await Promise.resolve();
    }
    kept.stop();
    return said;
  }

  it('is renewed before it ends, again and again, and nothing is said of it', async () => {
    const world = launch();
    expect(await stand(world, 4 * 3600_000)).toEqual([{ state: 'holds' }]);
    expect(world.sent).toEqual(['r0', 'r1', 'r2', 'r3']);
  });

  it('is renewed in time where tokens are short', async () => {
    const world = launch(['renewed'], 'r0', 60);
    expect(await stand(world, 5 * minute)).toEqual([{ state: 'holds' }]);
    expect(world.sent.length).toBeLessThan(8);
  });

  it('has its end told ten minutes ahead where it cannot be renewed, and then its end', async () => {
    const world = launch([], '');
    expect(await stand(world, 49 * minute)).toEqual([{ state: 'holds' }]);
    expect(await stand(world, 30 * minute)).toEqual([
      { state: 'holds' },
      { state: 'ends', at: 3600_000 },
      { state: 'ended' },
    ]);
    expect(world.client.refresh).not.toHaveBeenCalled();
  });

  it('ends as announced where renewing is refused', async () => {
    const world = launch([refused]);
    expect(await stand(world, 70 * minute)).toEqual([
      { state: 'holds' },
      { state: 'ends', at: 3600_000 },
      { state: 'ended' },
    ]);
    expect(world.sent).toEqual(['r0']);
  });

  it('holds again where the record system answers in the end, with few requests', async () => {
    const world = launch([silent, silent, 'renewed']);
    expect(await stand(world, 70 * minute)).toEqual([
      { state: 'holds' },
      { state: 'ends', at: 3600_000 },
      { state: 'holds' },
    ]);
    expect(world.sent).toEqual(['r0', 'r0', 'r0']);
  });

  it('does not ask without end where it is never answered', async () => {
    const world = launch([silent]);
    const said = await stand(world, 70 * minute);
    expect(said.at(-1)).toEqual({ state: 'ended' });
    // In the last two minutes every 20 seconds, and three times after the end.
    expect(world.sent.length).toBeLessThan(12);
  });

  it('outlasts a sleep: the page wakes up after the end, at first without a network', async () => {
    const world = launch([silent, 'renewed']);
    await stand(world, minute);
    world.clock.at = 5 * 3600_000;
    expect(await stand(world, 5 * minute)).toEqual([{ state: 'holds' }]);
    expect(world.sent).toEqual(['r0', 'r0']);
  });
});
