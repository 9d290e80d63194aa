import { fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { fillShared, open, paste, sendButton, waiting } from '../../../test/concern-world.tsx';

const carried = { log: () => waiting, routes: ['form-or-portal'] as const };
const tick = (label: string | RegExp) => fireEvent.click(screen.getByLabelText(label));

describe('how it reaches them', () => {
  it('is asked where nobody has said, and nothing goes before it is answered', async () => {
    const { user, asked } = await open({}, undefined, { routes: 'none' });
    await fillShared(user);
    await user.click(sendButton());
    expect(within(await screen.findByRole('alert')).getByText('Say how it reaches them.')).toBeDefined();
    expect(asked.concerns).toHaveLength(0);
    tick('Secure e-mail');
    await user.click(screen.getByText('Read every word before it goes'));
    await user.click(screen.getByText('Read every word before it goes'));
    await user.click(sendButton());
    expect(await screen.findByText('Sheffield does not have it yet')).toBeDefined();
    expect(asked.concerns[0]?.decision).toMatchObject({ share: true, route: 'secure-email' });
    expect(screen.getByText('first.point@sheffield.example')).toBeDefined();
  });

  it('is never the record where the record takes no referral', async () => {
    const { user } = await open({}, undefined, {
      issuer: { write: 'document' },
      routes: ['within-record-system'],
    });
    await user.click(screen.getByLabelText('Share now'));
    expect(screen.getByLabelText('Secure e-mail')).toBeDefined();
    expect(screen.queryByLabelText('Inside this record system')).toBeNull();
    expect(screen.getByText(/One document with the whole concern/)).toBeDefined();
  });

  it('by their portal is not sent until somebody says so: then the clock runs', async () => {
    const { user, asked } = await open({}, undefined, carried);
    await fillShared(user);
    await user.click(sendButton());
    expect(await screen.findByText('Sheffield does not have it yet')).toBeDefined();
    expect(screen.queryByText(/An answer is due/)).toBeNull();
    expect(screen.getByText('https://refer.sheffield.example/children')).toBeDefined();
    expect(document.querySelector('a[href*="refer.sheffield"]')).toBeNull();
    await user.click(screen.getByText('It is sent'));
    await user.click(screen.getByText('Save that it is sent'));
    expect(await screen.findByText('Sheffield has not answered yet')).toBeDefined();
    expect(screen.getByText(/An answer is due by Mon 23 Nov 2026/)).toBeDefined();
    expect(asked.sent.filter(({ path }) => path.endsWith('/happenings'))).toMatchObject([
      { method: 'POST', body: { kind: 'sent', how: 'form-or-portal' } },
    ]);
  });

  it('says when that could not be saved, and saves it once', async () => {
    let there = false;
    const { user, asked } = await open({}, undefined, {
      routes: ['telephone'],
      log: ({ path }) => (path.endsWith('/happenings') && there ? waiting : undefined),
    });
    await fillShared(user);
    await user.click(sendButton());
    await user.click(await screen.findByText('They have been told'));
    await user.click(screen.getByText('Save that it is sent'));
    expect(screen.getByText(/Write who took it/)).toBeDefined();
    await paste(user, /Who took it/, 'K. SPECIMEN');
    await user.click(screen.getByText('Save that it is sent'));
    expect(await screen.findByText('It was not saved that you sent it')).toBeDefined();
    there = true;
    await user.click(screen.getByText('Save that it is sent'));
    expect(await screen.findByText('Sheffield has not answered yet')).toBeDefined();
    const told = asked.sent.filter(({ path }) => path.endsWith('/happenings'));
    expect(new Set(told.map(({ body }) => (body as { id: string }).id)).size).toBe(1);
  });
});

describe('what goes', () => {
  it('is what is ticked, piece by piece; what tells of others is looked at first', async () => {
    const { user, asked } = await open();
    await paste(user, /What you saw and were told/, 'Daniel carried her in.');
    await user.click(screen.getByText('Yes, here with us'));
    await user.click(screen.getByLabelText('Share now'));
    await user.selectOptions(screen.getByLabelText('Did you ask for consent?'), 'given');
    await user.selectOptions(screen.getByLabelText('Does the family know?'), 'informed');
    await user.click(screen.getByText('Read every word before it goes'));
    await user.click(sendButton());
    const summary = await screen.findByRole('alert');
    await user.click(within(summary).getByText('Look at what tells of other people before it goes.'));
    expect(document.activeElement?.textContent).toBe('About other people');
    const others = screen.getByRole('region', { name: 'About other people' });
    expect(within(others).getByText('Daniel carried her in.')).toBeDefined();
    fireEvent.click(within(others).getByLabelText(/Daniel TESTCHILD/));
    tick(/^I have looked at/);
    await paste(user, /What you saw and were told/, ' Daniel left.');
    expect(screen.getByLabelText(/^I have looked at/)).toHaveProperty('checked', false);
    tick(/^I have looked at/);
    await user.click(screen.getByText('Read every word before it goes'));
    await user.click(screen.getByText('Read every word before it goes'));
    await user.click(sendButton());
    await screen.findByText('SL-2026-000117');
    const decision = asked.concerns[0]?.decision;
    const goes = decision?.share === true ? decision.goes : [];
    expect(goes).toContain('facts');
    expect(goes.some((id) => id.startsWith('person:'))).toBe(false);
    expect(asked.concerns[0]?.people).toHaveLength(1);
  });
});

describe('a decision not to share', () => {
  it('is a full record: reasons, advice, law and a day to look again', async () => {
    const { user, asked } = await open();
    await paste(user, /What you saw and were told/, 'A graze on the knee.');
    await user.click(screen.getByText('Yes, here with us'));
    await user.click(screen.getByLabelText('Do not share, and say why'));
    await paste(user, /Why you are not sharing/, 'Seen to happen at school.');
    await paste(user, /What they advised/, 'Keep it, look again.');
    fireEvent.change(screen.getByLabelText('Look at it again on'), { target: { value: '2026-12-02' } });
    await user.click(screen.getByText('Read every word before it is kept'));
    await user.click(sendButton());
    expect(within(await screen.findByRole('alert')).getByText('Say who gave the advice.')).toBeDefined();
    await paste(user, /From whom, and when/, 'J. DUMMY, 10:40');
    await user.click(screen.getByText('Read every word before it is kept'));
    await user.click(screen.getByText('Read every word before it is kept'));
    await user.click(sendButton());
    await screen.findByText('Decision not to share is kept');
    expect(screen.getByText('Seen to happen at school.')).toBeDefined();
    expect(screen.getByText(/looked at again on 2 Dec 2026/)).toBeDefined();
    expect(asked.concerns[0]?.decision).toMatchObject({
      share: false,
      advice: { from: 'J. DUMMY, 10:40', words: 'Keep it, look again.' },
      reviewAt: '2026-12-02',
      basis: { chosen: [{ id: 'gdpr-6-1-e' }, { id: 'gdpr-9-2-h' }, { id: 'dpa-sch1-2' }] },
    });
  });
});

describe('at 16 and over', () => {
  it('it may be handed over to adult services, on a footing of its own', async () => {
    const { user, asked } = await open({}, undefined, { child: { birthDate: '2010-01-02' } });
    await paste(user, /What you saw and were told/, 'Frightened of going home.');
    await user.click(screen.getByText('Yes, here with us'));
    await user.click(screen.getByLabelText('Share now'));
    tick('Adult services: a hand-over summary');
    tick('Secure e-mail');
    await user.selectOptions(screen.getByLabelText('Did you ask for consent?'), 'given');
    await user.selectOptions(screen.getByLabelText('Does the family know?'), 'informed');
    tick(/^I have looked at/);
    await user.click(screen.getByText('Read every word before it goes'));
    expect(screen.getByText('Hand-over to adult social care')).toBeDefined();
    await user.click(sendButton());
    await screen.findByText('SL-2026-000117');
    const decision = asked.concerns[0]?.decision;
    expect(decision).toMatchObject({ recipients: [{ kind: 'adult-services' }], route: 'secure-email' });
    expect(decision?.basis.chosen.map(({ id }) => id)).toContain('care-2014-58');
  });

  it('is not offered for a younger child', async () => {
    const { user } = await open();
    await user.click(screen.getByLabelText('Share now'));
    expect(screen.queryByLabelText('Adult services: a hand-over summary')).toBeNull();
  });
});
