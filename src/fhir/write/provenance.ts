import { purposeConcept, type Purpose } from '../../domain/audit/codes.ts';
import type { AuditContext } from '../../domain/audit/context.ts';
import { disclosureAudit } from '../../domain/audit/disclosure-audit.ts';
import { recordAudit } from '../../domain/audit/record-audit.ts';
import type { LawfulBasis } from '../../domain/lawful-basis.ts';
import type { ConcernInput } from './input.ts';
import { labelled, partUrl, type PartName } from './parts.ts';
import { sentByWriting } from './sent-by-writing.ts';
import { systems } from './systems.ts';

const agentType = (code: string): fhir4.CodeableConcept => ({
  coding: [{ system: 'http://terminology.hl7.org/CodeSystem/provenance-participant-type', code }],
});

/** Purpose of use: sharing to protect a child is THREAT; a concern that stays here is TREAT. */
const purposeOf = ({ concern }: ConcernInput): Purpose => (concern.decision.share ? 'THREAT' : 'TREAT');

/** Each part of the basis as a code of the list's own version, so that a later list never changes it. */
const basisConcepts = (basis: LawfulBasis): fhir4.CodeableConcept[] =>
  basis.chosen.map((entry) => ({
    coding: [
      { system: systems.lawfulBases, version: basis.listVersion, code: entry.id, display: entry.citation },
    ],
    text: `${entry.citation}: ${entry.title}`,
  }));

const lawOf = ({ concern }: ConcernInput): fhir4.CodeableConcept[] => [
  ...basisConcepts(concern.decision.basis),
  ...(concern.decision.share ? [] : [{ text: `Decision not to share. ${concern.decision.reasons}` }]),
];

/** What a provenance says of one write besides what every one says. */
export interface Origin {
  readonly part: PartName;
  readonly activity: 'CREATE' | 'UPDATE';
  readonly entity?: fhir4.ProvenanceEntity[];
  /** In words, beside the purpose and the law. */
  readonly why?: string;
}

/** Who wrote it, with what, from which answers and under which law. */
export function provenance(
  input: ConcernInput,
  targets: readonly string[],
  origin: Origin = {
    part: 'provenance',
    activity: 'CREATE',
    entity: [{ role: 'source', what: { reference: partUrl(input.concern, 'response') } }],
  },
): fhir4.Provenance {
  const { concern } = input;
  const { basis } = concern.decision;
  return {
    resourceType: 'Provenance',
    meta: labelled(concern, origin.part),
    target: targets.map((reference) => ({ reference })),
    occurredDateTime: concern.writtenAt,
    recorded: input.now,
    policy: basis.chosen.map((entry) => `${systems.lawfulBases}/${basis.listVersion}/${entry.id}`),
    reason: [
      purposeConcept(purposeOf(input)),
      ...lawOf(input),
      ...(origin.why === undefined ? [] : [{ text: origin.why }]),
    ],
    activity: {
      coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-DataOperation', code: origin.activity }],
    },
    agent: [
      { type: agentType('author'), who: input.author, onBehalfOf: { display: input.organisation } },
      { type: agentType('assembler'), who: { display: `Safelight ${input.appVersion}` } },
    ],
    ...(origin.entity === undefined ? {} : { entity: origin.entity }),
  };
}

/** What both audit shapes are told. The page does not know its own network address. */
export const auditContext = (input: ConcernInput): AuditContext => ({
  at: input.now,
  user: { reference: input.author.reference, name: input.author.display, organisation: input.organisation },
  source: { name: `Safelight ${input.appVersion}, ${input.organisation}` },
  patient: `Patient/${input.patientId}`,
  ...(input.encounterId === undefined ? {} : { encounter: `Encounter/${input.encounterId}` }),
  purpose: purposeOf(input),
  basis: input.concern.decision.basis,
});

/**
 * The audit that is stored with the concern or not at all. Writing it is a disclosure only where writing it sends it;
 * otherwise it is a creation that says what was decided, and the disclosure is audited when it is made.
 */
export function concernAudit(input: ConcernInput): fhir4.AuditEvent {
  const { concern } = input;
  const { decision } = concern;
  const event = sentByWriting(decision)
    ? disclosureAudit({
        ...auditContext(input),
        recipients: decision.recipients,
        shared: [{ reference: partUrl(concern, 'response'), description: 'Safeguarding concern' }],
        details: { route: decision.route, consent: decision.consent.state, informed: decision.informed },
        outcome: 'done',
      })
    : recordAudit({
        ...auditContext(input),
        stored: { reference: partUrl(concern, 'response'), description: 'Safeguarding concern' },
        details: decision.share
          ? { decision: 'to be shared', route: decision.route }
          : { decision: 'not shared' },
      });
  return { ...event, meta: { ...event.meta, ...labelled(concern, 'audit') } };
}
