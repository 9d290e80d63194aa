import type { Recipient } from '../concern.ts';
import { unreachable } from '../result.ts';
import {
  custodian,
  destinationRole,
  disclose,
  exportEvent,
  informationRecipient,
  resourceRole,
  sourceRole,
  systemObject,
} from './codes.ts';
import type { AuditContext, AuditOutcome } from './context.ts';
import { entityParts, frame, network, outcomeCode, systemPart, userPart, type Details } from './parts.ts';

export interface Disclosure extends AuditContext {
  /** The first is the one it was disclosed to; the others were told that it was. */
  readonly recipients: readonly Recipient[];
  /** Where the first was reached: e-mail address, URL or telephone number. Absent: not known, and said to be so. */
  readonly reachedAt?: string;
  /** They were told by telephone: each was reached on their number, where one is known. */
  readonly telephoned?: boolean;
  /** What was shared: the concern's own reference or identifier, and anything sent with it. */
  readonly shared: readonly { readonly reference: string; readonly description?: string }[];
  /** E.g. `route`, `consent`, `informed`: codes, never words of a clinician. */
  readonly details?: Details;
  readonly outcome: AuditOutcome;
}

/**
 * A disclosure to another organisation: who, when, to whom, about whom, what and why, with the lawful basis.
 * Shaped as IHE.BasicAudit.PrivacyDisclosure.Source, which has one recipient: whoever was told beside it is an information
 * recipient.
 */
export function disclosureAudit(disclosure: Disclosure): fhir4.AuditEvent {
  const { recipients, reachedAt, telephoned, shared, user, source } = disclosure;
  const numberOf = (recipient: Recipient) => (telephoned === true ? phoneOf(recipient) : undefined);
  const [first, ...others] = recipients;
  const detail = Object.entries(disclosure.details ?? {}).flatMap(([type, valueString]) =>
    valueString === undefined ? [] : [{ type, valueString }],
  );
  return {
    ...frame(disclosure, 'IHE.BasicAudit.PrivacyDisclosure.Source'),
    type: exportEvent,
    subtype: [disclose],
    action: 'R',
    outcome: outcomeCode(disclosure.outcome),
    agent: [
      userPart(disclosure),
      systemPart(sourceRole, source),
      ...(first === undefined ? [] : [recipientPart(destinationRole, first, reachedAt ?? numberOf(first))]),
      ...others.map((other) => recipientPart(informationRecipient, other, numberOf(other))),
      ...(user.organisation === undefined
        ? []
        : [{ type: custodian, who: { display: user.organisation }, requestor: false }]),
    ],
    entity: [
      ...entityParts(disclosure),
      ...shared.map(({ reference, description }, i) => ({
        what: { reference },
        type: systemObject,
        role: resourceRole,
        ...(description === undefined ? {} : { description }),
        ...(i > 0 || detail.length === 0 ? {} : { detail }),
      })),
    ],
  };
}

const recipientPart = (
  type: fhir4.CodeableConcept,
  recipient: Recipient,
  address: string | undefined,
): fhir4.AuditEventAgent => ({
  type,
  who: { display: recipientName(recipient) },
  requestor: false,
  network: network(address),
});

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
