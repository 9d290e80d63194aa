import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import type { RuleBookApi, TestChildFile } from '../../../api/rule-book-client.ts';
import { fail, succeed } from '../../../domain/result.ts';
import type { Rule } from '../../../rules/rule.ts';
import { shippedPack } from '../../../rules/testing-pack.ts';
import { bruiseRule } from '../../../test/pack-fixture.ts';
import { DeskContext } from '../../../desk/desk.ts';
import { deskWith } from '../../../desk/testing-desk.ts';
import { asksBeforeUnload } from '../../../desk/testing-unload.ts';
import { TryIt } from './TryIt.tsx';

const now = '2026-11-20T10:42:00Z';
const bruised: TestChildFile = {
  id: 'bruised',
  title: 'A bruise of the shin',
  now,
  events: [{ kind: 'bruise', when: '2026-11-19', siteText: 'Left shin' }],
};
const well: TestChildFile = { id: 'well', title: 'Nothing recorded', now };
const unread: TestChildFile = {
  id: 'unread',
  title: 'Nothing shared',
  now,
  notRead: { Condition: 'not-shared', Observation: 'not-shared' },
};
const children = [bruised, well, unread];
const tests: Rule['tests'] = [
  { child: 'bruised', expect: 'yes' },
  { child: 'well', expect: 'no' },
  { child: 'unread', expect: 'unknown' },
];

/** The editor around it, which keeps what is agreed on. */
function Editor({ start, files = children }: { readonly start: Rule; readonly files?: typeof children }) {
  const [rule, setRule] = useState(start);
  const [all, setAll] = useState<readonly TestChildFile[]>(files);
  return (
    <TryIt
      rule={rule}
      vocabulary={shippedPack}
      childFiles={all}
      editing={{
        onTests: (changed) => setRule({ ...rule, tests: changed }),
        onChildAdded: (child) => setAll([...all, child]),
      }}
    />
  );
}

const open = (start: Rule, api: Partial<RuleBookApi> = {}) => {
  const user = userEvent.setup();
  render(
    <DeskContext value={deskWith(api)}>
      <Editor start={start} />
    </DeskContext>,
  );
  return user;
};
const childCalled = (title: string) => {
  const item = screen.getByText(title, { selector: 'b' }).closest('li');
  if (item === null) throw new Error(`no item of ${title}`);
  return within(item);
};

describe('children that an answer was agreed on for', () => {
  it('are shown with answer, evidence and what is missing', () => {
    open({ ...bruiseRule, tests });
    expect(screen.getByText('3 of 3 as agreed')).toBeTruthy();
    expect(childCalled('A bruise of the shin').getByText('Matches')).toBeTruthy();
    expect(childCalled('A bruise of the shin').getByText('bruise, Left shin, 19 Nov 2026')).toBeTruthy();
    expect(childCalled('Nothing recorded').getAllByText('0 counted, 1 needed.')).toHaveLength(2);
    expect(childCalled('Nothing shared').getByText('Cannot tell')).toBeTruthy();
    expect(
      childCalled('Nothing shared').getByText(
        'injuries and diagnoses (not shared) and observations and findings (not shared).',
        { exact: false },
      ),
    ).toBeTruthy();
  });

  it('that answer otherwise come first, and follow the rule as it changes', () => {
    const rule = { ...bruiseRule, tests };
    const at = (changed: Rule) => (
      <DeskContext value={deskWith({})}>
        <TryIt rule={changed} vocabulary={shippedPack} childFiles={children} />
      </DeskContext>
    );
    const { rerender } = render(at({ ...rule, when: { events: { kind: 'burn' } } }));
    expect(screen.getByText('1 answers otherwise')).toBeTruthy();
    const [first] = screen.getAllByRole('listitem');
    expect(first?.textContent).toContain('A bruise of the shin');
    expect(first?.textContent).toContain('Does not match');
    expect(first?.textContent).toContain('Agreed: matches.');
    rerender(at(rule));
    expect(screen.getByText('3 of 3 as agreed')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /Add a child/ })).toBeNull();
  });

  it('can be agreed on otherwise, taken off and agreed on anew', async () => {
    const user = open({ ...bruiseRule, tests });
    const shin = 'A bruise of the shin';
    await user.selectOptions(
      childCalled(shin).getByRole('combobox', { name: `Agreed answer (${shin})` }),
      'It should not match',
    );
    expect(screen.getByText('1 answers otherwise')).toBeTruthy();
    await user.click(childCalled(shin).getByRole('button', { name: `Take off (${shin})` }));
    expect(screen.getByText('2 of 2 as agreed')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Run all 3' }));
    const all = within(screen.getByRole('region', { name: 'All 3 test children' }));
    expect(all.getByText('1 match, 1 do not match, 1 cannot be told.')).toBeTruthy();
    await user.click(all.getByRole('button', { name: `Agree: it should match (${shin})` }));
    expect(screen.getByText('3 of 3 as agreed')).toBeTruthy();
  });

  it('that are not there, or cannot be read, are said and hide no other', () => {
    const odd: TestChildFile = { id: 'odd', title: 'Odd', now, events: [{ kind: 'no-such-kind' }] };
    render(
      <DeskContext value={deskWith({})}>
        <TryIt
          rule={{
            ...bruiseRule,
            tests: [...tests, { child: 'gone', expect: 'no' }, { child: 'odd', expect: 'no' }],
          }}
          vocabulary={shippedPack}
          childFiles={[...children, odd]}
        />
      </DeskContext>,
    );
    expect(screen.getByText('2 answer otherwise')).toBeTruthy();
    expect(screen.getByText(/There is no test child “gone”/)).toBeTruthy();
    expect(screen.getByText(/cannot be read with the event kinds/)).toBeTruthy();
    expect(childCalled('Nothing recorded').getByText('Does not match')).toBeTruthy();
  });
});

