import { screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { Field } from '../../../rules/criteria/row.ts';
import { leafNames, table } from '../../../rules/criteria/table.ts';
import { fieldWords } from '../../../text/rule-editor-criteria.ts';
import { keptText } from './save/kept.ts';
import { soundRule } from './testing-bad-rules.ts';
import { historyOf, openEditor, versionOf } from './testing-desk.tsx';

afterEach(() => keptText.forget(soundRule.id));

/** A value that a field of each type can have. */
const values: Readonly<Record<Field['type'], unknown>> = {
  'event-kind': 'bruise',
  'code-set': 'bruise',
  duration: 'P6M',
  number: 2.5,
  text: 'kg',
  question: 'Is it so?',
  id: 'another-name',
  count: 3,
  'one-of': undefined,
  'some-of': undefined,
  texts: ['brother', 'sister'],
  ages: { atLeast: 'P2D', under: 'P18Y' },
  'gap-end': { kind: 'bruise', point: 'recorded' },
  accesses: { atLeast: 2, within: 'P6M' },
  near: { kind: 'injury', within: 'P15D' },
};
const valueOf = (name: string, field: Field): unknown =>
  name === 'atLeast' && field.type === 'duration'
    ? 'P2D'
    : field.type === 'one-of'
      ? field.of[0]
      : field.type === 'some-of'
        ? field.of.slice(0, 1)
        : values[field.type];

type User = ReturnType<typeof openEditor>['user'];
const open = (when: object) => openEditor(historyOf(versionOf({ ...soundRule, when })));
const controlAt = (path: string): Element | null =>
  document.getElementById(path) ?? document.querySelector(`[id^="${path}."]`);

/** The rule as it is written now. */
async function written(user: User): Promise<unknown> {
  await user.click(screen.getByRole('button', { name: 'As text' }));
  const rule: unknown = JSON.parse(screen.getByLabelText<HTMLTextAreaElement>('Rule as text').value);
  return rule;
}

describe('every field of every criterion', () => {
  it.each(leafNames)('%s: each has a control, its value is on view, and none is lost', async (name) => {
    const fields = Object.entries<Field>(table[name].fields);
    const body = Object.fromEntries(fields.map(([field, type]) => [field, valueOf(field, type)]));
    const { user } = open({ [name]: body });
    for (const [field] of fields) expect(controlAt(`when.${name}.${field}`), field).not.toBeNull();
    expect(document.querySelector('.fix')).toBeNull();
    expect(await written(user)).toMatchObject({ when: { [name]: body } });
  });

  it.each(leafNames)('%s: what is optional is offered too, and all of it has words', async (name) => {
    const { user } = open({ [name]: {} });
    const more = screen.queryByRole('button', { name: 'More detail' });
    if (more !== null) await user.click(more);
    for (const field of Object.keys(table[name].fields)) {
      expect(controlAt(`when.${name}.${field}`), field).not.toBeNull();
      expect(fieldWords(name, field).lead, field).not.toBe(fieldWords(name, field).label);
    }
  });

  it('that is new in the table is offered without a change here', async () => {
    const fields: Record<string, Field> = table.events.fields;
    fields['bySomebodyElse'] = { type: 'one-of', of: ['parent', 'stranger'] };
    try {
      const { user } = open({ events: { kind: 'bruise' } });
      await user.click(screen.getByRole('button', { name: 'More detail' }));
      await user.selectOptions(screen.getByLabelText('By Somebody Else'), 'stranger');
      expect(await written(user)).toMatchObject({ when: { events: { bySomebodyElse: 'stranger' } } });
    } finally {
      delete fields['bySomebodyElse'];
    }
  });
});

describe('a criterion is changed by its controls', () => {
  const pick = (user: User, label: string, option: string) =>
    user.selectOptions(screen.getByLabelText(label), option);
  const type = async (user: User, label: string, text: string) => {
    await user.clear(screen.getByLabelText(label));
    await user.type(screen.getByLabelText(label), text);
  };

  it('events, in all their detail', async () => {
    const { user } = open({ events: { kind: 'bruise' } });
    await user.click(screen.getByRole('button', { name: 'More detail' }));
    await pick(user, 'How far back', 'in the last');
    await type(user, 'How far back: number', '2');
    await pick(user, 'How far back: unit', 'weeks');
    await pick(user, 'Which count once', 'at different places');
    await pick(user, 'Recorded as', 'Bruise');
    await pick(user, 'Part of the body', 'Trunk, ear or neck');
    await pick(user, 'Age when it happened', 'at least');
    await type(user, 'Age when it happened, at least: number', '2');
    await pick(user, 'Age when it happened, at least: unit', 'days');
    await pick(user, 'Not counted when near', 'injuries');
    await type(user, 'Not counted when near, within: number', '15');
    expect(await written(user)).toMatchObject({
      when: {
        events: {
          kind: 'bruise',
          within: 'P2W',
          distinct: 'place',
          codes: 'bruise',
          sites: 'site-ten',
          atAge: { atLeast: 'P2D' },
          notNear: { kind: 'injury', within: 'P15D' },
        },
      },
    });
  });

  it('and every optional one can be left alone again', async () => {
    const { user } = open({
      events: {
        kind: 'bruise',
        within: 'P2W',
        distinct: 'place',
        codes: 'bruise',
        sites: 'site-ten',
        atAge: { under: 'P2Y' },
        notNear: { kind: 'injury', within: 'P15D' },
      },
    });
    await pick(user, 'How far back', 'at any time');
    await pick(user, 'Which count once', 'each counted');
    await pick(user, 'Recorded as', 'any of them');
    await pick(user, 'Part of the body', 'anywhere');
    await pick(user, 'Age when it happened', 'of any age');
    await pick(user, 'Not counted when near', 'nothing');
    expect(await written(user)).toEqual({ ...soundRule, when: { events: { kind: 'bruise' } } });
  });

  it('a measurement with a point in it', async () => {
    const { user } = open({ value: { kind: 'bruise', op: 'over' } });
    await pick(user, 'Comparison', 'at most');
    await type(user, 'Amount', '2.50');
    await type(user, 'Unit of measurement', 'kg');
    expect(await written(user)).toMatchObject({
      when: { value: { kind: 'bruise', op: 'at-most', amount: 2.5, unit: 'kg' } },
    });
  });

  it('the time between birth and something', async () => {
    const { user } = open({ gap: {} });
    await type(user, 'Time that passed: number', '2');
    await pick(user, 'From', 'birth');
    await pick(user, 'To', 'injury');
    await pick(user, 'To: which of its dates', 'when it was recorded');
    expect(await written(user)).toMatchObject({
      when: { gap: { longerThan: 'P2M', from: 'birth', to: { kind: 'injury', point: 'recorded' } } },
    });
  });

  it('CP-IS, and who is linked to the child', async () => {
    const { user } = open({ all: [{ cpis: {} }, { household: {} }] });
    await pick(user, 'Current or ended', 'a current record');
    await pick(user, 'Kind of plan', 'only some');
    await user.click(screen.getByLabelText('looked after by a local authority'));
    await user.click(screen.getByRole('button', { name: 'More detail' }));
    await pick(user, 'Looked up before', 'at least');
    await type(user, 'Looked up before: number', '3');
    await user.type(screen.getByLabelText('Relationship'), 'brother, sister');
    await pick(user, 'Their age', 'from');
    await type(user, 'Their age, at least: number', '1');
    await type(user, 'Their age, under: number', '18');
    expect(await written(user)).toMatchObject({
      when: {
        all: [
          {
            cpis: {
              status: 'current',
              plan: ['looked-after'],
              accesses: { atLeast: 3, within: 'P12M' },
            },
          },
          { household: { relationship: ['brother', 'sister'], age: { atLeast: 'P1Y', under: 'P18Y' } } },
        ],
      },
    });
  });
});
