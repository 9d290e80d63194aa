import type { Session } from '../../../launch/session.ts';
import { offersOf } from '../../../fhir/write/offers.ts';
import type { ConcernBundle } from '../../../fhir/write/parts.ts';
import { writeConcern } from '../../../fhir/write/write-concern.ts';
import type { WriteFailure } from '../../../fhir/write/write-failure.ts';
import { writePlan, type WritePlan } from '../../../fhir/write/write-plan.ts';
import type { Result } from '../../../domain/result.ts';
import { recordWords as words } from '../../../text/referral-record.ts';

/** How these resources would be written to this record system. */
export async function planFor({ issuer, fhir }: Session, { entry = [] }: ConcernBundle): Promise<WritePlan> {
  const types = [...new Set(entry.flatMap(({ resource }) => resource?.resourceType ?? []))];
  return writePlan(
    {
      configured: issuer.write,
      never: issuer.neverWrite ?? [],
      grantedScope: fhir.grantedScope,
      offers: await offersOf(fhir),
    },
    types,
  );
}

/** Writes them by the plan; what is there already is found by its identifier and not written twice. */
export const write = (
  { fhir }: Session,
  bundle: ConcernBundle,
  plan: WritePlan,
): Promise<Result<{ readonly resources: readonly string[] }, WriteFailure>> =>
  writeConcern(fhir, bundle, plan);

/** Why it is not there, or not known to be, for a person. */
export const whyNot = (failure: WriteFailure): string =>
  [
    'written' in failure ? words.perhaps : words.failed,
    words.why[failure.kind],
    ...(failure.kind === 'partly-written' ? [words.why[failure.because.kind]] : []),
  ].join(' ');
