import * as v from 'valibot';
import type { RegisterKind } from '../../src/api/registers.ts';
import type { EntryParts } from './entry-parts.ts';

/** What an entry adds to the figures of activity. No child and no person is in it. */
export const Counted = v.variant('of', [
  /** CP-IS was asked: on one entry of each look-up. */
  v.object({ of: v.literal('look-up'), setting: v.string() }),
  /** A concern was recorded (`first`) or amended: what was decided then. */
  v.object({
    of: v.literal('concern'),
    concern: v.string(),
    first: v.boolean(),
    shared: v.boolean(),
    setting: v.optional(v.string()),
    harms: v.array(v.string()),
  }),
  /** Something happened to a concern; `at`: when. */
  v.object({
    of: v.literal('step'),
    concern: v.string(),
    step: v.string(),
    at: v.string(),
    decided: v.optional(v.string()),
    outcome: v.optional(v.string()),
  }),
]);
export type Counted = v.InferOutput<typeof Counted>;

/** Only what was done counts. */
export function countedOf(
  { outcome, recorded, entity = [] }: fhir4.AuditEvent,
  kind: RegisterKind,
  details: EntryParts['details'],
): Counted | undefined {
  if (outcome !== undefined && outcome !== '0') return undefined;
  const setting = details.get('care-setting');
  if (kind === 'look-up') {
    const asked = details.get('phase') === 'about-to-look';
    return asked ? { of: 'look-up', setting: setting ?? notKnown } : undefined;
  }
  if (kind === 'disclosure') return carriedByRecord(entity, recorded, details);
  const concern = details.get('concern');
  if (concern === undefined) return undefined;
  if (kind === 'concern' || kind === 'not-shared' || kind === 'concern-amended') {
    return {
      of: 'concern',
      concern,
      first: kind !== 'concern-amended',
      shared: details.get('decision') === 'shared',
      ...(setting === undefined ? {} : { setting }),
      harms: details.get('harms')?.split(', ') ?? [],
    };
  }
  const step = details.get('step');
  if (step === undefined) return undefined;
  const decided = details.get('decision-of-authority');
  const came = details.get('outcome');
  return {
    of: 'step',
    concern,
    step,
    at: details.get('happened') ?? recorded,
    ...(decided === undefined ? {} : { decided }),
    ...(came === undefined ? {} : { outcome: came }),
  };
}

const urn = 'urn:uuid:';

/** Entries of before had no step of their own where the record system carried a referral: its disclosure says it. */
function carriedByRecord(
  entity: readonly fhir4.AuditEventEntity[],
  at: string,
  details: EntryParts['details'],
): Counted | undefined {
  const shared = entity.flatMap(({ what }) => what?.reference ?? []).find((one) => one.startsWith(urn));
  if (shared === undefined || details.get('route') !== 'within-record-system') return undefined;
  return { of: 'step', concern: shared.slice(urn.length), step: 'sent', at };
}

/** Where somebody was, when the ledger does not say. */
export const notKnown = 'not-known';
