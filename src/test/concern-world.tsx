import { render, screen } from '@testing-library/react';
import * as v from 'valibot';
import userEvent from '@testing-library/user-event';
import { beforeEach, vi } from 'vitest';
import list from '../../smart-config/lawful-bases.json' with { type: 'json' };
import type { Api } from '../api/client.ts';
import type { CaseStore } from '../case/case.ts';
import type { PageConfig, PageIssuer } from '../config/page-config.ts';
import type { Child } from '../domain/child.ts';
import type { ConcernLogged } from '../api/concerns.ts';
import type { Concern, Route } from '../domain/concern.ts';
import { fail, succeed } from '../domain/result.ts';
import type { FhirRequest, FhirResponse } from '../fhir/connection.ts';
import type { ConcernBundle } from '../fhir/write/parts.ts';
import { NOW, amara, at, caseStore } from './case-fixture.ts';
import { pageConfig } from './config-fixture.ts';
import { ConcernScreen } from '../features/concern/ConcernScreen.tsx';

beforeEach(() => {
  Element.prototype.scrollIntoView = () => undefined;
});

const clock = (what: 'send' | 'answer', dueAt: string): ConcernLogged['clocks'][number] => ({
  what,
  dueAt,
  bankHolidays: 'counted',
  state: 'running',
});

/** As the gateway answers when it has just kept it: nobody has it yet. */
const logged: ConcernLogged = {
  reference: 'SL-2026-000117',
  loggedAt: at('11:02'),
  ledgerEntry: 1284,
  version: 1,
  inRecord: 'owed',
  stage: 'to-send',
  clocks: [clock('send', '2026-11-23T17:00:00Z')],
};

/** As it answers once it knows that the record referred it, or that somebody sent it. */
export const waiting: ConcernLogged = {
  ...logged,
  inRecord: 'written',
  stage: 'waiting',
  clocks: [
    { ...clock('send', '2026-11-23T17:00:00Z'), state: 'kept' },
    clock('answer', '2026-11-23T17:00:00Z'),
  ],
};

interface More {
  /** What the safeguarding log's own client is answered; undefined: it cannot be reached. */
  readonly log?: (call: {
    readonly method: string;
    readonly path: string;
    readonly body?: unknown;
  }) => unknown;
  readonly child?: Partial<Child>;
  /** Of Sheffield, whose child it is; absent: within the record system. `none`: nobody has said. */
  readonly routes?: readonly Exclude<Route, 'record-system-to-sign'>[] | 'none';
  readonly issuer?: Partial<PageIssuer>;
  readonly changes?: Partial<CaseStore>;
}

/** Sheffield as this test's site lists it. */
const authoritiesWith = (routes: More['routes']): PageConfig['authorities'] => ({
  ...pageConfig.authorities,
  authorities: pageConfig.authorities.authorities.map((one) =>
    one.name === 'Sheffield City Council'
      ? {
          ...one,
          portal: 'https://refer.sheffield.example/children',
          email: 'first.point@sheffield.example',
          ...(routes === 'none' ? {} : { routes: [...(routes ?? (['within-record-system'] as const))] }),
        }
      : one,
  ),
});

/** What was written before: nothing. Its capability statement it does not show. */
const nothingThere = ({ url }: FhirRequest): FhirResponse =>
  url === 'metadata'
    ? { kind: 'no-answer' }
    : {
        kind: 'answered',
        status: 200,
        headers: new Headers(),
        body: { resourceType: 'Bundle', type: 'searchset', total: 0 },
      };

/** A gateway and a record system that keep what they are asked. */
export function world(changes: Partial<Api> = {}, answer?: FhirResponse, more: More = {}) {
  const sent = more.log ?? (() => undefined);
  const asked = {
    concerns: [] as Concern[],
    outcomes: [] as unknown[],
    drafts: [] as unknown[],
    discarded: 0,
    writes: [] as FhirRequest[],
    /** Calls of the safeguarding log's own client. */
    sent: [] as { readonly method: string; readonly path: string; readonly body?: unknown }[],
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
      const decision = asked.concerns.at(-1)?.decision;
      const refers = decision?.share === true && decision.route === 'within-record-system';
      return Promise.resolve(succeed(outcome.state === 'written' && refers ? waiting : logged));
    },
    send: (call) => {
      asked.sent.push(call);
      const answer = v.safeParse(call.answer, sent(call));
      return Promise.resolve(answer.success ? succeed(answer.output) : fail({ kind: 'unreachable' }));
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
    config: {
      ...pageConfig,
      lawfulBases: list as typeof pageConfig.lawfulBases,
      authorities: authoritiesWith(more.routes),
    },
    child: { state: 'present', asOf: at('10:41'), value: { ...amara, ...more.child } },
    household: {
      state: 'present',
      asOf: at('10:41'),
      value: [{ name: 'Daniel TESTCHILD', relationship: 'Father', source: 'RelatedPerson/r1' }],
    },
    session: {
      ...base.session,
      issuer: { ...base.session.issuer, ...more.issuer },
      fhir: {
        ...base.session.fhir,
        fhirUser: 'Practitioner/p1',
        grantedScope: 'patient/*.cruds',
        send: (request) => {
          if (request.method === 'GET') return Promise.resolve(nothingThere(request));
          asked.writes.push(request);
          return Promise.resolve(answer ?? stored(request));
        },
      },
    },
    ...more.changes,
  });
  return { asked, store };
}

export const soon = (run: () => void) => {
  run();
  return () => undefined;
};

/** Nothing is tried again by itself in a test. */
export const never = () => () => undefined;

export async function open(...made: Parameters<typeof world>) {
  const { asked, store } = world(...made);
  const onLeave = vi.fn();
  const user = userEvent.setup({ delay: null });
  render(<ConcernScreen store={store} onLeave={onLeave} clock={() => NOW} later={soon} again={never} />);
  await screen.findByLabelText(/What you saw and were told/);
  return { asked, store, user, onLeave };
}

type User = ReturnType<typeof userEvent.setup>;
export const paste = async (user: User, label: RegExp, text: string) => {
  await user.click(screen.getByLabelText(label));
  await user.paste(text);
};
export const sendButton = () =>
  screen.getByText(/^(Send( to .*)?|Save, then send to .*|Save the decision)$/, { selector: 'button' });

export async function fillShared(user: User) {
  await paste(user, /What you saw and were told/, 'Seen at triage with father.');
  await user.click(screen.getByText('Yes, here with us'));
  await user.click(screen.getByLabelText('Share now'));
  await user.selectOptions(screen.getByLabelText('Did you ask for consent?'), 'not-sought-prejudice');
  await user.selectOptions(screen.getByLabelText('Does the family know?'), 'not-yet-social-care-to-advise');
  const others = screen.queryByLabelText(/^I have looked at/);
  if (others !== null) await user.click(others);
  await user.click(screen.getByText('Read every word before it goes'));
}
