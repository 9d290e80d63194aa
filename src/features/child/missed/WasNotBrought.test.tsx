import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { CaseStore } from '../../../case/case.ts';
import type { CpisStatus, TeamTold } from '../../../domain/cpis.ts';
import { fail, succeed } from '../../../domain/result.ts';
import { amara, at, caseStore, check, emergency, healthVisiting, plan } from '../../../test/case-fixture.ts';
import { event } from '../../../test/finding-fixture.ts';
import { renderChild } from '../../../test/render-child.tsx';

const found: CpisStatus = { state: 'found', plans: [plan], history: { state: 'not-offered' }, check };
const none: CpisStatus = { state: 'none', check };
const audiology = event({
  kind: 'was-not-brought',
  title: 'Audiology',
  place: 'Testshire Royal',
  at: at('09:30'),
  sources: ['Appointment/a1'],
});
const onPlan = event({
  kind: 'child-protection-plan-start',
  at: '2026-03-03T00:00:00Z',
  sources: ['Condition/p'],
});
const parts = (...events: readonly ReturnType<typeof event>[]): Partial<CaseStore> => ({
  parts: [
    {
      resource: 'Appointment',
      title: 'Appointments',
      read: { state: 'present', value: events, asOf: at('10:41') },
    },
  ],
});
const told: TeamTold = {
  appointment: 'Appointment/a1',
  authority: 'Sheffield City Council',
  phone: '0114 496 0123',
  spokeTo: 'J. MOCK',
  at: at('10:40'),
  by: { name: 'Priya SAMPLE', role: 'staff nurse' },
};
const title = 'Not brought today';
const card = async () => within(await screen.findByRole('region', { name: title }));
const missed = { ...parts(audiology), cpis: found };

describe('is shown', () => {
  it.each([healthVisiting, emergency])('in $title, with the number to ring now', async (setting) => {
    renderChild(missed, setting);
    const part = await card();
    expect(part.getByText('Audiology, today 09:30, Testshire Royal.')).toBeTruthy();
    expect(part.getByText('CP-IS holds a plan for Amara.')).toBeTruthy();
    expect(part.getByText(/Nobody is told unless you ring/)).toBeTruthy();
    const now = part.getByText('Ring now').closest('.ring');
    expect(now?.textContent).toContain('0114 496 0123');
    expect(part.getByRole('link', { name: '0114 496 0123' }).getAttribute('href')).toBe('tel:01144960123');
  });

  it('for a plan that only this record knows, with the authority of the home address', async () => {
    renderChild({ ...parts(audiology, onPlan), cpis: none }, healthVisiting);
    const part = await card();
    expect(part.getByText('This record holds a plan for Amara.')).toBeTruthy();
    expect(part.getByText('Ring now').closest('.ring')?.textContent).toContain('0114 496 0123');
  });

  it('asks which authority where the address does not settle it, and takes the one chosen into the record', async () => {
    const { address: _, ...nowhere } = amara;
    const child = { state: 'present', value: nowhere, asOf: at('10:41') } as const;
    renderChild({ ...parts(audiology, onPlan), child, cpis: { state: 'not-checked' } }, healthVisiting);
    const part = await card();
    await userEvent.selectOptions(part.getByLabelText('Which local authority?'), 'Leeds City Council');
    expect(part.getByText('Ring now').closest('.ring')?.textContent).toContain('0113 496 0456');
    await userEvent.click(part.getByRole('button', { name: /^I have told them/ }));
    expect(part.getByLabelText<HTMLInputElement>('Who did you ring?').value).toBe('Leeds City Council');
    expect(part.getByLabelText<HTMLInputElement>('On which number?').value).toBe('0113 496 0456');
  });

  it('for a mother in words that fit her', async () => {
    const child = {
      state: 'present',
      value: { ...amara, birthDate: '1996-02-01' },
      asOf: at('10:41'),
    } as const;
    renderChild({ ...missed, child }, healthVisiting);
    expect(await screen.findByRole('region', { name: 'Missed an appointment today' })).toBeTruthy();
  });
});

it.each<[string, Partial<CaseStore>]>([
  ['on no plan', { ...parts(audiology), cpis: none }],
  ['not looked up', parts(audiology)],
  ['on a plan that ended', { ...missed, cpis: { ...found, plans: [{ ...plan, status: 'ended' }] } }],
  [
    'not brought yesterday',
    {
      ...parts({ ...audiology, ...event({ kind: 'was-not-brought', at: '2026-11-19T09:30:00Z' }) }),
      cpis: found,
    },
  ],
  ['on a plan and brought', { ...parts(), cpis: found }],
])('is not shown for a child who is %s', async (_, changes) => {
  renderChild(changes, healthVisiting);
  await vi.dynamicImportSettled();
  expect(screen.queryByRole('region', { name: title })).toBeNull();
});

