import type { Acting } from './context.ts';
import { dataPart } from './parts.ts';
import { refusedFor, restAudit } from './rest-audit.ts';

/** Something done to the rule book, which is about no child: none is named, even when one is on screen. */
export interface RuleAudit extends Omit<Acting, 'purpose'> {
  /** What was done, in the gateway's own words, e.g. "Alert rule made active". */
  readonly what: string;
  /** The rule or code set and its version, e.g. `frequent-attendance 1.1.0`. */
  readonly about: string;
  /** Named values; `because` holds the person's own words for it. */
  readonly details?: Readonly<Record<string, string>>;
  /** The code of the refusal, when it was not done. */
  readonly refused?: string;
}

/** A change to alert rules or code sets, or one that was refused, shaped as IHE.BasicAudit.Create. */
export function ruleAudit({ what, about, details, refused, ...acting }: RuleAudit): fhir4.AuditEvent {
  const { at, user, source, basis, requestId } = acting;
  // Taken one by one: a caller's context may name a child, and an entry about rules names none.
  const context = {
    at,
    user,
    source,
    basis,
    purpose: 'HCOMPL' as const,
    ...(requestId === undefined ? {} : { requestId }),
  };
  return restAudit(
    'create',
    context,
    dataPart(context, { identifier: { value: about } }, what, details),
    refusedFor('Not done', refused),
  );
}
