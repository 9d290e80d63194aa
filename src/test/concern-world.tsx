import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, vi } from 'vitest';
import list from '../../smart-config/lawful-bases.json' with { type: 'json' };
import type { Api } from '../api/client.ts';
import type { Concern } from '../domain/concern.ts';
import { succeed } from '../domain/result.ts';
import type { FhirRequest, FhirResponse } from '../fhir/connection.ts';
import type { ConcernBundle } from '../fhir/write/parts.ts';
import { NOW, at, caseStore } from './case-fixture.ts';
import { pageConfig } from './config-fixture.ts';
import { ConcernScreen } from '../features/concern/ConcernScreen.tsx';

beforeEach(() => {
  Element.prototype.scrollIntoView = () => undefined;
});

const logged = {
  reference: 'SL-2026-000117',
  loggedAt: at('11:02'),
  ledgerEntry: 1284,
  version: 1,
  inRecord: 'owed' as const,
  stage: 'waiting' as const,
  clocks: [
    {
      what: 'answer' as const,
      dueAt: '2026-11-23T17:00:00Z',
      bankHolidays: 'counted' as const,
      state: 'running' as const,
    },
  ],
};

/** A gateway and a record system that keep what they are asked. */
export function world(changes: Partial<Api> = {}, answer?: FhirResponse) {
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

export const soon = (run: () => void) => {
  run();
  return () => undefined;
};

export async function open(...made: Parameters<typeof world>) {
  const { asked, store } = world(...made);
  const onLeave = vi.fn();
  const user = userEvent.setup({ delay: null });
  render(<ConcernScreen store={store} onLeave={onLeave} clock={() => NOW} later={soon} />);
  await screen.findByLabelText(/What you saw and were told/);
  return { asked, store, user, onLeave };
}

type User = ReturnType<typeof userEvent.setup>;
export const paste = async (user: User, label: RegExp, text: string) => {
  await user.click(screen.getByLabelText(label));
  await user.paste(text);
};
export const sendButton = () =>
  screen.getByText(/^(Send( to .*)?|Save the decision)$/, { selector: 'button' });

export async function fillShared(user: User) {
  await paste(user, /What you saw and were told/, 'Seen at triage with father.');
  await user.click(screen.getByText('Yes, here with us'));
  await user.click(screen.getByLabelText('Share now'));
  await user.selectOptions(screen.getByLabelText('Did you ask for consent?'), 'not-sought-prejudice');
  await user.selectOptions(screen.getByLabelText('Does the family know?'), 'not-yet-social-care-to-advise');
  await user.click(screen.getByText('Read every word before it goes'));
}
