import { afterEach, describe, expect, it, vi } from 'vitest';
import { createConnection, type TokenKeeper } from './create-connection.ts';

const base = 'https://ehr.example/fhir';
const keeper: TokenKeeper = {
  refreshIfNeeded: () => Promise.resolve(),
  getAuthorizationHeader: () => 'Bearer t1',
};
const connect = (keeps: TokenKeeper = keeper) =>
  createConnection(keeps, { base, patientId: 'p1', grantedScope: '', quirks: [] });
const answering = (respond: (url: string, init: RequestInit) => Response | Promise<Response>) => {
  const spy = vi.fn<typeof fetch>((url, init) =>
    Promise.resolve(respond(typeof url === 'string' ? url : '', init ?? {})),
  );
  vi.stubGlobal('fetch', spy);
  return spy;
};

afterEach(() => vi.unstubAllGlobals());

describe('a request to the record system', () => {
  it('carries the token, follows no redirect and leaves no referrer', async () => {
    const spy = answering(() => Response.json({ resourceType: 'Patient' }));
    const response = await connect().send({ method: 'GET', url: 'Patient/p1' });
    expect(response).toMatchObject({ kind: 'answered', status: 200, body: { resourceType: 'Patient' } });
    const [url, init] = spy.mock.calls[0] ?? [];
    expect(url).toBe(`${base}/Patient/p1`);
    expect(init).toMatchObject({ redirect: 'manual', credentials: 'omit', referrerPolicy: 'no-referrer' });
    expect(new Headers(init?.headers).get('authorization')).toBe('Bearer t1');
  });

  it('follows no redirect with the token, and says that there was one', async () => {
    const elsewhere = { location: 'https://evil.example/fhir/Patient/p1' };
    const spy = answering(() => new Response(null, { status: 307, headers: elsewhere }));
    expect(await connect().send({ method: 'GET', url: 'Patient/p1' })).toEqual({
      kind: 'no-answer',
      redirected: true,
    });
    expect(spy).toHaveBeenCalledOnce();
  });

  it('is broken off where the answer never ends', async () => {
    const part = new Uint8Array(8 * 1024 * 1024).fill(32);
    let left = false;
    const endless = new ReadableStream<Uint8Array>({
      pull: (to) => to.enqueue(part),
      cancel: () => {
        left = true;
      },
    });
    answering(() => new Response(endless));
    expect(await connect().send({ method: 'GET', url: 'Condition' })).toEqual({
      kind: 'cut-off',
      tooLarge: true,
    });
    expect(left).toBe(true);
  });

  it('is refused before it is sent when it leads elsewhere', async () => {
    const spy = answering(() => Response.json({}));
    expect(await connect().send({ method: 'GET', url: 'https://evil.example/fhir/Patient/p1' })).toEqual({
      kind: 'foreign-url',
    });
    expect(spy).not.toHaveBeenCalled();
  });

  it('waits for the token to be renewed and uses the new one', async () => {
    let token = 'old';
    const spy = answering(() => Response.json({}));
    await connect({
      refreshIfNeeded: () => Promise.resolve((token = 'new')),
      getAuthorizationHeader: () => `Bearer ${token}`,
    }).send({ method: 'GET', url: 'Patient/p1' });
    expect(new Headers(spy.mock.calls[0]?.[1]?.headers).get('authorization')).toBe('Bearer new');
  });

  it('is not sent without a token', async () => {
    const spy = answering(() => Response.json({}));
    const response = await connect({ ...keeper, getAuthorizationHeader: () => null }).send({
      method: 'GET',
      url: 'Patient/p1',
    });
    expect(response).toEqual({ kind: 'session-ended' });
    expect(spy).not.toHaveBeenCalled();
  });

  it.each([
    ['401', () => new Response('', { status: 401 }), { kind: 'session-ended' }],
    ['no network', () => Promise.reject(new TypeError('Failed to fetch')), { kind: 'no-answer' }],
    ['not JSON', () => new Response('<html>', { status: 502 }), { kind: 'not-json', status: 502 }],
    [
      'broken off',
      () => new Response(new ReadableStream({ start: (c) => c.error(new TypeError('terminated')) })),
      { kind: 'cut-off' },
    ],
  ])('answers %s as a value', async (_, respond, expected) => {
    const spy = answering(respond);
    expect(await connect().send({ method: 'GET', url: 'Patient/p1' })).toEqual(expected);
    expect(spy).toHaveBeenCalledTimes(1);
  });

  it('gives up after its time and is not sent again', async () => {
    const spy = answering(
      (_, { signal }) =>
        new Promise((_resolve, reject) =>
          signal?.addEventListener('abort', () => reject(new DOMException('', 'TimeoutError'))),
        ),
    );
    expect(await connect().send({ method: 'POST', url: '', body: {}, timeoutMs: 1 })).toEqual({
      kind: 'timed-out',
    });
    expect(spy).toHaveBeenCalledTimes(1);
  });

  it('takes an empty answer as it is', async () => {
    answering(() => new Response(null, { status: 201, headers: { location: 'Condition/c1' } }));
    const response = await connect().send({ method: 'POST', url: 'Condition', body: {} });
    expect(response).toMatchObject({ kind: 'answered', status: 201, body: undefined });
  });
});
