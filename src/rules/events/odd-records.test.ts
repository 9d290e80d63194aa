import { describe, expect, it } from 'vitest';
import type { EventSource } from '../../domain/record.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { toEvents } from './to-events.ts';

const sct = 'http://snomed.info/sct';
const icd = 'http://hl7.org/fhir/sid/icd-10';
const subject = { reference: 'Patient/p1' };
const code = { coding: [{ system: sct, code: '105618004', display: 'Contusion' }] };
const kind = (id: string, ...from: readonly EventSource[]) => ({ id, one: id, many: id, from });
const vocabulary: Vocabulary = {
  codeSets: [
    {
      id: 'bruise',
      version: '1.0.0',
      title: 'Bruise',
      concepts: [
        { system: sct, code: '105618004' },
        { system: icd, code: 'T14.0' },
      ],
    },
  ],
  eventKinds: [
    kind(
      'bruise',
      { resource: 'Condition', codes: 'bruise', when: 'onset|recordedDate' },
      { resource: 'Observation', codes: 'bruise', when: 'effective' },
    ),
    kind(
      'twice',
      { resource: 'Condition', codes: 'bruise', when: 'onset' },
      { resource: 'Condition', codes: 'bruise', when: 'onset', site: 'bodySite' },
    ),
    kind('ended', {
      resource: 'Condition',
      codes: 'bruise',
      when: 'abatement',
      status: ['inactive', 'resolved', 'remission'],
    }),
    kind('visit', {
      resource: 'Encounter',
      class: ['EMER'],
      status: ['finished', 'in-progress'],
      when: 'period.start',
    }),
    kind('missed', { resource: 'Appointment', status: ['noshow'], when: 'start' }),
    kind('flagged', { resource: 'Flag', codes: 'bruise', when: 'period.start' }),
  ],
};

const read = (resource: object, id: string) => {
  const { events, odd } = toEvents([{ id: 'r', ...resource }], vocabulary, { patientId: 'p1' });
  const count = events.filter((event) => event.kind === id).length;
  return Object.keys(odd).length > 0 ? 'cannot tell' : count;
};
const condition = (more: object) => ({ resourceType: 'Condition', code, subject, ...more });
const observation = (more: object) => ({
  resourceType: 'Observation',
  status: 'final',
  code,
  subject,
  ...more,
});
const visit = (more: object) => ({
  resourceType: 'Encounter',
  status: 'finished',
  class: { code: 'EMER' },
  subject,
  period: { start: '2026-03-01' },
  ...more,
});
const missed = (status: unknown) => ({
  resourceType: 'Appointment',
  status,
  participant: [{ actor: subject }],
});

describe('a condition as odd systems write it', () => {
  it.each<[string, object, 0 | 1 | 'cannot tell']>([
    ['nothing more', {}, 1],
    ['refuted in capitals', { verificationStatus: { coding: [{ code: 'REFUTED' }] } }, 0],
    ['refuted in words', { verificationStatus: { text: 'Refuted' } }, 0],
    [
      'refuted in the words of a local code',
      { verificationStatus: { coding: [{ code: '7', display: 'Refuted' }] } },
      0,
    ],
    ['refuted as an older FHIR has it', { verificationStatus: 'refuted' }, 0],
    ['entered in error in words', { verificationStatus: { text: 'Entered in error' } }, 0],
    ['confirmed in words', { verificationStatus: { text: 'Confirmed' } }, 1],
    ['a verification that says nothing', { verificationStatus: {} }, 1],
    ['resolved', { clinicalStatus: { coding: [{ code: 'resolved' }] } }, 1],
    ['family history by category', { category: [{ coding: [{ code: 'family-history' }] }] }, 0],
    ['family history by words', { category: [{ text: 'Family history' }] }, 0],
    ['a problem of the list', { category: [{ coding: [{ code: 'problem-list-item' }] }] }, 1],
    ['two codes of one thing', { code: { coding: [...code.coding, { system: icd, code: 'T14.0' }] } }, 1],
    ['the subject in small letters', { subject: { reference: 'patient/p1' } }, 'cannot tell'],
    ['the subject with a slash too many', { subject: { reference: 'Patient/p1/' } }, 'cannot tell'],
    ['the subject by number alone', { subject: { identifier: { value: '9990000000' } } }, 'cannot tell'],
    [
      'the subject within it',
      { subject: { reference: '#p1' }, contained: [{ resourceType: 'Patient', id: 'p1' }] },
      'cannot tell',
    ],
    ['another thing within it', { code: {}, contained: [condition({})] }, 0],
    ['a modifier that nobody knows', { modifierExtension: [{ url: 'urn:negated' }] }, 'cannot tell'],
  ])('%s', (_, more, expected) => {
    expect(read(condition(more), 'bruise')).toBe(expected);
  });

  it.each<[string, object, 0 | 1]>([
    ['resolved', { clinicalStatus: { coding: [{ code: 'resolved' }] } }, 1],
    ['resolved in capitals', { clinicalStatus: { coding: [{ code: 'Resolved' }] } }, 1],
    ['resolved in words', { clinicalStatus: { text: 'Resolved' } }, 1],
    ['inactive as an older FHIR has it', { clinicalStatus: 'inactive' }, 1],
    ['no status but an end', { abatementDateTime: '2026-01-01' }, 1],
    ['no status but an end in words', { abatementString: 'last year' }, 1],
    [
      'active with an end',
      { clinicalStatus: { coding: [{ code: 'active' }] }, abatementDateTime: '2026-01-01' },
      0,
    ],
    ['neither', {}, 0],
  ])('has ended: %s', (_, more, expected) => {
    expect(read(condition(more), 'ended')).toBe(expected);
  });

  it.each([{}, { onsetDateTime: '2026' }, { onsetString: 'as a baby' }, { onsetDateTime: '2026-03-01' }])(
    'is one event of a kind that two of its sources find: %j',
    (more) => {
      expect(read(condition(more), 'twice')).toBe(1);
    },
  );
});

