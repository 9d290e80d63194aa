import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { Child } from '../../../domain/child.ts';
import type { CpisStatus, Plan } from '../../../domain/cpis.ts';
import { amara, at, check, emergency, plan, testNhsNumber } from '../../../test/case-fixture.ts';
import { card, childWith, failed, found, lookUpSpy, withheldFor } from '../../../test/cpis-card.tsx';
import { renderChild } from '../../../test/render-child.tsx';

const notYet = 'Not looked up on this visit';
const none: CpisStatus = { state: 'none', check };
const noAnswer = failed('no-answer');
const text = (answer: string) => card(answer).textContent;

describe('age', () => {
  it('newborn: the number may be too new, and the plan may be under the mother’s', () => {
    renderChild({ cpis: none, ...childWith({ birthDate: '2026-11-18' }) });
    expect(text('No record found')).toContain('Under 28 days old: the NHS number may be too new');
    expect(text('No record found')).toContain('look at her record too');
  });

  it('28 days old is no newborn', () => {
    renderChild({ cpis: none, ...childWith({ birthDate: '2026-10-23' }) });
    expect(text('No record found')).not.toContain('Under 28 days');
  });

  it.each(['2010-11-20', '2008-11-21'])('16 and 17 (born %s): the hand-over', (birthDate) => {
    renderChild({ cpis: none, ...childWith({ birthDate }) });
    expect(text('No record found')).toContain('Plan with adult services now for when she will need them.');
  });

  it.each([
    [undefined, 'the age is not known'],
    ['2031-01-01', 'the age is not known'],
    ['2008', 'may be 18 already'],
  ])('an age that is not certain (born %s) is said', (birthDate, words) => {
    const { birthDate: _, ...ageless } = amara;
    const child: Child = birthDate === undefined ? ageless : { ...ageless, birthDate };
    renderChild({ child: { state: 'present', value: child, asOf: at('10:41') } });
    expect(text(notYet)).toContain(words);
    expect(text(notYet)).toContain('CP-IS ends at 18');
  });
});

describe('over 18', () => {
  const adult = childWith({ birthDate: '1998-03-01' });

  it('is looked up for an unborn baby only: the button says so, and is not the main one', () => {
    renderChild({ ...adult });
    const button = screen.getByRole('button', { name: /^Look Amara up now for an unborn baby/ });
    expect(button.textContent).toContain(
      'tells the local authority of an unborn baby on a plan, if there is one',
    );
    expect(button.className).not.toContain('main');
    expect(text(notYet)).toContain('Over 18: CP-IS ends at 18. Look up only for an unborn baby');
  });

  it('18 today is over 18; 18 tomorrow is not', () => {
    renderChild(childWith({ birthDate: '2008-11-20' }));
    expect(screen.getByRole('button', { name: /for an unborn baby/ })).toBeTruthy();
  });

  it('found none: the answer is about an unborn baby only', () => {
    renderChild({ ...adult, cpis: none });
    expect(text('No record found')).toContain('this answer is about a plan for an unborn baby only');
  });

  it('unborn baby’s plan: under the mother’s number, the mother on screen', () => {
    const unborn: Plan = { ...plan, kind: 'unborn-child-protection' };
    renderChild({ ...adult, cpis: found({ plans: [unborn] }) });
    expect(text('Child protection plan for an unborn baby')).toContain(
      'CP-IS holds it under the mother’s NHS number: the person on screen should be the mother.',
    );
  });
});

describe('an address outside England', () => {
  it.each([
    ['wales', 'in Wales', 'children’s services of the council'],
    ['scotland', 'in Scotland', 'social work department of the council'],
    ['northern-ireland', 'in Northern Ireland', 'Gateway team of the Health and Social Care Trust'],
    ['elsewhere', 'in another country', 'Ask your safeguarding team'],
  ] as const)('%s: CP-IS cannot know, and who to ring there', (nation, where, whom) => {
    renderChild({ cpis: noAnswer, ...childWith({ address: { lines: [], nation } }) });
    expect(text('No answer came back')).toContain(`The home address is ${where}. CP-IS covers England only`);
    expect(text('No answer came back')).toContain(whom);
    expect(screen.queryByText('Ring now')).toBeNull();
    expect(text('No answer came back')).toContain('0114 496 0321');
  });

  it.each(['england', 'not-known'] as const)('%s: nothing is said of another nation', (nation) => {
    renderChild({ cpis: none, ...childWith({ address: { lines: [], nation } }) });
    expect(text('No record found')).not.toContain('home address');
  });
});

