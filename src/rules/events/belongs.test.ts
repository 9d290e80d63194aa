import { describe, expect, it } from 'vitest';
import type { EventSource } from '../../domain/record.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { toEvents } from './to-events.ts';

const sct = 'http://snomed.info/sct';
const subject = { reference: 'Patient/p1' };
const bruiseCode = { system: sct, code: '105618004', display: 'Contusion' };
const code = { coding: [bruiseCode] };
const reading = (from: EventSource): Vocabulary => ({
  codeSets: [
    { id: 'bruise', version: '1.0.0', title: 'Bruise', concepts: [{ system: sct, code: '105618004' }] },
  ],
  eventKinds: [{ id: 'k', one: 'one of them', many: 'many', from: [from] }],
});
const read = (from: EventSource, ...resources: readonly unknown[]) =>
  toEvents(resources, reading(from), { patientId: 'p1' });
const condition: EventSource = { resource: 'Condition', codes: 'bruise', when: 'onset|recordedDate' };

describe('whose a resource is', () => {
  const of = (more: object) => {
    const { events, otherPeople, odd } = read(condition, {
      resourceType: 'Condition',
      id: 'c',
      code,
      ...more,
    });
    return [events.length, otherPeople, odd['Condition'] ?? 0];
  };
  const mine = [1, 0, 0];
  const others = [0, 1, 0];
  const nobodys = [0, 0, 1];
  it.each<[string, object, readonly number[]]>([
    ['the child', { subject }, mine],
    ['the child, as the patient', { patient: subject }, mine],
    ['the child, by a full address', { subject: { reference: 'https://a.example/fhir/Patient/p1' } }, mine],
    ['the child, by a version', { subject: { reference: 'Patient/p1/_history/3' } }, mine],
    ['a child with a longer id', { subject: { reference: 'Patient/p12' } }, others],
    ['a child with a longer id before it', { subject: { reference: 'Patient/xp1' } }, others],
    ['a group', { subject: { reference: 'Group/p1' } }, others],
    ['another kind whose name ends so', { subject: { reference: 'NotPatient/p1' } }, others],
    ['nobody said', {}, nobodys],
    ['a reference without an address', { subject: { display: 'Child' } }, nobodys],
    ['an entry of a bundle', { subject: { reference: 'urn:uuid:1' } }, nobodys],
    ['contained', { subject: { reference: '#p1' } }, nobodys],
    ['about the child', { subject, focus: [subject] }, mine],
    ['about the mother', { subject, focus: [{ reference: 'Patient/m' }] }, others],
    ['about both', { subject, focus: [{ reference: 'Patient/m' }, subject] }, mine],
    ['about nothing that can be read', { subject, focus: ['Patient/m'] }, mine],
  ])('%s', (_, more, expected) => {
    expect(of(more)).toEqual(expected);
  });

  const appointment: EventSource = { resource: 'Appointment', status: ['noshow'], when: 'start' };
  it.each<[string, readonly unknown[], number, number, number]>([
    ['the child and a doctor', [{ actor: { reference: 'Practitioner/d' } }, { actor: subject }], 1, 0, 0],
    ['another child', [{ actor: { reference: 'Patient/p2' } }], 0, 1, 0],
    ['both', [{ actor: { reference: 'Patient/p2' } }, { actor: subject }], 1, 0, 0],
    ['a doctor alone', [{ actor: { reference: 'Practitioner/d' } }], 0, 0, 1],
    ['nobody', [], 0, 0, 1],
    ['somebody by name', [{ actor: { display: 'Child' } }], 0, 0, 1],
  ])('an appointment of %s', (_, participant, events, otherPeople, odd) => {
    const found = read(appointment, { resourceType: 'Appointment', id: 'a', status: 'noshow', participant });
    expect([found.events.length, found.otherPeople, found.odd['Appointment'] ?? 0]).toEqual([
      events,
      otherPeople,
      odd,
    ]);
  });
});
