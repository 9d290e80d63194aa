import type * as v from 'valibot';
import type { HappeningShape, TellHappening } from '../../src/api/concern-log.ts';
import { disclosureAudit } from '../../src/domain/audit/disclosure-audit.ts';
import { updateAudit } from '../../src/domain/audit/record-audit.ts';
import { unreachable } from '../../src/domain/result.ts';
import type { Deps } from '../http/deps.ts';
import type { ConcernCopy } from '../store/concern-copy.ts';
import type { LoggedConcern } from '../store/concerns.ts';
import { aboutChild, type Asking } from './about.ts';
import { disclosedEntry } from './log-audit.ts';

type Told = v.InferOutput<typeof TellHappening>;

const words: Readonly<Record<Told['kind'], string>> = {
  sent: 'Referral sent',
  acknowledged: 'Referral acknowledged by the local authority',
  decided: 'Decision of the local authority on a referral',
  outcome: 'Outcome of a concern',
  escalated: 'Concern escalated',
  'outcome-shared': 'Outcome of a concern shared',
  'police-told': 'Concern: known genital mutilation reported to the police',
  reviewed: 'Concern that was not shared reviewed',
};

/** That it happened, and where something left the organisation by it, that it was disclosed. */
export function happenedEntries(
  deps: Deps,
  asking: Asking,
  { id, reference, copy }: LoggedConcern,
  told: Told,
): readonly fhir4.AuditEvent[] {
  const { decision } = copy.concern;
  const police = told.kind === 'police-told';
  const step = updateAudit({
    ...aboutChild(deps, asking, copy.patient, {
      purpose: police ? 'HCOMPL' : 'TREAT',
      on: police ? 'fgm-report' : 'follow-up',
    }),
    stored: { reference, description: words[told.kind] },
    details: { concern: id, step: told.kind, happened: told.at, ...codesOf(told) },
  });
  if (told.kind === 'sent' && decision.share)
    return [step, disclosedEntry(deps, asking, { ...copy, reference }, decision, told.how)];
  if (told.kind === 'police-told') return [step, policeToldEntry(deps, asking, { ...copy, reference })];
  if (told.kind !== 'outcome-shared') return [step];
  return [
    step,
    disclosureAudit({
      ...aboutChild(deps, asking, copy.patient, { purpose: 'TREAT', on: told.basis }),
      // Whoever needs to know: a person or a service, by the name that was given.
      recipients: [{ kind: 'named-nurse', name: told.with }],
      shared: [{ reference: `urn:uuid:${id}`, description: `${reference}: outcome` }],
      details: { reference, step: told.kind },
      outcome: 'done',
    }),
  ];
}

/** That a referral was sent by being written in the record. */
export const sentEntry = (
  deps: Deps,
  asking: Asking,
  { id, reference, copy }: LoggedConcern,
  { at, how }: Extract<HappeningShape, { kind: 'sent' }>,
): fhir4.AuditEvent =>
  updateAudit({
    ...aboutChild(deps, asking, copy.patient, { purpose: 'TREAT', on: 'follow-up' }),
    stored: { reference, description: words.sent },
    details: { concern: id, step: 'sent', happened: at, route: how },
  });

/** The report itself: to the police, as the professional's own duty under section 5B of the Act of 2003. */
export const policeToldEntry = (
  deps: Deps,
  asking: Asking,
  { concern, patient, reference }: Pick<ConcernCopy, 'concern' | 'patient'> & { readonly reference: string },
): fhir4.AuditEvent =>
  disclosureAudit({
    ...aboutChild(deps, asking, patient, { purpose: 'HCOMPL', on: 'fgm-report' }),
    recipients: [{ kind: 'police' }],
    shared: [
      {
        reference: `urn:uuid:${concern.id}`,
        description: `${reference}: report of known genital mutilation`,
      },
    ],
    details: { reference, step: 'police-told' },
    outcome: 'done',
  });

/** What a register filters by; nobody's words. */
function codesOf(told: Told): Readonly<Record<string, string>> {
  switch (told.kind) {
    case 'sent':
      return { route: told.how };
    case 'decided':
      return { 'decision-of-authority': told.decision };
    case 'outcome':
      return { outcome: told.outcome };
    case 'acknowledged':
    case 'escalated':
    case 'outcome-shared':
    case 'police-told':
    case 'reviewed':
      return {};
    default:
      return unreachable(told);
  }
}
