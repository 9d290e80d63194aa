import type { Generated } from 'kysely';
import type { CdsTables } from './cds-tables.ts';
import type { RegisterTables } from './register-tables.ts';
import type { RuleTables } from './rule-tables.ts';

/**
 * Every table of the gateway. Columns named `sealed` hold AES-256-GCM text (see `seal.ts`); columns that end in `_key`
 * hold keyed hashes, so that rows of one child or one user can be found without saying who they are.
 */
export interface Tables extends RuleTables, RegisterTables, CdsTables {
  secrets: { name: string; sealed: string };
  sessions: {
    token_hash: string;
    tenant: string;
    issuer: string;
    setting: string | null;
    sealed: string;
    opened_at: Date;
    expires_at: Date;
    revoked_at: Date | null;
  };
  nhs_sign_ins: {
    token_hash: string;
    /** SHA-256 of the state that the sign-in window brings back; null once it was used. */
    state_hash: string | null;
    state_until: Date | null;
    /** Who is asking the NHS for this sign-in just now. */
    claim: string | null;
    claim_until: Date | null;
    sealed: string;
  };
  look_ups: {
    id: string;
    tenant: string;
    user_key: string;
    child_key: string;
    visit_key: string;
    kind: string;
    attempt: number;
    setting: string;
    /** The process that makes the call. */
    owner: string;
    asked_at: Date;
    answered_at: Date | null;
    keep_until: Date | null;
    /** Who asked; never emptied. */
    asked_by: string;
    /** The answer, until `keep_until`. */
    sealed: string | null;
  };
  chosen_settings: {
    tenant: string;
    user_key: string;
    child_key: string;
    visit_key: string;
    setting: string;
    /** What the record system and the configuration said when it was chosen. */
    instead_of: string | null;
    chosen_at: Date;
  };
  team_told: {
    tenant: string;
    child_key: string;
    appointment_key: string;
    sealed: string;
    told_at: Date;
  };
  other_checks: {
    id: string;
    tenant: string;
    child_key: string;
    visit_key: string;
    sealed: string;
    recorded_at: Date;
  };
  concerns: {
    tenant: string;
    id: string;
    reference: string;
    child_key: string;
    user_key: string;
    content_key: string;
    sealed: string;
    logged_at: Date;
    ledger_entry: number;
    /** Of concerns from before their time limits were computed when asked. */
    answer_due_at: Date | null;
    in_record: string;
    record_outcome: string | null;
    /** Care setting's id: whose team it is. */
    setting: string | null;
    /** Number of the newest version; the first is this row, later ones are in `concern_versions`. */
    version: Generated<number>;
    /** Something is still to come of it. */
    is_open: Generated<boolean>;
    /** By which rule of retention `kept_until` was computed; null: not yet. */
    kept_rule: string | null;
    /** `2047-03-14` */
    kept_until: string | null;
  };
  concern_versions: {
    tenant: string;
    concern: string;
    number: number;
    user_key: string;
    content_key: string;
    sealed: string;
    at: Date;
  };
  concern_happenings: {
    tenant: string;
    concern: string;
    id: string;
    kind: string;
    user_key: string;
    content_key: string;
    sealed: string;
    /** When it happened, and when it was told. */
    at: Date;
    told_at: Date;
  };
  concern_references: { tenant: string; year: number; last: number };
  concern_calls: {
    tenant: string;
    concern: string;
    content_key: string;
    child_key: string;
    user_key: string;
    sealed: string;
    recorded_at: Date;
    written_copy_due_at: Date;
    setting: string | null;
  };
  /** How calls were settled whose concern was never written here. */
  call_settlements: {
    tenant: string;
    concern: string;
    id: string;
    user_key: string;
    content_key: string;
    sealed: string;
    settled_at: Date;
  };
  drafts: {
    tenant: string;
    user_key: string;
    child_key: string;
    sealed: string;
    saved_at: Date;
    expires_at: Date;
    /** It may be taken over by a colleague under this id. */
    offer: string | null;
  };
  drafts_taken: { tenant: string; user_key: string; child_key: string; taken_at: Date };
  acknowledgements: {
    id: Generated<number>;
    tenant: string;
    child_key: string;
    sealed: string;
    at: Date;
    /** From then on it no longer makes a flag quiet. */
    until: Date;
  };
  ledger: {
    tenant: string;
    number: number;
    previous_hash: string;
    hash: string;
    recorded_at: Date;
    /** Canonical JSON of an AuditEvent; text, so that the bytes that were hashed are the bytes kept. */
    entry: string;
  };
}
