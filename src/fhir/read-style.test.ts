import { afterEach, expect, it, vi } from 'vitest';
import { readStyle } from './read-style.ts';

afterEach(() => vi.unstubAllGlobals());

/** The record system answers its style so; what it was asked is kept. */
function answering(answer: () => Promise<Response>) {
  const asked = vi.fn<typeof fetch>(answer);
  vi.stubGlobal('fetch', asked);
  return asked;
}

it('reads a small JSON document, without a token and without following anybody', async () => {
  const asked = answering(() => Promise.resolve(Response.json({ color_text: '#000000' })));
  expect(await readStyle('https://ehr.example/style.json')).toEqual({ color_text: '#000000' });
  const [, init] = asked.mock.calls[0] ?? [];
  expect(init).toMatchObject({ credentials: 'omit', redirect: 'error', referrerPolicy: 'no-referrer' });
  expect(new Headers(init?.headers).has('authorization')).toBe(false);
});

it.each([
  ['an error', () => Promise.resolve(new Response('{}', { status: 500 }))],
  ['a page', () => Promise.resolve(new Response('<!doctype html>'))],
  ['nothing', () => Promise.resolve(new Response(null, { status: 204 }))],
  ['no answer', () => Promise.reject(new TypeError('Failed to fetch'))],
  ['too much', () => Promise.resolve(new Response(`"${'x'.repeat(20_000)}"`))],
])('is nothing where there is %s', async (_, answer) => {
  answering(answer);
  expect(await readStyle('https://ehr.example/style.json')).toBeUndefined();
});

it('stops reading a document that does not end', async () => {
  const cancelled = vi.fn();
  const endless = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(new Uint8Array(4096)),
    cancel: cancelled,
  });
  answering(() => Promise.resolve(new Response(endless)));
  expect(await readStyle('https://ehr.example/style.json')).toBeUndefined();
  expect(cancelled).toHaveBeenCalledOnce();
});
