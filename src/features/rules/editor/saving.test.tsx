import { act, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { RuleBookApi } from '../../../api/rule-book-client.ts';
import { fail, succeed } from '../../../domain/result.ts';
import { asksBeforeUnload } from '../../../desk/testing-unload.ts';
import { keptText } from './save/kept.ts';
import { soundRule } from './testing-bad-rules.ts';
import { historyOf, openEditor, versionOf } from './testing-desk.tsx';

const id = soundRule.id;
const owed = [{ path: 'advice', message: 'It is missing.', fix: 'Say it in words.' }];
const tests = ['yes', 'no', 'unknown'].map((expect) => ({ child: 'x', expect }));
const draft = () => historyOf(versionOf({ ...soundRule, tests }));
/** Version 1 is with clinicians, and nobody has begun another. */
const active = () => historyOf(versionOf(soundRule, { status: 'active' }));
const keeps = () =>
  vi.fn<RuleBookApi['saveDraft']>((_, content) =>
    Promise.resolve(succeed(historyOf(versionOf({ ...content }, { digest: 'digest-2', owed })))),
  );
const press = (user: ReturnType<typeof openEditor>['user'], name: string | RegExp) =>
  user.click(screen.getByRole('button', { name }));
const write = async (user: ReturnType<typeof openEditor>['user'], label: string, text: string) => {
  await user.clear(screen.getByLabelText(label));
  await user.type(screen.getByLabelText(label), text);
};

afterEach(() => {
  keptText.forget(id);
  keptText.forget('new');
  window.location.hash = '';
});

describe('saving', () => {
  it('goes on with the draft that was seen, and leads to what is owed', async () => {
    const saveDraft = keeps();
    const { user, onSaved } = openEditor(draft(), { saveDraft });
    await write(user, 'Why it matters', 'So');
    await press(user, 'Save draft');
    expect(saveDraft).toHaveBeenCalledExactlyOnceWith(
      id,
      expect.objectContaining({ why: 'So' }),
      'digest-1',
      undefined,
    );
    const summary = await screen.findByRole('alert');
    expect(summary.textContent).toContain('one thing is still to do');
    await user.click(within(summary).getByRole('button', { name: /^Do: It is missing/ }));
    expect(document.activeElement).toBe(screen.getByLabelText('Do'));
    expect(onSaved).not.toHaveBeenCalled();
    await user.type(screen.getByLabelText('Do'), ' more');
    await press(user, 'Save draft');
    expect(saveDraft.mock.calls[1]?.[2]).toBe('digest-2');
    await press(user, 'Go to the rule');
    expect(onSaved).toHaveBeenCalledOnce();
  });

  it('of a change asks why, and says which version it becomes', async () => {
    const saveDraft = keeps();
    const { user } = openEditor(active(), { saveDraft });
    expect(screen.getByText('version 1 stays active meanwhile')).toBeDefined();
    await write(user, 'Age of the child, under: number', '16');
    expect(screen.getByText(/This changes who it is for: version 2\.0\.0\./)).toBeDefined();
    expect(screen.getByText('Applies to: under 18 → under 16')).toBeDefined();
    await press(user, 'Save draft');
    expect(saveDraft).not.toHaveBeenCalled();
    expect(screen.getByRole('alert').textContent).toContain('Say why it is changed.');
    await user.type(screen.getByLabelText('Why it is changed'), 'Policy SG-14.');
    await press(user, 'Save draft');
    expect(saveDraft).toHaveBeenCalledWith(id, expect.anything(), undefined, 'Policy SG-14.');
  });

  it.each([
    ['High', /This changes how loud it is: version 2\.0\.0\./],
    ['Medium', /This changes how loud it is: version 2\.0\.0\./],
  ])('counts %s as another severity', async (severity, words) => {
    const { user } = openEditor(active());
    await press(user, severity);
    expect(screen.getByText(words)).toBeDefined();
  });

  it('counts what it looks for as minor and other words as a patch', async () => {
    const { user } = openEditor(active());
    await write(user, 'Why it matters', 'So.');
    expect(screen.getByText(/words or test children only: version 1\.0\.1\./)).toBeDefined();
    await write(user, 'How far back: number', '20');
    expect(screen.getByText(/what it looks for or advises: version 1\.1\.0\./)).toBeDefined();
  });

  it('says beside the field what the gateway alone knew', async () => {
    const problem = {
      code: 'id-taken',
      message: 'There is a rule of this name already.',
      field: 'content.id',
      fix: 'Give it its own id.',
    };
    const create = () => Promise.resolve(fail({ kind: 'refused', status: 409, problem } as const));
    const { user } = openEditor(undefined, { create });
    await user.selectOptions(screen.getByLabelText('What to look for'), 'the child’s age is');
    await user.type(screen.getByLabelText('Title'), 'Young');
    await press(user, 'Save draft');
    const summary = await screen.findByRole('alert');
    await user.click(within(summary).getByRole('button', { name: /a rule of this name already/ }));
    expect(document.activeElement).toBe(screen.getByLabelText('Name in addresses and files'));
    expect(screen.getByText(/There is a rule of this name already/, { selector: '.fix' })).toBeDefined();
  });

  it('does not call a rule what a page is called', async () => {
    const create = vi.fn<RuleBookApi['create']>();
    const { user } = openEditor(undefined, { create });
    await user.selectOptions(screen.getByLabelText('What to look for'), 'the child’s age is');
    await user.type(screen.getByLabelText('Title'), 'Proposals');
    await press(user, 'Save draft');
    expect(screen.getByText(/a page of this name/, { selector: '.fix' })).toBeDefined();
    expect(create).not.toHaveBeenCalled();
  });

  it('keeps the text when the sign-in has ended', async () => {
    const saveDraft = () => Promise.resolve(fail({ kind: 'session-ended' } as const));
    const { user, close } = openEditor(draft(), { saveDraft });
    await write(user, 'Why it matters', 'A long text.');
    await press(user, 'Save draft');
    expect((await screen.findByRole('alert')).textContent).toContain('What you have written is still here.');
    close();
    openEditor(draft());
    expect(screen.getByLabelText('Why it matters')).toHaveProperty('value', 'A long text.');
    expect(screen.getByText(/This is what you had not saved/)).toBeDefined();
    await press(user, 'Start from what is saved instead');
    expect(screen.getByLabelText('Why it matters')).toHaveProperty('value', 'Because.');
  });
});

describe('a draft that somebody else has changed', () => {
  const theirs = historyOf(
    versionOf({ ...soundRule, severity: 'high' }, { digest: 'theirs', authors: [{ name: 'L. SPECIMEN' }] }),
  );
  const changed = {
    kind: 'refused',
    status: 409,
    problem: { code: 'changed-since', message: 'It has been changed since you read it.' },
  } as const;
  const openChanged = async () => {
    const saveDraft = vi
      .fn<RuleBookApi['saveDraft']>()
      .mockResolvedValueOnce(fail(changed))
      .mockImplementation(keeps());
    const editor = openEditor(draft(), { saveDraft, history: () => Promise.resolve(succeed(theirs)) });
    await write(editor.user, 'Why it matters', 'Mine.');
    await press(editor.user, 'Save draft');
    await press(editor.user, 'Look at theirs');
    return { ...editor, saveDraft };
  };

  it('is shown beside mine, and mine can be saved over it', async () => {
    const { user, saveDraft } = await openChanged();
    expect(screen.getByText('Theirs, by L. SPECIMEN:')).toBeDefined();
    expect(screen.getByText('Severity: high → low')).toBeDefined();
    expect(screen.getByLabelText('Why it matters')).toHaveProperty('value', 'Mine.');
    await press(user, 'Save yours over theirs');
    expect(saveDraft.mock.calls[1]?.slice(1, 3)).toEqual([
      expect.objectContaining({ why: 'Mine.' }),
      'theirs',
    ]);
  });

  it('can be taken instead, which can be undone, and is then what is saved over', async () => {
    const { user, saveDraft } = await openChanged();
    await press(user, /^Take theirs/);
    expect(screen.getByLabelText('Why it matters')).toHaveProperty('value', 'Because.');
    await press(user, 'Undo');
    expect(screen.getByLabelText('Why it matters')).toHaveProperty('value', 'Mine.');
    await press(user, 'Save draft');
    expect(saveDraft.mock.calls[1]?.[2]).toBe('theirs');
  });
});

describe('leaving', () => {
  it('by closing the tab asks only while something is not saved', async () => {
    const { user, close } = openEditor(draft(), { saveDraft: keeps() });
    expect(asksBeforeUnload()).toBe(false);
    await user.type(screen.getByLabelText('Why it matters'), 'x');
    expect(asksBeforeUnload()).toBe(true);
    await press(user, 'Undo');
    expect(asksBeforeUnload()).toBe(false);
    await press(user, 'Redo');
    await press(user, 'Save draft');
    await screen.findByRole('alert');
    expect(asksBeforeUnload()).toBe(false);
    await user.type(screen.getByLabelText('Why it matters'), 'y');
    expect(asksBeforeUnload()).toBe(true);
    close();
    expect(asksBeforeUnload()).toBe(false);
  });

  it('asks first where something is not saved', async () => {
    const { user, onLeave } = openEditor(draft());
    await write(user, 'Why it matters', 'Other.');
    await press(user, 'Close');
    const asked = screen.getByRole('alertdialog');
    expect(document.activeElement).toBe(asked);
    await user.click(within(asked).getByRole('button', { name: 'Stay' }));
    expect(onLeave).not.toHaveBeenCalled();
    await press(user, 'Close');
    await press(user, 'Leave without saving');
    expect(onLeave).toHaveBeenCalledOnce();
  });

  it('by a link asks too, and goes where the link led', async () => {
    const { user } = openEditor(draft());
    await write(user, 'Why it matters', 'Other.');
    await user.click(screen.getByRole('link', { name: 'Back to the rule' }));
    expect(window.location.hash).toBe('');
    await press(user, 'Leave without saving');
    expect(window.location.hash).toBe(`#/rules/${id}`);
  });

  it('does not ask where nothing is changed', async () => {
    const { user, onLeave } = openEditor(draft());
    await press(user, 'Close');
    expect(onLeave).toHaveBeenCalledOnce();
  });
});

describe('the rest of a rule', () => {
  it('is limited to places where care is given', async () => {
    const saveDraft = keeps();
    const { user } = openEditor(draft(), { saveDraft });
    await user.click(screen.getByLabelText('Everywhere care is given'));
    await user.click(screen.getByLabelText('GP surgery'));
    await act(() => press(user, 'Save draft'));
    expect(saveDraft.mock.calls[0]?.[1]).toMatchObject({ applies: { settings: ['emergency', 'gp'] } });
  });

  it('is read in the flag as the clinician will', async () => {
    const { user } = openEditor(draft());
    await write(user, 'Title', 'Bruise');
    await write(user, 'Do', 'Ask a senior.');
    await press(user, 'High');
    const heading = screen.getByRole('heading', { name: 'High Bruise' });
    expect(heading.closest('.flag')?.textContent).toContain('Do: Ask a senior.');
  });
});
