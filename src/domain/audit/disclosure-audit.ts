import type { Recipient } from '../concern.ts';
import { unreachable } from '../result.ts';
import { clientAgent, disclose, exportEvent, resourceRole, serverAgent, systemObject } from './codes.ts';
import type { AuditContext, AuditOutcome } from './context.ts';
import { entityParts, frame, outcomeCode, systemPart, userPart } from './parts.ts';

export interface Disclosure extends AuditContext {
  readonly recipients: readonly Recipient[];
  /** What was shared: the concern's own reference or identifier, and anything sent with it. */
  readonly shared: readonly { readonly reference: string; readonly description?: string }[];
  readonly outcome: AuditOutcome;
}

/**
 * A disclosure to another organisation: who, when, to whom, about whom, what and why, with the lawful basis.
 * Shaped as IHE.BasicAudit.PrivacyDisclosure.Source.
 */
export function disclosureAudit(disclosure: Disclosure): fhir4.AuditEvent {
  return {
    ...frame(disclosure, 'IHE.BasicAudit.PrivacyDisclosure.Source'),
    type: exportEvent,
    subtype: [disclose],
    action: 'R',
    outcome: outcomeCode(disclosure.outcome),
    agent: [
      userPart(disclosure),
      systemPart(clientAgent, disclosure.source),
      ...disclosure.recipients.map(recipientPart),
    ],
    entity: [
      ...entityParts(disclosure),
      ...disclosure.shared.map(({ reference, description }) => ({
        what: { reference },
        type: systemObject,
        role: resourceRole,
        ...(description === undefined ? {} : { description }),
      })),
    ],
  };
}

function recipientPart(recipient: Recipient): fhir4.AuditEventAgent {
  const phone = phoneOf(recipient);
  return {
    type: serverAgent,
    who: { display: recipientName(recipient) },
    requestor: false,
    // AuditEvent.agent.network.type 3: telephone number.
    ...(phone === undefined ? {} : { network: { address: phone, type: '3' as const } }),
  };
}

/** The recipient as a register shows it, e.g. "Children's social care, Testshire Council". */
export function recipientName(recipient: Recipient): string {
  switch (recipient.kind) {
    case 'social-care':
      return `Children's social care, ${recipient.authority}`;
    case 'named-nurse':
      return recipient.name;
    case 'gp-team':
      return recipient.name;
    case 'police':
      return 'Police';
    case 'health-visitor':
      return 'Health visitor';
    case 'adult-services':
      return `Adult social care, ${recipient.authority}`;
    default:
      return unreachable(recipient);
  }
}

const phoneOf = (recipient: Recipient): string | undefined =>
  recipient.kind === 'social-care'
    ? (recipient.phones.officeHours ?? recipient.phones.emergencyDuty)
    : undefined;
