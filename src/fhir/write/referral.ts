import type { Recipient, SharingDecision } from '../../domain/concern.ts';
import { encounterOf, subjectOf, type ConcernInput } from './input.ts';
import { identifierOf, labelled, partUrl } from './parts.ts';
import { sentByWriting } from './sent-by-writing.ts';
import { systems } from './systems.ts';
import { recipientName, routeWords } from './wording.ts';

type Authority = Extract<Recipient, { kind: 'social-care' | 'adult-services' }>;

const referralCode: fhir4.Coding = {
  system: systems.snomed,
  code: '306238000',
  display: 'Referral to Social Services',
};

const referralWords: Record<Authority['kind'], string> = {
  'social-care': 'Referral to children’s social care',
  'adult-services': 'Hand-over to adult social care',
};

/** The local authority that it goes to, where it goes to one: only then is there a referral with a clock. */
export const toAuthority = (decision: SharingDecision): Authority | undefined =>
  decision.share
    ? decision.recipients.find((one) => one.kind === 'social-care' || one.kind === 'adult-services')
    : undefined;

/** Asks the authority for help. What goes with it is the document as shared, never the whole concern. */
export function referral(input: ConcernInput, to: Authority): fhir4.ServiceRequest {
  const { concern } = input;
  return {
    resourceType: 'ServiceRequest',
    meta: labelled(concern, 'referral'),
    identifier: [identifierOf(concern, 'referral')],
    status: 'active',
    intent: 'order',
    priority: concern.safeNow === 'no-999' ? 'stat' : 'urgent',
    code: { coding: [referralCode], text: referralWords[to.kind] },
    subject: subjectOf(input),
    ...encounterOf(input),
    authoredOn: concern.writtenAt,
    requester: input.author,
    performer: [{ display: recipientName(to) }],
    reasonCode: [{ coding: [concern.category] }],
    supportingInfo: [{ reference: partUrl(concern, 'document') }],
  };
}

/**
 * The same as a draft for the record system's scratchpad: for the clinician to sign there, and not sent before that. What
 * goes with it is named by its identifier, as it has no place in the record that is known here.
 */
export function draftReferral(input: ConcernInput, to: Authority): fhir4.ServiceRequest {
  return {
    ...referral(input, to),
    status: 'draft',
    supportingInfo: [{ type: 'DocumentReference', identifier: identifierOf(input.concern, 'document') }],
  };
}

/**
 * Tracks the referral. Sent by writing it: the authority's answer, due within one working day (Working Together 2023).
 * Otherwise a draft that says that it is still to be sent: no clock runs for an answer to what nobody has.
 */
export function referralTask(input: ConcernInput, to: Authority): fhir4.Task {
  const { concern } = input;
  const { decision } = concern;
  const sent = sentByWriting(decision);
  return {
    resourceType: 'Task',
    meta: labelled(concern, 'task'),
    identifier: [identifierOf(concern, 'task')],
    status: sent ? 'requested' : 'draft',
    ...(sent || !decision.share
      ? {}
      : { businessStatus: { text: `Not sent yet. To be sent ${routeWords[decision.route]}.` } }),
    intent: 'order',
    code: { text: `Local authority to acknowledge: ${referralWords[to.kind]}` },
    focus: { reference: partUrl(concern, 'referral') },
    for: subjectOf(input),
    ...encounterOf(input),
    authoredOn: concern.writtenAt,
    lastModified: concern.writtenAt,
    requester: input.author,
    owner: { display: recipientName(to) },
    ...(sent && input.answerDueAt !== undefined
      ? { restriction: { period: { end: input.answerDueAt } } }
      : {}),
  };
}
