import { screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { NOW } from '../../../test/case-fixture.ts';
import { open } from '../../../test/concern-world.tsx';

it('says that a child whose details were not read cannot be written about yet, and reads them again', async () => {
  const readAgain = vi.fn(() => Promise.resolve());
  const asOf = new Date(NOW).toISOString();
  const { user } = await open({}, undefined, {
    changes: { readAgain, child: { state: 'unavailable', why: { kind: 'no-answer' }, asOf } },
  });
  expect(screen.queryByText(/^Read every word/)).toBeNull();
  expect(screen.getByText(/cannot be read or sent yet/)).toBeDefined();
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(readAgain).toHaveBeenCalledExactlyOnceWith('Patient');
});
