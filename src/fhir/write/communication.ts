import type { Recipient } from '../../domain/concern.ts';
import { asText } from './document/as-text.ts';
import { referralDocument } from './document/referral-document.ts';
import { encounterOf, subjectOf, type ConcernInput } from './input.ts';
import { identifierOf, labelled, partUrl } from './parts.ts';
import { toAuthority } from './referral.ts';
import { sentByWriting, type Shared } from './sent-by-writing.ts';
import { recipientName, routeWords } from './wording.ts';

/** What was, or is to be, said to whom. The first recipient gets what goes; the others a notice without detail. */
export function communication(
  input: ConcernInput,
  decision: Shared,
  recipient: Recipient,
  index: number,
): fhir4.Communication {
  const { concern } = input;
  const sent = sentByWriting(decision);
  const first = index === 0;
  return {
    resourceType: 'Communication',
    meta: labelled(concern, `told-${index}`),
    identifier: [identifierOf(concern, `told-${index}`)],
    ...(toAuthority(decision) === recipient && decision.route !== 'record-system-to-sign'
      ? { basedOn: [{ reference: partUrl(concern, 'referral') }] }
      : {}),
    status: sent ? 'completed' : 'preparation',
    ...(sent ? {} : { statusReason: { text: `To be sent ${routeWords[decision.route]}.` } }),
    subject: subjectOf(input),
    ...encounterOf(input),
    ...(sent ? { sent: concern.writtenAt } : {}),
    sender: input.author,
    recipient: [{ display: recipientName(recipient) }],
    ...(first ? { reasonCode: [{ text: decision.purpose }] } : {}),
    payload: first
      ? [
          { contentString: asText(referralDocument(input, { goes: decision.goes })) },
          { contentReference: { reference: partUrl(concern, 'document') } },
        ]
      : [
          {
            contentString: sent
              ? 'A safeguarding concern about this child was shared. No detail is given here.'
              : 'A safeguarding concern about this child is to be shared. No detail is given here.',
          },
        ],
  };
}