describe('a restricted record', () => {
  it.each([
    ['No record found', none],
    ['No answer came back', noAnswer],
  ])('%s: there may be a plan all the same', (answer, cpis) => {
    renderChild({ cpis, ...childWith({ restricted: true }) });
    expect(text(answer)).toContain('CP-IS may hold nothing here even where there is a plan');
  });

  it('never points to a place from its address', () => {
    renderChild({ cpis: noAnswer, ...childWith({ restricted: true }) });
    expect(text('No answer came back')).toContain('Safelight does not point to a place from its address');
    expect(screen.queryByRole('link', { name: '0114 496 0123' })).toBeNull();
  });
});

describe('the NHS number', () => {
  it.each<[Child['nhsNumber'], string]>([
    [{ state: 'none' }, 'No NHS number on this record. CP-IS can be asked only by NHS number.'],
    [{ state: 'invalid', text: '999 000 0000' }, 'fails its check digit'],
    [{ state: 'several' }, 'More than one NHS number on this record.'],
  ])('$state: no look-up, and who can put it right', (nhsNumber, words) => {
    renderChild(childWith({ nhsNumber }));
    expect(screen.queryByRole('button', { name: /Look Amara up/ })).toBeNull();
    expect(text(notYet)).toContain(words);
    expect(text(notYet)).toContain('trace and verify');
  });

  it('several is not called invalid once the gateway has refused it', () => {
    renderChild({
      cpis: withheldFor('nhs-number-invalid'),
      ...childWith({ nhsNumber: { state: 'several' } }),
    });
    expect(text('More than one NHS number on this record')).not.toContain('check digit');
  });

  it('merged into another number: a plan may be under that one', () => {
    renderChild({ cpis: failed('number-replaced', 'no') });
    expect(text('This NHS number is no longer in use')).toContain('A plan may be under that one.');
  });

  it('merged record: the other one is the one to open', () => {
    renderChild({ cpis: withheldFor('record-replaced') });
    expect(text('This record was merged into another')).toContain('Open the other record');
    expect(screen.queryByRole('button', { name: /Look|Ask CP-IS/ })).toBeNull();
  });
});

describe('a number that nobody has verified', () => {
  const unverified = childWith({ nhsNumber: { state: 'not-verified', value: testNhsNumber('9990123454') } });
  const begin = () => userEvent.click(screen.getByRole('button', { name: /^I can confirm the number/ }));
  const press = () =>
    userEvent.click(screen.getByRole('button', { name: /^(Look Amara up now|Ask CP-IS again)/ }));

  it.each([
    ['before any look-up', undefined],
    ['once the gateway has said so', withheldFor('nhs-number-not-verified')],
  ])('%s: looks up only after somebody says how they know, and says that it is recorded', async (_, cpis) => {
    const lookUp = lookUpSpy();
    renderChild({ lookUp, ...unverified, ...(cpis === undefined ? {} : { cpis }) });
    expect(screen.queryByRole('button', { name: /^Look Amara up/ })).toBeNull();
    await begin();
    await press();
    expect(lookUp).not.toHaveBeenCalled();
    expect(screen.getByText('Say first how you know.')).toBeTruthy();
    expect(screen.getByRole('group', { name: /How do you know that 999 012 3454 is Amara’s/ })).toBeTruthy();
    await userEvent.click(screen.getByLabelText('I saw it on a document'));
    expect(
      screen.getByRole('button', { name: /Records that you confirmed the number: saw a document/ }),
    ).toBeTruthy();
    await press();
    expect(lookUp.mock.calls).toEqual([[{ identity: 'saw-document' }]]);
  });

  it('a second try keeps both: told twice perhaps, and how the number was confirmed', async () => {
    const lookUp = lookUpSpy();
    renderChild({ lookUp, ...unverified, cpis: noAnswer }, emergency);
    await begin();
    await userEvent.click(screen.getByLabelText(/^I asked the child/));
    await press();
    expect(lookUp.mock.calls).toEqual([[{ again: 'may-tell-twice', identity: 'asked-child-or-carer' }]]);
  });
});
