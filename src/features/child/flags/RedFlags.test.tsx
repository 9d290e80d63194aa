import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { Acknowledge } from '../../../api/acknowledgements.ts';
import type { RecordPart } from '../../../case/case.ts';
import { succeed } from '../../../domain/result.ts';
import { evidenceKey, evidencePieces } from '../../../rules/digest.ts';
import { at } from '../../../test/case-fixture.ts';
import { askMobile, event, finding, notAsked, rule } from '../../../test/finding-fixture.ts';
import { renderChild } from '../../../test/render-child.tsx';
// Fetched ahead: a slow machine must not fail a test of what is fetched on a press.
import './AcknowledgeForm.tsx';
import './Why.tsx';

const region = () => screen.getByRole('region', { name: /^Red flags/ });
const ear = finding(rule('ear', 'high'), 'yes', { evidence: [event()] });
const often = finding(rule('often', 'medium'), 'yes', {
  evidence: ['2026-11-02T10:00:00Z', '2026-08-14T10:00:00Z'].map((when, i) =>
    event({ at: when, kind: 'emergency-attendance', place: `Hospital ${i}`, sources: [`Encounter/${i}`] }),
  ),
});
const mobile = finding(rule('mobile', 'high', askMobile), 'unknown', {
  evidence: [event()],
  missing: [notAsked],
  decisive: true,
});

describe('a red flag', () => {
  it('has its word, evidence, advice and, when asked, its rule and guidance', async () => {
    renderChild({ findings: [ear] });
    const flag = within(region());
    expect(flag.getByRole('heading', { name: 'High Rule ear' })).toBeTruthy();
    expect(region().textContent).toContain('Bruise, left ear, today 10:31, triage here.');
    expect(region().textContent).toContain('do what ear asks.');
    expect(flag.queryByText(/Sentence of ear/)).toBeNull();
    await userEvent.click(flag.getByRole('button', { name: /Why this/ }));
    expect(await flag.findByText(/Sentence of ear\./)).toBeTruthy();
    expect(flag.getByRole('link', { name: 'Guideline of ear' })).toBeTruthy();
    expect(region().textContent).toContain('National guidance');
    expect(region().textContent).toContain('Not for a known bleeding disorder.');
    expect(region().textContent).toContain('Version 1.2.0');
  });

  it('stands by severity, and several events by their dates', () => {
    renderChild({ findings: [often, ear] });
    const titles = within(region()).getAllByRole('heading', { level: 3 });
    expect(titles.map((title) => title.textContent)).toEqual(['High Rule ear', 'Medium Rule often']);
    expect(region().textContent).toContain('14 Aug, 2 Nov. 2 places.');
  });

  it('shows nothing for a rule that does not match or could not decide', () => {
    renderChild({ findings: [finding(rule('a', 'high'), 'no'), finding(rule('b', 'high'), 'unknown')] });
    expect(within(region()).queryByRole('heading', { level: 3 })).toBeNull();
    expect(region().textContent).toContain('not the same as no worry');
  });

  it.each<[string, RecordPart['read'], string]>([
    ['wholly', { state: 'none-recorded', asOf: at('10:42') }, 'Red flags 0'],
    ['not at all', { state: 'unavailable', why: { kind: 'no-answer' }, asOf: at('10:42') }, 'Red flags'],
    ['not by permission', { state: 'not-permitted', scope: 'patient/Condition.rs' }, 'Red flags'],
  ])('is counted as none only where the record was read: %s', (_, read, heading) => {
    renderChild({ parts: [{ resource: 'Condition', title: 'Injuries and diagnoses', read }] });
    expect(screen.getByRole('heading', { level: 2, name: /^Red flags/ }).textContent.trim()).toBe(heading);
  });

  it('is not drawn for what CP-IS alone decides: its card says that, found or not', () => {
    const onCard = (truth: 'yes' | 'unknown') => ({
      ...finding(rule('known', 'high'), truth, {
        missing: truth === 'yes' ? [] : [{ kind: 'cpis', state: 'not-checked' }],
        decisive: truth === 'unknown',
      }),
      shownBy: 'cpis-card' as const,
    });
    renderChild({ findings: [ear, onCard('yes'), onCard('unknown')] });
    expect(screen.getByRole('heading', { name: 'Red flags 1' })).toBeTruthy();
    expect(screen.queryByText(/Cannot tell.*CP-IS/)).toBeNull();
  });

  it('never says that none matched while the record is still being read', () => {
    renderChild({ parts: [{ resource: 'Condition', title: 'Injuries', read: { state: 'loading' } }] });
    expect(region().textContent).toContain('still reading the record');
    expect(region().textContent).toContain('Reading injuries');
    expect(region().textContent).not.toContain('No alert rule matches');
  });
});

