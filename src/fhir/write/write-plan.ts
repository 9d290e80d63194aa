import { mayCreate } from './scopes.ts';

/** How a concern will be written to the record, chosen before review and said there. */
export type WritePlan =
  | { readonly kind: 'transaction' }
  | { readonly kind: 'single' }
  | { readonly kind: 'none'; readonly why: 'not-offered' | 'document-only' }
  | { readonly kind: 'none'; readonly why: 'not-permitted'; readonly missing: readonly string[] };

const always = ['Condition', 'QuestionnaireResponse', 'Provenance', 'AuditEvent'] as const;
const whenShared = ['ServiceRequest', 'Task', 'Communication', 'DocumentReference'] as const;

/**
 * The plan from what this record system is configured to take and from the scopes that were granted. A concern is
 * never written in part for want of a scope: without all of them it goes to the log and a document.
 */
export function writePlan(
  write: 'transaction' | 'single' | 'document' | 'none',
  grantedScope: string,
  concern: { readonly shared: boolean; readonly marks: boolean },
): WritePlan {
  if (write === 'none') return { kind: 'none', why: 'not-offered' };
  if (write === 'document') return { kind: 'none', why: 'document-only' };
  const needed = [
    ...always,
    ...(concern.marks ? ['Observation'] : []),
    ...(concern.shared ? whenShared : []),
  ];
  const missing = needed.filter((resource) => !mayCreate(grantedScope, resource));
  return missing.length === 0 ? { kind: write } : { kind: 'none', why: 'not-permitted', missing };
}
