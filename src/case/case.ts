import type { Acknowledge, Acknowledgement } from '../api/acknowledgements.ts';
import type { Api } from '../api/client.ts';
import type { ConcernSummary } from '../api/concerns.ts';
import type { ApiFailure } from '../api/problem.ts';
import type { Right } from '../api/sessions.ts';
import type { PageConfig } from '../config/page-config.ts';
import type { CareSetting } from '../domain/care-setting.ts';
import type { Child, NhsNumberOnRecord } from '../domain/child.ts';
import type { CpisStatus, OtherCheck } from '../domain/cpis.ts';
import type { Fetched } from '../domain/fetched.ts';
import type { Clinician } from '../domain/person.ts';
import type { ClinicalEvent, LinkedPerson } from '../domain/record.ts';
import type { Result } from '../domain/result.ts';
import type { Session } from '../launch/session.ts';
import type { Answer, Finding } from '../rules/rule.ts';

/** The gateway's side of the launch. */
export type GatewayState =
  | { readonly state: 'opening' }
  | {
      readonly state: 'open';
      readonly clinician: Clinician;
      readonly rights: readonly Right[];
      readonly settings: readonly CareSetting[];
      /** Of the record: only a verified number may be looked up. */
      readonly nhsNumber?: NhsNumberOnRecord['state'];
    }
  | { readonly state: 'away'; readonly why: ApiFailure };

/** One part of the record that the rules need, as a clinician would name it, and what was read of it. */
export interface RecordPart {
  /** FHIR resource type; the id of the part. */
  readonly resource: string;
  /** "Attendances", "Injuries and diagnoses" */
  readonly title: string;
  readonly read: Fetched<readonly ClinicalEvent[]>;
}

/** Everything known in one launch about one child. One store per launch; nothing of it is persisted. */
export interface Case {
  readonly session: Session;
  /** The gateway, for what belongs to one screen only: drafts and concerns. */
  readonly api: Api;
  readonly config: PageConfig;
  /** The record system no longer accepts this launch's token. What was read and written stays on screen. */
  readonly ended?: true;
  readonly gateway: GatewayState;
  readonly child: Fetched<Child>;
  readonly setting?: CareSetting;
  readonly cpis: CpisStatus;
  readonly otherChecks: Fetched<readonly OtherCheck[]>;
  readonly parts: readonly RecordPart[];
  readonly household: Fetched<readonly LinkedPerson[]>;
  readonly findings: readonly Finding[];
  /** Rules evaluated, and how many of them could not be decided. */
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
  readonly lookUp: (again?: 'may-tell-twice') => Promise<void>;
  readonly chooseSetting: (id: string) => Promise<Result<CareSetting, ApiFailure>>;
  readonly recordOtherCheck: (check: Omit<OtherCheck, 'by'>) => Promise<Result<OtherCheck, ApiFailure>>;
  readonly answer: (id: string, answer: Answer['answer'] | 'withdrawn') => void;
  /** Reads one part of the record again. */
  readonly readAgain: (resource: string) => Promise<void>;
  readonly acknowledge: (what: Acknowledge) => Promise<Result<Acknowledgement, ApiFailure>>;
  readonly refreshConcerns: () => Promise<void>;
  readonly reopenGateway: () => Promise<void>;
}

export type CaseStore = Case & CaseActions;
