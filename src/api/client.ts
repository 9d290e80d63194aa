import * as v from 'valibot';
import type { Concern } from '../domain/concern.ts';
import type { CpisStatus, OtherCheck, TeamTold } from '../domain/cpis.ts';
import type { Result } from '../domain/result.ts';
import { Acknowledgement, type Acknowledge } from './acknowledgements.ts';
import { call, exactly, type Send, type Wire } from './call.ts';
import {
  CallRecorded,
  ConcernLogged,
  ConcernSummary,
  Draft,
  type RecordCall,
  type RecordOutcome,
} from './concerns.ts';
import { CpisStatusShape, OtherCheckShape, type AskLookUp } from './cpis.ts';
import { NhsSignIn, NhsSignInStarted } from './nhs-sign-in.ts';
import type { ApiFailure } from './problem.ts';
import type { ReportFigures } from './rule-figures.ts';
import { CareSettingShape, SessionOpened, type OpenSession } from './sessions.ts';
import { TeamToldShape } from './was-not-brought.ts';

type SavedDraft = v.InferOutput<typeof Draft>;
type Answer<T> = Promise<Result<T, ApiFailure>>;

const nothing = v.unknown();
const cpisStatus = exactly<CpisStatus>(CpisStatusShape);
const otherCheck = exactly<OtherCheck>(OtherCheckShape);
const teamTold = exactly<TeamTold>(TeamToldShape);
const id = encodeURIComponent;

/** Every call that the app makes to the gateway. Each is one request and is never repeated by itself. */
export interface Api {
  /** One request in this session, for the parts of the gateway that have a client of their own. */
  readonly send: Send;
  /** Tells, from now on, whenever the gateway no longer knows this session. */
  readonly whenEnded: (tell: () => void) => void;
  readonly openSession: (session: OpenSession) => Answer<SessionOpened>;
  /** Ends this session at the gateway; nothing is asked in it afterwards. */
  readonly endSession: () => Answer<unknown>;
  readonly chooseSetting: (setting: string) => Answer<v.InferOutput<typeof CareSettingShape>>;
  /** Asks CP-IS nothing. */
  readonly readCpis: () => Answer<CpisStatus>;
  /** An unscheduled look-up tells the local authority. `timeoutMs` is how long the page waits. */
  readonly lookUp: (lookUp: AskLookUp, timeoutMs: number) => Answer<CpisStatus>;
  readonly otherChecks: () => Answer<readonly OtherCheck[]>;
  readonly recordOtherCheck: (check: Omit<OtherCheck, 'by'>) => Answer<OtherCheck>;
  /** The person's own sign-in to the NHS, where this deployment's look-ups need one. */
  readonly readNhsSignIn: () => Answer<NhsSignIn>;
  readonly startNhsSignIn: () => Answer<v.InferOutput<typeof NhsSignInStarted>>;
  readonly chooseNhsRole: (role: string) => Answer<NhsSignIn>;
  readonly endNhsSignIn: () => Answer<NhsSignIn>;
  readonly teamTold: () => Answer<readonly TeamTold[]>;
  readonly recordTeamTold: (told: Omit<TeamTold, 'by'>) => Answer<TeamTold>;
  readonly acknowledgements: () => Answer<readonly Acknowledgement[]>;
  readonly acknowledge: (what: Acknowledge) => Answer<Acknowledgement>;
  /** Statistics: nothing is owed to the clinician when it fails. */
  readonly reportFigures: (figures: ReportFigures) => Answer<unknown>;
  readonly concerns: () => Answer<readonly ConcernSummary[]>;
  readonly logConcern: (concern: Concern) => Answer<ConcernLogged>;
  readonly recordOutcome: (
    reference: string,
    outcome: v.InferOutput<typeof RecordOutcome>,
  ) => Answer<unknown>;
  readonly recordCall: (
    concernId: string,
    made: v.InferOutput<typeof RecordCall>,
  ) => Answer<v.InferOutput<typeof CallRecorded>>;
  readonly saveDraft: (content: unknown) => Answer<SavedDraft | undefined>;
  readonly readDraft: () => Answer<SavedDraft | undefined>;
  readonly discardDraft: () => Answer<unknown>;
}

