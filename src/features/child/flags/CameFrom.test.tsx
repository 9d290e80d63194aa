import { screen } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { event, finding, rule } from '../../../test/finding-fixture.ts';
import { renderChild } from '../../../test/render-child.tsx';
import './CameFrom.tsx';

const ear = finding(rule('ear', 'high'), 'yes', { evidence: [event()] });
const often = finding(rule('often', 'medium'), 'yes', { evidence: [event({ sources: ['Encounter/1'] })] });
const scrolled = vi.fn();

describe('a launch from an alert’s card', () => {
  beforeEach(() => {
    scrolled.mockClear();
    Element.prototype.scrollIntoView = scrolled;
  });

  it('opens its flag, goes there with the focus, and marks it', async () => {
    renderChild({ findings: [ear, often], cameFrom: { rule: 'often', version: '1.2.0' } });
    expect(await screen.findByText(/It is marked/)).toBeTruthy();
    const heading = screen.getByRole('heading', { name: 'Medium Rule often' });
    expect(document.activeElement).toBe(heading);
    expect(heading.closest('details')?.open).toBe(true);
    expect(heading.closest('.flag')?.hasAttribute('data-came-from')).toBe(true);
    expect(scrolled).toHaveBeenCalledTimes(1);
  });

  it('takes the focus from nobody who has begun to do something', async () => {
    const field = document.body.appendChild(document.createElement('input'));
    field.focus();
    renderChild({ findings: [ear], cameFrom: { rule: 'ear', version: '1.2.0' } });
    expect(await screen.findByText(/It is marked/)).toBeTruthy();
    expect(document.activeElement).toBe(field);
    field.remove();
  });

  it('says so where the record no longer gives that flag', async () => {
    renderChild({ findings: [ear], cameFrom: { rule: 'gone', version: '1.0.0' } });
    expect(await screen.findByText(/not among these now/)).toBeTruthy();
  });
});