it('finds one child among all by a word of the title', async () => {
  const user = open(bruiseRule);
  await user.click(screen.getByRole('button', { name: 'Run all 3' }));
  await user.type(screen.getByRole('searchbox', { name: 'Find a child' }), 'shin');
  expect(await screen.findByText('1 match, 0 do not match, 0 cannot be told.')).toBeTruthy();
  expect(screen.queryByText('Nothing shared')).toBeNull();
  await user.type(screen.getByRole('searchbox', { name: 'Find a child' }), ' arm');
  expect(await screen.findByText('No test child has these words.')).toBeTruthy();
});

it('says so while the rule cannot be evaluated', () => {
  render(
    <DeskContext value={deskWith({})}>
      <TryIt vocabulary={shippedPack} childFiles={children} />
    </DeskContext>,
  );
  expect(screen.getByText(/cannot be tried yet/)).toBeTruthy();
});

describe('a new test child', () => {
  it('is refused beside its fields, then kept with the answer that was agreed on', async () => {
    const addChild = vi.fn((child: TestChildFile) => Promise.resolve(succeed(child)));
    const user = open({ ...bruiseRule, tests }, { addChild });
    await user.click(screen.getByRole('button', { name: 'Add a child' }));
    expect(asksBeforeUnload()).toBe(false);
    await user.click(screen.getByRole('button', { name: 'Add an entry' }));
    await user.type(screen.getByLabelText('When'), '31 November');
    expect(asksBeforeUnload()).toBe(true);
    await user.click(screen.getByRole('button', { name: 'Keep this child' }));
    const summary = screen.getByRole('alert');
    expect(document.activeElement).toBe(summary);
    expect(within(summary).getAllByRole('button')).toHaveLength(3);
    expect(addChild).not.toHaveBeenCalled();

    await user.type(screen.getByLabelText('What this child shows'), 'A bruise in March');
    await user.selectOptions(screen.getByLabelText('What'), 'bruise');
    await user.clear(screen.getByLabelText('When'));
    await user.type(screen.getByLabelText('When'), '2026-03');
    await user.selectOptions(screen.getByLabelText('What should the rule say?'), 'It should match');
    await user.click(screen.getByRole('button', { name: 'Keep this child' }));
    expect(addChild.mock.calls[0]?.[0]).toMatchObject({
      id: 'a-bruise-in-march',
      title: 'A bruise in March',
      now: '2026-11-20T12:00:00.000Z',
      events: [{ kind: 'bruise', when: '2026-03' }],
    });
    expect(await screen.findByText('4 of 4 as agreed')).toBeTruthy();
    expect(screen.queryByRole('form', { name: 'Add a test child' })).toBeNull();
    expect(asksBeforeUnload()).toBe(false);
  });

  it('stays on screen when the gateway does not keep it', async () => {
    const user = open(bruiseRule, { addChild: () => Promise.resolve(fail({ kind: 'unreachable' })) });
    await user.click(screen.getByRole('button', { name: 'Add a child' }));
    await user.type(screen.getByLabelText('What this child shows'), 'Nothing at all');
    await user.click(screen.getByRole('button', { name: 'Keep this child' }));
    expect((await screen.findByRole('alert')).textContent).toContain('did not answer');
    expect(screen.getByLabelText('What this child shows')).toHaveProperty('value', 'Nothing at all');
  });
});
