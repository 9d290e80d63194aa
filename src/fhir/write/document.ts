import { asText } from './document/as-text.ts';
import { referralDocument, type DocumentInput } from './document/referral-document.ts';

/** What goes to the first recipient, in plain text: the named pieces and nothing else. */
export const sharedDocument = (input: DocumentInput, goes: readonly string[]): string =>
  asText(referralDocument(input, { goes }));

/** The whole concern in plain text, as kept in the child's record. */
export const wholeDocument = (input: DocumentInput): string => asText(referralDocument(input, 'whole'));
