import { screen, waitFor, within as inside } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { ConcernLogApi } from '../../../api/concern-log.ts';
import { succeed } from '../../../domain/result.ts';
import type { Brought } from '../record/became.ts';
import type { Referring } from '../referring.ts';
import { concern, id, logWith, opened, refusedWith, within } from '../testing-referrals.tsx';
import { ConcernPlace } from './ConcernPlace.tsx';
import type { Opened } from '../opened.ts';
import { amended, partsOf } from './parts.ts';
import { toSend } from './to-send.ts';

const open = (answer: Opened = opened) =>
  vi.fn<ConcernLogApi['open']>(() => Promise.resolve(succeed(answer)));
const show = (
  api: Partial<ConcernLogApi>,
  { own = true, ...changes }: Partial<Referring> & { own?: boolean } = {},
) => within(<ConcernPlace id={id} own={own} />, { log: logWith(api), ...changes });
const press = (name: string | RegExp) => userEvent.click(screen.getByRole('button', { name }));
const whole = () => screen.findByRole('heading', { level: 1, name: 'Concern SL-2026-000117' });

const second: Opened = {
  ...opened,
  versions: [
    ...opened.versions,
    {
      number: 2,
      at: '2026-11-20T10:30:00.000Z',
      by: 'Ash MOCK',
      why: 'The time of the fall was wrong.',
      changed: ['facts'],
      concern: toSend({ ...concern, facts: 'Fell at nine, says father.' }),
    },
  ],
};

describe('opening', () => {
  it('asks why first where it is not one’s own, and opens nothing until that is said', async () => {
    const asked = open();
    show({ open: asked }, { own: false });
    await press('Open it');
    expect(screen.getByRole('alert').textContent).toContain('Choose why you open it');
    await userEvent.selectOptions(screen.getByLabelText('Why do you open it?'), 'Another reason');
    await press('Open it');
    expect(screen.getByRole('alert').textContent).toContain('Say why in a few words');
    expect(asked).not.toHaveBeenCalled();
    await userEvent.type(screen.getByLabelText('In a few words'), 'Asked by the coroner.');
    await press('Open it');
    await whole();
    expect(asked).toHaveBeenCalledExactlyOnceWith(id, { reason: 'other', words: 'Asked by the coroner.' });
  });

  it('opens one’s own at once, once', async () => {
    const asked = open();
    show({ open: asked });
    await whole();
    expect(asked).toHaveBeenCalledExactlyOnceWith(id, {});
  });

  it('asks for the reason after all where the gateway wants one', async () => {
    show({ open: () => refusedWith(400, 'reason-needed') }, { own: false });
    await press('I wrote it myself');
    expect((await screen.findByRole('alert')).textContent).toContain('Somebody else wrote it');
    expect(screen.getByLabelText('Why do you open it?')).toBeTruthy();
  });

  it('says who may open it to who may not', async () => {
    show({
      open: () => refusedWith(403, 'need-to-know', 'This concern is open to those who need to know it.'),
    });
    expect((await screen.findByRole('alert')).textContent).toContain('those who need to know');
    expect(screen.queryByRole('heading', { level: 2, name: 'What it says' })).toBeNull();
  });
});

describe('the whole of it', () => {
  it('says whose it is, what it says, opinion apart, how long it is kept, and prints', async () => {
    const print = vi.spyOn(window, 'print').mockImplementation(() => undefined);
    show({ open: open() });
    await whole();
    const text = screen.getByText(/TESTCHILD, Amara/).closest('p')?.textContent;
    expect(text).toContain('14 Jan 2025');
    expect(text).toContain('999 012 3454');
    expect(screen.getByText(concern.facts)).toBeTruthy();
    expect(screen.getByRole('table').textContent).toContain('rolled on to a toy');
    const opinion = screen.getByText(concern.opinion).closest('section');
    expect(opinion?.querySelector('.chip')?.textContent).toBe('Opinion');
    expect(screen.getByText(concern.facts).closest('section')?.querySelector('.chip')).toBeNull();
    expect(screen.getByText('Kept at least until 14 Jan 2043.')).toBeTruthy();
    expect(document.title).toBe('Concern SL-2026-000117 · Safelight');
    await press('Print');
    expect(print).toHaveBeenCalledOnce();
    // A frame that may not print says nothing by itself.
    expect(screen.getByText(/does not let Safelight print/)).toBeTruthy();
    print.mockImplementation(() => void window.dispatchEvent(new Event('beforeprint')));
    await press('Print');
    expect(screen.queryByText(/does not let Safelight print/)).toBeNull();
  });

  it('puts each version beside the one before, only where they differ', async () => {
    show({ open: open(second) });
    await whole();
    const versions = inside(screen.getByRole('region', { name: 'Versions' }));
    const table = versions.getByRole('table', { name: 'Version 1 and version 2 side by side' });
    expect(table.textContent).toContain('Fell at nine, says father.');
    expect(table.textContent).toContain(concern.facts);
    expect(table.textContent).not.toContain(concern.opinion);
    expect(versions.getByText('The time of the fall was wrong.')).toBeTruthy();
    expect(screen.getByRole('region', { name: 'What it says' }).textContent).toContain('Fell at nine');
  });

  it('tells what happened as a history, newest first', async () => {
    show({
      open: open({
        ...second,
        happenings: [
          {
            kind: 'call',
            at: '2026-11-20T09:10:00Z',
            by: 'Priya SAMPLE',
            to: 'Sheffield',
            whoAnswered: 'Nobody',
            said: 'Engaged.',
          },
          {
            kind: 'acknowledged',
            at: '2026-11-20T10:40:00Z',
            by: 'Ash MOCK',
            from: 'J. DUMMY',
            theirReference: 'Y-12',
          },
        ],
      }),
    });
    await whole();
    const history = inside(screen.getByRole('region', { name: 'What happened' }));
    expect(history.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
      'They answered today 10:40, Ash MOCKFrom J. DUMMY.Their reference Y-12.',
      'Amended: version 2 today 10:30, Ash MOCKThe time of the fall was wrong.',
      'Rang Sheffield today 09:10, Priya SAMPLENobody answered.Engaged.',
      'Recorded today 09:00, Priya SAMPLE',
    ]);
  });
});

