import { describe, expect, it } from 'vitest';
import type { AuditContext } from './context.ts';
import { disclosureAudit } from './disclosure-audit.ts';
import { lookUpAudit, type LookUpAudit } from './look-up-audit.ts';
import { readAudit } from './read-audit.ts';
import { recordAudit } from './record-audit.ts';
import { sessionAudit } from './session-audit.ts';

const context: AuditContext = {
  at: '2026-11-20T10:42:00.000Z',
  user: {
    reference: 'Practitioner/p1',
    name: 'Ash Sample',
    role: 'Staff nurse',
    organisation: 'Example Trust',
  },
  source: { name: 'Safelight', address: 'http://localhost:4001' },
  patient: 'http://localhost:4000/fhir/Patient/child-1',
  purpose: 'THREAT',
  requestId: 'req-00000001',
  basis: {
    listVersion: '1',
    chosen: [{ id: 'a6-e', part: 'article-6', citation: 'Article 6(1)(e)', title: 'Public task' }],
  },
};

const disclosing = {
  ...context,
  recipients: [
    {
      kind: 'social-care',
      authority: 'Testshire Council',
      named: 'cpis',
      phones: { officeHours: '0114 496 0101' },
    },
    { kind: 'named-nurse', name: 'Named nurse team' },
  ],
  shared: [{ reference: 'urn:uuid:7d4e3c0e-0000-4000-8000-000000000001' }],
  outcome: 'done',
} as const;
const disclosure = disclosureAudit({ ...disclosing, telephoned: true });
const networkOf = (event: fhir4.AuditEvent) =>
  event.agent.find((agent) => agent.type?.coding?.[0]?.code === '110152')?.network;

describe('a disclosure', () => {
  it('is an export whose subtype says disclose, with an outcome', () => {
    expect(disclosure.type.code).toBe('110106');
    expect(disclosure.subtype?.[0]?.code).toBe('disclose');
    expect(disclosure.outcome).toBe('0');
  });

  it('names its source as its observer, and every recipient', () => {
    const agents = (code: string) => disclosure.agent.filter((a) => a.type?.coding?.[0]?.code === code);
    expect(agents('110153').map((a) => a.who?.display)).toEqual([disclosure.source.observer.display]);
    expect(agents('110152').map((a) => a.who?.display)).toEqual([
      "Children's social care, Testshire Council",
    ]);
    expect(agents('IRCP').map((a) => a.who?.display)).toEqual(['Named nurse team']);
    expect(networkOf(disclosure)).toEqual({ address: '0114 496 0101', type: '3' });
  });

  it('was not by telephone unless it is said to be: where else it went is said, or that it is not known', () => {
    const reachedAt = 'https://ehr.example/fhir';
    expect(networkOf(disclosureAudit({ ...disclosing, reachedAt }))).toEqual({
      address: reachedAt,
      type: '5',
    });
    expect(networkOf(disclosureAudit(disclosing))).toMatchObject({ extension: [{ valueCode: 'unknown' }] });
  });

  it('keeps purpose, lawful basis with its list version, and request', () => {
    expect(disclosure.purposeOfEvent?.[0]?.coding?.[0]?.code).toBe('THREAT');
    expect(disclosure.entity?.[0]?.detail).toContainEqual({
      type: 'lawful-basis',
      valueString: 'a6-e: Article 6(1)(e)',
    });
    expect(disclosure.entity?.[0]?.detail).toContainEqual({ type: 'lawful-basis-list', valueString: '1' });
    expect(disclosure.entity?.some((e) => e.what?.identifier?.value === 'req-00000001')).toBe(true);
  });
});