describe('the record that they were told', () => {
  const press = async () => {
    const region = await card();
    await userEvent.click(region.getByRole('button', { name: /^I have told them/ }));
    return region;
  };

  it('takes two taps: authority, number and time are there already', async () => {
    const recordTeamTold = vi.fn((what: Omit<TeamTold, 'by'>) =>
      Promise.resolve(succeed({ ...what, by: told.by })),
    );
    renderChild({ ...missed, recordTeamTold }, healthVisiting);
    const part = await press();
    expect(recordTeamTold).not.toHaveBeenCalled();
    await userEvent.click(part.getByRole('button', { name: 'Record the call' }));
    expect(recordTeamTold.mock.calls).toEqual([
      [
        {
          appointment: 'Appointment/a1',
          authority: 'Sheffield City Council',
          phone: '0114 496 0123',
          at: '2026-11-20T10:44:00.000Z',
        },
      ],
    ]);
  });

  it('says before the first tap that it tells nobody by itself', async () => {
    renderChild(missed, healthVisiting);
    const button = (await card()).getByRole('button', { name: /^I have told them/ });
    expect(button.textContent).toContain('Records your call. Safelight tells nobody.');
  });

  it('keeps who took the call, and another time of today', async () => {
    const recordTeamTold = vi.fn((what: Omit<TeamTold, 'by'>) =>
      Promise.resolve(succeed({ ...what, by: told.by })),
    );
    renderChild({ ...missed, recordTeamTold }, healthVisiting);
    const part = await press();
    await userEvent.clear(part.getByLabelText('When, today?'));
    await userEvent.type(part.getByLabelText('When, today?'), '10:05');
    await userEvent.type(part.getByLabelText(/^Who took the call/), 'J. MOCK');
    await userEvent.click(part.getByRole('button', { name: 'Record the call' }));
    expect(recordTeamTold.mock.calls[0]?.[0]).toMatchObject({
      at: at('10:05').replace('Z', '.000Z'),
      spokeTo: 'J. MOCK',
    });
  });

  it('is not sent without an authority, or with a time that has not come', async () => {
    const recordTeamTold = vi.fn(() => Promise.resolve(succeed(told)));
    renderChild({ ...missed, recordTeamTold }, healthVisiting);
    const part = await press();
    await userEvent.clear(part.getByLabelText('Who did you ring?'));
    await userEvent.clear(part.getByLabelText('When, today?'));
    await userEvent.type(part.getByLabelText('When, today?'), '10:45');
    await userEvent.click(part.getByRole('button', { name: 'Record the call' }));
    expect(recordTeamTold).not.toHaveBeenCalled();
    expect(part.getByRole('alert').textContent).toContain('2 things to check');
  });

  it('keeps what was typed when it fails, says so, and can be pressed again', async () => {
    const recordTeamTold = vi.fn(() => Promise.resolve(fail({ kind: 'unreachable' } as const)));
    renderChild({ ...missed, recordTeamTold }, healthVisiting);
    const part = await press();
    await userEvent.type(part.getByLabelText(/^Who took the call/), 'J. MOCK');
    await userEvent.click(part.getByRole('button', { name: 'Record the call' }));
    expect(part.getByRole('alert').textContent).toContain('could not be recorded');
    expect(part.getByLabelText<HTMLInputElement>(/^Who took the call/).value).toBe('J. MOCK');
    await userEvent.click(part.getByRole('button', { name: 'Record the call' }));
    expect(recordTeamTold).toHaveBeenCalledTimes(2);
  });

  it('is then shown as done with: who was told, when, by whom', async () => {
    renderChild(
      { ...missed, teamTold: { state: 'present', value: [told], asOf: at('10:41') } },
      healthVisiting,
    );
    const part = await card();
    const done = part.getByRole('status').textContent;
    for (const part of [
      'Sheffield City Council was told, today 10:40',
      'recorded by Priya SAMPLE, staff nurse',
      'J. MOCK',
      '0114 496 0123',
    ])
      expect(done).toContain(part);
    expect(part.queryByRole('button', { name: /^I have told them/ })).toBeNull();
    expect(part.queryByText(/Ring now/)).toBeNull();
  });

  it('is one for each appointment, named', async () => {
    const eyes = event({
      kind: 'was-not-brought',
      title: 'Orthoptics',
      at: at('09:50'),
      sources: ['Appointment/a2'],
    });
    renderChild(
      {
        ...parts(audiology, eyes),
        cpis: found,
        teamTold: { state: 'present', value: [told], asOf: at('10:41') },
      },
      healthVisiting,
    );
    const part = await card();
    expect(part.getAllByRole('button').map(({ textContent }) => textContent)).toEqual([
      expect.stringContaining('I have told them about Orthoptics'),
    ]);
  });

  it('is not possible while Safelight’s own service is away, which is said; the number stays', async () => {
    renderChild(
      {
        ...missed,
        gateway: { state: 'away', why: { kind: 'unreachable' } },
        teamTold: { state: 'unavailable', why: { kind: 'no-answer' }, asOf: at('10:41') },
      },
      healthVisiting,
    );
    const part = await card();
    expect(part.getByRole('button', { name: /^I have told them/ }).getAttribute('aria-disabled')).toBe(
      'true',
    );
    expect(part.getByText(/Write down when you rang/)).toBeTruthy();
    expect(part.getByText('Whether somebody rang already: unavailable')).toBeTruthy();
    expect(part.getByText('Ring now')).toBeTruthy();
  });

  it.each([
    ['not-needed', /Your role may not record calls here/],
    ['signed-out', /Sign in to the NHS first, above. Ring now all the same/],
  ] as const)('needs a right, and says so (%s)', async (state, why) => {
    const { gateway } = caseStore().getState();
    if (gateway.state !== 'open') throw new Error('The fixture opens the gateway.');
    renderChild({ ...missed, gateway: { ...gateway, rights: [] }, nhsSignIn: { state } }, healthVisiting);
    const part = await card();
    expect(part.getByText(why)).toBeTruthy();
    expect(part.getByRole('button', { name: /^I have told them/ }).getAttribute('aria-disabled')).toBe(
      'true',
    );
  });

  it('never speaks of CP-IS taking or sending it', async () => {
    renderChild(missed, healthVisiting);
    await press();
    const said = screen.getByRole('region', { name: title }).textContent;
    expect(said.match(/CP-IS[^.]*\./g)).toEqual(['CP-IS holds a plan for Amara.']);
  });
});
