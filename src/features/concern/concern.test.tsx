import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { fail } from '../../domain/result.ts';
import type { ConcernBundle } from '../../fhir/write/parts.ts';
import { fillShared, open, paste, sendButton } from '../../test/concern-world.tsx';

describe('sending a concern', () => {
  it('says everything that is missing, in a summary that takes focus and leads to each field', async () => {
    const { user, asked } = await open();
    await user.click(sendButton());
    const summary = await screen.findByRole('alert');
    expect(summary).toHaveProperty('tabIndex', -1);
    expect(document.activeElement).toBe(summary);
    await user.click(within(summary).getByText('Write what you saw and were told.'));
    expect(document.activeElement).toBe(screen.getByLabelText(/What you saw and were told/));
    expect(asked.concerns).toHaveLength(0);
    expect(asked.writes).toHaveLength(0);
  });

  it('is done once, however often Send is pressed', async () => {
    const { user, asked } = await open();
    await fillShared(user);
    const button = sendButton();
    for (let i = 0; i < 10; i += 1) button.click();
    await screen.findByText('Sheffield has not answered yet');
    expect(asked.concerns).toHaveLength(1);
    expect(asked.writes).toHaveLength(1);
    expect(asked.outcomes).toMatchObject([{ state: 'written' }]);
    expect(asked.discarded).toBe(1);
  });

  it('goes to the authority of the home address, under the usual law, without consent by default', async () => {
    const { user, asked } = await open();
    await fillShared(user);
    await user.click(sendButton());
    await screen.findByText('SL-2026-000117');
    const decision = asked.concerns[0]?.decision;
    expect(decision?.share === true && decision.recipients[0]).toMatchObject({
      authority: 'Sheffield City Council',
      named: 'home-address',
    });
    expect(decision?.share === true && decision.basis.chosen.map((entry) => entry.id)).toEqual([
      'gdpr-6-1-e',
      'gdpr-9-2-g',
      'dpa-sch1-18',
      'common-law-public-interest',
      'ca-2004-11',
    ]);
    expect(screen.getByText(/An answer is due by Mon 23 Nov 2026/)).toBeDefined();
    expect(screen.getByText('entry 1,284, sealed')).toBeDefined();
  });

  it('keeps a decision not to share with its reasons, and refers nobody', async () => {
    const { user, asked } = await open();
    await paste(user, /What you saw and were told/, 'A graze on the knee.');
    await user.click(screen.getByText('Yes, here with us'));
    await user.click(screen.getByLabelText('Do not share, and say why'));
    await user.click(screen.getByText('Read every word before it is kept'));
    await user.click(sendButton());
    expect(await screen.findByRole('alert')).toHaveProperty(
      'textContent',
      expect.stringContaining('why you are not'),
    );
    await paste(user, /Why you are not sharing/, 'Seen to happen at school.');
    await user.click(sendButton());
    await screen.findByText('Decision not to share is kept');
    expect(asked.concerns[0]?.decision).toMatchObject({ share: false, reasons: 'Seen to happen at school.' });
    expect(JSON.stringify(asked.writes[0]?.body)).not.toContain('ServiceRequest');
  });
});

describe('when it cannot be sent', () => {
  it('is not sent at all when the log refuses it, and the words can be changed', async () => {
    const { user, asked } = await open({
      logConcern: () =>
        Promise.resolve(
          fail({
            kind: 'refused',
            status: 503,
            problem: { code: 'audit', message: 'No audit could be stored.' },
          }),
        ),
    });
    await fillShared(user);
    await user.click(sendButton());
    expect(await screen.findByText('Nobody has your concern yet')).toBeDefined();
    expect(asked.writes).toHaveLength(0);
    await user.click(screen.getByRole('button', { name: 'Back to your words' }));
    expect(screen.getByLabelText(/What you saw and were told/)).toHaveProperty(
      'value',
      'Seen at triage with father.',
    );
  });

  it('says which half is kept, tells the log, and sends the same concern again', async () => {
    const { user, asked } = await open({}, { kind: 'timed-out' });
    await fillShared(user);
    await user.click(sendButton());
    expect(
      await screen.findByText('In the safeguarding log. The record may or may not have it'),
    ).toBeDefined();
    expect(asked.outcomes).toMatchObject([{ state: 'failed', why: 'timed-out' }]);
    expect(asked.discarded).toBe(0);
    await user.click(screen.getByRole('button', { name: /^Send again/ }));
    await waitFor(() => expect(asked.writes).toHaveLength(2));
    expect(asked.concerns).toHaveLength(1);
    const keys = asked.writes.map(({ body }) =>
      (body as ConcernBundle).entry?.map((one) => one.request?.ifNoneExist),
    );
    expect(keys[1]).toEqual(keys[0]);
  });

  it('still writes the record when the gateway is away, and says that the log is owed', async () => {
    const { user, asked } = await open({ logConcern: () => Promise.resolve(fail({ kind: 'unreachable' })) });
    await fillShared(user);
    await user.click(sendButton());
    expect(await screen.findByText('Safeguarding log still owed')).toBeDefined();
    expect(asked.writes).toHaveLength(1);
    expect(JSON.stringify(asked.writes[0]?.body)).toContain('AuditEvent');
  });

  it('records the call, with the written copy still owed', async () => {
    const { user } = await open(
      { logConcern: () => Promise.resolve(fail({ kind: 'unreachable' })) },
      {
        kind: 'no-answer',
      },
    );
    await fillShared(user);
    await user.click(sendButton());
    await screen.findByText('Nobody has your concern yet');
    expect(screen.getByRole('link', { name: '0114 496 0123' })).toBeDefined();
    await user.click(screen.getByText('Save the call'));
    expect(screen.getByText('Write who answered.')).toBeDefined();
    await paste(user, /Who answered/, 'K. SPECIMEN');
    await paste(user, /What they said/, 'Will visit the ward by 14:00.');
    await user.click(screen.getByText('Save the call'));
    expect(await screen.findByText('Call saved 11:06')).toBeDefined();
    expect(screen.getByText(/By 21 Nov 2026, 11:06/)).toBeDefined();
  });
});
