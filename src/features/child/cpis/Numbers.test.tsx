import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { plan } from '../../../test/case-fixture.ts';
import { card, found, lit, renderAt } from '../../../test/cpis-card.tsx';

const answer = 'Child protection plan';
const office = '0114 496 0123';
const duty = '0114 496 0456';

describe('the number to ring now', () => {
  it.each([
    ['in the hours of that authority', '2026-11-20T10:44:00Z', 'office hours', office],
    ['in the evening', '2026-11-20T17:00:00Z', 'out of hours', duty],
    ['at 3 a.m.', '2026-11-20T03:00:00Z', 'out of hours', duty],
    ['at a weekend', '2026-11-21T10:44:00Z', 'out of hours', duty],
    ['on a bank holiday', '2026-12-28T10:44:00Z', 'bank holiday', duty],
    ['in a summer morning, London time', '2026-06-19T08:10:00Z', 'office hours', office],
  ])('%s', (_, at, why, number) => {
    renderAt(at, { cpis: found() });
    expect(lit(answer)).toContain(`Ring now, ${why}`);
    expect(lit(answer)).toContain(number);
  });

  it('goes by the usual hours where those of the authority are not known, and says so', () => {
    renderAt('2026-11-20T10:44:00Z', {
      cpis: found({ plans: [{ ...plan, authority: 'Borchester Council' }] }),
    });
    expect(lit(answer)).toContain('usual office hours');
  });

  it('knows the hours of an authority that CP-IS writes in another way', () => {
    renderAt('2026-11-20T10:44:00Z', { cpis: found({ plans: [{ ...plan, authority: 'SHEFFIELD' }] }) });
    expect(lit(answer)).toContain('Ring now, office hours');
  });

  it('says that it does not know the bank holidays of a year beyond the table', () => {
    renderAt('2031-11-20T10:44:00Z', { cpis: found() });
    expect(lit(answer)).toContain('office hours, unless today is a bank holiday');
    expect(card(answer).textContent).toContain('bank holidays for 2024 to 2028 only: today may be one');
  });
});

it.each([
  ['officeHours', 'CP-IS gives no out-of-hours number.', office, '2026-11-20T22:00:00Z'],
  ['emergencyDuty', 'CP-IS gives no office-hours number.', duty, '2026-11-20T10:44:00Z'],
] as const)('shows one number alone and names the missing one (only %s)', (which, missing, number, at) => {
  renderAt(at, { cpis: found({ plans: [{ ...plan, phones: { [which]: number } }] }) });
  expect(lit(answer)).toContain('the only number given');
  expect(lit(answer)).toContain(number);
  expect(card(answer).textContent).toContain(missing);
});

it('says so when CP-IS gives no number at all', () => {
  renderAt('2026-11-20T10:44:00Z', { cpis: found({ plans: [{ ...plan, phones: {} }] }) });
  expect(card(answer).textContent).toContain('CP-IS gives no telephone number.');
});

it.each([
  ['0114 496 0123', 'tel:01144960123'],
  ['(0114) 496-0123', 'tel:01144960123'],
  ['+44 (0)114 496 0123', 'tel:+441144960123'],
  ['0114 496 0123 ext 45', 'tel:01144960123'],
])('links %s as digits only', (phone, href) => {
  renderAt('2026-11-20T10:44:00Z', { cpis: found({ plans: [{ ...plan, phones: { officeHours: phone } }] }) });
  expect(screen.getByRole('link', { name: phone }).getAttribute('href')).toBe(href);
});

it('does not link what is no number', () => {
  renderAt('2026-11-20T10:44:00Z', {
    cpis: found({ plans: [{ ...plan, phones: { officeHours: 'via switchboard' } }] }),
  });
  expect(screen.getByText('via switchboard')).toBeTruthy();
  expect(screen.queryByRole('link', { name: 'via switchboard' })).toBeNull();
});
