import type { Concern } from '../../domain/concern.ts';
import type { ConcernInput } from '../../fhir/write/input.ts';
import { draftReferral, toAuthority } from '../../fhir/write/referral.ts';
import type { RecordWindow } from '../../messaging/web-messaging/record-window.ts';

/** What became of the draft that is to be signed in the record system. */
export type Staged =
  | { readonly state: 'staged'; readonly location: string }
  /** It was put there and nobody said whether it arrived. */
  | { readonly state: 'not-known' }
  | { readonly state: 'not-staged' }
  /** It is sent another way instead. */
  | { readonly state: 'taken-back' };

const identifierIn = (resource: object): string | undefined => {
  const { identifier } = resource as { readonly identifier?: unknown };
  const first: unknown = Array.isArray(identifier) ? identifier[0] : undefined;
  const value: unknown =
    typeof first === 'object' && first !== null && 'value' in first ? first.value : undefined;
  return typeof value === 'string' ? value : undefined;
};

/** Where on the scratchpad this very draft is; undefined where it is not, or nobody can look. */
async function placeOf(
  window: RecordWindow,
  draft: fhir4.ServiceRequest,
): Promise<{ readonly looked: boolean; readonly location?: string }> {
  const all = await window.read();
  if (!all.ok) return { looked: false };
  const wanted = identifierIn(draft);
  const found = all.value.find(
    (one) => one.resourceType === draft.resourceType && wanted !== undefined && identifierIn(one) === wanted,
  );
  return {
    looked: true,
    ...(found?.id === undefined ? {} : { location: `${found.resourceType}/${found.id}` }),
  };
}

/**
 * Puts the draft of a referral into the record system's own window, once: after a try of which nobody knows what came,
 * it is looked for first, and where nobody can look it is not put there again.
 */
async function stageReferral(
  window: RecordWindow | undefined,
  draft: fhir4.ServiceRequest,
  before: Staged | undefined,
): Promise<Staged> {
  if (window === undefined) return before ?? { state: 'not-staged' };
  if (before?.state === 'not-known') {
    const { looked, location } = await placeOf(window, draft);
    if (location !== undefined) return { state: 'staged', location };
    if (!looked) return before;
  }
  const made = await window.create(draft);
  if (made.ok) return { state: 'staged', location: made.value };
  switch (made.failure.kind) {
    case 'no-answer':
    case 'odd-answer':
      return { state: 'not-known' };
    case 'refused':
    case 'not-granted':
    case 'not-sent':
      return { state: 'not-staged' };
  }
}

/**
 * Where signing it in the record system sends it: the draft, once the concern itself is in the record. Undefined for every
 * other way. `input`: undefined where nobody can be named as its author.
 */
export async function stageIfSigned(
  window: RecordWindow | undefined,
  input: ConcernInput | undefined,
  { decision }: Pick<Concern, 'decision'>,
  before: Staged | undefined,
): Promise<Staged | undefined> {
  if (!decision.share || decision.route !== 'record-system-to-sign') return undefined;
  if (before?.state === 'staged' || before?.state === 'taken-back') return before;
  const to = toAuthority(decision);
  return input === undefined || to === undefined
    ? { state: 'not-staged' }
    : stageReferral(window, draftReferral(input, to), before);
}
