import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import list from '../../../smart-config/lawful-bases.json' with { type: 'json' };
import type { Api } from '../../api/client.ts';
import type { Concern } from '../../domain/concern.ts';
import { fail, succeed } from '../../domain/result.ts';
import type { FhirRequest, FhirResponse } from '../../fhir/connection.ts';
import type { ConcernBundle } from '../../fhir/write/parts.ts';
import { NOW, at, caseStore } from '../../test/case-fixture.ts';
import { pageConfig } from '../../test/config-fixture.ts';
import { ConcernScreen } from './ConcernScreen.tsx';

beforeEach(() => {
  Element.prototype.scrollIntoView = () => undefined;
});

const logged = {
  reference: 'SL-2026-000117',
  loggedAt: at('11:02'),
  ledgerEntry: 1284,
  answerDueAt: '2026-11-23T17:00:00Z',
  inRecord: 'owed' as const,
};

/** A gateway and a record system that keep what they are asked. */
function world(changes: Partial<Api> = {}, answer?: FhirResponse) {
  const asked = {
    concerns: [] as Concern[],
    outcomes: [] as unknown[],
    drafts: [] as unknown[],
    discarded: 0,
    writes: [] as FhirRequest[],
  };
  const base = caseStore().getState();
  const api: Api = {
    ...base.api,
    readDraft: () => Promise.resolve(succeed(undefined)),
    saveDraft: (content) => {
      asked.drafts.push(content);
      return Promise.resolve(succeed({ savedAt: at('10:57'), content }));
    },
    discardDraft: () => {
      asked.discarded += 1;
      return Promise.resolve(succeed(undefined));
    },
    logConcern: (concern) => {
      asked.concerns.push(concern);
      return Promise.resolve(succeed(logged));
    },
    recordOutcome: (_, outcome) => {
      asked.outcomes.push(outcome);
      return Promise.resolve(succeed(undefined));
    },
    recordCall: () =>
      Promise.resolve(succeed({ recordedAt: at('11:06'), writtenCopyDueAt: '2026-11-21T11:06:00Z' })),
    ...changes,
  };
  const stored = (request: FhirRequest): FhirResponse => ({
    kind: 'answered',
    status: 200,
    headers: new Headers(),
    body: {
      resourceType: 'Bundle',
      type: 'transaction-response',
      entry: ((request.body as ConcernBundle).entry ?? []).map(() => ({ response: { status: '201' } })),
    },
  });
  const store = caseStore({
    api,
    config: { ...pageConfig, lawfulBases: list as typeof pageConfig.lawfulBases },
    household: {
      state: 'present',
      asOf: at('10:41'),
      value: [{ name: 'Daniel TESTCHILD', relationship: 'Father', source: 'RelatedPerson/r1' }],
    },
    session: {
      ...base.session,
      fhir: {
        ...base.session.fhir,
        fhirUser: 'Practitioner/p1',
        grantedScope: 'patient/*.cruds',
        send: (request) => {
          asked.writes.push(request);
          return Promise.resolve(answer ?? stored(request));
        },
      },
    },
  });
  return { asked, store };
}

const soon = (run: () => void) => {
  run();
  return () => undefined;
};

async function open(...made: Parameters<typeof world>) {
  const { asked, store } = world(...made);
  const onLeave = vi.fn();
  const user = userEvent.setup({ delay: null });
  render(<ConcernScreen store={store} onLeave={onLeave} clock={() => NOW} later={soon} />);
  await screen.findByLabelText(/What you saw and were told/);
  return { asked, store, user, onLeave };
}

type User = ReturnType<typeof userEvent.setup>;
const paste = async (user: User, label: RegExp, text: string) => {
  await user.click(screen.getByLabelText(label));
  await user.paste(text);
};
const sendButton = () => screen.getByText(/^(Send to|Save the decision)/, { selector: 'button' });

async function fillShared(user: User) {
  await paste(user, /What you saw and were told/, 'Seen at triage with father.');
  await user.click(screen.getByText('Yes, here with us'));
  await user.click(screen.getByLabelText('Share now'));
  await user.selectOptions(screen.getByLabelText('Did you ask for consent?'), 'not-sought-prejudice');
  await user.selectOptions(screen.getByLabelText('Does the family know?'), 'not-yet-social-care-to-advise');
  await user.click(screen.getByText('Read every word before it goes'));
}

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
    await user.click(screen.getByText('Read every word before it goes'));
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
    expect(await screen.findByText('In the safeguarding log, not yet in the record')).toBeDefined();
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

describe('what is typed', () => {
  it('is saved as a draft, and said when it is not', async () => {
    const { user } = await open({ saveDraft: () => Promise.resolve(fail({ kind: 'unreachable' })) });
    await paste(user, /What you saw and were told/, 'Words');
    expect((await screen.findAllByText(/Draft not saved/)).length).toBeGreaterThan(0);
    expect(screen.getByLabelText(/What you saw and were told/)).toHaveProperty('value', 'Words');
  });

  it('comes back when the person wants it, under the same id', async () => {
    const first = await open();
    await paste(first.user, /What you saw and were told/, 'Kept words');
    await waitFor(() => expect(first.asked.drafts.length).toBeGreaterThan(0));
    const content = first.asked.drafts.at(-1);
    const again = world({ readDraft: () => Promise.resolve(succeed({ savedAt: at('09:12'), content })) });
    cleanup();
    render(<ConcernScreen store={again.store} onLeave={() => undefined} clock={() => NOW} later={soon} />);
    const user = userEvent.setup({ delay: null });
    await user.click(await screen.findByRole('button', { name: 'Go on with it' }));
    expect(screen.getByLabelText(/What you saw and were told/)).toHaveProperty('value', 'Kept words');
  });

  it('of another child is never offered', async () => {
    const content = { version: 1, patientId: 'somebody-else', form: {} };
    await open({ readDraft: () => Promise.resolve(succeed({ savedAt: at('09:12'), content })) });
    expect(screen.queryByText('You started a concern earlier')).toBeNull();
  });

  it('is never replaced by what the record says later', async () => {
    const { user, store } = await open();
    const home = screen.getByLabelText('Who is at home');
    expect(home).toHaveProperty('value', 'Father, Daniel TESTCHILD');
    await user.type(home, ' and his brother');
    store.setState({ household: { state: 'none-recorded', asOf: at('10:50') } });
    expect(screen.getByLabelText('Who is at home')).toHaveProperty(
      'value',
      'Father, Daniel TESTCHILD and his brother',
    );
  });
});

describe('the body map', () => {
  it('marks a place from the keyboard, numbers it, and asks what it is', async () => {
    const { user } = await open();
    const ears = screen.getAllByRole('checkbox', { name: 'Left ear' });
    ears[0]?.focus();
    await user.keyboard(' ');
    expect(screen.getByRole('group', { name: 'Mark 1: Left ear' })).toBeDefined();
    for (const ear of screen.getAllByRole('checkbox', { name: 'Left ear' }))
      expect(ear.getAttribute('aria-checked')).toBe('true');
  });

  it('has every place in a list, with the ones that no drawing shows', async () => {
    const { user } = await open();
    await user.click(screen.getByText('Choose from a list instead'));
    await user.click(screen.getByLabelText('Inside the mouth'));
    expect(screen.getByRole('group', { name: 'Mark 1: Inside the mouth' })).toBeDefined();
  });
});
