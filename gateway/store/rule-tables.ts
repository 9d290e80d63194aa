import type { Generated } from 'kysely';

/** Tables of the rule book. Content and pins are JSON; nothing in them is about a person. */
export interface RuleTables {
  rule_books: { tenant: string; revision: number; begun_at: Date };
  rule_versions: {
    tenant: string;
    /** `rule` or `code-set`. */
    kind: string;
    id: string;
    number: number;
    version: string;
    status: string;
    content: string;
    digest: string;
    pins: string;
    submitted: boolean;
    created_at: Date;
    changed_at: Date;
    silent_at: Date | null;
    active_at: Date | null;
  };
  rule_acts: {
    position: Generated<number>;
    tenant: string;
    kind: string;
    id: string;
    number: number;
    act: string;
    by_key: string;
    /** Who, by name, and why. */
    sealed: string;
    at: Date;
  };
  /** What has been decided of what is shipped, by its digest. */
  rule_decisions: { tenant: string; kind: string; id: string; digest: string; decision: string; at: Date };
  rule_test_children: { tenant: string; id: string; content: string; added_at: Date };
  /** One rule, one child, one visit: swept into `rule_counts` when it is old. */
  rule_firings: {
    firing_key: string;
    tenant: string;
    rule: string;
    version: string;
    mode: string;
    child_key: string;
    visit_key: string;
    /** In London, `2026-11-20`. */
    day: string;
    /** 0 cannot tell, 1 not, 2 fired. */
    answer: number;
    reason: string | null;
  };
  /** What became of a concern, by its reference. */
  rule_outcomes: { tenant: string; reference: string; outcome: string; by_key: string; at: Date };
  rule_counts: {
    tenant: string;
    rule: string;
    version: string;
    mode: string;
    day: string;
    measure: string;
    count: number;
  };
}
