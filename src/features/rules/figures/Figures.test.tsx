import { render, screen, within, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FigurePeriod, RuleBookApi } from '../../../api/rule-book-client.ts';
import type { Figures } from '../../../api/rule-figures.ts';
import { fail, succeed } from '../../../domain/result.ts';
import { DeskContext, type Desk } from '../../../desk/desk.ts';
import { deskWith } from '../../../desk/testing-desk.ts';
import { figuresOf, never, often, silent } from './figures-fixture.ts';
import { FiguresScreen } from './FiguresScreen.tsx';
import { RuleFigures } from './RuleFigures.tsx';

const down = { kind: 'unreachable' } as const;
const desk = (api: Partial<RuleBookApi>): Desk => ({ ...deskWith(api), rights: ['read-rules'] });
const show = (what: 'rule' | 'all', api: Partial<RuleBookApi>) =>
  render(
    <DeskContext value={desk(api)}>
      {what === 'rule' ? <RuleFigures rule="frequent-attendance" /> : <FiguresScreen />}
    </DeskContext>,
  );
const answering = (figures: Figures, asked: FigurePeriod[] = []) => ({
  figures: (period: FigurePeriod) => {
    asked.push(period);
    return Promise.resolve(succeed(figures));
  },
});
const row = (name: string | RegExp): readonly string[] =>
  within(screen.getByRole('row', { name }))
    .getAllByRole('cell')
    .map(({ textContent }) => textContent);

