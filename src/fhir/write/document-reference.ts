import { asText } from './document/as-text.ts';
import { referralDocument } from './document/referral-document.ts';
import { subjectOf, type ConcernInput } from './input.ts';
import { identifierOf, labelled } from './parts.ts';
import type { Shared } from './sent-by-writing.ts';
import { recipientName } from './wording.ts';

const base64 = (text: string): string =>
  btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(''));

/** The document for the first recipient, as it went or goes. Where nothing is shared there is none. */
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
    description: `For ${decision.recipients.slice(0, 1).map(recipientName).join('')}`,
    content: [
      {
        attachment: {
          contentType: 'text/plain; charset=utf-8',
          title: 'Safeguarding concern',
          creation: concern.writtenAt,
          data: base64(asText(referralDocument(input, { goes: decision.goes }))),
        },
      },
    ],
    ...(input.encounterId === undefined
      ? {}
      : { context: { encounter: [{ reference: `Encounter/${input.encounterId}` }] } }),
  };
}
