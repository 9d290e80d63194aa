import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { CouldNotCheckReason } from '../../../domain/cpis.ts';
import { emergency, healthVisiting } from '../../../test/case-fixture.ts';
import { card, childWith, failed, lit, lookUpSpy, withheldFor } from '../../../test/cpis-card.tsx';
import { renderChild } from '../../../test/render-child.tsx';
import { reasons } from '../../../text/cpis-reasons.ts';

const names = Object.keys(reasons) as CouldNotCheckReason[];

describe('every reason', () => {
  it.each(names.filter((reason) => reason !== 'no-right-in-this-setting'))(
    '%s in its own words',
    (reason) => {
      renderChild({ cpis: failed(reason) });
      const { headline, what, todo } = reasons[reason];
      expect(card(headline).textContent).toContain(`${what} ${todo}`);
      expect(card(headline).textContent).toContain('Do not read this as “no record found”');
      expect(lit(headline)).toContain('0114 496 0123');
      expect(screen.queryByText('No record found')).toBeNull();
    },
  );

  it('has a headline and an explanation of its own', () => {
    const all = Object.values(reasons);
    expect(new Set(all.map(({ headline }) => headline)).size).toBe(all.length);
    expect(new Set(all.map(({ what }) => what)).size).toBe(all.length);
  });

  it.each(names)('%s: says that nobody was asked or told where nothing was asked', (reason) => {
    renderChild({ cpis: withheldFor(reason) });
    expect(card(reasons[reason].headline).textContent).toContain('CP-IS was not asked, and nobody was told.');
  });
});

describe('a role with the other right only', () => {
  it.each([
    [emergency, 'Here a look-up tells the local authority.'],
    [healthVisiting, 'Here a look-up must tell nobody.'],
  ])('says which: $title', (setting, words) => {
    renderChild({ cpis: withheldFor('no-right-in-this-setting') }, setting);
    const text = card('Your role may not look up in this setting').textContent;
    expect(text).toContain(words);
    expect(text).toContain('Ask a colleague whose NHS role carries CP-IS access');
    expect(text).toContain('Not right?');
  });
});

describe('asking again', () => {
  it.each([
    ['unknown', 'may or may not have been told', /may tell Sheffield, .* a second time that Amara is here/],
    ['yes', 'The local authority was told', /tells Sheffield, .* a second time that Amara is here/],
  ] as const)('notified %s: says so, and what pressing causes', async (notified, told, name) => {
    const lookUp = lookUpSpy();
    renderChild({ lookUp, cpis: failed('timed-out', notified) });
    expect(card('No answer in time').textContent).toContain(told);
    const button = screen.getByRole('button', { name });
    expect(button.textContent).toContain('Nothing is asked again unless you press this.');
    expect(lookUp).not.toHaveBeenCalled();
    await userEvent.click(button);
    expect(lookUp.mock.calls).toEqual([[{ again: 'may-tell-twice' }]]);
  });

  it('after nobody was told it is a first telling', async () => {
    const lookUp = lookUpSpy();
    renderChild({ lookUp, cpis: failed('sign-in-refused', 'no') });
    expect(card('CP-IS did not accept our sign-in').textContent).toContain('was not told');
    await userEvent.click(screen.getByRole('button', { name: /^Ask CP-IS again ?Checking tells Sheffield/ }));
    expect(lookUp.mock.calls).toEqual([[{}]]);
  });

  it('tells nobody in scheduled care', () => {
    renderChild({ cpis: failed('timed-out', 'no') }, healthVisiting);
    expect(screen.getByRole('button', { name: /^Ask CP-IS again/ }).textContent).toContain('tells nobody');
  });

  it('says of a lost answer that the authority may have been told, and that asking again is a new look-up', () => {
    renderChild({ cpis: failed('answer-lost') });
    const text = card('The answer was lost').textContent;
    expect(text).toContain('The local authority may or may not have been told that you looked.');
    expect(text).toContain('Asking again is a new look-up.');
  });

  it('is not offered to somebody whose right to it has gone, and says who can', () => {
    const gateway = { state: 'open', clinician: { reference: 'Practitioner/p1', name: 'Sam MOCK' } } as const;
    renderChild({
      cpis: failed('timed-out'),
      gateway: { ...gateway, rights: [], settings: [], recordReplaced: false },
    });
    expect(screen.queryByRole('button', { name: /Ask CP-IS again/ })).toBeNull();
    expect(card('No answer in time').textContent).toContain('Ask a colleague whose NHS role');
  });

  it('waits for an NHS sign-in where that has ended', () => {
    renderChild({ cpis: failed('nhs-sign-in-ended', 'no'), nhsSignIn: { state: 'ended' } });
    const here = within(card('Your NHS sign-in has ended'));
    expect(here.getByRole('group', { name: 'NHS sign-in' })).toBeTruthy();
    expect(here.queryByRole('button', { name: /Ask CP-IS again/ })).toBeNull();
  });
});

it('says when it was asked, when it gave up, and how long ago', () => {
  renderChild({ cpis: failed('timed-out') });
  expect(card('No answer in time').textContent).toContain('Asked 10:42, gave up 10:43, 1 minute ago.');
});

describe('who to ring instead', () => {
  it('says where a number came from that is not from CP-IS, and asks when the address does not settle it', async () => {
    renderChild({
      cpis: failed('no-answer'),
      ...childWith({ address: { lines: [], postcode: 'ZZ1 1ZZ', nation: 'england' } }),
    });
    const text = () => card('No answer came back').textContent;
    expect(screen.queryByText('Ring now')).toBeNull();
    await userEvent.selectOptions(screen.getByLabelText('Which local authority?'), 'Leeds City Council');
    expect(text()).toContain('Number from this organisation’s own list.');
    expect(text()).toContain('gives no office-hours number');
  });

  it('names the source of a number that has one', () => {
    renderChild({ cpis: failed('no-answer') });
    expect(card('No answer came back').textContent).toContain(
      'Number from the safeguarding partnership’s page',
    );
  });
});

it('blames itself, not the settings, when its own service is away', () => {
  renderChild(
    {
      cpis: withheldFor('gateway-away'),
      gateway: { state: 'away', why: { kind: 'unreachable' } },
    },
    'not-known',
  );
  const text = card('Safelight’s own service did not answer').textContent;
  expect(text).toContain('it cannot be told where you are giving care');
  expect(text).not.toContain('No care settings are set up');
});
