import type { Recipient } from '../concern.ts';
import type { AuditContext } from './context.ts';
import { disclosureAudit } from './disclosure-audit.ts';
import { lookUpAudit, type LookUpPhase } from './look-up-audit.ts';
import { nhsSignInAudit, type NhsSignInEvent } from './nhs-sign-in-audit.ts';
import { readAudit } from './read-audit.ts';
import { recordAudit, updateAudit } from './record-audit.ts';
import { ruleAudit } from './rule-audit.ts';
import { sessionAudit } from './session-audit.ts';

/** An invented context about an invented child. For tests and validation only. */
export const sampleContext: AuditContext = {
  at: '2026-11-20T10:42:00.000Z',
  user: {
    reference: 'https://ehr.example/fhir/Practitioner/p1',
    name: 'Ash SAMPLE',
    role: 'Staff nurse',
    organisation: 'Example Trust',
  },
  source: { name: 'Safelight at Example Hospital', address: 'http://localhost:4001' },
  patient: 'https://ehr.example/fhir/Patient/child-1',
  encounter: 'https://ehr.example/fhir/Encounter/visit-1',
  purpose: 'THREAT',
  requestId: 'req-00000001',
  basis: {
    listVersion: '2026-11-21',
    chosen: [
      { id: 'gdpr-6-1-e', part: 'article-6', citation: 'Article 6(1)(e)', title: 'Public task' },
      { id: 'gdpr-9-2-h', part: 'article-9', citation: 'Article 9(2)(h)', title: 'Health or social care' },
    ],
  },
};

const { patient: _, encounter: __, ...sampleNobody } = sampleContext;

const recipients: readonly Recipient[] = [
  {
    kind: 'social-care',
    authority: 'Testshire Council',
    named: 'cpis',
    phones: { officeHours: '0114 496 0101' },
  },
  { kind: 'named-nurse', name: 'J. DUMMY' },
  { kind: 'gp-team', name: 'Elm Surgery' },
  { kind: 'police' },
  { kind: 'health-visitor' },
  { kind: 'adult-services', authority: 'Testshire Council' },
];
const shared = [
  { reference: 'urn:uuid:7d4e3c0e-0000-4000-8000-000000000001', description: 'Safeguarding concern' },
];
const stored = { reference: 'SL-2026-000117', description: 'Safeguarding concern' };
const details = { decision: 'shared', consent: 'not-sought-prejudice' };
const nhsUser = { id: '555021900001', name: 'SAMPLE Ash', role: 'Nurse manager', roleId: '555021935107' };

const lookUp = (result: LookUpPhase, more: object = {}) =>
  lookUpAudit({
    ...sampleContext,
    purpose: 'ETREAT',
    lookUp: 'b5c0c2f6-0000-4000-8000-000000000002',
    kind: 'unscheduled',
    setting: 'A&E',
    why: 'pressed',
    askedAt: 'https://cpis.example/FHIR/R4',
    result,
    ...more,
  });

const signIn = (what: NhsSignInEvent) => nhsSignInAudit({ ...sampleContext, purpose: 'TREAT' }, what);
const nhs = { userId: nhsUser.id, roleId: nhsUser.roleId };

/** One of every kind of event that Safelight makes, by every function that makes one. */
export const sampleEvents: Readonly<Record<string, fhir4.AuditEvent>> = {
  ...Object.fromEntries(
    recipients.map((first) => [
      `disclosure to ${first.kind}`,
      disclosureAudit({
        ...sampleContext,
        recipients: [first],
        telephoned: true,
        shared,
        details,
        outcome: 'done',
      }),
    ]),
  ),
  'disclosure to several, by e-mail': disclosureAudit({
    ...sampleContext,
    recipients,
    reachedAt: 'referrals@testshire.example',
    shared: [...shared, { reference: 'https://ehr.example/fhir/DocumentReference/d1' }],
    outcome: 'done',
  }),
  'disclosure that failed': disclosureAudit({ ...sampleContext, recipients, shared, outcome: 'failed' }),
  'look-up about to be made': lookUp({ phase: 'about-to-look' }),
  'look-up answered': lookUp({ phase: 'answered', answer: 'found', notified: 'yes' }),
  'look-up answered, as an NHS user': lookUp(
    { phase: 'answered', answer: 'none', notified: 'yes' },
    { nhsUser, identity: 'saw-document' },
  ),
  'look-up answered, as an NHS user of another name': lookUp(
    { phase: 'answered', answer: 'none', notified: 'yes' },
    { nhsUser: { ...nhsUser, name: 'Kit DUMMY' } },
  ),
  'look-up kept': lookUp({ phase: 'kept-answer-read', answer: 'found' }, { askedAt: undefined }),
  'look-up refused': lookUp({ phase: 'refused', reason: 'no-right' }),
  'look-up failed': lookUp({ phase: 'could-not-check', reason: 'timed-out', notified: 'unknown' }),
  'NHS sign-in': signIn({ event: 'signed-in', ...nhs }),
  'NHS role chosen': signIn({ event: 'role-chosen', ...nhs }),
  'NHS sign-out': signIn({ event: 'signed-out', userId: nhs.userId }),
  'NHS sign-in failed': signIn({ event: 'failed', why: 'state-unknown' }),
  'log read': readAudit({ ...sampleContext, what: 'Safeguarding log' }),
  'concern opened': readAudit({
    ...sampleContext,
    what: 'Safeguarding concern opened',
    reference: stored.reference,
    details: { reason: 'supervision' },
  }),
  'concern not opened': readAudit({ ...sampleContext, what: 'Safeguarding log', refused: 'no-right' }),
  'register read': readAudit({ ...sampleNobody, purpose: 'HCOMPL', what: 'Register read' }),
  'concern recorded': recordAudit({ ...sampleContext, stored, details }),
  'concern recorded in the record system': recordAudit({
    ...sampleContext,
    stored: { ...stored, reference: 'urn:uuid:7d4e3c0e-0000-4000-8000-000000000003' },
    storedIn: { name: 'Clinical record', address: 'https://ehr.example/fhir' },
  }),
  'step recorded': recordAudit({ ...sampleContext, stored, details: { step: 'acknowledged' } }),
  'step refused': recordAudit({ ...sampleContext, stored, refused: 'no-right' }),
  'register exported': recordAudit({
    ...sampleNobody,
    purpose: 'HCOMPL',
    stored: { reference: 'register-2026-11', description: 'Register exported' },
  }),
  'concern amended': updateAudit({ ...sampleContext, stored, details: { version: '2' } }),
  'organisation’s list changed': updateAudit({
    ...sampleNobody,
    purpose: 'HCOMPL',
    stored: { reference: 'list-1', description: 'List changed' },
  }),
  'draft handed over': updateAudit({
    ...sampleContext,
    stored: { reference: 'draft-1', description: 'Draft handed over' },
  }),
  'rule changed': ruleAudit({ ...sampleContext, what: 'Alert rule made active', about: 'bruise-ear 1.0.0' }),
  'rule not changed': ruleAudit({
    ...sampleContext,
    what: 'Alert rule made active',
    about: 'bruise-ear 1.0.0',
    refused: 'no-right',
  }),
  'session opened': sessionAudit(sampleContext, 'opened'),
  'session ended': sessionAudit(sampleContext, 'ended'),
  'session refused': sessionAudit(sampleContext, { refused: 'not-the-launched-child' }),
  'session without a child': sessionAudit(sampleNobody, 'opened'),
};
