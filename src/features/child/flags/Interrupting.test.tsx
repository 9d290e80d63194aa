import { act, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Acknowledgement } from '../../../api/acknowledgements.ts';
import type { CaseStore } from '../../../case/case.ts';
import type { Fetched } from '../../../domain/fetched.ts';
import { evidenceKey } from '../../../rules/digest.ts';
import type { Finding } from '../../../rules/rule.ts';
import { at } from '../../../test/case-fixture.ts';
import { askMobile, event, finding, notAsked, rule } from '../../../test/finding-fixture.ts';
import { renderChild } from '../../../test/render-child.tsx';

const region = () => screen.getByRole('region', { name: /^Red flags/ });
const announced = () => screen.getAllByRole('status').filter((one) => one.nextElementSibling === region());
const said = () =>
  announced()
    .map((one) => one.textContent)
    .join();
const flagOf = (id: string, severity: 'high' | 'medium' | 'low', source = `Condition/${id}`) =>
  finding(rule(id, severity), 'yes', { evidence: [event({ sources: [source] })] });
const ear = flagOf('ear', 'high');
const burn = flagOf('burn', 'high');
const often = flagOf('often', 'medium');
const late = flagOf('late', 'low');
const sawOf = (of: Finding): Acknowledgement => ({
  rule: of.rule.id,
  version: of.rule.version,
  evidence: evidenceKey(of),
  reason: 'explained',
  days: 30,
  at: at('10:00'),
  until: '2026-12-20T10:00:00Z',
  by: { name: 'Priya SAMPLE' },
});
const seen = (...of: readonly Finding[]): Fetched<readonly Acknowledgement[]> => ({
  state: 'present',
  value: of.map(sawOf),
  asOf: at('10:41'),
});
const loadingPart: CaseStore['parts'][number] = {
  resource: 'Condition',
  title: 'Injuries',
  read: { state: 'loading' },
};

describe('a flag that interrupts', () => {
  it('is of high severity and unseen: open, and before all others', () => {
    renderChild({ findings: [late, often, ear, burn], acknowledgements: seen(burn) });
    expect(
      within(region())
        .getAllByRole('heading', { level: 3 })
        .map((one) => one.textContent),
    ).toEqual(['High Rule ear', 'Medium Rule often', 'Low Rule late', 'High Rule burn']);
    expect(screen.getAllByRole('article').map((one) => one.textContent)).toEqual([
      expect.stringContaining('Rule ear'),
    ]);
    const others = [...region().querySelectorAll('details')];
    expect(others.map(({ open }) => open)).toEqual([false, false, false]);
  });

  it('is said once, with a count of the others, and takes no focus', () => {
    const { store } = renderChild({ findings: [ear, often, late] });
    expect(said()).toBe('High red flag: Rule ear. 2 red flags of medium or low severity listed.');
    expect(document.activeElement).toBe(document.body);
    expect(screen.queryByRole('dialog')).toBeNull();
    act(() => store.setState({ findings: [ear, often, late, burn] }));
    expect(said()).toBe('High red flag: Rule burn.');
    act(() => store.setState({ findings: [ear, burn] }));
    act(() => store.setState({ findings: [ear, often, late, burn] }));
    expect(said()).toBe('High red flag: Rule burn.');
  });

  it('is said again once what made it quiet no longer does', () => {
    const { store } = renderChild({ findings: [ear, burn], acknowledgements: seen() });
    act(() => store.setState({ acknowledgements: seen(ear) }));
    const again = { ...ear, outcome: { ...ear.outcome, evidence: [event({ sources: ['Condition/new'] })] } };
    act(() => store.setState({ findings: [again, burn] }));
    expect(said()).toBe('High red flag: Rule ear.');
  });

  it('is not said before it is known who has seen it', () => {
    const { store } = renderChild({ findings: [ear, burn], acknowledgements: { state: 'loading' } });
    expect(said()).toBe('');
    act(() => store.setState({ acknowledgements: seen(ear) }));
    expect(said()).toBe('High red flag: Rule burn.');
  });

  it('is said while the rest is still being read; the others are counted when it is', () => {
    const { store } = renderChild({ findings: [ear, often], parts: [loadingPart] });
    expect(said()).toBe('High red flag: Rule ear.');
    expect(region().getAttribute('aria-busy')).toBe('true');
    act(() => store.setState({ parts: [] }));
    expect(said()).toBe('1 red flag of medium or low severity listed.');
  });

  it.each([
    ['seen', { findings: [ear], acknowledgements: seen(ear) }],
    ['of nothing at all', { findings: [] }],
  ])('is never said where every flag is %s', (_, changes) => {
    renderChild(changes);
    expect(said()).toBe('');
  });
});

describe('a question', () => {
  const mobile = finding(rule('mobile', 'medium', askMobile), 'unknown', {
    evidence: [event({ sources: ['Condition/often'] })],
    missing: [notAsked],
    decisive: true,
  });

  it('about a flag that is closed is asked where it can be seen', () => {
    renderChild({ findings: [often, mobile] });
    const group = screen.getByRole('group', { name: 'Can Amara move independently?' });
    expect(region().contains(group)).toBe(false);
    expect(group.closest('details')?.open).toBe(true);
  });
});

describe('a role', () => {
  it('that is shown none is told so, and whom to ask, and sees nothing of them', () => {
    const visits = [1, 2].map((n) => event({ kind: 'emergency-attendance', sources: [`Encounter/${n}`] }));
    const { store } = renderChild({
      findings: [finding(rule('often', 'medium'), 'yes', { evidence: visits })],
      parts: [
        {
          resource: 'Encounter',
          title: 'Attendances',
          read: { state: 'present', value: visits, asOf: at('10:41') },
        },
      ],
    });
    expect(document.body.textContent).toContain('2 counted');
    act(() =>
      store.setState({ flagsShown: 'none', findings: [], rulesChecked: { total: 0, cannotTell: 0 } }),
    );
    expect(region().textContent).toBe(
      'Red flagsYour role is not shown red flags hereThere may be some. This is not the same as no worry. Worried about this child, or asked about them? Tell the nurse or doctor in charge now, or ring the safeguarding team, 0114 496 0321.',
    );
    expect(screen.queryByText('Cannot tell')).toBeNull();
    expect(document.body.textContent).not.toMatch(/2 counted|No alert rule matches/);
  });

  it('that is shown high severity only is told so, with flags and without', () => {
    const { store } = renderChild({ flagsShown: 'high', findings: [ear] });
    const line = 'Your role is shown only flags of high severity here. There may be others.';
    expect(region().textContent).toContain(line);
    act(() => store.setState({ findings: [] }));
    expect(region().textContent).toContain(line);
    expect(region().textContent).toContain('No alert rule of high severity matches what could be read.');
  });

  it('that is not known yet is being read, and nothing is said to be absent', () => {
    renderChild({ flagsShown: 'reading', findings: [], rulesChecked: { total: 0, cannotTell: 0 } });
    expect(region().getAttribute('aria-busy')).toBe('true');
    expect(region().textContent).toContain('Reading which red flags your role is shown');
    expect(region().textContent).not.toMatch(/No alert rule|Red flags 0/);
  });
});
