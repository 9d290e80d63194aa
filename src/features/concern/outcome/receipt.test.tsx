import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { fail, succeed } from '../../../domain/result.ts';
import { NOW, at } from '../../../test/case-fixture.ts';
import {
  fillShared,
  never,
  open,
  paste,
  sendButton,
  soon,
  waiting,
  world,
} from '../../../test/concern-world.tsx';
import { ConcernScreen } from '../ConcernScreen.tsx';

const girl = { birthDate: '2012-05-01' };

describe('FGM in a girl under 18', () => {
  it(
    'is reported by the professional: by when, and the number kept after Send',
    { timeout: 60_000 },
    async () => {
      const { user, asked } = await open({}, undefined, {
        child: girl,
        log: ({ path }) => (path.endsWith('/happenings') ? waiting : undefined),
      });
      fireEvent.click(await screen.findByLabelText('Neither of these', {}, { timeout: 8000 }));
      expect(screen.getByText(/this duty does not apply/)).toBeDefined();
      fireEvent.click(screen.getByLabelText('She told me herself'));
      expect(screen.getByText(/Report by 23 Nov 2026, 17:00/)).toBeDefined();
      expect(screen.getByText('Female genital mutilation: what to tell the police on 101')).toBeDefined();
      await fillShared(user);
      await user.click(sendButton());
      await screen.findByText('Police: your report of FGM is not recorded yet');
      expect(asked.concerns[0]?.fgm).toEqual({ how: 'she-told', knownAt: new Date(NOW).toISOString() });
      await user.click(screen.getByText('Save the incident number'));
      expect(screen.getByText('Write the police’s incident number.', { exact: false })).toBeDefined();
      await paste(user, /incident number/, 'INC-2026-1');
      await user.click(screen.getByText('Save the incident number'));
      expect(await screen.findByText(/Incident number INC-2026-1/)).toBeDefined();
      expect(asked.sent.find(({ path }) => path.endsWith('/happenings'))?.body).toMatchObject({
        kind: 'police-told',
        incidentNumber: 'INC-2026-1',
      });
    },
  );
});

describe('the receipt', () => {
  it('of a record that takes nothing has the document to file, and prints it under the reference alone', async () => {
    const print = vi.spyOn(window, 'print').mockImplementation(() => {
      window.dispatchEvent(new Event('beforeprint'));
    });
    const { user, asked } = await open({}, undefined, {
      issuer: { write: 'none' },
      routes: ['secure-email'],
    });
    await fillShared(user);
    await user.click(sendButton());
    await user.click(await screen.findByText('Open the document'));
    expect(screen.getByRole('heading', { level: 1 }).textContent).toContain('Safeguarding concern');
    expect(document.title).toBe('SL-2026-000117');
    await user.click(screen.getByText('Print or save as PDF'));
    expect(print).toHaveBeenCalledTimes(1);
    expect(screen.queryByRole('alert')).toBeNull();
    // A frame without the right to it: nothing happens, and nothing says so but Safelight.
    print.mockImplementation(() => undefined);
    await user.click(screen.getByText('Print or save as PDF'));
    expect(screen.getByRole('alert').textContent).toContain('does not let Safelight print');
    expect(screen.getByText('Save it as a page')).toBeDefined();
    await user.click(screen.getByText('Back to the receipt'));
    expect(screen.getByText('Document for the record')).toBeDefined();
    expect(asked.writes).toHaveLength(0);
  });

  it('says what is there of a write that stopped half-way', async () => {
    const { user } = await open({}, { kind: 'timed-out' }, { issuer: { write: 'single' } });
    await fillShared(user);
    await user.click(sendButton());
    expect(
      await screen.findByText('In the safeguarding log. The record may or may not have it'),
    ).toBeDefined();
    expect(screen.getByText(/took too long. It may or may not have it/)).toBeDefined();
  });
});

describe('a draft', () => {
  it('of a colleague is offered by name and taken over', async () => {
    let taken = false;
    const first = await open();
    await paste(first.user, /What you saw and were told/, 'Begun by somebody else');
    const content = first.asked.drafts.at(-1);
    cleanup();
    const { store, asked } = world(
      {
        readDraft: () =>
          Promise.resolve(
            succeed(taken ? { savedAt: at('09:12'), content, handedOverBy: 'Sam MOCK' } : undefined),
          ),
      },
      undefined,
      {
        log: ({ path }) => {
          if (path === '/draft/offered') return [{ id: 'd1', by: 'Sam MOCK', savedAt: at('09:12') }];
          if (path !== '/draft/take') return undefined;
          taken = true;
          return {};
        },
      },
    );
    render(
      <ConcernScreen store={store} onLeave={() => undefined} clock={() => NOW} later={soon} again={never} />,
    );
    const user = userEvent.setup({ delay: null });
    expect(await screen.findByText('Sam MOCK handed a concern over')).toBeDefined();
    await user.click(screen.getByText('Take it over'));
    expect(await screen.findByLabelText(/What you saw and were told/)).toHaveProperty(
      'value',
      'Begun by somebody else',
    );
    expect(asked.sent.find(({ path }) => path === '/draft/take')?.body).toEqual({ id: 'd1' });
  });

  it('is handed over once it is saved, and says that nobody has it yet', async () => {
    const { user, asked } = await open({}, undefined, {
      log: ({ path }) => (path === '/draft/hand-over' ? {} : undefined),
    });
    await paste(user, /What you saw and were told/, 'Words');
    await user.click(screen.getByText('Hand over to a colleague'));
    await user.click(screen.getByText('Hand over now'));
    expect(await screen.findByText('Handed over')).toBeDefined();
    expect(asked.drafts.at(-1)).toMatchObject({ form: { facts: 'Words' } });
  });

  it('that could not be saved is said, and saved when the connection is back', async () => {
    let away = true;
    const kept: unknown[] = [];
    const { user } = await open({
      saveDraft: (content) => {
        if (away) return Promise.resolve(fail({ kind: 'unreachable' }));
        kept.push(content);
        return Promise.resolve(succeed({ savedAt: at('10:57'), content }));
      },
    });
    await paste(user, /What you saw and were told/, 'Words');
    expect(await screen.findByText('Not saved: your words are on this screen only')).toBeDefined();
    const leaving = new Event('beforeunload', { cancelable: true });
    window.dispatchEvent(leaving);
    expect(leaving.defaultPrevented).toBe(true);
    away = false;
    fireEvent(window, new Event('online'));
    expect((await screen.findAllByText(/Draft saved 10:57/)).length).toBeGreaterThan(0);
    expect(screen.queryByText('Not saved: your words are on this screen only')).toBeNull();
    expect(kept).toMatchObject([{ form: { facts: 'Words' } }]);
  });

  it('is saved in a new session when the old one has ended', async () => {
    let ended = true;
    const { user, store } = await open(
      {
        saveDraft: (content) =>
          Promise.resolve(
            ended ? fail({ kind: 'session-ended' }) : succeed({ savedAt: at('10:57'), content }),
          ),
      },
      undefined,
      {
        changes: {
          reopenGateway: () => {
            ended = false;
            return Promise.resolve();
          },
        },
      },
    );
    await paste(user, /What you saw and were told/, 'Words');
    expect((await screen.findAllByText(/Draft saved 10:57/)).length).toBeGreaterThan(0);
    expect(store.getState().ended).toBeUndefined();
  });
});
