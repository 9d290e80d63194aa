import { describe, expect, it, vi } from 'vitest';
import { createApi } from './client.ts';

const session = {
  token: 'g1',
  expiresAt: '2026-11-20T11:44:00.000Z',
  clinician: { reference: 'Practitioner/p1', name: 'Priya SAMPLE' },
  tenant: 'Testshire Royal',
  rights: [],
  nhsNumber: 'verified',
  settings: [],
  nhsSignIn: { state: 'not-needed' },
  recordReplaced: false,
};
const tokens = { iss: 'https://ehr.example/fhir', accessToken: 't1', patient: 'amara' };

function gateway(...answers: readonly (() => Response | Promise<Response>)[]) {
  const left = [...answers];
  const fetcher = vi.fn<typeof fetch>(() => Promise.resolve(left.shift()?.() ?? Response.error()));
  const sent = (n: number) => new Headers(fetcher.mock.calls[n]?.[1]?.headers).get('authorization');
  return { api: createApi('/api', fetcher), fetcher, sent };
}
const open = () => Response.json(session, { status: 201 });
const openOther = () => Response.json({ ...session, token: 'g2' }, { status: 201 });
const problem = (status: number) => () =>
  Response.json({ code: 'no-right', message: 'Your role may not do this here.' }, { status });

describe('calls to the gateway', () => {
  it('carry the session’s token once there is one, and never to the next opening', async () => {
    const { api, sent } = gateway(open, () => Response.json([]), open);
    await api.openSession(tokens);
    await api.concerns();
    await api.openSession(tokens);
    expect([sent(0), sent(1), sent(2)]).toEqual([null, 'Bearer g1', null]);
  });

  it.each([
    ['a refusal with its problem', problem(403), { kind: 'refused', status: 403 }],
    ['an error page', () => new Response('<html>', { status: 502 }), { kind: 'odd-answer' }],
    ['a wrong shape', () => Response.json([{ nonsense: true }]), { kind: 'odd-answer' }],
    ['no connection', () => Promise.reject(new TypeError('Failed to fetch')), { kind: 'unreachable' }],
  ])('answer %s as a value, after one request', async (_, answer, failure) => {
    const { api, fetcher } = gateway(answer);
    expect(await api.concerns()).toMatchObject({ ok: false, failure });
    expect(fetcher).toHaveBeenCalledTimes(1);
  });

  it('tell a session that ended from one that was never opened', async () => {
    const { api } = gateway(problem(401), open, problem(401));
    const ended = vi.fn();
    api.whenEnded(ended);
    expect(await api.openSession(tokens)).toMatchObject({ failure: { kind: 'refused', status: 401 } });
    expect(ended).not.toHaveBeenCalled();
    await api.openSession(tokens);
    expect(await api.concerns()).toEqual({ ok: false, failure: { kind: 'session-ended' } });
    expect(ended).toHaveBeenCalledTimes(1);
  });

  it('do not end the session that is open by a late answer of the one before', async () => {
    let answer: (response: Response) => void = () => undefined;
    const { api } = gateway(open, () => new Promise<Response>((resolve) => (answer = resolve)), openOther);
    const ended = vi.fn();
    api.whenEnded(ended);
    await api.openSession(tokens);
    const late = api.concerns();
    await api.openSession(tokens);
    answer(Response.json({ code: 'session-ended', message: 'There is no session.' }, { status: 401 }));
    expect(await late).toEqual({ ok: false, failure: { kind: 'session-ended' } });
    expect(ended).not.toHaveBeenCalled();
  });

  it('give up on a look-up when the page has waited long enough, and say which it was', async () => {
    const fetcher = vi.fn<typeof fetch>(
      (_url, init) =>
        new Promise<Response>((_resolve, reject) =>
          init?.signal?.addEventListener('abort', () => reject(new DOMException('', 'TimeoutError'))),
        ),
    );
    const lookUp = { kind: 'unscheduled', setting: 'emergency-department' } as const;
    expect(await createApi('/api', fetcher).lookUp(lookUp, 1)).toEqual({
      ok: false,
      failure: { kind: 'timed-out' },
    });
    expect(fetcher).toHaveBeenCalledTimes(1);
  });

  it('escape what they put in a path', async () => {
    const { api, fetcher } = gateway(() => Response.json({}));
    await api.recordOutcome('SL/../x', { state: 'written', resources: [], at: '2026-11-20T10:44:00.000Z' });
    expect(fetcher.mock.calls[0]?.[0]).toBe('/api/concerns/SL%2F..%2Fx/record');
  });
});
