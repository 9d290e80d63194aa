import * as v from 'valibot';
import { expect, it, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { Send } from '../../api/call.ts';
import type { ApiFailure } from '../../api/problem.ts';
import { fail, succeed, type Result } from '../../domain/result.ts';
import { inNewSession } from './in-new-session.ts';

const call = { method: 'GET', path: '/rule-book', answer: v.string() } as const;

/** Calls that are answered so in turn, over a gateway session in this state. */
function over(state: 'opening' | 'open' | 'away', ...answers: readonly ('ok' | ApiFailure)[]) {
  const store = createStore(() => ({ gateway: { state } }));
  const left = [...answers];
  const made = vi.fn();
  const send: Send = (asked) => {
    made();
    const answer = left.shift();
    const result: Result<unknown, ApiFailure> =
      answer === undefined || answer === 'ok' ? succeed('there') : fail(answer);
    return Promise.resolve(result.ok ? succeed(v.parse(asked.answer, result.value)) : result);
  };
  return { again: inNewSession(send, store), store, made };
}
const ended = { kind: 'session-ended' } as const;

it('is one call where it is answered, whatever the answer', async () => {
  for (const answer of ['ok', { kind: 'unreachable' }, { kind: 'timed-out' }] as const) {
    const { again, made } = over('open', answer);
    expect((await again(call)).ok).toBe(answer === 'ok');
    expect(made).toHaveBeenCalledOnce();
  }
});

it('waits for the new session and calls once more in it', async () => {
  const { again, store, made } = over('opening', ended, 'ok');
  const answer = again(call);
  await Promise.resolve();
  store.setState({ gateway: { state: 'open' } });
  expect(await answer).toEqual({ ok: true, value: 'there' });
  expect(made).toHaveBeenCalledTimes(2);
});

it('says that the session has ended where no other opens', async () => {
  const { again, store, made } = over('opening', ended, 'ok');
  const answer = again(call);
  store.setState({ gateway: { state: 'away' } });
  expect(await answer).toEqual({ ok: false, failure: ended });
  expect(made).toHaveBeenCalledOnce();
});

it('is not made a third time', async () => {
  const { again, made } = over('open', ended, ended, 'ok');
  expect(await again(call)).toEqual({ ok: false, failure: ended });
  expect(made).toHaveBeenCalledTimes(2);
});
