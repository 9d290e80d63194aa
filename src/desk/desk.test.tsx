import { act, render, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import type { ApiFailure } from '../api/problem.ts';
import { fail, succeed, type Result } from '../domain/result.ts';
import { DeskContext, useLoaded, type Desk } from './desk.ts';
import { deskWith } from './testing-desk.ts';

type Asked = () => Promise<Result<string, ApiFailure>>;

function Screen({ load }: { readonly load: Asked }) {
  const { loaded } = useLoaded(load);
  return <p>{loaded.state === 'there' ? loaded.value : loaded.state}</p>;
}
const onDesk = (desk: Desk, load: Asked) => (
  <DeskContext value={desk}>
    <Screen load={load} />
  </DeskContext>
);
const settled = () => act(() => Promise.resolve());

it('asks again what failed once the session is open again, and nothing else', async () => {
  const load = vi
    .fn<Asked>()
    .mockResolvedValueOnce(fail({ kind: 'session-ended' }))
    .mockResolvedValue(succeed('the list'));
  const { rerender } = render(onDesk(deskWith({}), load));
  await settled();
  expect(screen.getByText('failed')).toBeTruthy();
  rerender(onDesk(deskWith({}), load));
  await settled();
  expect(screen.getByText('the list')).toBeTruthy();
  rerender(onDesk(deskWith({}), load));
  await settled();
  expect(load).toHaveBeenCalledTimes(2);
});
