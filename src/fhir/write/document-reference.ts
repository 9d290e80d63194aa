import { asHtml } from './document/as-html.ts';
import type { ConcernDocument } from './document/model.ts';
import { referralDocument } from './document/referral-document.ts';
import { subjectOf, type ConcernInput } from './input.ts';
import { identifierOf, labelled, type PartName } from './parts.ts';
import type { Shared } from './sent-by-writing.ts';
import { recipientName } from './wording.ts';

const base64 = (bytes: Uint8Array): string =>
  btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));

/** A document kept in the record as one file of HTML that needs nothing else. */
export function documentReference(
  input: ConcernInput,
  part: PartName,
  content: {
    readonly document: ConcernDocument;
    readonly type: string;
    readonly description: string;
    readonly relatesTo?: fhir4.DocumentReferenceRelatesTo[];
  },
): fhir4.DocumentReference {
  const { concern } = input;
  const meta = labelled(concern, part);
  const bytes = new TextEncoder().encode(asHtml(content.document));
  return {
    resourceType: 'DocumentReference',
    meta,
    identifier: [identifierOf(concern, part)],
    status: 'current',
    docStatus: 'final',
    type: { text: content.type },
    securityLabel: (meta.security ?? []).map((coding) => ({ coding: [coding] })),
    subject: subjectOf(input),
    date: input.now,
    author: [input.author],
    ...(content.relatesTo === undefined ? {} : { relatesTo: content.relatesTo }),
    description: content.description,
    content: [
      {
        attachment: {
          contentType: 'text/html; charset=utf-8',
          language: 'en-GB',
          title: content.document.title,
          creation: concern.writtenAt,
          size: bytes.length,
          data: base64(bytes),
        },
      },
    ],
    ...(input.encounterId === undefined
      ? {}
      : { context: { encounter: [{ reference: `Encounter/${input.encounterId}` }] } }),
  };
}

/** The document for the first recipient, as it went or goes. Where nothing is shared there is none. */
export const sharedDocumentReference = (input: ConcernInput, decision: Shared): fhir4.DocumentReference =>
  documentReference(input, 'document', {
    document: referralDocument(input, { goes: decision.goes }),
    type: 'Safeguarding concern, as shared',
    description: `For ${decision.recipients.slice(0, 1).map(recipientName).join('')}`,
  });