describe('an observation as odd systems write it', () => {
  it.each<[string, object, 0 | 1]>([
    ['nothing more', {}, 1],
    [
      'no, as a code',
      { valueCodeableConcept: { coding: [{ system: 'urn:local', code: 'x', display: 'No' }] } },
      0,
    ],
    ['no, as one letter', { valueCodeableConcept: { coding: [{ code: 'N' }] } }, 0],
    ['absent, in words', { valueCodeableConcept: { text: 'Absent' } }, 0],
    ['not present, as a text', { valueString: 'Not present' }, 0],
    ['present', { valueCodeableConcept: { text: 'Present' } }, 1],
    ['a text that begins so', { valueString: 'No longer blue, now yellow' }, 1],
    ['negative', { interpretation: [{ coding: [{ code: 'NEG' }] }] }, 0],
    ['not detected, in words', { interpretation: [{ text: 'Not detected' }] }, 0],
    ['normal', { interpretation: [{ coding: [{ code: 'N' }] }] }, 1],
    ['entered in error in capitals', { status: 'Entered-In-Error' }, 0],
    ['of the family', { category: [{ text: 'Family history' }] }, 0],
  ])('%s', (_, more, expected) => {
    expect(read(observation(more), 'bruise')).toBe(expected);
  });
});

describe('a visit, an appointment and a flag as odd systems write them', () => {
  it.each<[string, object, 0 | 1 | 'cannot tell']>([
    ['finished', {}, 1],
    ['finished in capitals', { status: 'Finished' }, 1],
    ['in progress with a space', { status: 'In progress' }, 1],
    ['planned in capitals', { status: 'PLANNED' }, 0],
    ['cancelled', { status: 'cancelled' }, 0],
    ['without a status', { status: undefined }, 'cannot tell'],
    ['of a status that is not known', { status: 'unknown' }, 'cannot tell'],
    ['without a status, of a ward', { status: undefined, class: { code: 'IMP' } }, 0],
    ['of a class in small letters', { class: { code: 'emer' } }, 1],
    ['of a class in words', { class: { display: 'emergency' } }, 'cannot tell'],
    ['without a class, planned', { class: undefined, status: 'planned' }, 0],
  ])('a visit %s', (_, more, expected) => {
    expect(read(visit(more), 'visit')).toBe(expected);
  });

  it.each<[unknown, 0 | 1 | 'cannot tell']>([
    ['noshow', 1],
    ['NoShow', 1],
    ['cancelled', 0],
    ['fulfilled', 0],
    [undefined, 'cannot tell'],
  ])('an appointment that is %s', (status, expected) => {
    expect(read(missed(status), 'missed')).toBe(expected);
  });

  it.each<[unknown, 0 | 1 | 'cannot tell']>([
    ['active', 1],
    ['inactive', 0],
    [undefined, 'cannot tell'],
  ])('a flag that is %s', (status, expected) => {
    expect(read({ resourceType: 'Flag', code, subject, status }, 'flagged')).toBe(expected);
  });
});