describe('a question', () => {
  it('is put under the flag about the same entry, and answered in one press', async () => {
    const answer = vi.fn();
    renderChild({ findings: [ear, mobile], answer });
    const group = within(region()).getByRole('group', { name: 'Can Amara move independently?' });
    expect(
      within(group)
        .getAllByRole('button')
        .map((button) => button.textContent),
    ).toEqual(['Yes', 'No', 'Not sure']);
    await userEvent.click(within(group).getByRole('button', { name: 'No' }));
    expect(answer.mock.calls).toEqual([['mobile', 'no']]);
  });

  it('is not asked when its answer would not decide', () => {
    renderChild({ findings: [ear, { ...mobile, decisive: false }] });
    expect(screen.queryByText('Can Amara move independently?')).toBeNull();
  });

  it('is put under "Cannot tell" when no flag is about it', () => {
    renderChild({ findings: [mobile] });
    expect(screen.getByRole('group', { name: 'Can Amara move independently?' })).toBeTruthy();
    expect(screen.getByText('For: Rule mobile')).toBeTruthy();
  });

  it('shows its answer, which can be changed', async () => {
    renderChild({
      findings: [ear, finding(rule('mobile', 'high', askMobile), 'no', { evidence: [event()] })],
      answers: [{ id: 'mobile', answer: 'yes', encounter: 'amara-visit', at: at('10:44') }],
    });
    expect(region().textContent).toContain('You said: yes, 10:44.');
    await userEvent.click(screen.getByRole('button', { name: 'Change' }));
    expect(screen.getByRole('button', { name: 'Yes' }).getAttribute('aria-pressed')).toBe('true');
  });
});

describe('having seen a flag', () => {
  const seen = (evidence: string, until = '2026-12-20T10:43:00Z') => ({
    acknowledgements: {
      state: 'present' as const,
      asOf: at('10:41'),
      value: [
        {
          rule: 'ear',
          version: '1.2.0',
          evidence,
          reason: 'explained' as const,
          days: 30 as const,
          at: at('10:43'),
          until,
          by: { name: 'Priya SAMPLE' },
        },
      ],
    },
  });

  it('asks for a coded reason, and for words with "another reason"', async () => {
    const acknowledge = vi.fn((what: Acknowledge) =>
      Promise.resolve(
        succeed({
          ...what,
          days: what.days ?? 30,
          at: at('10:44'),
          until: '2026-12-20T10:44:00Z',
          by: { name: 'Priya SAMPLE' },
        }),
      ),
    );
    renderChild({ findings: [ear], acknowledge });
    await userEvent.click(screen.getByRole('button', { name: /Why this/ }));
    await userEvent.click(screen.getByRole('button', { name: 'I have seen this' }));
    await userEvent.selectOptions(await screen.findByLabelText(/Why is it quiet/), 'Another reason');
    await userEvent.click(screen.getByRole('button', { name: 'Keep' }));
    expect(acknowledge).not.toHaveBeenCalled();
    await userEvent.type(screen.getByLabelText('Note'), 'Seen by the consultant');
    expect(screen.getByRole('radio', { name: '30 days' })).toHaveProperty('checked', true);
    expect(screen.getByText('Quiet until 20 Dec 2026, or until something new is found.')).toBeTruthy();
    await userEvent.click(screen.getByRole('radio', { name: '7 days' }));
    expect(screen.getByText('Quiet until 27 Nov 2026, or until something new is found.')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Keep' }));
    expect(document.activeElement).toBe(within(region()).getByRole('heading', { level: 2 }));
    expect(acknowledge.mock.calls).toEqual([
      [
        {
          rule: 'ear',
          version: '1.2.0',
          evidence: evidenceKey(ear),
          pieces: evidencePieces(ear),
          reason: 'other',
          days: 7,
          note: 'Seen by the consultant',
        },
      ],
    ]);
  });

  it('makes it quiet, not gone', () => {
    renderChild({ findings: [ear], ...seen(evidenceKey(ear)) });
    expect(region().textContent).toContain('Seen by Priya SAMPLE, today 10:43: Explained');
    expect(region().textContent).toContain('Quiet until 20 Dec 2026, or until something new is found.');
    expect(screen.queryByRole('article')).toBeNull();
    expect(within(region()).getByRole('heading', { level: 2 }).textContent).toBe('Red flags 0');
  });

  it('is loud again when its time is over, and says who had seen it', () => {
    renderChild({ findings: [ear], ...seen(evidenceKey(ear), '2026-11-19T10:43:00Z') });
    expect(screen.getByRole('article').textContent).toContain(
      'Was seen by Priya SAMPLE, until 19 Nov 2026; that time is over.',
    );
    expect(within(region()).getByRole('heading', { level: 2 }).textContent).toBe('Red flags 1');
  });

  it('is loud again with new evidence', () => {
    renderChild({ findings: [ear], ...seen('other evidence') });
    expect(region().textContent).not.toContain('Seen by');
    expect(within(region()).getByRole('heading', { level: 2 }).textContent).toBe('Red flags 1');
  });
});

it('names in "Cannot tell" what data a deciding rule lacks, and counts the rules', () => {
  renderChild({
    findings: [
      finding(rule('jabs', 'low'), 'unknown', {
        decisive: true,
        missing: [
          { kind: 'data', eventKind: 'x', resource: 'Immunization', why: 'not-shared' },
          { kind: 'links', why: 'not-permitted' },
        ],
      }),
    ],
    parts: [{ resource: 'Immunization', title: 'Immunisations', read: { state: 'not-shared' } }],
    rulesChecked: { total: 24, cannotTell: 3 },
  });
  const words = screen.getByText('Cannot tell').closest('details')?.textContent;
  expect(words).toContain('2: immunisations, and 1 more');
  expect(words).toContain('immunisations (not shared here) and family links (not permitted)');
  expect(words).toContain('24 alert rules checked.');
  expect(words).toContain('3 of them could not be decided');
});
