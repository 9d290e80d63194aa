import type * as v from 'valibot';
import type { ConcernShape } from '../../src/api/concern-shape.ts';
import type { Recipient } from '../../src/domain/concern.ts';
import { disclosureAudit, recipientName } from '../../src/domain/audit/disclosure-audit.ts';
import { recordAudit, updateAudit } from '../../src/domain/audit/record-audit.ts';
import type { Deps } from '../http/deps.ts';
import type { ConcernCopy } from '../store/concern-copy.ts';
import { aboutChild, type Asking } from './about.ts';

export type Concern = v.InferOutput<typeof ConcernShape>;
type Decision = Concern['decision'];
type Shared = Extract<Decision, { share: true }>;
type Sent = Shared['recipients'][number];

/** Where somebody was asked and what was decided: codes and the names of authorities, never a clinician's words. */
const decidedDetails = (
  concern: Concern,
  setting: string | undefined,
): Record<string, string | undefined> => {
  const { decision, harms, about } = concern;
  return {
    concern: concern.id,
    about,
    'care-setting': setting,
    harms: harms.length === 0 ? undefined : harms.join(', '),
    decision: decision.share ? 'shared' : 'not-shared',
    ...(decision.share
      ? {
          route: decision.route,
          to: decision.recipients.map(registerName).join('; '),
          consent: decision.consent.state,
          informed: decision.informed,
        }
      : {}),
  };
};

/** A person's own name stays in the sealed copy. */
const registerName = (recipient: Sent): string =>
  recipient.kind === 'named-nurse' || recipient.kind === 'gp-team'
    ? recipient.kind
    : recipientName(exact(recipient));

/** A number that is not known is left out, as the domain has it. */
export function exact(recipient: Sent): Recipient {
  if (recipient.kind !== 'social-care') return recipient;
  const { officeHours, emergencyDuty } = recipient.phones;
  return {
    ...recipient,
    phones: {
      ...(officeHours === undefined ? {} : { officeHours }),
      ...(emergencyDuty === undefined ? {} : { emergencyDuty }),
    },
  };
}

const why = ({ decision }: Concern) =>
  ({ purpose: decision.share ? 'THREAT' : 'TREAT', on: decision.basis }) as const;

/** That a concern was kept, and what was decided. Nothing has been sent by it. */
export const loggedEntry = (
  deps: Deps,
  asking: Asking,
  kept: Pick<ConcernCopy, 'concern' | 'patient'> & {
    readonly reference: string;
    readonly setting?: string | undefined;
  },
): fhir4.AuditEvent =>
  recordAudit({
    ...aboutChild(deps, asking, kept.patient, why(kept.concern)),
    stored: { reference: kept.reference, description: 'Safeguarding concern' },
    details: decidedDetails(kept.concern, kept.setting),
  });

/** That a concern got a new version, which parts of it differ, and what is decided now. */
export const amendedEntry = (
  deps: Deps,
  asking: Asking,
  kept: Pick<ConcernCopy, 'concern' | 'patient' | 'changed'> & {
    readonly reference: string;
    readonly setting?: string | undefined;
    readonly version: number;
  },
): fhir4.AuditEvent =>
  updateAudit({
    ...aboutChild(deps, asking, kept.patient, why(kept.concern)),
    stored: { reference: kept.reference, description: 'Safeguarding concern amended' },
    details: {
      ...decidedDetails(kept.concern, kept.setting),
      version: String(kept.version),
      changed: kept.changed.join(', '),
    },
  });

/** That what was decided to go went. `how`: the way it was carried, which may not be the one that was planned. */
export function disclosedEntry(
  deps: Deps,
  asking: Asking,
  kept: Pick<ConcernCopy, 'concern' | 'patient'> & { readonly reference: string },
  decision: Shared,
  how: Shared['route'],
): fhir4.AuditEvent {
  const parts = new Set(decision.goes.map((piece) => piece.replace(/:.*$/, '')));
  return disclosureAudit({
    ...aboutChild(deps, asking, kept.patient, { purpose: 'THREAT', on: decision.basis }),
    recipients: decision.recipients.map(exact),
    telephoned: how === 'telephone',
    // The record system itself carries it there.
    ...(how === 'within-record-system' ? { reachedAt: asking.session.iss } : {}),
    shared: [
      {
        reference: `urn:uuid:${kept.concern.id}`,
        description: `${kept.reference}: ${[...parts].join(', ')}`,
      },
    ],
    details: {
      reference: kept.reference,
      route: how,
      pieces: String(decision.goes.length),
      consent: decision.consent.state,
      informed: decision.informed,
    },
    outcome: 'done',
  });
}
