import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { fail, succeed } from '../../domain/result.ts';
import { NOW, at } from '../../test/case-fixture.ts';
import { readDraft } from './draft.ts';
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

  it('of the version before opens with every word, choice and tick that it had', () => {
    const draft = readDraft(
      { version: 1, patientId: 'p1', form: versionOne, attempt: { concern: {} } },
      'p1',
    );
    expect(draft?.attempt).toBeUndefined();
    const form = draft?.form;
    expect(form).toMatchObject({
      id: 'c1',
      facts: 'Seen at triage.',
      opinion: 'Does not fit.',
      notes: { household: 'Father and a dog', advised: 'Come back on Monday.' },
      toWhom: 'nobody-outside',
      advice: 'J. DUMMY, 10:52: share',
      adviceFrom: '',
      consent: 'refused',
      ticks: ['delay'],
      goes: { 'mark:m1': false, 'account:0': false, 'note:household': false, opinion: true },
      read: false,
    });
    expect(form?.marks[0]).toMatchObject({ region: 'ear-left', colour: 'blue', pattern: '', ageClaimed: '' });
    expect(form?.accounts[0]).toMatchObject({ words: 'He fell.', saidBy: 'Father', saidTo: '' });
    expect(form).not.toHaveProperty('authority');
  });
});

/** As the version before kept it. */
const versionOne = {
  id: 'c1',
  about: 'child',
  startedAt: at('10:42'),
  outline: 'child',
  marks: [
    {
      id: 'm1',
      region: 'ear-left',
      view: 'face',
      kind: 'bruise',
      count: '1',
      length: '12',
      width: '8',
      shape: '',
      colour: 'blue',
      note: '',
      explanation: 'given',
      words: 'A toy',
      by: 'Father',
    },
  ],
  facts: 'Seen at triage.',
  ticks: ['delay'],
  fromRecord: [],
  accounts: [{ id: 'a1', words: 'He fell.', saidBy: 'Father', present: 'Nurse' }],
  childsVoice: '',
  opinion: 'Does not fit.',
  more: { household: 'Father and a dog', advised: 'Come back on Monday.' },
  safeNow: 'yes-with-us',
  done: '',
  decision: 'share',
  authority: '',
  alsoTell: ['police'],
  items: ['facts', 'voice', 'from-record', 'opinion'],
  consent: 'refused',
  consentBy: 'Father',
  informed: 'informed',
  advice: 'J. DUMMY, 10:52: share',
  conditions: '',
  reasons: '',
  reviewAt: '',
  read: true,
};

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

  it('has hands and feet of their own, behind one press', async () => {
    const { user } = await open();
    expect(screen.queryByRole('group', { name: 'Child: palms' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Hands and feet' }));
    const palms = within(screen.getByRole('group', { name: 'Child: palms' }));
    palms.getByRole('checkbox', { name: 'Left hand, palm' }).focus();
    await user.keyboard('{Enter}');
    expect(screen.getByRole('group', { name: 'Mark 1: Left hand, palm' })).toBeDefined();
    const soles = within(screen.getByRole('group', { name: 'Child: soles' }));
    await user.click(soles.getByRole('checkbox', { name: 'Right toes' }));
    expect(screen.getByRole('group', { name: 'Mark 2: Right toes' })).toBeDefined();
  });

  it('names the genital area once, on the front, and says what to keep in mind', async () => {
    const { user } = await open();
    await user.click(screen.getByRole('checkbox', { name: 'Genital area' }));
    const editor = within(screen.getByRole('group', { name: 'Mark 1: Genital area' }));
    expect(editor.getByText(/Do not examine again for this form/)).toBeDefined();
  });

  it('keeps what is claimed of a mark’s age as a claim, behind one press', async () => {
    const { user, asked } = await open();
    await user.click(screen.getAllByRole('checkbox', { name: 'Left ear' })[0] ?? document.body);
    expect(screen.queryByLabelText('Pattern')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'More about this mark' }));
    await paste(user, /What they say of how old it is/, '“Two days”, father');
    await paste(user, /^Pattern$/, 'In a line');
    await user.click(screen.getByRole('button', { name: 'Done with this mark' }));
    expect(screen.getByText(/^Age as claimed: .*Two days/)).toBeDefined();
    await waitFor(() => expect(JSON.stringify(asked.drafts.at(-1))).toContain('In a line'));
  });

  it('has every place in a list, with the ones that no drawing shows', async () => {
    const { user } = await open();
    await user.click(screen.getByText('Choose from a list instead'));
    await user.click(screen.getByLabelText('Inside the mouth'));
    expect(screen.getByRole('group', { name: 'Mark 1: Inside the mouth' })).toBeDefined();
  });
});
