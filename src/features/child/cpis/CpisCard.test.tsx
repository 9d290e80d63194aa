import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { Child } from '../../../domain/child.ts';
import type { CouldNotCheckReason, CpisStatus } from '../../../domain/cpis.ts';
import { succeed } from '../../../domain/result.ts';
import {
  amara,
  at,
  check,
  emergency,
  healthVisiting,
  plan,
  testNhsNumber,
} from '../../../test/case-fixture.ts';
import { renderChild } from '../../../test/render-child.tsx';
import { reasons } from '../../../text/cpis-reasons.ts';

const card = (answer: string) => screen.getByRole('region', { name: answer });
const found = (changes: Partial<Extract<CpisStatus, { state: 'found' }>> = {}): CpisStatus => ({
  state: 'found',
  plans: [plan],
  history: { state: 'listed', accesses: [] },
  check,
  ...changes,
});
const lookUpSpy = () => vi.fn(() => Promise.resolve());

describe('not checked', () => {
  it('says what an unscheduled look-up will cause, and makes it once when pressed', async () => {
    const lookUp = lookUpSpy();
    renderChild({ lookUp });
    const button = screen.getByRole('button', { name: /^Look Amara up now/ });
    expect(button.textContent).toContain('Tells her local authority that you looked');
    expect(card('Not looked up on this visit').textContent).toContain(
      'Testshire Royal Hospital and the time',
    );
    expect(lookUp).not.toHaveBeenCalled();
    await userEvent.click(button);
    expect(lookUp.mock.calls).toEqual([[undefined]]);
  });

  it('says that a scheduled look-up tells nobody', () => {
    renderChild({}, healthVisiting);
    expect(screen.getByRole('button', { name: /^Look Amara up now/ }).textContent).toContain('Tells nobody');
    expect(screen.queryByText('They will see')).toBeNull();
  });

  it('warns of a second telling when the answer of this visit is no longer kept', async () => {
    const lookUp = lookUpSpy();
    renderChild({ lookUp, cpis: { state: 'not-checked', because: 'answer-expired' } });
    await userEvent.click(screen.getByRole('button', { name: /a second time/ }));
    expect(lookUp.mock.calls).toEqual([[{ again: 'may-tell-twice' }]]);
  });

  it('offers no look-up without a care setting, and asks for it', async () => {
    const chooseSetting = vi.fn(() => Promise.resolve(succeed(emergency)));
    renderChild({ chooseSetting }, 'not-known');
    expect(screen.queryByRole('button', { name: /Look Amara up/ })).toBeNull();
    await userEvent.selectOptions(
      screen.getByLabelText('Where are you giving care now?'),
      'emergency-department',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Use this' }));
    expect(chooseSetting.mock.calls).toEqual([['emergency-department']]);
  });

  it.each([
    ['no right', { state: 'open', rights: [] }, emergency, /Your role does not let you/],
    ['a setting without look-ups', { state: 'open' }, { ...emergency, policy: 'never' }, /not made in A&E/],
    ['no gateway', { state: 'away', why: { kind: 'unreachable' } }, emergency, /service is not answering/],
    ['a gateway that is opening', { state: 'opening' }, emergency, /in a moment/],
  ] as const)('offers no look-up with %s, and says why', (_, gateway, setting, words) => {
    const open = {
      state: 'open',
      clinician: { reference: 'Practitioner/p1', name: 'Priya SAMPLE' },
      rights: ['look-up-unscheduled'] as const,
      settings: [emergency],
      recordReplaced: false,
    } as const;
    renderChild({ gateway: gateway.state === 'open' ? { ...open, ...gateway } : gateway }, setting);
    expect(screen.queryByRole('button', { name: /Look Amara up/ })).toBeNull();
    expect(card('Not looked up on this visit').textContent).toMatch(words);
  });

  it.each<Child['nhsNumber']>([
    { state: 'not-verified', value: testNhsNumber('9990123454') },
    { state: 'none' },
    { state: 'invalid', text: '999 000 0000' },
    { state: 'several' },
  ])('offers no look-up when the NHS number is $state, and says who can put it right', (nhsNumber) => {
    renderChild({ child: { state: 'present', value: { ...amara, nhsNumber }, asOf: at('10:41') } });
    expect(screen.queryByRole('button', { name: /Look Amara up/ })).toBeNull();
    expect(card('Not looked up on this visit').textContent).toContain('trace and verify');
  });
});

describe('checking', () => {
  it('says for how long', () => {
    renderChild({ cpis: { state: 'checking', askedAt: at('10:43'), kind: 'unscheduled', setting: 'A&E' } });
    expect(card('Waiting for the answer').textContent).toContain('60 seconds so far');
  });
});

describe('record found', () => {
  it('shows plan, authority, the number for now, who looked and who was told', () => {
    renderChild({ cpis: found() });
    const record = within(card('Child protection plan'));
    expect(record.getByText(/since 3 Mar 2026, Sheffield City Council/)).toBeTruthy();
    const now = record.getByText('Ring now').closest('.ring');
    expect(now?.textContent).toContain('0114 496 0123');
    expect(record.getByRole('link', { name: '0114 496 0456' }).getAttribute('href')).toBe('tel:01144960456');
    expect(card('Child protection plan').textContent).toContain('Sheffield City Council was told.');
    expect(card('Child protection plan').textContent).toContain('checked today 10:42');
  });

  it('names the number that CP-IS does not give', () => {
    renderChild({ cpis: found({ plans: [{ ...plan, phones: { officeHours: '0114 496 0123' } }] }) });
    expect(card('Child protection plan').textContent).toContain('CP-IS gives no out-of-hours number.');
  });

  it('shows an ended plan as ended, after one that is current', () => {
    const ended = { ...plan, status: 'ended', end: '2026-10-01', kind: 'looked-after' } as const;
    renderChild({ cpis: found({ plans: [ended, plan] }) });
    expect(screen.getByRole('heading', { name: 'Child protection plan', level: 2 })).toBeTruthy();
    expect(screen.getByRole('heading', { name: 'Looked-after child, ended' })).toBeTruthy();
    expect(screen.getByText(/ended on 1 Oct 2026, began 3 Mar 2026/)).toBeTruthy();
  });

  it('puts one lamp in the card, and names no authority as told when there are several', () => {
    const leeds = { ...plan, authority: 'Leeds City Council', phones: { emergencyDuty: '0113 496 0456' } };
    renderChild({ cpis: found({ plans: [plan, leeds] }) });
    expect(screen.getAllByText('Ring now')).toHaveLength(1);
    expect(card('Child protection plan').textContent).toContain('The local authority was told.');
  });

  it('counts earlier looks, without the present one, and lists them', () => {
    const looked = (day: string) => ({ at: `${day}T09:00:00Z`, name: 'D. MOCK', organisation: '111' });
    renderChild({
      cpis: found({
        history: {
          state: 'listed',
          accesses: [looked('2026-11-02'), looked('2026-08-14'), { at: check.askedAt }],
        },
      }),
    });
    expect(screen.getByText('Looked up 2 times before')).toBeTruthy();
    expect(screen.getByText('last on 2 Nov 2026')).toBeTruthy();
    expect(screen.getAllByText('D. MOCK')).toHaveLength(2);
  });

  it.each([
    ['not-offered', /does not say who looked before/],
    ['could-not-read', /could not be read/],
  ] as const)('never draws a history that is %s as nobody', (state, words) => {
    renderChild({
      cpis: found({ history: state === 'not-offered' ? { state } : { state, why: 'page-missing' } }),
    });
    expect(card('Child protection plan').textContent).toMatch(words);
    expect(screen.queryByText(/Not looked up before/)).toBeNull();
  });
});

describe('no record found', () => {
  it('says what CP-IS cannot see, in full, and nothing that reassures', () => {
    renderChild({ cpis: { state: 'none', check } });
    const words = card('No record found').textContent;
    for (const part of ['This is not reassurance', 'England only', 'children in need', 'not yet matched'])
      expect(words).toContain(part);
    expect(words).toContain('0114 496 0321');
  });
});

describe('could not check', () => {
  const failed = (reason: CouldNotCheckReason, notified: 'yes' | 'no' | 'unknown' = 'unknown') =>
    ({ state: 'could-not-check', reason, notified, askedAt: at('10:42'), answeredAt: at('10:43') }) as const;

  it.each(Object.keys(reasons) as CouldNotCheckReason[])('has its own words for %s', (reason) => {
    renderChild({ cpis: failed(reason) });
    const words = card(reasons[reason].headline).textContent;
    expect(words).toContain(reasons[reason].what);
    expect(words).toContain('Do not read this as “no record found”');
    expect(within(card(reasons[reason].headline)).getByText('Ring now')).toBeTruthy();
    expect(screen.queryByText('No record found')).toBeNull();
  });

  it('has different words for every reason', () => {
    const headlines = Object.values(reasons).map(({ headline }) => headline);
    expect(new Set(headlines).size).toBe(headlines.length);
  });

  it.each([
    [
      'unknown',
      'may or may not have been told',
      'may-tell-twice',
      /May tell the local authority a second time/,
    ],
    ['yes', 'The local authority was told', 'may-tell-twice', /Tells the local authority a second time/],
    ['no', 'was not told', undefined, /Tells her local authority that you looked/],
  ] as const)(
    'notified %s: says so, and what another try may cause',
    async (notified, told, again, button) => {
      const lookUp = lookUpSpy();
      renderChild({ lookUp, cpis: failed('timed-out', notified) });
      expect(card('No answer in time').textContent).toContain(told);
      await userEvent.click(screen.getByRole('button', { name: button }));
      expect(lookUp.mock.calls).toEqual([[again === undefined ? {} : { again }]]);
    },
  );

  it('says where a number came from that is not from CP-IS, and asks when the address does not settle it', async () => {
    renderChild({
      cpis: failed('no-answer'),
      child: {
        state: 'present',
        value: { ...amara, address: { lines: [], postcode: 'ZZ1 1ZZ', nation: 'england' } },
        asOf: at('10:41'),
      },
    });
    expect(screen.queryByText('Ring now')).toBeNull();
    await userEvent.selectOptions(screen.getByLabelText('Which local authority?'), 'Leeds City Council');
    expect(card('No answer came back').textContent).toContain('own list');
    expect(card('No answer came back').textContent).toContain('gives no office-hours number');
  });

  it('says for a child of Wales that CP-IS covers England only', () => {
    renderChild({
      cpis: failed('no-answer'),
      child: {
        state: 'present',
        value: { ...amara, address: { lines: [], nation: 'wales' } },
        asOf: at('10:41'),
      },
    });
    expect(card('No answer came back').textContent).toContain('CP-IS covers England only');
  });

  it('blames itself, not the settings, when its own service is away', () => {
    renderChild(
      { cpis: failed('gateway-away', 'no'), gateway: { state: 'away', why: { kind: 'unreachable' } } },
      'not-known',
    );
    const text = card('Safelight’s own service did not answer').textContent;
    expect(text).toContain('it cannot be told where you are giving care');
    expect(text).not.toContain('No care settings are set up');
  });
});

describe('who was told of an answer', () => {
  it.each([
    ['unscheduled', 'no', 'No local authority was told: CP-IS holds no record to tell one about.'],
    ['scheduled', 'no', 'Nobody was told: this was a scheduled look-up.'],
    ['unscheduled', 'unknown', 'The local authority may or may not have been told that you looked.'],
  ] as const)('%s, told %s, no record found', (kind, notified, words) => {
    renderChild({ cpis: { state: 'none', check: { ...check, kind, notified } } });
    expect(card('No record found').textContent).toContain(words);
  });

  it('is said not to be known when the connection does not say it', () => {
    renderChild({
      cpis: {
        state: 'found',
        plans: [plan],
        history: { state: 'not-offered' },
        check: { ...check, notified: 'unknown' },
      },
    });
    expect(card('Child protection plan').textContent).toContain('This connection to CP-IS does not say.');
  });
});

it('opens its own session again when it has ended, at a press', async () => {
  const reopenGateway = vi.fn(() => Promise.resolve());
  renderChild({ gateway: { state: 'away', why: { kind: 'session-ended' } }, reopenGateway });
  await userEvent.click(
    within(card('Not looked up on this visit')).getByRole('button', { name: 'Try again' }),
  );
  expect(reopenGateway).toHaveBeenCalledOnce();
});
