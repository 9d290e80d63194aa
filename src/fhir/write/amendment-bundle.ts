import { updateAudit } from '../../domain/audit/record-audit.ts';
import { referralDocument } from './document/referral-document.ts';
import { documentReference } from './document-reference.ts';
import type { ConcernInput } from './input.ts';
import { entry, identifierOf, labelled, partUrl, type ConcernBundle, type PartName } from './parts.ts';
import { auditContext, provenance } from './provenance.ts';
import { questionnaireResponse } from './response.ts';

/** What the record already holds of the version before, named by its identifier: it is never touched. */
const earlier = (
  { concern }: ConcernInput,
  part: PartName,
  type: 'DocumentReference' | 'QuestionnaireResponse',
): fhir4.Reference => ({ type, identifier: identifierOf(concern, part) });

/**
 * What is written when a concern was amended: its answers and its words anew, beside those of the version before, with who
 * amended it and why. `version` is 2 or more; `changed` names the parts that differ. Nothing is sent by it: whoever had
 * the version before still has that one.
 */
export function amendmentBundle(
  input: ConcernInput,
  version: number,
  why: string,
  changed: readonly string[],
): ConcernBundle {
  const { concern } = input;
  const before = version - 1;
  const document =
    before > 1
      ? (`document-v${before}` as const)
      : concern.decision.share
        ? ('document' as const)
        : undefined;
  const response = partUrl(concern, `response-v${version}`);
  const reason = `Amended (version ${version}): ${why}${changed.length === 0 ? '' : ` Changed: ${changed.join(', ')}.`}`;
  const audit = updateAudit({
    ...auditContext(input),
    stored: { reference: response, description: `Safeguarding concern, version ${version}` },
    details: { version: String(version) },
  });
  return {
    resourceType: 'Bundle',
    type: 'transaction',
    timestamp: input.now,
    entry: [
      entry(concern, `response-v${version}`, {
        ...questionnaireResponse(input, `response-v${version}`),
        status: 'amended',
      }),
      entry(
        concern,
        `document-v${version}`,
        documentReference(input, `document-v${version}`, {
          document: referralDocument(input, 'whole'),
          type: `Safeguarding concern, amended (version ${version})`,
          description: reason,
          ...(document === undefined
            ? {}
            : { relatesTo: [{ code: 'replaces', target: earlier(input, document, 'DocumentReference') }] }),
        }),
      ),
      entry(
        concern,
        `provenance-v${version}`,
        provenance(input, [response, partUrl(concern, `document-v${version}`)], {
          part: `provenance-v${version}`,
          activity: 'UPDATE',
          why: reason,
          entity: [
            {
              role: 'revision',
              what: earlier(input, before > 1 ? `response-v${before}` : 'response', 'QuestionnaireResponse'),
            },
          ],
        }),
      ),
      entry(concern, `audit-v${version}`, {
        ...audit,
        meta: { ...audit.meta, ...labelled(concern, `audit-v${version}`) },
      }),
    ],
  };
}
