import type { Generated } from 'kysely';

/**
 * The register: what the ledger says, as lines that are found by day, kind, person and child. Everything in it but the
 * names of children is computed from the ledger, which stays the truth.
 */
export interface RegisterTables {
  register: {
    tenant: string;
    number: number;
    at: Date;
    /** In London, `2026-11-20`. */
    day: string;
    kind: string;
    /** The child's reference in the record system. */
    child: string | null;
    /** Name of whoever did it. */
    person: string | null;
    without_consent: boolean;
    /** What it adds to the figures of activity, as JSON; null: nothing. */
    counted: string | null;
    /** The line as JSON. */
    line: string;
    /** Which version of what computes lines made it. */
    projection: Generated<number>;
  };
  /** Versions by which every line was made once. */
  register_made: { projection: number; made_at: Generated<Date> };
  /** Names of people in the register, to find part of a name by. */
  register_people: { tenant: string; name: string; folded: string };
  /** Who a child is: the ledger itself never says. */
  register_children: {
    tenant: string;
    child: string;
    /** Keyed hash of the NHS number. */
    nhs_key: string | null;
    sealed: string;
    /** `2047-03-14`; null: as long as the register. */
    kept_until: string | null;
  };
  /** How far a tenant's ledger has reached the Audit Record Repository. */
  audit_forwarding: {
    tenant: string;
    /** Number of the last entry that the repository has. */
    sent_through: number;
    /** Who is sending just now, and until when nobody else may. */
    claim: string | null;
    claim_until: Date | null;
    failures: number;
    next_at: Date;
    /** What kept the next entry from being taken, in a word. */
    trouble: string | null;
  };
  /** Entries that the repository refuses although it takes later ones. */
  audit_set_aside: { tenant: string; number: number; trouble: string; next_at: Date };
}