describe('figures of one rule', () => {
  it('stand side by side for each version, and say what is not known instead of nothing', async () => {
    const asked: FigurePeriod[] = [];
    show('rule', answering(figuresOf(often, silent), asked));
    await screen.findByRole('table', { name: /each version, 21 Nov 2025 to 20 Nov 2026/ });
    expect(asked).toEqual([{ rule: 'frequent-attendance', from: '2025-11-21', to: '2026-11-20' }]);
    expect(screen.getAllByRole('columnheader').map(({ textContent }) => textContent)).toContain(
      'Version 2 silent',
    );
    expect(row(/^Children it was tried on/)).toEqual(['12,480', '3,280']);
    expect(row(/^Silent flags, shown to nobody/)).toEqual(['60', 'too few to tell']);
    expect(row(/^Flags for every 1,000/)).toEqual(['41', 'too few to tell']);
    expect(row(/^not relevant to this visit/)).toEqual(['52', '0']);
    expect(row(/^Set aside, of those answered/)).toEqual(['62%', 'not shown yet']);
    expect(row(/^Right, where/)).toEqual(['35%', 'not known yet']);
  });

  it('warn in words and say what to do', async () => {
    show('rule', answering(figuresOf(often, { ...never, number: 3, version: '3.0.0' })));
    const warnings = await screen.findByRole('list', { name: 'Look at this' });
    expect(
      within(warnings)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual([
      expect.stringMatching(/^Version 1: It flags 41 of every 1,000 children\. .*Narrow who it applies to/),
      expect.stringMatching(/^Version 1: 62% of the people who answered it set it aside\. /),
      expect.stringMatching(/^Version 3: It has flagged nobody in 90 days\. .*test child/),
    ]);
  });

  it('warn without a number where the number would point at somebody', async () => {
    const warnings = [{ kind: 'overridden', limit: 0.5 } as const];
    show('rule', answering(figuresOf({ ...often, overriddenRate: undefined, warnings })));
    await screen.findByText(/Over half of the people who answered it set it aside/);
    expect(row(/^Set aside, of those answered/)).toEqual(['too few to tell']);
  });

  it('are drawn over time, what is not told as hatch and never as 0, with the same as a table', async () => {
    const { container } = show('rule', answering(figuresOf(often, silent)));
    const picture = await screen.findByRole('img', { name: 'Flags by month' });
    expect(picture.getAttribute('aria-description')).toContain('from Jun 2026 to Nov 2026');
    expect([...picture.querySelectorAll('text')].map(({ textContent }) => textContent)).toEqual(
      expect.arrayContaining(['Version 1, active', '60', '78', '104', 'Nov']),
    );
    expect(picture.querySelectorAll('.shown')).toHaveLength(3);
    expect(picture.querySelectorAll('.silent')).toHaveLength(1);
    expect(picture.querySelectorAll('.untold')).toHaveLength(2);
    // September of the first, and five months of the second, are no zeros either.
    expect(picture.querySelectorAll('.not-tried')).toHaveLength(6);
    expect(picture.querySelectorAll('.zero')).toHaveLength(0);
    expect(container.querySelectorAll('[style]')).toHaveLength(0);
    await userEvent.click(screen.getByText('The same as a table'));
    expect(row(/^Oct 2026/)).toEqual(['1', '3,100', 'too few to tell', '0']);
  });

  it('say that there are none, which is not that there were no flags', async () => {
    show('rule', answering(figuresOf()));
    await screen.findByText(/no version of it has been tried on a child/);
    expect(screen.queryByRole('table')).toBeNull();
  });

  it('say that they could not be read, and ask again', async () => {
    let answers = 0;
    show('rule', {
      figures: () => Promise.resolve(answers++ === 0 ? fail(down) : succeed(figuresOf(often))),
    });
    expect((await screen.findByRole('alert')).textContent).toContain('The figures: could not be read');
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await screen.findByRole('img', { name: 'Flags by month' });
  });
});

describe('figures of all rules', () => {
  const titles = (): readonly string[] =>
    screen.getAllByRole('rowheader').map((header) => header.textContent.replace(/Now.*/, ''));

  it('say how much all rules ask together, and which rules to look at', async () => {
    show('all', answering(figuresOf(never, often, silent)));
    await screen.findByText('20 of every 1,000');
    screen.getByText(/children seen \(18,420 in all\)/);
    screen.getByText(/^Look at 2 rules/);
    screen.getByText('Now: over 50% set aside');
    expect(row(/^Broken thigh bone/)).toEqual([
      '400',
      '0',
      '0',
      '9',
      '0',
      'nobody answered',
      '0',
      'not known yet',
    ]);
  });

  it('are sorted by the column that is pressed; what is not known stands last both ways', async () => {
    show('all', answering(figuresOf(never, silent, often)));
    const [a, b, c] = [/^More than 3.*Version 1/, /^More than 3.*Version 2/, /^Broken/];
    const stand = (...names: readonly RegExp[]): void => {
      titles().forEach((title, i) => expect(title).toMatch(names[i] ?? /^nothing$/));
    };
    await screen.findByRole('table');
    stand(a, c, b);
    const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));
    await press('Flags per 1,000');
    expect(screen.getByRole('columnheader', { name: 'Flags per 1,000' }).getAttribute('aria-sort')).toBe(
      'ascending',
    );
    stand(c, a, b);
    await press('Rule');
    stand(c, a, b);
    await press('Rule');
    stand(b, a, c);
    await press('Children');
    stand(a, b, c);
  });

  it('are of the period that is chosen; what cannot be asked for is said beside its field and not asked', async () => {
    const asked: FigurePeriod[] = [];
    show('all', answering(figuresOf(often), asked));
    await screen.findByRole('table');
    expect(screen.getByRole('button', { name: 'Last 90 days' }).getAttribute('aria-pressed')).toBe('true');
    await userEvent.click(screen.getByRole('button', { name: 'Last 12 months' }));
    const from = screen.getByLabelText('From');
    expect(from).toHaveProperty('value', '2025-11-21');
    await userEvent.clear(from);
    screen.getByText(/Give a date/);
    await userEvent.type(from, '2026-11-30');
    screen.getByText(/must not be before the first day/);
    await userEvent.clear(from);
    await userEvent.type(from, '2026-11-01');
    const to = screen.getByLabelText('To');
    await userEvent.clear(to);
    await userEvent.type(to, '2026-11-21');
    screen.getByText(/must not be after today/);
    expect(asked).toEqual([
      { from: '2026-08-23', to: '2026-11-20' },
      { from: '2025-11-21', to: '2026-11-20' },
      { from: '2026-11-01', to: '2026-11-20' },
    ]);
  });

  it('say of a rule that was tried on nobody that it was not, and not that nobody answered it', async () => {
    show(
      'all',
      answering(figuresOf({ ...never, evaluated: { value: 0 }, firingRate: undefined, warnings: [] })),
    );
    await screen.findByRole('table');
    expect(row(/^Broken thigh bone/)).toEqual([
      '0',
      '0',
      'not tried yet',
      '9',
      '0',
      'not tried yet',
      '0',
      'not known yet',
    ]);
  });

  it('say that nobody was seen, or too few to tell', async () => {
    const none = { ...figuresOf(), together: { evaluated: { value: 0 }, fired: { value: 0 } } };
    const { unmount } = show('all', answering(none));
    await screen.findByText('No child was seen in this period.');
    unmount();
    show('all', answering({ ...figuresOf(silent), together: { evaluated: { value: 40 }, fired: {} } }));
    await screen.findByText(/cannot be told: there are too few/);
    screen.getByText('No rule is over a limit in this period.');
  });

  describe('in a file', () => {
    let kept: Blob[] = [];
    beforeEach(() => {
      kept = [];
      vi.spyOn(HTMLAnchorElement.prototype, 'click').mockReturnValue();
      vi.stubGlobal(
        'URL',
        Object.assign(URL, {
          createObjectURL: (blob: Blob) => `blob:${kept.push(blob)}`,
          revokeObjectURL: () => undefined,
        }),
      );
    });
    afterEach(() => {
      vi.unstubAllGlobals();
      vi.restoreAllMocks();
    });

    it('are those that may leave, and the file says how they are told', async () => {
      const formula = { ...often, title: '=HYPERLINK("x")', fired: {} };
      show('all', {
        ...answering(figuresOf(often)),
        figuresToShare: () => Promise.resolve(succeed(figuresOf(formula, silent))),
      });
      await userEvent.click(screen.getByRole('button', { name: 'Download as a file' }));
      await screen.findByText(/^Saved as safelight-figures-2025-11-21-to-2026-11-20\.csv/);
      const [head, first] = ((await kept[0]?.text()) ?? '').split('\r\n');
      expect(head).toContain('"Set aside: explained"');
      expect(first).toContain(`"'=HYPERLINK(""x"")"`);
      expect(first).toContain('"12480","not told","60"');
      expect(first).toContain('"rounded to 5; counts from 1 to 7 are not told"');
    });

    it('hold what became of cards, hook by hook, and say nothing of hooks where no cards were given', async () => {
      const told = (value: number) => ({ value });
      const hooks = [
        { hook: 'patient-view', shown: told(40), opened: told(15), accepted: {}, overridden: told(10) },
      ];
      show('all', {
        ...answering(figuresOf(often)),
        figuresToShare: () => Promise.resolve(succeed(figuresOf({ ...often, hooks }, silent))),
      });
      await userEvent.click(screen.getByRole('button', { name: 'Download as a file' }));
      await screen.findByText(/^Saved as/);
      const [head = '', first, second] = ((await kept[0]?.text()) ?? '').split('\r\n');
      const title = 'Cards when a record was opened';
      expect(head).toContain(
        `"${title}","${title}: Opened in Safelight","${title}: Accepted","${title}: Card set aside","From"`,
      );
      expect(first).toContain('"40","15","not told","10"');
      expect(second).toContain('"0","0","0","0"');

      show('all', {
        ...answering(figuresOf(often)),
        figuresToShare: () => Promise.resolve(succeed(figuresOf(often))),
      });
      await userEvent.click(
        screen.getAllByRole('button', { name: 'Download as a file' }).at(-1) ?? document.body,
      );
      await waitFor(() => {
        expect(kept).toHaveLength(2);
      });
      expect(await kept[1]?.text()).not.toContain('Cards when');
    });

    it('that could not be had is none, and says so', async () => {
      show('all', { ...answering(figuresOf(often)), figuresToShare: () => Promise.resolve(fail(down)) });
      await userEvent.click(screen.getByRole('button', { name: 'Download as a file' }));
      await screen.findByText(/^The file: could not be read/);
      expect(kept).toEqual([]);
    });
  });
});
