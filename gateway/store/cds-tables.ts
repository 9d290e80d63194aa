/** Tables of the CDS Hooks services. */
export interface CdsTables {
  /** Tokens of CDS clients that were used, by a keyed hash, until they would have expired by themselves. */
  cds_tokens: { token_key: string; until: Date };
  cds_cards: {
    /** The card's `uuid`. */
    card: string;
    tenant: string;
    issuer: string;
    /** The service's id, and its hook. */
    service: string;
    hook: string;
    child_key: string;
    visit_key: string;
    /** The alert's rule and its version; null for a card about several, or about what could not be read. */
    rule: string | null;
    version: string | null;
    /** In London, `2026-11-20`. */
    day: string;
    shown_at: Date;
    /** When its link was first followed. */
    opened_at: Date | null;
    outcome: string | null;
    /** Coded. What a person wrote beside it is never kept. */
    reason: string | null;
    outcome_at: Date | null;
  };
  /** Visits in which a hook has looked a child up: one row, and so at most one look-up, for each. */
  cds_look_ups: { tenant: string; child_key: string; visit_key: string; at: Date };
}
