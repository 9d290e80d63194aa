import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { CodeSetHistory } from '../../../api/code-sets.ts';
import type { RuleBookApi } from '../../../api/rule-book-client.ts';
import { succeed } from '../../../domain/result.ts';
import { DeskContext } from '../../../desk/desk.ts';
import { deskWith } from '../../../desk/testing-desk.ts';
import { asksBeforeUnload } from '../../../desk/testing-unload.ts';
import { CodeSetScreen } from './CodeSetScreen.tsx';

type Version = CodeSetHistory['versions'][number];
const snomed = 'http://snomed.info/sct';
const contusion = { system: snomed, code: '125667009', display: 'Contusion' };
const fracture = { system: snomed, code: '125605004', display: 'Fracture of bone' };
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
const draft: Version = { ...active, version: '1.1.0', number: 2, status: 'draft', digest: 'two' };
const history = (...versions: readonly Version[]): CodeSetHistory => ({
  id: 'bruise',
  versions: [...versions],
  usedBy: ['bruise-ear'],
});
const answer = <T,>(value: T) => Promise.resolve(succeed(value));

function open(api: Partial<RuleBookApi>) {
  const user = userEvent.setup();
  render(
    <DeskContext value={deskWith(api)}>
      <CodeSetScreen id="bruise" />
    </DeskContext>,
  );
  return user;
}

describe('one code set', () => {
  it('says where each code was found, and what is to be known of the set', async () => {
    const shipped = { ...active, concepts: [{ ...contusion, source: 'UK edition, May 2026' }, fracture] };
    open({ codeSet: () => answer({ ...history(shipped), note: 'Two codes are left out.' }) });
    const rows = (await screen.findAllByRole('row')).map(({ textContent }) => textContent);
    expect(rows[1]).toBe('Contusion125667009SNOMED CTUK edition, May 2026');
    expect(rows[2]).toBe('Fracture of bone125605004SNOMED CTcame with Safelight');
    expect(screen.getByText('Said of it where it is shipped: Two codes are left out.')).toBeTruthy();
  });

  it('is asked for before the tab is closed, only while something of it is not kept', async () => {
    const user = open({
      codeSet: () => answer(history(active)),
      saveCodeSet: () => answer(history(draft, active)),
    });
    await user.click(await screen.findByRole('button', { name: 'Change these codes' }));
    expect(asksBeforeUnload()).toBe(false);
    const code = screen.getByLabelText('Code');
    await user.type(code, '1');
    expect(asksBeforeUnload()).toBe(true);
    await user.clear(code);
    expect(asksBeforeUnload()).toBe(false);
    const [title] = screen.getAllByDisplayValue('Bruise');
    if (title === undefined) throw new Error('no title');
    await user.type(title, 's');
    expect(asksBeforeUnload()).toBe(true);
    await user.click(screen.getByRole('button', { name: 'Keep the draft' }));
    await screen.findByText('Draft, version 1.1.0');
    expect(asksBeforeUnload()).toBe(false);
  });
});
