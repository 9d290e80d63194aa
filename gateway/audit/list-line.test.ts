import { expect, it } from 'vitest';
import { readAudit } from '../../src/domain/audit/read-audit.ts';
import { recordAudit } from '../../src/domain/audit/record-audit.ts';
import { canonical } from './canonical.ts';
import { lineOf } from './list-line.ts';

const context = {
  at: '2026-11-20T10:42:00.000Z',
  user: { reference: 'https://ehr.example/fhir/Practitioner/nurse', name: 'Ash Sample', role: 'Staff nurse' },
  source: { name: 'Safelight at Testshire', address: 'http://localhost:4001' },
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