describe('amending', () => {
  const amend = vi.fn<ConcernLogApi['amend']>();
  const change = async (api: Partial<ConcernLogApi>, changes: Partial<Referring> = {}) => {
    show({ open: open(), ...api }, changes);
    await whole();
    await press('Amend');
    const facts = screen.getByLabelText('What was seen and told');
    await userEvent.clear(facts);
    await userEvent.paste('Fell at nine, says father.');
    await userEvent.click(screen.getByLabelText('Why are you changing it?'));
    await userEvent.paste('Wrong time.');
  };

  it('keeps the whole concern anew with why, and says from the desk what the record still holds', async () => {
    amend.mockResolvedValueOnce(succeed(second));
    await change({ amend });
    await press('Keep as a new version');
    expect(amend).toHaveBeenCalledWith(id, {
      after: 1,
      why: 'Wrong time.',
      concern: {
        ...toSend(concern),
        facts: 'Fell at nine, says father.',
        writtenAt: '2026-11-20T10:44:00.000Z',
      },
    });
    const said = await screen.findByText(/Kept as version 2/);
    expect(said.textContent).toContain('holds the earlier version until somebody opens this child');
  });

  it('brings the amendment to the record of the child that is open, and says when it did not come there', async () => {
    amend.mockResolvedValueOnce(succeed(second));
    const brought: Brought = { state: 'failed', why: 'The record system did not answer.' };
    const bringOpened = vi.fn(() => Promise.resolve(brought));
    await change({ amend }, { bringOpened });
    await press('Keep as a new version');
    expect(await screen.findByText(/Kept as version 2. The record system did not answer/)).toBeTruthy();
    expect(bringOpened).toHaveBeenCalledExactlyOnceWith(second);
    expect(screen.getByRole('button', { name: 'Bring version 2 to the record' })).toBeTruthy();
  });

  it('wants a change and a reason, and no needed part empty', async () => {
    show({ open: open() });
    await whole();
    await press('Amend');
    await press('Keep as a new version');
    expect(screen.getByRole('alert').textContent).toMatch(/Change something.*Say why/);
    await userEvent.clear(screen.getByLabelText('What was seen and told'));
    await press('Keep as a new version');
    expect(screen.getByRole('alert').textContent).toContain('What was seen and told: it cannot be empty');
  });

  it('loses nothing when somebody else’s version came first', async () => {
    const reopened = vi
      .fn<ConcernLogApi['open']>()
      .mockResolvedValueOnce(succeed(opened))
      .mockResolvedValue(
        succeed({
          ...second,
          versions: second.versions.map((one) =>
            one.number === 2 ? { ...one, concern: toSend({ ...concern, opinion: 'Theirs.' }) } : one,
          ),
        }),
      );
    const answers = vi
      .fn<ConcernLogApi['amend']>()
      .mockImplementationOnce(() => refusedWith(409, 'changed-since'))
      .mockResolvedValue(succeed(second));
    await change({ open: reopened, amend: answers });
    await press('Keep as a new version');
    await press('Show me theirs, and keep what I wrote');
    expect(await screen.findByText(/on top of version 2/)).toBeTruthy();
    expect(screen.getByLabelText('What was seen and told')).toHaveProperty(
      'value',
      'Fell at nine, says father.',
    );
    expect(screen.getByLabelText('What the writer thinks')).toHaveProperty('value', 'Theirs.');
    await press('Keep as a new version');
    await waitFor(() => expect(answers).toHaveBeenCalledTimes(2));
    expect(answers.mock.calls[1]?.[1]).toMatchObject({
      after: 2,
      concern: { facts: 'Fell at nine, says father.', opinion: 'Theirs.' },
    });
  });

  it('is not offered to who may not', async () => {
    show({ open: open({ ...opened, mayAmend: false }) });
    await whole();
    expect(screen.queryByRole('button', { name: 'Amend' })).toBeNull();
  });
});

it('changes each part and no other', () => {
  for (const { id: part, text, put } of partsOf(concern)) {
    const changed = put(concern, `${text} x`.trim());
    const others = partsOf(changed).filter((one) => one.id !== part);
    expect(partsOf(changed).find((one) => one.id === part)?.text).toBe(`${text} x`.trim());
    expect(others.map((one) => one.text)).toEqual(
      partsOf(concern)
        .filter((one) => one.id !== part)
        .map((one) => one.text),
    );
  }
  expect(amended(concern, { facts: concern.facts })).toBe(concern);
});
