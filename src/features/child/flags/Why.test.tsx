import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { event, finding, notAsked, rule } from '../../../test/finding-fixture.ts';
import { renderChild } from '../../../test/render-child.tsx';
// Fetched ahead: a slow machine must not fail a test of what is fetched on a press.
import './Why.tsx';

const { place: _, ...plan } = event({
  title: 'Subject to plan',
  at: '2026-06-24T09:30:00Z',
  sources: ['Condition/plan'],
});
const missed = ['2026-11-09T14:00:00Z', '2026-10-05T14:00:00Z'].map((at, i) =>
  event({ title: 'Not brought', at, sources: [`Appointment/${i}`], place: 'Testshire Royal' }),
);
const because = [
  { words: 'under 18', truth: 'yes', evidence: [] },
  { words: 'a child protection plan', truth: 'yes', evidence: [plan] },
  { words: 'an appointment not brought to', truth: 'yes', evidence: missed },
] as const;
const flag = finding(
  { ...rule('neglect', 'high'), toAsk: 'Ask what kept {name} from being brought.' },
  'yes',
  {
    evidence: [...missed, plan],
    because,
  },
);
const article = () => screen.getByRole('article');
const openWhy = () => userEvent.click(screen.getByRole('button', { name: /Why this/ }));

describe('why a flag is shown', () => {
  it('puts each piece of evidence beside the criterion it belongs to', () => {
    renderChild({ findings: [flag] });
    expect(article().textContent).toContain('A child protection plan: Subject to plan, 24 Jun 2026.');
    expect(article().textContent).toContain('An appointment not brought to: 5 Oct, 9 Nov. Testshire Royal.');
    expect(article().textContent).not.toContain('24 Jun, 5 Oct');
  });

  it('lists under each criterion its own entries, and names the rule, its version and who keeps it', async () => {
    renderChild({ findings: [flag] });
    await openWhy();
    await screen.findByText('The rule');
    const lists = within(article()).getAllByRole('list');
    expect(lists.map((one) => within(one).getAllByRole('listitem').length)).toEqual([1, 2]);
    const terms = [...article().querySelectorAll('dd')].map((one) => one.textContent);
    expect(terms).toContain('Under 18.');
    expect(terms).toContain('A child protection plan:Subject to plan, 24 Jun 2026');
    expect(article().textContent).toContain('Version 1.2.0, kept by Named nurse.');
  });

  it('has what to ask beside what to do, with the child’s name and without saying "ask" twice', () => {
    renderChild({ findings: [flag] });
    expect(article().textContent).toContain('Do: do what neglect asks.');
    expect(article().textContent).toContain('Ask: What kept Amara from being brought.');
  });

  it('is there and gone with the press, and says which', async () => {
    renderChild({ findings: [flag] });
    const button = screen.getByRole('button', { name: /Why this/ });
    expect(button.getAttribute('aria-expanded')).toBe('false');
    await openWhy();
    expect(await screen.findByText('The rule')).toBeTruthy();
    expect(button.getAttribute('aria-expanded')).toBe('true');
    await openWhy();
    expect(screen.queryByText('The rule')).toBeNull();
  });
});

describe('what could not be decided', () => {
  it('does not repeat what the card on CP-IS says', () => {
    renderChild({
      findings: [
        finding(rule('both', 'high'), 'unknown', {
          decisive: true,
          missing: [{ kind: 'cpis', state: 'not-checked' }, { kind: 'birth-date' }],
        }),
        finding(rule('asks', 'high'), 'unknown', {
          decisive: true,
          missing: [{ kind: 'cpis', state: 'not-checked' }, notAsked],
        }),
      ],
    });
    const words = screen.getByText('Cannot tell').closest('details')?.textContent;
    expect(words).toContain('the birth date. So these could not be decided: Rule both.');
    expect(words).not.toMatch(/CP-IS|Rule asks\./);
  });
});