describe('a look-up', () => {
  const lookUp = (result: LookUpAudit['result'], more: Partial<LookUpAudit> = {}) =>
    lookUpAudit({
      ...context,
      purpose: 'ETREAT',
      lookUp: 'l1',
      kind: 'unscheduled',
      setting: 'A&E',
      why: 'pressed',
      identity: 'saw-document',
      result,
      ...more,
    });

  it('is a read by the clinician, about the child, before it is made', () => {
    const event = lookUp({ phase: 'about-to-look' });
    expect([event.action, event.subtype?.[0]?.code, event.outcome]).toEqual(['R', 'read', '0']);
    expect(event.agent.find((a) => a.requestor)?.who?.reference).toBe('Practitioner/p1');
    expect(event.entity?.[0]?.what?.reference).toBe(context.patient);
  });

  const detailsOf = (event: fhir4.AuditEvent) =>
    Object.fromEntries(
      (event.entity?.at(-1)?.detail ?? []).map(({ type, valueString }) => [type, valueString]),
    );

  it('says a refusal and a failure apart, and whether anybody was told', () => {
    const refused = lookUp({ phase: 'refused', reason: 'no-right' });
    expect(refused).toMatchObject({ outcome: '4', outcomeDesc: 'Not asked: no-right' });
    expect(detailsOf(refused)).toMatchObject({ told: 'no', why: 'pressed' });
    const failed = lookUp({ phase: 'could-not-check', reason: 'timed-out', notified: 'unknown' });
    expect(failed).toMatchObject({
      outcome: '8',
      outcomeDesc: 'timed-out; local authority told: unknown',
    });
    expect(detailsOf(failed)).toMatchObject({ told: 'unknown' });
  });

  it('holds the kind of answer and nothing of what it says', () => {
    const answered = lookUp({ phase: 'answered', answer: 'found', notified: 'yes' });
    expect(answered.outcomeDesc).toBeUndefined();
    expect(detailsOf(answered)).toEqual({
      phase: 'answered',
      kind: 'unscheduled',
      why: 'pressed',
      'care-setting': 'A&E',
      identity: 'saw-document',
      answer: 'found',
      told: 'yes',
    });
    expect(detailsOf(lookUp({ phase: 'about-to-look' }))).not.toHaveProperty('told');
  });

  it('names the NHS identity: joined to the user of one name, beside a user of another', () => {
    const as = (name: string) =>
      lookUp(
        { phase: 'about-to-look' },
        { nhsUser: { id: '555021900001', name, role: 'Nurse manager', roleId: '555021935107' } },
      ).agent.filter(({ name: of }) => of !== undefined);
    expect(as('SAMPLE Ash')).toMatchObject([
      {
        requestor: true,
        name: 'SAMPLE Ash',
        role: [{ text: 'Nurse manager' }],
        who: { reference: 'Practitioner/p1', identifier: { value: '555021900001' } },
      },
    ]);
    expect(as('Kit Dummy')).toMatchObject([
      { requestor: true, name: 'Kit Dummy', who: { identifier: { value: '555021900001' } } },
      { requestor: false, name: 'Ash Sample', who: { reference: 'Practitioner/p1' } },
    ]);
  });
});

describe('other entries', () => {
  it('names what was stored, and its details', () => {
    const event = recordAudit({
      ...context,
      stored: { reference: 'SL-2026-000001', description: 'Concern' },
      details: { decision: 'not-shared' },
    });
    expect(event.action).toBe('C');
    expect(event.entity?.at(-1)).toMatchObject({
      what: { identifier: { value: 'SL-2026-000001' } },
      detail: [{ type: 'decision', valueString: 'not-shared' }],
    });
  });

  it('tells a session from a read', () => {
    expect(sessionAudit(context, 'opened').type.code).toBe('110114');
    expect(readAudit({ ...context, what: 'Safeguarding log' }).type.code).toBe('rest');
  });

  it('says that a session was refused, and why', () => {
    const event = sessionAudit(context, { refused: 'not-the-launched-child' });
    expect([event.outcome, event.outcomeDesc]).toEqual(['4', 'Not opened: not-the-launched-child']);
    expect(sessionAudit(context, 'ended').subtype?.[0]?.code).toBe('110123');
  });

  it('names no child where a session has none, and is not about treating one', () => {
    const { patient: _, ...nobody } = context;
    const event = sessionAudit(nobody, 'opened');
    expect(event.entity?.map(({ what }) => what)).toEqual([
      { identifier: { value: 'req-00000001' } },
      { display: 'Session of Safelight' },
    ]);
    expect(event.purposeOfEvent?.[0]?.coding?.[0]?.code).toBe('HCOMPL');
    expect(event.meta).toBeUndefined();
  });
});
