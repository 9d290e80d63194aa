import { screen, within, waitFor } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { RuleBookApi } from '../../../api/rule-book-client.ts';
import { succeed } from '../../../domain/result.ts';
import { keptText } from './save/kept.ts';
import { badRules, soundRule } from './testing-bad-rules.ts';
import { historyOf, openEditor, versionOf } from './testing-desk.tsx';

afterEach(() => {
  keptText.forget('new');
  keptText.forget(soundRule.id);
});

const sentence = () => screen.getByText('The rule, in one sentence').nextElementSibling?.textContent;
const press = (user: UserEvent, name: string | RegExp) => user.click(screen.getByRole('button', { name }));
const draft = (more: object = {}) => historyOf(versionOf({ ...soundRule, ...more }));

/** Tabs on until a control of this name has focus. */
async function tabTo(user: UserEvent, name: string) {
  for (let i = 0; i < 60; i += 1) {
    if (document.activeElement?.getAttribute('aria-label') === name) return;
    if (document.activeElement?.textContent === name) return;
    const { id } = document.activeElement ?? {};
    if (id && document.querySelector(`label[for="${id}"]`)?.textContent === name) return;
    await user.tab();
  }
  throw new Error(`“${name}” cannot be reached by keyboard.`);
}

/** Chooses in the list that has focus, as the arrow keys of a browser would. */
async function choose(user: UserEvent, option: string) {
  const list = document.activeElement;
  if (!(list instanceof HTMLSelectElement)) throw new Error('No list has focus.');
  await user.selectOptions(list, option);
}

async function retype(user: UserEvent, text: string) {
  await user.keyboard(`{Control>}a{/Control}${text}`);
}

describe('building a rule', () => {
  it('makes “4 or more emergency attendances in the last 6 months, under 18” by keyboard alone', async () => {
    const create = vi.fn<RuleBookApi['create']>((content) =>
      Promise.resolve(succeed(historyOf(versionOf(content)))),
    );
    const { user, onSaved } = openEditor(undefined, { create });
    await tabTo(user, 'Age of the child, under: number');
    await retype(user, '18');
    await tabTo(user, 'What to look for');
    await choose(user, 'this was recorded:');
    await tabTo(user, 'Comparison');
    await choose(user, 'more than');
    await tabTo(user, 'How many');
    await retype(user, '3');
    expect(screen.getByText('That is 4 or more.')).toBeDefined();
    await tabTo(user, 'What is counted');
    await choose(user, 'emergency attendances');
    await tabTo(user, 'How far back: number');
    await retype(user, '6');
    expect(sentence()).toBe('Under 18: 4 or more emergency attendances in the last 6 months.');
    await tabTo(user, 'Title');
    await user.keyboard('More than 3 A&E visits');
    await tabTo(user, 'Save draft');
    await user.keyboard('{Enter}');
    expect(create).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({
        id: 'more-than-3-a-e-visits',
        title: 'More than 3 A&E visits',
        applies: { age: { under: 'P18Y' } },
        when: { events: { kind: 'emergency-attendance', within: 'P6M', atLeast: 4 } },
        owner: 'Jo DUMMY',
        reviewBy: '2027-11-20',
      }),
    );
    await waitFor(() => expect(onSaved).toHaveBeenCalledOnce());
  });

  it('says what is not finished, and drops nothing', async () => {
    const { user } = openEditor();
    expect(sentence()).toBe('Under 18: [choose what to look for].');
    await user.selectOptions(screen.getByLabelText('What to look for'), 'this was recorded:');
    expect(sentence()).toBe('Under 18: [choose what is counted].');
    expect(screen.queryByText(/It is missing/)).toBeNull();
    await press(user, 'Save draft');
    const summary = screen.getByRole('alert');
    expect(document.activeElement).toBe(summary);
    const link = within(summary).getByRole('button', { name: /^What is counted: It is missing/ });
    await user.click(link);
    expect(document.activeElement).toBe(screen.getByLabelText('What is counted'));
    expect(document.activeElement?.getAttribute('aria-invalid')).toBe('true');
  });

  it('nests any inside all, with the keyboard on what was added', async () => {
    const { user } = openEditor(draft());
    await press(user, 'Add “and”');
    expect(document.activeElement).toBe(screen.getAllByLabelText('What to look for')[1]);
    await choose(user, 'the child’s age is');
    await press(user, 'Put in a group: Part 2');
    const group = within(screen.getByRole('group', { name: 'Any of these' }));
    const [, second] = group.getAllByLabelText('What to look for');
    expect(document.activeElement).toBe(second);
    await choose(user, 'CP-IS shows');
    expect(sentence()).toBe(
      'Under 18: a bruise in the last 28 days, and (either under 1, or CP-IS shows a current record).',
    );
    await user.selectOptions(group.getByLabelText('How these are joined'), 'at least');
    expect(screen.getByRole('group', { name: 'At least 1 of these' })).toBeDefined();
    await press(user, 'Move up: Part 2');
    expect(sentence()).toMatch(
      /^Under 18: \(at least 1 of: under 1; CP-IS shows a current record\), and a bruise/,
    );
  });

  it('leaves a line as it is said when it gets company', async () => {
    const { user } = openEditor(draft({ when: { events: { kind: 'bruise', within: 'P6M', atLeast: 3 } } }));
    await user.selectOptions(screen.getByLabelText('Comparison'), 'more than');
    await press(user, 'Add “and”');
    expect(screen.getByLabelText<HTMLSelectElement>('Comparison').selectedOptions[0]?.text).toBe('more than');
    expect(screen.getByLabelText('How many')).toHaveProperty('value', '3');
    expect(sentence()).toMatch(/4 or more bruises/);
  });

  it('puts “but not if” and a question into words', async () => {
    const { user } = openEditor(draft());
    await press(user, 'Add “but not if”');
    await choose(user, 'this was recorded:');
    const [, not] = screen.getAllByLabelText('What is counted');
    if (not === undefined) throw new Error('no second part');
    await user.selectOptions(not, 'diagnosis of fragile bones');
    await press(user, 'Ask the clinician');
    await user.keyboard('Can {{name} move?');
    expect(sentence()).toBe(
      'Under 18: a bruise in the last 28 days, and not so: a diagnosis of fragile bones in the last 12 months, and “Can the child move?” is answered yes.',
    );
    expect(screen.getByText('the clinician’s answer to “Can the child move?”')).toBeDefined();
    expect(screen.getByText('bruises: 28 days back')).toBeDefined();
    expect(screen.getByText('until somebody answers “Can the child move?”')).toBeDefined();
  });

  it('refuses the level after the last with a sentence beside it', () => {
    const nested = { any: [{ all: [{ any: [{ all: [{ any: [soundRule.when, soundRule.when] }] }] }] }] };
    openEditor(draft({ when: nested }));
    const [refused] = screen.getAllByRole('button', { name: 'Put in a group', description: /Six levels/ });
    expect(refused?.getAttribute('aria-disabled')).toBe('true');
  });

  it('undoes and does again, by button and by keyboard, outside of fields of text', async () => {
    const { user } = openEditor(draft());
    const before = sentence();
    await press(user, 'Add “and”');
    await choose(user, 'CP-IS shows');
    const after = sentence();
    await user.keyboard('{Control>}z{/Control}');
    await user.keyboard('{Control>}z{/Control}');
    expect(sentence()).toBe(before);
    await user.keyboard('{Control>}{Shift>}z{/Shift}{/Control}');
    await press(user, 'Redo');
    expect(sentence()).toBe(after);
    await press(user, 'Remove: Part 2');
    await press(user, 'Undo');
    expect(sentence()).toBe(after);
    await user.click(screen.getByLabelText('Title'));
    await user.keyboard('{Control>}z{/Control}');
    expect(sentence()).toBe(after);
  });
});

