import { recordAudit } from '../../domain/audit/record-audit.ts';
import { referralDocument } from './document/referral-document.ts';
import { documentReference } from './document-reference.ts';
import type { ConcernInput } from './input.ts';
import { entry, labelled, partUrl, type ConcernBundle } from './parts.ts';
import { auditContext, provenance } from './provenance.ts';

/**
 * The whole concern as one document, with its provenance and its audit: for record systems that take documents and little
 * else. Nothing is sent by it; its parts have identifiers of their own, beside those of the full bundle.
 */
export function documentBundle(input: ConcernInput): ConcernBundle {
  const { concern } = input;
  const reference = partUrl(concern, 'whole');
  const audit = recordAudit({
    ...auditContext(input),
    stored: { reference, description: 'Safeguarding concern, as one document' },
    details: { decision: concern.decision.share ? 'to be shared' : 'not shared' },
  });
  return {
    resourceType: 'Bundle',
    type: 'transaction',
    timestamp: input.now,
    entry: [
      entry(
        concern,
        'whole',
        documentReference(input, 'whole', {
          document: referralDocument(input, 'whole'),
          type: 'Safeguarding concern',
          description: 'The whole concern, for those who care for the child here',
        }),
      ),
      entry(
        concern,
        'whole-provenance',
        provenance(input, [reference], { part: 'whole-provenance', activity: 'CREATE' }),
      ),
      entry(concern, 'whole-audit', {
        ...audit,
        meta: { ...audit.meta, ...labelled(concern, 'whole-audit') },
      }),
    ],
  };
}
