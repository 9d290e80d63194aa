import type { Recipient, SharingDecision } from '../../domain/concern.ts';
import { sharedDocument } from './document.ts';
import { encounterOf, subjectOf, type ConcernInput } from './input.ts';
import { identifierOf, labelled, partUrl } from './parts.ts';
import { systems } from './systems.ts';
import { recipientName } from './wording.ts';

export type Shared = Extract<SharingDecision, { share: true }>;

const referralCode: fhir4.CodeableConcept = {
  coding: [{ system: systems.snomed, code: '306238000', display: 'Referral to Social Services' }],
};

/** Whether children's social care is among those it goes to: only then is there a referral with a clock. */
export const toSocialCare = (
  decision: SharingDecision,
): Extract<Recipient, { kind: 'social-care' }> | undefined =>
  decision.share ? decision.recipients.find((recipient) => recipient.kind === 'social-care') : undefined;

export function referral(
  input: ConcernInput,
  to: Extract<Recipient, { kind: 'social-care' }>,
): fhir4.ServiceRequest {
  const { concern } = input;
  return {
    resourceType: 'ServiceRequest',
    meta: labelled(concern, 'referral'),
    identifier: [identifierOf(concern, 'referral')],
    status: 'active',
    intent: 'order',
    priority: concern.safeNow === 'no-999' ? 'stat' : 'urgent',
    code: referralCode,
    subject: subjectOf(input),
    ...encounterOf(input),
    authoredOn: concern.writtenAt,
    requester: input.author,
    performer: [{ display: recipientName(to) }],
    reasonReference: [{ reference: partUrl(concern, 'condition') }],
    supportingInfo: [{ reference: partUrl(concern, 'document') }],
  };
}

/** Tracks the local authority's answer, due within one working day (Working Together 2023). */
export function referralTask(
  input: ConcernInput,
  to: Extract<Recipient, { kind: 'social-care' }>,
): fhir4.Task {
  const { concern } = input;
  return {
    resourceType: 'Task',
    meta: labelled(concern, 'task'),
    identifier: [identifierOf(concern, 'task')],
    status: 'requested',
    intent: 'order',
    code: { text: 'Local authority to acknowledge the referral' },
    focus: { reference: partUrl(concern, 'referral') },
    for: subjectOf(input),
    ...encounterOf(input),
    authoredOn: concern.writtenAt,
    lastModified: concern.writtenAt,
    requester: input.author,
    owner: { display: recipientName(to) },
    ...(input.answerDueAt === undefined ? {} : { restriction: { period: { end: input.answerDueAt } } }),
  };
}

/** What went to whom. The first recipient gets the ticked items; the others a notice without detail. */
export function communication(
  input: ConcernInput,
  decision: Shared,
  recipient: Recipient,
  index: number,
): fhir4.Communication {
  const { concern } = input;
  return {
    resourceType: 'Communication',
    meta: labelled(concern, `told-${index}`),
    identifier: [identifierOf(concern, `told-${index}`)],
    status: 'completed',
    subject: subjectOf(input),
    ...encounterOf(input),
    about: [{ reference: partUrl(concern, 'condition') }],
    sent: concern.writtenAt,
    sender: input.author,
    recipient: [{ display: recipientName(recipient) }],
    reasonCode: [{ text: decision.purpose }],
    payload:
      index === 0
        ? [
            { contentString: sharedDocument(input, decision.items) },
            { contentReference: { reference: partUrl(concern, 'document') } },
          ]
        : [{ contentString: 'A safeguarding concern about this child was shared. No detail is given here.' }],
  };
}

const base64 = (text: string): string =>
  btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(''));

/** The document as sent, or, where nothing was shared, nothing: the answers hold the whole. */
export function sharedDocumentReference(input: ConcernInput, decision: Shared): fhir4.DocumentReference {
  const { concern } = input;
  return {
    resourceType: 'DocumentReference',
    meta: labelled(concern, 'document'),
    identifier: [identifierOf(concern, 'document')],
    status: 'current',
    docStatus: 'final',
    type: { text: 'Safeguarding concern, as shared' },
    securityLabel: (labelled(concern, 'document').security ?? []).map((coding) => ({ coding: [coding] })),
    subject: subjectOf(input),
    date: input.now,
    author: [input.author],
    description: `Shared with ${decision.recipients.slice(0, 1).map(recipientName).join('')}`,
    content: [
      {
        attachment: {
          contentType: 'text/plain; charset=utf-8',
          title: 'Safeguarding concern',
          creation: concern.writtenAt,
          data: base64(sharedDocument(input, decision.items)),
        },
      },
    ],
    ...(input.encounterId === undefined
      ? {}
      : { context: { encounter: [{ reference: `Encounter/${input.encounterId}` }] } }),
  };
}