/** The gateway at `base`, e.g. `/api`. The session token that it answers is held here, in memory. */
export function createApi(base: string, fetcher: typeof fetch = (...asked) => fetch(...asked)): Api {
  let token: string | undefined;
  let tell = (): void => undefined;
  const wire: Wire = { base, fetch: fetcher, token: () => token, ended: () => tell() };
  return {
    send: (asked) => call(wire, asked),
    whenEnded: (listener) => (tell = listener),
    openSession: async (body) => {
      // An ended session's token must not travel with the tokens that open the next one.
      token = undefined;
      const opened = await call(wire, { method: 'POST', path: '/sessions', body, answer: SessionOpened });
      if (opened.ok) token = opened.value.token;
      return opened;
    },
    endSession: async () => {
      const ended = await call(wire, { method: 'DELETE', path: '/session', answer: nothing });
      token = undefined;
      return ended;
    },
    chooseSetting: (setting) =>
      call(wire, { method: 'PUT', path: '/session/setting', body: { setting }, answer: CareSettingShape }),
    readCpis: () => call(wire, { method: 'GET', path: '/cpis', answer: cpisStatus }),
    lookUp: (body, timeoutMs) =>
      call(wire, { method: 'POST', path: '/cpis/look-ups', body, answer: cpisStatus, timeoutMs }),
    otherChecks: () => call(wire, { method: 'GET', path: '/cpis/other-checks', answer: v.array(otherCheck) }),
    recordOtherCheck: (body) =>
      call(wire, { method: 'POST', path: '/cpis/other-checks', body, answer: otherCheck }),
    readNhsSignIn: () => call(wire, { method: 'GET', path: '/nhs-sign-in', answer: NhsSignIn }),
    startNhsSignIn: () => call(wire, { method: 'POST', path: '/nhs-sign-in', answer: NhsSignInStarted }),
    chooseNhsRole: (role) =>
      call(wire, { method: 'PUT', path: '/nhs-sign-in/role', body: { role }, answer: NhsSignIn }),
    endNhsSignIn: () => call(wire, { method: 'DELETE', path: '/nhs-sign-in', answer: NhsSignIn }),
    teamTold: () => call(wire, { method: 'GET', path: '/was-not-brought', answer: v.array(teamTold) }),
    recordTeamTold: (body) =>
      call(wire, { method: 'POST', path: '/was-not-brought', body, answer: teamTold }),
    acknowledgements: () =>
      call(wire, { method: 'GET', path: '/acknowledgements', answer: v.array(Acknowledgement) }),
    acknowledge: (body) =>
      call(wire, { method: 'POST', path: '/acknowledgements', body, answer: Acknowledgement }),
    reportFigures: (body) => call(wire, { method: 'POST', path: '/rule-figures', body, answer: nothing }),
    concerns: () => call(wire, { method: 'GET', path: '/concerns', answer: v.array(ConcernSummary) }),
    logConcern: (body) => call(wire, { method: 'POST', path: '/concerns', body, answer: ConcernLogged }),
    recordOutcome: (reference, body) =>
      call(wire, { method: 'PUT', path: `/concerns/${id(reference)}/record`, body, answer: nothing }),
    recordCall: (concern, body) =>
      call(wire, { method: 'POST', path: `/concerns/${id(concern)}/calls`, body, answer: CallRecorded }),
    saveDraft: (content) =>
      call(wire, { method: 'PUT', path: '/draft', body: { content }, answer: v.optional(Draft) }),
    readDraft: () => call(wire, { method: 'GET', path: '/draft', answer: v.optional(Draft) }),
    discardDraft: () => call(wire, { method: 'DELETE', path: '/draft', answer: nothing }),
  };
}
