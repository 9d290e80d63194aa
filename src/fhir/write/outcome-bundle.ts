import { disclosureAudit } from '../../domain/audit/disclosure-audit.ts';
import { recordAudit } from '../../domain/audit/record-audit.ts';
import { unreachable } from '../../domain/result.ts';
import type { Decided, Happening, Outcome } from '../../domain/referral.ts';
import { encounterOf, subjectOf, type ConcernInput } from './input.ts';
import { entry, identifierOf, labelled, partUrl, type ConcernBundle } from './parts.ts';
import { auditContext, provenance } from './provenance.ts';
import { toAuthority } from './referral.ts';
import { recipientName, routeWords } from './wording.ts';

/** What came back or went out after the concern was kept, under its own id, and belongs in the child's record. */
export type RecordedHappening = Extract<
  Happening,
  { kind: 'sent' | 'acknowledged' | 'decided' | 'outcome' }
> & { readonly id: string };

export const decidedWords: Record<Decided, string> = {
  'immediate-protection': 'Immediate protection',
  'section-47': 'Enquiries under section 47 of the Children Act 1989',
  'section-17': 'Assessment under section 17 of the Children Act 1989',
  services: 'Services to be provided',
  'specialist-assessment': 'Specialist assessment',
  'no-further-action': 'No further action by the local authority',
  other: 'Another decision',
};

export const outcomeWords: Record<Outcome, string> = {
  'plan-made': 'A plan was made',
  supported: 'Support was given',
  closed: 'Closed',
  'not-accepted': 'The referral was not accepted',
  other: 'Another outcome',
};

const sentence = (parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined && part.trim() !== '').join('. ');

const theirs = (reference: string | undefined): string | undefined =>
  reference === undefined ? undefined : `Their reference: ${reference}`;

function wordsOf(happening: RecordedHappening): string {
  switch (happening.kind) {
    case 'sent':
      return sentence([
        `Sent ${routeWords[happening.how]}`,
        happening.whoTook === undefined ? undefined : `Taken by ${happening.whoTook}`,
        theirs(happening.theirReference),
      ]);
    case 'acknowledged':
      return sentence([`Acknowledged by ${happening.from}`, theirs(happening.theirReference)]);
    case 'decided':
      return sentence([
        `Decided: ${decidedWords[happening.decision]}`,
        `From ${happening.from}`,
        happening.words,
      ]);
    case 'outcome':
      return sentence([`Outcome: ${outcomeWords[happening.outcome]}`, happening.words]);
    default:
      return unreachable(happening);
  }
}

/** What the record already holds of the concern, as references there; what is absent is named by its identifier alone. */
export interface InRecord {
  readonly referral?: string;
  readonly condition?: string;
  readonly told?: string;
}

/**
 * One thing that happened to a concern, for the child's record: a message from the local authority, or ours to them, with
 * its provenance and its audit in one transaction. The happening's own id makes its identifiers, so that telling it again
 * writes nothing twice. Undefined for a concern that is not shared.
 */
export function outcomeBundle(
  input: ConcernInput,
  happening: RecordedHappening,
  refs: InRecord = {},
): ConcernBundle | undefined {
  const { concern } = input;
  const { decision } = concern;
  if (!decision.share) return undefined;
  const self = { id: happening.id };
  const to = toAuthority(decision) ?? decision.recipients[0];
  const authority = { display: to === undefined ? 'The recipient' : recipientName(to) };
  const here = { display: input.organisation };
  const from = happening.kind === 'sent' ? here : authority;
  const named = (
    type: 'ServiceRequest' | 'Condition' | 'Communication',
    part: 'referral' | 'condition' | 'told-0',
    reference: string | undefined,
  ): fhir4.Reference => ({
    ...(reference === undefined ? {} : { reference }),
    type,
    identifier: identifierOf(concern, part),
  });
  const communication: fhir4.Communication = {
    resourceType: 'Communication',
    meta: labelled(self, 'told-0'),
    identifier: [identifierOf(self, 'told-0')],
    ...(toAuthority(decision) === undefined
      ? {}
      : { basedOn: [named('ServiceRequest', 'referral', refs.referral)] }),
    ...(happening.kind === 'sent' ? {} : { inResponseTo: [named('Communication', 'told-0', refs.told)] }),
    status: 'completed',
    subject: subjectOf(input),
    ...encounterOf(input),
    about: [named('Condition', 'condition', refs.condition)],
    ...(happening.kind === 'sent' ? { sent: happening.at } : { received: happening.at }),
    sender: from,
    recipient: [happening.kind === 'sent' ? authority : here],
    payload: [{ contentString: wordsOf(happening) }],
    note: [{ text: `Told by ${happening.by}`, time: happening.at }],
  };
  const target = partUrl(self, 'told-0');
  const audit =
    happening.kind === 'sent'
      ? disclosureAudit({
          ...auditContext(input),
          recipients: decision.recipients,
          telephoned: happening.how === 'telephone',
          shared: [{ reference: target, description: 'Safeguarding concern' }],
          details: { route: happening.how },
          outcome: 'done',
        })
      : recordAudit({
          ...auditContext(input),
          stored: { reference: target, description: 'What came of a safeguarding concern' },
          details: { happening: happening.kind },
        });
  return {
    resourceType: 'Bundle',
    type: 'transaction',
    timestamp: input.now,
    entry: [
      entry(self, 'told-0', communication),
      entry(self, 'provenance', {
        ...provenance(input, [target], { part: 'provenance', activity: 'CREATE' }),
        meta: labelled(self, 'provenance'),
        occurredDateTime: happening.at,
      }),
      entry(self, 'audit', { ...audit, meta: { ...audit.meta, ...labelled(self, 'audit') } }),
    ],
  };
}
