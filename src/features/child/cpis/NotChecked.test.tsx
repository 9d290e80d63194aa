import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { GatewayState } from '../../../case/case.ts';
import { succeed } from '../../../domain/result.ts';
import { emergency, healthVisiting } from '../../../test/case-fixture.ts';
import { card, childWith, lookUpSpy } from '../../../test/cpis-card.tsx';
import { renderChild } from '../../../test/render-child.tsx';

const notYet = () => card('Not looked up on this visit');
const button = () => screen.getByRole('button', { name: /^Look Amara up now/ });
const noButton = () => expect(screen.queryByRole('button', { name: /Look Amara up/ })).toBeNull();
const open: Extract<GatewayState, { state: 'open' }> = {
  state: 'open',
  clinician: { reference: 'Practitioner/p1', name: 'Priya SAMPLE', organisation: 'Testshire Royal Hospital' },
  rights: ['look-up-unscheduled'],
  settings: [emergency],
  recordReplaced: false,
};

describe('what pressing the button will cause, on its own line', () => {
  it('names the authority of the home address as a likely one, and makes one look-up when pressed', async () => {
    const lookUp = lookUpSpy();
    renderChild({ lookUp });
    expect(button().textContent).toContain(
      'Checking tells Sheffield, or whichever local authority holds a record, that Amara is here',
    );
    expect(button().textContent).toContain('Once for this visit.');
    expect(lookUp).not.toHaveBeenCalled();
    await userEvent.click(button());
    expect(lookUp.mock.calls).toEqual([[{}]]);
  });

  it.each([
    ['an address that settles nothing', { address: { lines: [], nation: 'england' } }],
    ['a restricted record', { restricted: true }],
    ['a home in Wales', { address: { lines: [], postcode: 'S10 2TH', nation: 'wales' } }],
  ] as const)('names no authority for %s', (_, changes) => {
    renderChild(childWith(changes));
    expect(button().textContent).toContain(
      'Checking tells the child’s local authority, if there is one, that Amara is here',
    );
    expect(notYet().textContent).not.toContain('Sheffield');
  });

  it('says that a scheduled look-up tells nobody', () => {
    renderChild({}, healthVisiting);
    expect(button().textContent).toContain('Checking tells nobody');
    expect(screen.queryByText('They will see')).toBeNull();
  });

  it('warns of a second telling when the answer of this visit is no longer kept', async () => {
    const lookUp = lookUpSpy();
    renderChild({ lookUp, cpis: { state: 'not-checked', because: 'answer-expired' } });
    await userEvent.click(screen.getByRole('button', { name: /^Look Amara up again.*a second time/ }));
    expect(lookUp.mock.calls).toEqual([[{ again: 'may-tell-twice' }]]);
  });
});

describe('what the authority gets to see', () => {
  it('is the organisation where the application asks', () => {
    renderChild({ gateway: open });
    expect(notYet().textContent).toContain(
      'that Testshire Royal Hospital looked, and when. Not why she is here.',
    );
    expect(button().textContent).toContain('adds this look to its list');
  });

  it('is the person where they have signed in to the NHS', () => {
    const role = { id: '555', title: 'Staff nurse', organisation: 'Testshire NHS Trust', rights: [] };
    const until = '2026-11-20T12:00:00Z';
    renderChild({
      gateway: open,
      nhsSignIn: { state: 'signed-in', name: 'Priya SAMPLE', role, others: false, until },
    });
    expect(notYet().textContent).toContain('your name, role, Testshire NHS Trust and the time');
    expect(button().textContent).toContain('adds you to the list of people who looked');
  });
});

it('offers no look-up before the person has signed in to the NHS', () => {
  renderChild({ nhsSignIn: { state: 'signed-out' } });
  noButton();
  expect(within(notYet()).getByRole('group', { name: 'NHS sign-in' })).toBeTruthy();
});

it('offers no look-up without a care setting, and asks for it', async () => {
  const chooseSetting = vi.fn(() => Promise.resolve(succeed(emergency)));
  renderChild({ chooseSetting }, 'not-known');
  noButton();
  expect(notYet().textContent).toContain('Answering looks nobody up.');
  await userEvent.selectOptions(
    screen.getByLabelText('Where are you giving care now?'),
    'emergency-department',
  );
  await userEvent.click(screen.getByRole('button', { name: 'Use this' }));
  expect(chooseSetting.mock.calls).toEqual([['emergency-department']]);
});

it.each<[string, GatewayState, typeof emergency, RegExp]>([
  ['neither right', { ...open, rights: [] }, emergency, /carries no CP-IS access.*colleague whose NHS role/],
  [
    'the right to tell nobody only',
    { ...open, rights: ['look-up-scheduled'] },
    emergency,
    /lets you make only look-ups that tell nobody.*colleague/,
  ],
  [
    'the right to tell only',
    open,
    healthVisiting,
    /lets you make only look-ups that tell the local authority/,
  ],
  ['a setting without look-ups', open, { ...emergency, policy: 'never' }, /team decided/],
  ['a merged record', { ...open, recordReplaced: true }, emergency, /Open the other record/],
  ['no gateway', { state: 'away', why: { kind: 'unreachable' } }, emergency, /service is not answering/],
  ['a gateway that is opening', { state: 'opening' }, emergency, /in a moment/],
])('offers no look-up with %s, and says why', (_, gateway, setting, words) => {
  renderChild({ gateway }, setting);
  noButton();
  expect(notYet().textContent).toMatch(words);
});

it('lets the care setting be put right', async () => {
  renderChild({ gateway: { ...open, rights: [] } });
  await userEvent.click(within(notYet()).getByRole('button', { name: 'Not right?' }));
  expect(screen.getByLabelText('Where are you giving care now?')).toBeTruthy();
});

it('opens its own session again when it has ended, at a press', async () => {
  const reopenGateway = vi.fn(() => Promise.resolve());
  renderChild({ gateway: { state: 'away', why: { kind: 'session-ended' } }, reopenGateway });
  await userEvent.click(within(notYet()).getByRole('button', { name: 'Try again' }));
  expect(reopenGateway).toHaveBeenCalledOnce();
});