describe('what is wrong', () => {
  it('is said beside its field as it is typed', async () => {
    const { user } = openEditor(draft({ when: { events: { kind: 'bruise', within: 'P6M', atLeast: 2 } } }));
    const many = screen.getByLabelText('How many');
    await user.clear(many);
    await user.type(many, '0');
    expect(many).toHaveProperty('value', '0');
    expect(
      screen.getByText(/0 is too few\. Give a whole number from 1 to 1000\./, { selector: '.fix' }),
    ).toBeDefined();
    expect(many.getAttribute('aria-describedby')).toBe('when.events.atLeast-error');
    const far = screen.getByLabelText('How far back: number');
    await user.clear(far);
    await user.type(far, '0');
    expect(
      screen.getByText(/Nothing lasts zero\. Give a length above zero\./, { selector: '.fix' }),
    ).toBeDefined();
  });

  it.each(badRules)('%s: is on the screen of a rule that says so', async (_, spoiled, path) => {
    const { user } = openEditor(draft(spoiled));
    await press(user, 'Save draft');
    const problems = within(screen.getByRole('alert')).getAllByRole('button');
    expect(problems.length).toBeGreaterThan(0);
    await press(user, 'As text');
    expect(screen.getByText(path, { selector: 'code' })).toBeDefined();
    for (const problem of problems) {
      await user.click(problem);
      expect(document.activeElement).not.toBe(document.body);
      expect(document.activeElement).not.toBe(problem);
    }
  });

  it('of a rule brought as text is said by its place, and can be put right', async () => {
    const { user } = openEditor(draft());
    await press(user, 'As text');
    const text = screen.getByLabelText('Rule as text');
    const paste = async (words: string) => {
      await user.clear(text);
      await user.click(text);
      await user.paste(words);
    };
    await paste('{ "id": ');
    expect(screen.getAllByText(/cannot be read as a rule/).length).toBeGreaterThan(0);
    const when = { events: { kind: 'bruise', since: 'P6M' } };
    await paste(JSON.stringify({ ...soundRule, when }));
    expect(screen.getByText('when.events.since', { selector: 'code' })).toBeDefined();
    await press(user, 'Use this text');
    await press(user, 'Take it out');
    expect(sentence()).toBe('Under 18: a bruise.');
  });
});
