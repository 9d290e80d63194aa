import { fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { CodeSetHistory } from '../../../api/code-sets.ts';
import type { ApiFailure } from '../../../api/problem.ts';
import type { RuleBookApi } from '../../../api/rule-book-client.ts';
import type { Right } from '../../../api/sessions.ts';
import { fail, succeed } from '../../../domain/result.ts';
import { badCodes, soundCodes } from '../../../rules/validate/testing-codes.ts';
import { DeskContext } from '../../../desk/desk.ts';
import { deskWith } from '../../../desk/testing-desk.ts';
import { CodeSetScreen } from './CodeSetScreen.tsx';
import { CodeSetsScreen } from './CodeSetsScreen.tsx';
import { readPasted } from './paste-codes.ts';
import { idFrom, ofRow, problemsOf } from './rows.ts';

type Version = CodeSetHistory['versions'][number];
const snomed = 'http://snomed.info/sct';
const contusion = { system: snomed, code: '125667009', display: 'Contusion' };
const fracture = { system: snomed, code: '125605004', display: 'Fracture of bone', in: ['fracture'] };
const active: Version = {
  id: 'bruise',
  version: '1.0.0',
  number: 1,
  status: 'active',
  title: 'Bruise',
  digest: 'one',
  concepts: [contusion],
  authors: [{ name: 'Safelight rule pack' }],
  createdAt: '2026-11-01T10:00:00Z',
  differences: [],
};
const draft: Version = {
  ...active,
  version: '1.1.0',
  number: 2,
  status: 'draft',
  digest: 'two',
  concepts: [contusion, { ...fracture, source: 'UK edition' }],
  authors: [{ name: 'Lee SPECIMEN' }],
  differences: [{ field: 'concepts', level: 'minor', words: 'Added: Fracture of bone (125605004)' }],
};
const history = (...versions: readonly Version[]): CodeSetHistory => ({
  id: 'bruise',
  versions: [...versions],
  usedBy: ['bruise-ear'],
});
const answer = <T,>(value: T) => Promise.resolve(succeed(value));
const refused = (code: string, more: object = {}): Promise<ReturnType<typeof fail<ApiFailure>>> =>
  Promise.resolve(
    fail({ kind: 'refused', status: 409, problem: { code, message: 'Not like this.', ...more } }),
  );

function open(id: string | undefined, api: Partial<RuleBookApi>, rights: readonly Right[] = ['edit-rules']) {
  const user = userEvent.setup();
  render(
    <DeskContext value={{ ...deskWith(api), rights }}>
      <CodeSetScreen {...(id === undefined ? {} : { id })} />
    </DeskContext>,
  );
  return user;
}

describe('the list of code sets', () => {
  const sets = [
    { id: 'bruise', title: 'Bruise', version: '1.0.0', concepts: 8, usedBy: ['bruise-ear'], draft: true },
    { id: 'burn', title: 'Burn', version: '1.0.0', concepts: 1, usedBy: [], draft: false },
  ];
  const show = (api: Partial<RuleBookApi>) =>
    render(
      <DeskContext value={deskWith(api)}>
        <CodeSetsScreen />
      </DeskContext>,
    );

  it('shows each with its codes, the rules that use it, and a draft that waits', async () => {
    show({ codeSets: () => answer(sets) });
    const row = (await screen.findByRole('link', { name: 'Bruise' })).closest('tr');
    expect(row?.textContent).toBe('Bruise1.0.0  draft waits8bruise-ear');
    await userEvent.type(screen.getByRole('searchbox'), 'burn');
    expect(screen.queryByRole('link', { name: 'Bruise' })).toBeNull();
    expect(screen.getByText('no rule in force')).toBeTruthy();
  });

  it('is never shown as empty when it was not answered', async () => {
    show({ codeSets: () => Promise.resolve(fail({ kind: 'unreachable' })) });
    expect((await screen.findByRole('alert')).textContent).toContain('did not answer');
    expect(screen.queryByText('There are no code sets yet.')).toBeNull();
  });
});

describe('one code set', () => {
  it('is changed by choosing a known code with the keyboard, and kept', async () => {
    const saveCodeSet = vi.fn<RuleBookApi['saveCodeSet']>(() => answer(history(draft, active)));
    const user = open('bruise', {
      codeSet: () => answer(history(active)),
      findCodes: (text) => answer(text === 'fract' ? [fracture] : []),
      saveCodeSet,
    });
    await user.click(await screen.findByRole('button', { name: 'Change these codes' }));
    await user.type(screen.getByRole('combobox', { name: /Search the codes/ }), 'fract');
    await screen.findByRole('option', { name: /Fracture of bone/ });
    await user.keyboard('{Enter}');
    expect(screen.getByText('Added: Fracture of bone (125605004).')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Keep the draft' }));
    expect(saveCodeSet.mock.calls[0]).toEqual([
      'bruise',
      {
        title: 'Bruise',
        concepts: [
          contusion,
          {
            system: snomed,
            code: '125605004',
            display: 'Fracture of bone',
            source: 'Already used in fracture',
          },
        ],
      },
    ]);
    expect(await screen.findByText('Draft, version 1.1.0')).toBeTruthy();
  });

  it('says what is wrong with a code while it is typed, and takes it once it is right', async () => {
    const user = open('bruise', { codeSet: () => answer(history(active)) });
    await user.click(await screen.findByRole('button', { name: 'Change these codes' }));
    const code = screen.getByLabelText('Code');
    await user.type(code, '125605005');
    expect(screen.getByText(/The check digit does not fit/)).toBeTruthy();
    await user.clear(code);
    await user.type(code, '125605004');
    expect(screen.getByText(/The form of this code is right/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Add this code' }));
    expect(screen.getByText(/125605004 has no source/)).toBeTruthy();
    const [source] = screen.getAllByLabelText('Where it was found');
    if (source === undefined) throw new Error('no field');
    await user.type(source, 'UK edition');
    await user.click(screen.getByRole('button', { name: 'Add this code' }));
    expect(screen.getByText('Added: 125605004.')).toBeTruthy();
  });

  it('is not sent while it is empty, and leads to what is missing', async () => {
    const saveCodeSet = vi.fn<RuleBookApi['saveCodeSet']>();
    const user = open('bruise', { codeSet: () => answer(history(active)), saveCodeSet });
    await user.click(await screen.findByRole('button', { name: 'Change these codes' }));
    await user.click(screen.getByRole('button', { name: /Remove Contusion/ }));
    await user.click(screen.getByRole('button', { name: 'Keep the draft' }));
    await user.click(within(screen.getByRole('alert')).getByText(/There is no code in it/));
    expect(document.activeElement).toBe(screen.getByRole('combobox', { name: /Search the codes/ }));
    expect(saveCodeSet).not.toHaveBeenCalled();
  });

  it('that somebody else changed meanwhile is read again, and nothing is written over', async () => {
    const codeSet = vi.fn(() => answer(history(draft, active)));
    const saveCodeSet = vi.fn<RuleBookApi['saveCodeSet']>(() => refused('changed-since'));
    const user = open('bruise', { codeSet, saveCodeSet });
    await user.click(await screen.findByRole('button', { name: 'Change these codes' }));
    await user.click(screen.getByRole('button', { name: 'Keep the draft' }));
    expect(saveCodeSet.mock.calls[0]?.[1].seen).toBe('two');
    await user.click(await screen.findByRole('button', { name: 'Read it again' }));
    expect(codeSet).toHaveBeenCalledTimes(2);
  });
});

describe('a draft that waits', () => {
  const approving = (moveCodeSet: RuleBookApi['moveCodeSet'], rights: readonly Right[] = ['approve-rules']) =>
    open('bruise', { codeSet: () => answer(history(draft, active)), moveCodeSet }, rights);

  it('is approved with a reason by a second person', async () => {
    const move = vi.fn<RuleBookApi['moveCodeSet']>(() =>
      answer(history({ ...draft, status: 'active' }, { ...active, status: 'retired' })),
    );
    const user = approving(move);
    await user.click(await screen.findByRole('button', { name: 'Approve and bring into force' }));
    expect(document.activeElement).toBe(screen.getByLabelText('Why it is right'));
    expect(move).not.toHaveBeenCalled();
    await user.type(screen.getByLabelText('Why it is right'), 'Checked.');
    await user.click(screen.getByRole('button', { name: 'Approve and bring into force' }));
    expect(move.mock.calls[0]).toEqual([
      'bruise',
      { move: 'approve', number: 2, digest: 'two', reason: 'Checked.' },
    ]);
    expect(await screen.findByText('Version 1.1.0 is in force.')).toBeTruthy();
  });

  it('stays a draft when a rule would answer otherwise, and the rule is named', async () => {
    const problems = [{ path: 'bruise-ear.tests[0]', message: '“A bruise” gives no.', fix: 'Change it.' }];
    const user = approving(() => refused('rule-not-sound', { problems }));
    await user.type(await screen.findByLabelText('Why it is right'), 'Checked.');
    await user.click(screen.getByRole('button', { name: 'Approve and bring into force' }));
    const alert = within(await screen.findByRole('alert'));
    expect(alert.getByText(/Nothing changed/)).toBeTruthy();
    expect(alert.getByRole('link', { name: 'bruise-ear' }).getAttribute('href')).toBe('#/rules/bruise-ear');
    expect(alert.getByText('“A bruise” gives no. Change it.')).toBeTruthy();
    expect(screen.getByText('Draft, version 1.1.0')).toBeTruthy();
  });

  it('is not approved without the right to', async () => {
    approving(() => refused('no-right'), ['read-rules']);
    expect(await screen.findByText('Your role may not approve code sets.')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /Approve/ })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Change these codes' })).toBeNull();
  });
});

describe('a new code set', () => {
  it('never becomes the next version of one that is there', async () => {
    const saveCodeSet = vi.fn<RuleBookApi['saveCodeSet']>();
    const sets = [{ id: 'bruise', title: 'Bruise', version: '1.0.0', concepts: 1, usedBy: [], draft: false }];
    const user = open(undefined, { codeSets: () => answer(sets), saveCodeSet });
    await user.type(screen.getByLabelText('What these codes stand for'), 'Bruise');
    expect(await screen.findByText(/There is a code set of this name already/i)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Keep the draft' }));
    expect(saveCodeSet).not.toHaveBeenCalled();
  });

  it('has an id made from its title', () => {
    expect(['Burn of the hand', ' É! ', '…'].map(idFrom)).toEqual(['burn-of-the-hand', 'e', '']);
  });
});

describe('many codes at once', () => {
  const pasted = (text: string, source = 'UK edition') =>
    readPasted(text, { system: snomed, source, there: new Set([`${snomed}|125667009`]) });

  it('are read from columns, from SNOMED CT’s own writing, and from a code with its words', () => {
    const { rows, left } = pasted(
      '125605004\tFracture\tRelease 39\n71620000 |Fracture of femur|\n36787001, Bruise, trunk',
    );
    expect(left).toEqual([]);
    expect(rows.map(({ code, display, source }) => [code, display, source])).toEqual([
      ['125605004', 'Fracture', 'Release 39'],
      ['71620000', 'Fracture of femur', 'UK edition'],
      ['36787001', 'Bruise, trunk', 'UK edition'],
    ]);
  });

  it('leave behind what is wrong, there already, twice or without a source', () => {
    const { rows, left } = pasted(
      '125667009 Contusion\n125605005 Fracture\n71620000 A\n71620000 B\nwords only',
    );
    expect(rows.map(({ code }) => code)).toEqual(['71620000']);
    expect(left.map(({ line }) => line)).toEqual([
      '125667009 Contusion',
      '125605005 Fracture',
      '71620000 B',
      'words only',
    ]);
    expect(pasted('71620000 A', ' ').rows).toEqual([]);
  });

  it('are added together, and the lines that are wrong stay in the box', async () => {
    const user = open('bruise', { codeSet: () => answer(history(active)) });
    await user.click(await screen.findByRole('button', { name: 'Change these codes' }));
    const box = screen.getByLabelText('One code on each line');
    fireEvent.change(box, { target: { value: '71620000 Fracture of femur\n71620001 Wrong' } });
    const source = screen.getAllByLabelText('Where it was found').at(-1);
    if (source === undefined) throw new Error('no field');
    await user.type(source, 'UK edition');
    await user.click(screen.getByRole('button', { name: 'Add 1 code' }));
    expect(screen.getByText('1 code added.')).toBeTruthy();
    expect(box).toHaveProperty('value', '71620001 Wrong');
  });
});

describe('the checks beside each code', () => {
  it.each(badCodes)('name the $at of $code of $system ($why)', ({ at, why: _, ...row }) => {
    const problems = problemsOf(
      { id: 'one', title: 'One', rows: [...soundCodes, row].map((one) => ({ ...one })) },
      [],
    );
    expect(problems.every(({ path }) => path.startsWith(`concepts[${soundCodes.length}]`))).toBe(true);
    expect(ofRow(problems, soundCodes.length)).toHaveLength(1);
  });
});
