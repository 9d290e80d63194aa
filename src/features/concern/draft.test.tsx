import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { fail, succeed } from '../../domain/result.ts';
import { NOW, at } from '../../test/case-fixture.ts';
import { ConcernScreen } from './ConcernScreen.tsx';
import { open, paste, soon, world } from '../../test/concern-world.tsx';

describe('what is typed', () => {
  it('is saved as a draft, and said when it is not', async () => {
    const { user } = await open({ saveDraft: () => Promise.resolve(fail({ kind: 'unreachable' })) });
    await paste(user, /What you saw and were told/, 'Words');
    expect((await screen.findAllByText(/Draft not saved/)).length).toBeGreaterThan(0);
    expect(screen.getByLabelText(/What you saw and were told/)).toHaveProperty('value', 'Words');
  });

  it('comes back when the person wants it, under the same id', async () => {
    const first = await open();
    await paste(first.user, /What you saw and were told/, 'Kept words');
    await waitFor(() => expect(first.asked.drafts.length).toBeGreaterThan(0));
    const content = first.asked.drafts.at(-1);
    const again = world({ readDraft: () => Promise.resolve(succeed({ savedAt: at('09:12'), content })) });
    cleanup();
    render(<ConcernScreen store={again.store} onLeave={() => undefined} clock={() => NOW} later={soon} />);
    const user = userEvent.setup({ delay: null });
    await user.click(await screen.findByRole('button', { name: 'Go on with it' }));
    expect(screen.getByLabelText(/What you saw and were told/)).toHaveProperty('value', 'Kept words');
  });

  it('of another child is never offered', async () => {
    const content = { version: 1, patientId: 'somebody-else', form: {} };
    await open({ readDraft: () => Promise.resolve(succeed({ savedAt: at('09:12'), content })) });
    expect(screen.queryByText('You started a concern earlier')).toBeNull();
  });

  it('is never replaced by what the record says later', async () => {
    const { user, store } = await open();
    const home = screen.getByLabelText('Who is at home');
    expect(home).toHaveProperty('value', 'Father, Daniel TESTCHILD');
    await user.type(home, ' and his brother');
    store.setState({ household: { state: 'none-recorded', asOf: at('10:50') } });
    expect(screen.getByLabelText('Who is at home')).toHaveProperty(
      'value',
      'Father, Daniel TESTCHILD and his brother',
    );
  });
});

describe('the body map', () => {
  it('marks a place from the keyboard, numbers it, and asks what it is', async () => {
    const { user } = await open();
    const ears = screen.getAllByRole('checkbox', { name: 'Left ear' });
    ears[0]?.focus();
    await user.keyboard(' ');
    expect(screen.getByRole('group', { name: 'Mark 1: Left ear' })).toBeDefined();
    for (const ear of screen.getAllByRole('checkbox', { name: 'Left ear' }))
      expect(ear.getAttribute('aria-checked')).toBe('true');
  });

  it('has every place in a list, with the ones that no drawing shows', async () => {
    const { user } = await open();
    await user.click(screen.getByText('Choose from a list instead'));
    await user.click(screen.getByLabelText('Inside the mouth'));
    expect(screen.getByRole('group', { name: 'Mark 1: Inside the mouth' })).toBeDefined();
  });
});
