import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { amara, at, caseStore, emergency, unknownChild } from '../../test/case-fixture.ts';
import { event } from '../../test/finding-fixture.ts';
import { renderChild } from '../../test/render-child.tsx';

const asOf = at('10:41');

describe('the main action', () => {
  it('opens the concern', async () => {
    const record = vi.fn();
    renderChild({}, emergency, record);
    await userEvent.click(screen.getByRole('button', { name: 'Record a concern' }));
    expect(record).toHaveBeenCalledOnce();
  });

  it('opens the concern while Safelight’s own service is away: the record can still take it', async () => {
    const record = vi.fn();
    renderChild({ gateway: { state: 'away', why: { kind: 'unreachable' } } }, emergency, record);
    await userEvent.click(screen.getByRole('button', { name: 'Record a concern' }));
    expect(record).toHaveBeenCalledOnce();
  });

  it('is not possible without the right, and says so', async () => {
    const { gateway } = caseStore().getState();
    if (gateway.state !== 'open') throw new Error('The fixture opens the gateway.');
    const record = vi.fn();
    renderChild({ gateway: { ...gateway, rights: [] } }, emergency, record);
    const button = screen.getByRole('button', { name: 'Record a concern' });
    expect(button.getAttribute('aria-disabled')).toBe('true');
    expect(screen.getByText(/Your role may not record concerns/).id).toBe(
      button.getAttribute('aria-describedby'),
    );
    await userEvent.click(button);
    expect(record).not.toHaveBeenCalled();
  });
});

describe('not the whole picture', () => {
  it('lists every part that is not simply there, and reads one again when asked', async () => {
    const readAgain = vi.fn(() => Promise.resolve());
    renderChild({
      readAgain,
      household: { state: 'not-permitted', scope: 'patient/RelatedPerson.rs' },
      parts: [
        { resource: 'Encounter', title: 'Attendances', read: { state: 'present', value: [event()], asOf } },
        {
          resource: 'Appointment',
          title: 'Appointments',
          read: { state: 'unavailable', why: { kind: 'timed-out' }, asOf },
        },
        { resource: 'Immunization', title: 'Immunisations', read: { state: 'not-shared' } },
        { resource: 'Flag', title: 'Earlier concerns', read: { state: 'none-recorded', asOf } },
      ],
    });
    const list = within(screen.getByRole('region', { name: 'Not the whole picture' }));
    expect(list.queryByText(/^Attendances/)).toBeNull();
    for (const words of [
      'Appointments: unavailable',
      'Immunisations: not shared',
      'Family links: not permitted',
      'None recorded here: earlier concerns',
    ])
      expect(list.getByText(words)).toBeTruthy();
    await userEvent.click(list.getByRole('button', { name: 'Try again' }));
    expect(readAgain.mock.calls).toEqual([['Appointment']]);
  });

  it('names entries in words alone: the part was read, and no red flag can find them', () => {
    const read = { state: 'present', value: [event()], asOf } as const;
    renderChild({
      parts: [{ resource: 'Condition', title: 'Injuries and diagnoses', read, inWords: 2 }],
    });
    const list = within(screen.getByRole('region', { name: 'Not the whole picture' }));
    expect(list.getByText('Injuries and diagnoses: 2 in words alone')).toBeTruthy();
    expect(list.getByText(/No red flag can find words without a code/)).toBeTruthy();
  });
});

describe('concerns and referrals', () => {
  it('are left out where there are none', () => {
    renderChild({ concerns: { state: 'none-recorded', asOf } });
    expect(screen.queryByText(/Concerns and referrals/)).toBeNull();
  });

  it('say when they could not be read, and are read again when asked', async () => {
    const refreshConcerns = vi.fn(() => Promise.resolve());
    renderChild({
      refreshConcerns,
      concerns: { state: 'unavailable', why: { kind: 'no-answer' }, asOf },
    });
    const part = screen.getByText('Concerns and referrals: unavailable').parentElement;
    if (part === null) throw new Error('The part is gone.');
    await userEvent.click(within(part).getByRole('button', { name: 'Try again' }));
    expect(refreshConcerns).toHaveBeenCalledOnce();
  });
});

it('speaks of a child whose name and gender are not known without guessing', () => {
  renderChild({ child: { state: 'present', value: { ...unknownChild, nhsNumber: amara.nhsNumber }, asOf } });
  expect(screen.getByRole('button', { name: /^Look this child up now/ }).textContent).toContain(
    'tells the child’s local authority',
  );
});
