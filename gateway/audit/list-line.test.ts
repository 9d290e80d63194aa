import { expect, it } from 'vitest';
import { lookUpAudit } from '../../src/domain/audit/look-up-audit.ts';
import { readAudit } from '../../src/domain/audit/read-audit.ts';
import { recordAudit } from '../../src/domain/audit/record-audit.ts';
import { ruleAudit } from '../../src/domain/audit/rule-audit.ts';
import { canonical } from './canonical.ts';
import { lineOf } from './list-line.ts';

const context = {
  at: '2026-11-20T10:42:00.000Z',
  user: { reference: 'https://ehr.example/fhir/Practitioner/nurse', name: 'Ash Sample', role: 'Staff nurse' },
  source: { name: 'Safelight at Testshire', address: 'http://localhost:4001' },
  basis: { listVersion: '1', chosen: [] },
  patient: 'https://ehr.example/fhir/Patient/child-one',
  purpose: 'TREAT' as const,
};
const line = (event: fhir4.AuditEvent, salt = 'a'.repeat(64)) =>
  lineOf({ number: 7, entry: canonical(event) }, salt);

it('lists who by reference, what, how it ended, and the child by a pseudonym that is kept', () => {
  const read = line(readAudit({ ...context, what: 'Safeguarding log', refused: 'no-right' }));
  expect(read.split('\t').slice(0, 6)).toEqual([
    '7',
    '2026-11-20T10:42:00.000Z',
    'Practitioner/nurse',
    'Staff nurse',
    'read, Safeguarding log',
    'Not given: no-right',
  ]);
  const stored = { reference: 'SL-2026-000001', description: 'Safeguarding concern' };
  const written = line(recordAudit({ ...context, stored, details: { decision: 'shared', free: 'Ear' } }));
  expect(written).toContain('create, Safeguarding concern, decision=shared\tdone\t');
  expect(written).not.toContain('Ear');
  expect(written.split('\t').at(-1)).toBe(read.split('\t').at(-1));
  expect(read + written).not.toMatch(/Sample|child-one/);
  expect(
    line(readAudit({ ...context, what: 'Draft' }), 'b')
      .split('\t')
      .at(-1),
  ).not.toBe(read.split('\t').at(-1));
});

it('lists a look-up by what was asked, what kind of answer came and whether anybody was told', () => {
  const listed = line(
    lookUpAudit({
      ...context,
      lookUp: 'l1',
      kind: 'unscheduled',
      setting: 'A&E',
      why: 'asked-again',
      identity: 'saw-document',
      nhsUser: { id: '555021900001', name: 'Kit Dummy', role: 'Nurse manager', roleId: '555021935107' },
      result: { phase: 'answered', answer: 'found', notified: 'yes' },
    }),
  );
  expect(listed.split('\t').slice(2, 6)).toEqual([
    'nhs/555021900001, in the session of Practitioner/nurse',
    'Nurse manager',
    'read, Look-up of child protection information, phase=answered, kind=unscheduled, why=asked-again, care-setting=A&E, identity=saw-document, answer=found, told=yes',
    'done',
  ]);
  expect(listed).not.toMatch(/Sample|Dummy/);
});

it('lists what was done to which version of which rule, without the words for it', () => {
  const { at, user, source, basis } = context;
  const listed = line(
    ruleAudit({
      ...{ at, user, source, basis, requestId: 'req-00000001' },
      what: 'Alert rule: retired',
      about: 'frequent-attendance 1.1.0',
      details: { version: '2', digest: 'd', because: 'Ash Sample said so' },
    }),
  );
  expect(listed.split('\t').slice(4)).toEqual([
    'create, Alert rule: retired, frequent-attendance 1.1.0, version=2',
    'done',
    '-',
  ]);
});
