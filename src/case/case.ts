import type { Acknowledge, Acknowledgement } from '../api/acknowledgements.ts';
import type { Api } from '../api/client.ts';
import type { ConcernSummary } from '../api/concerns.ts';
import type { NhsSignIn } from '../api/nhs-sign-in.ts';
import type { ApiFailure } from '../api/problem.ts';
import type { RedFlagsShown, Right } from '../api/sessions.ts';
import type { PageConfig } from '../config/page-config.ts';
import type { CareSetting } from '../domain/care-setting.ts';
import type { Child, NhsNumberOnRecord } from '../domain/child.ts';
import type { CpisStatus, IdentityCheck, OtherCheck, TeamTold } from '../domain/cpis.ts';
import type { Fetched } from '../domain/fetched.ts';
import type { Clinician } from '../domain/person.ts';
import type { ClinicalEvent, LinkedPerson } from '../domain/record.ts';
import type { Result } from '../domain/result.ts';
import type { Session } from '../launch/session.ts';
import type { RecordWindow } from '../messaging/web-messaging/record-window.ts';
import type { Answer, Finding } from '../rules/rule.ts';

/** The gateway's side of the launch. */
export type GatewayState =
  | { readonly state: 'opening' }
  | {
      readonly state: 'open';
      readonly clinician: Clinician;
      readonly rights: readonly Right[];
      /** Care settings whose team this person leads, by id. */
      readonly leads?: readonly string[] | undefined;
      readonly settings: readonly CareSetting[];
      /** Of the record: only a verified number may be looked up. */
      readonly nhsNumber?: NhsNumberOnRecord['state'] | undefined;
      /** Another record took this one's place: the look-up belongs there. */
      readonly recordReplaced: boolean;
    }
  | { readonly state: 'away'; readonly why: ApiFailure };

/** Why signing in to the NHS could not begin, or cannot be followed now; beside the state of the sign-in itself. */
export type NhsTrouble = 'window-blocked' | 'not-started' | 'not-answering';

/** How a look-up is asked for by a person. */
export interface HowToLookUp {
  /** Pressed by somebody who was told that it may tell the authority a second time. */
  readonly again?: 'may-tell-twice' | undefined;
  /** How they satisfied themselves that an unverified number is this child's. Kept for further presses in this visit. */
  readonly identity?: IdentityCheck | undefined;
}

/** One part of the record that the rules need, as a clinician would name it, and what was read of it. */
export interface RecordPart {
  /** FHIR resource type; the id of the part. */
  readonly resource: string;
  /** "Attendances", "Injuries and diagnoses" */
  readonly title: string;
  readonly read: Fetched<readonly ClinicalEvent[]>;
  /** How many entries are in words alone, where there are some: no rule can find them. */
  readonly inWords?: number;
}

/** Everything known in one launch about one child. One store per launch; nothing of it is persisted. */
export interface Case {
  readonly session: Session;
  /** The gateway, for what belongs to one screen only: drafts and concerns. */
  readonly api: Api;
  readonly config: PageConfig;
  /** The record system no longer accepts this launch's token. What was read and written stays on screen. */
  readonly ended?: true;
  /** The person's own sign-out; absent until it is there to be pressed. */
  readonly signOut?: () => void;
  /** The record system's own window, where it said that it listens. */
  readonly recordWindow?: RecordWindow;
  /** The alert of the card that Safelight was opened from, where the gateway knows it as its own. */
  readonly cameFrom?: { readonly rule: string; readonly version: string };
  /** Words about this child are on screen that were not sent. `keep` saves them where they are kept. */
  readonly writing?: { readonly keep: () => Promise<void> } | undefined;
  readonly gateway: GatewayState;
  readonly child: Fetched<Child>;
  readonly setting?: CareSetting;
  /** The person's own NHS sign-in, where look-ups need one. */
  readonly nhsSignIn: NhsSignIn;
  readonly nhsTrouble?: NhsTrouble | undefined;
  readonly cpis: CpisStatus;
  /**
   * Whether the site's policy may still look this child up without a press: not before what was asked earlier is read,
   * and not again once it is settled, by a look-up, by a person's choice of setting or because it was not wanted.
   */
  readonly onOpening: 'reading' | 'waiting' | 'settled';
  readonly otherChecks: Fetched<readonly OtherCheck[]>;
  /** Missed appointments that children's social care was told of by telephone. */
  readonly teamTold: Fetched<readonly TeamTold[]>;
  readonly parts: readonly RecordPart[];
  /** Parts that only silent rules need. Nobody is told what is in them, or that they could not be read. */
  readonly silentParts: readonly RecordPart[];
  readonly household: Fetched<readonly LinkedPerson[]>;
  /**
   * Which red flags this person's role is shown. `reading` until the gateway has said so; all of them where it cannot be
   * asked, as a flag that nobody sees is worse than one that somebody need not have seen.
   */
  readonly flagsShown: 'reading' | RedFlagsShown;
  /** Of the active rules, as far as their flags may be shown to this person: the only ones that a screen may use. */
  readonly findings: readonly Finding[];
  /** Of the silent rules: counted, and never shown. */
  readonly silent: readonly Finding[];
  /** Active rules evaluated, and how many of them could not be decided. */
  readonly rulesChecked: { readonly total: number; readonly cannotTell: number };
  readonly answers: readonly Answer[];
  readonly acknowledgements: Fetched<readonly Acknowledgement[]>;
  readonly concerns: Fetched<readonly ConcernSummary[]>;
}

/** What a person can do. Nothing here runs by itself except `start`. */
export interface CaseActions {
  /** One parallel round. Idempotent: a second call does nothing. */
  readonly start: () => void;
  /** Exactly one call; ignored while one is in flight. */
  readonly lookUp: (how?: HowToLookUp) => Promise<void>;
  /** Opens the sign-in window at once, within the press. */
  readonly signInToNhs: () => void;
  readonly chooseNhsRole: (id: string) => Promise<Result<NhsSignIn, ApiFailure>>;
  readonly signOutOfNhs: () => Promise<Result<NhsSignIn, ApiFailure>>;
  readonly chooseSetting: (id: string) => Promise<Result<CareSetting, ApiFailure>>;
  readonly recordOtherCheck: (check: Omit<OtherCheck, 'by'>) => Promise<Result<OtherCheck, ApiFailure>>;
  /** The same appointment again answers what was kept of it first. */
  readonly recordTeamTold: (told: Omit<TeamTold, 'by'>) => Promise<Result<TeamTold, ApiFailure>>;
  readonly answer: (id: string, answer: Answer['answer'] | 'withdrawn') => void;
  /** Reads one part of the record again. */
  readonly readAgain: (resource: string) => Promise<void>;
  readonly acknowledge: (what: Acknowledge) => Promise<Result<Acknowledgement, ApiFailure>>;
  readonly refreshConcerns: () => Promise<void>;
  readonly reopenGateway: () => Promise<void>;
}

export type CaseStore = Case & CaseActions;
