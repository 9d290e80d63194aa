import type { Offers } from './offers.ts';
import { mayCreate, mayFind } from './scopes.ts';

/** What an issuer's configuration lets be written to its record system. */
export type Configured = 'transaction' | 'single' | 'document' | 'none';

/** Why a plan is not the fullest: each names what stood in the way. */
type PlanReason =
  /** The organisation's configuration asks for no more than this, or keeps a type of it out. */
  | { readonly because: 'configuration' }
  /** The record system takes no transactions. */
  | { readonly because: 'no-transactions' }
  /** It does not take new resources of these types. */
  | { readonly because: 'not-offered'; readonly types: readonly string[] }
  /** The launch was not granted the right to write these types. */
  | { readonly because: 'not-permitted'; readonly types: readonly string[] };

interface Writable {
  readonly why: readonly PlanReason[];
  /** Types that are left out: the record system does not take them, and the rest says what they would have said. */
  readonly leavesOut: readonly string[];
  /** Types that are looked for before they are written, because creating "if not there yet" is not offered. */
  readonly looksFirst: readonly string[];
  /** Types that can neither be looked for nor created "if not there yet": sent again, one may be there twice. */
  readonly mayDouble: readonly string[];
}

/** How a concern will be written to the record: chosen before review and said there, and on the receipt. */
export type WritePlan =
  /** All of it at once, or nothing. */
  | (Writable & { readonly kind: 'transaction' })
  /** One after another; what is there already is found again. */
  | (Writable & { readonly kind: 'single' })
  /** The whole concern as one document, with its provenance and its audit where those can be written. */
  | (Writable & { readonly kind: 'document' })
  /** Nothing can be written: the log keeps it, and somebody files a document by hand. */
  | { readonly kind: 'none'; readonly why: readonly PlanReason[] };

const always = ['Condition', 'QuestionnaireResponse', 'Provenance', 'AuditEvent'] as const;
const whenShared = ['ServiceRequest', 'Task', 'Communication', 'DocumentReference'] as const;
const documentTypes = ['DocumentReference', 'Provenance', 'AuditEvent'] as const;

/** The types of resource that a concern is written as, before it is made. */
export const typesOf = (concern: {
  readonly shared: boolean;
  readonly marks: boolean;
  /** The referral itself is signed in the record system's own window. */
  readonly toSign?: boolean;
}): readonly string[] => [
  ...always,
  ...(concern.marks ? ['Observation'] : []),
  ...(concern.shared
    ? whenShared.filter((type) => concern.toSign !== true || (type !== 'ServiceRequest' && type !== 'Task'))
    : []),
];

/** What a plan is chosen from. */
export interface WriteMeans {
  readonly configured: Configured;
  /** Types that the configuration lets never be written. */
  readonly never?: readonly string[];
  /** Scopes as granted, space-separated. */
  readonly grantedScope: string;
  readonly offers: Offers;
}

/**
 * The plan from the configuration, from what the record system says it takes, and from the scopes that were granted, for
 * resources of `types`. A concern is never written in part for want of a right: where any of it cannot be, the whole goes
 * as one document, and where that cannot be, to the log alone. The audit may be left out of the record where the record
 * system takes none, because the log has it.
 */
export function writePlan(means: WriteMeans, types: readonly string[]): WritePlan {
  const { configured, offers } = means;
  if (configured === 'none') return { kind: 'none', why: [{ because: 'configuration' }] };
  const whole = obstaclesTo(means, types);
  const blocked = whole.types.filter((type) => type !== 'AuditEvent');
  const asked: readonly PlanReason[] = configured === 'transaction' ? [] : [{ because: 'configuration' }];
  if (configured === 'document' || blocked.length > 0)
    return documentPlan(means, configured === 'document' ? asked : withoutDoubles([...asked, ...whole.why]));
  const noTransactions = offers.transaction === 'not-listed';
  const written = types.filter((type) => !whole.types.includes(type));
  const writable = { leavesOut: whole.types, ...oftenAs(means, written) };
  return configured === 'transaction' && !noTransactions
    ? { kind: 'transaction', why: whole.why, ...writable }
    : {
        kind: 'single',
        why: withoutDoubles([
          ...(configured === 'single' ? asked : [{ because: 'no-transactions' as const }]),
          ...whole.why,
        ]),
        ...writable,
      };
}

function documentPlan(means: WriteMeans, why: readonly PlanReason[]): WritePlan {
  const missing = obstaclesTo(means, documentTypes);
  const reasons = withoutDoubles([...why, ...missing.why]);
  if (missing.types.includes('DocumentReference')) return { kind: 'none', why: reasons };
  const written = documentTypes.filter((type) => !missing.types.includes(type));
  return { kind: 'document', why: reasons, leavesOut: missing.types, ...oftenAs(means, written) };
}

const same = (a: PlanReason, b: PlanReason): boolean => JSON.stringify(a) === JSON.stringify(b);

const withoutDoubles = (why: readonly PlanReason[]): readonly PlanReason[] =>
  why.filter((one, i) => why.findIndex((other) => same(one, other)) === i);

/** Which of these types cannot be created, and why not. What is kept out is not asked for: no right to it is missed. */
function obstaclesTo({ grantedScope, offers, never = [] }: WriteMeans, types: readonly string[]) {
  const keptOut = types.filter((type) => never.includes(type));
  const wanted = types.filter((type) => !never.includes(type));
  const notOffered = wanted.filter((type) => offers.of(type).create === 'not-listed');
  const notPermitted = wanted.filter((type) => !mayCreate(grantedScope, type));
  const why: readonly PlanReason[] = [
    ...(keptOut.length === 0 ? [] : [{ because: 'configuration' as const }]),
    ...(notOffered.length === 0 ? [] : [{ because: 'not-offered' as const, types: notOffered }]),
    ...(notPermitted.length === 0 ? [] : [{ because: 'not-permitted' as const, types: notPermitted }]),
  ];
  const out = [...keptOut, ...notOffered, ...notPermitted];
  return { why, types: types.filter((type) => out.includes(type)) };
}

/** How each type is kept from being written twice. Where nothing is known of it, both ways are tried. */
function oftenAs({ grantedScope, offers }: WriteMeans, types: readonly string[]) {
  const sure = (type: string) => offers.of(type).conditionalCreate === 'listed';
  const canLook = (type: string) => mayFind(grantedScope, type) && offers.of(type).search !== 'not-listed';
  return {
    looksFirst: types.filter((type) => !sure(type) && canLook(type)),
    mayDouble: types.filter((type) => offers.of(type).conditionalCreate === 'not-listed' && !canLook(type)),
  };
}
