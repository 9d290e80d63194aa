import { describe, expect, it } from 'vitest';
import type { Vocabulary } from '../vocabulary.ts';
import { toEvents } from './to-events.ts';

const sct = 'http://snomed.info/sct';
const vocabulary: Vocabulary = {
  codeSets: [
    {
      id: 'bruise',
      version: '1.0.0',
      title: 'Bruise',
      concepts: [
        { system: sct, code: '105618004', display: 'Contusion with intact skin' },
        { system: sct, code: '36787001', site: { system: sct, code: '22943007', display: 'Trunk' } },
      ],
    },
  ],
  eventKinds: [
    {
      id: 'visit',
      one: 'emergency attendance',
      many: 'emergency attendances',
      from: [
        {
          resource: 'Encounter',
          class: ['EMER'],
          status: ['finished', 'in-progress'],
          when: 'period.start',
          place: 'serviceProvider',
        },
      ],
    },
    {
      id: 'bruise',
      one: 'bruise',
      many: 'bruises',
      from: [
        { resource: 'Condition', codes: 'bruise', when: 'onset|recordedDate', site: 'bodySite' },
        { resource: 'Observation', codes: 'bruise', when: 'effective', site: 'bodySite' },
        { resource: 'Flag', codes: 'bruise', when: 'period.start' },
        { resource: 'FamilyMemberHistory', codes: 'bruise', when: 'date' },
      ],
    },
    {
      id: 'missed',
      one: 'missed',
      many: 'missed',
      from: [{ resource: 'Appointment', status: ['noshow'], when: 'start' }],
    },
  ],
};
const subject = { reference: 'Patient/p1' };
const code = {
  coding: [{ system: sct, code: '105618004', display: 'Contusion' }],
  text: 'Bruise of left ear',
};
const condition = { resourceType: 'Condition', id: 'c1', code, subject, recordedDate: '2026-11-20' };
const visit = {
  resourceType: 'Encounter',
  id: 'e1',
  status: 'finished',
  class: { code: 'EMER' },
  subject,
  period: { start: '2026-11-20T10:14:00Z' },
  serviceProvider: { display: 'Testshire Royal' },
};
const read = (...resources: readonly unknown[]) => toEvents(resources, vocabulary, { patientId: 'p1' });

describe('resources as events', () => {
  it('keeps what a clinician needs to see', () => {
    const resource = {
      ...condition,
      encounter: { reference: 'https://ehr.example/fhir/Encounter/e1' },
      recorder: { display: 'P. SAMPLE' },
      bodySite: [{ coding: [{ system: sct, code: '117590005', display: 'Ear' }], text: 'Left ear' }],
    };
    expect(read(resource).events).toEqual([
      {
        kind: 'bruise',
        codes: [{ system: sct, code: '105618004', display: 'Contusion' }],
        when: { from: Date.UTC(2026, 10, 20), to: Date.UTC(2026, 10, 21) - 1, text: '2026-11-20' },
        recorded: { from: Date.UTC(2026, 10, 20), to: Date.UTC(2026, 10, 21) - 1, text: '2026-11-20' },
        site: [{ system: sct, code: '117590005', display: 'Ear' }],
        siteText: 'Left ear',
        encounter: 'Encounter/e1',
        title: 'Bruise of left ear',
        recordedBy: 'P. SAMPLE',
        sources: ['Condition/c1'],
      },
    ]);
  });

  it.each([
    ['entered in error', { verificationStatus: { coding: [{ code: 'entered-in-error' }] } }],
    ['refuted', { verificationStatus: { coding: [{ code: 'refuted' }] } }],
    ['another person', { subject: { reference: 'Patient/p2' } }],
    ['another person at another address', { subject: { reference: 'https://ehr.example/fhir/Patient/p2' } }],
    ['another code', { code: { coding: [{ system: sct, code: '1' }] } }],
    ['the right code of another system', { code: { coding: [{ system: 'x', code: '105618004' }] } }],
  ])('leaves out a condition: %s', (_, more) => {
    expect(read({ ...condition, ...more }).events).toEqual([]);
  });

  it.each([
    ['planned', { ...visit, status: 'planned' }],
    ['cancelled', { ...visit, status: 'cancelled' }],
    ['entered in error', { ...visit, status: 'entered-in-error' }],
    ['without a status', { ...visit, status: undefined }],
    ['another class', { ...visit, class: { code: 'AMB' } }],
    [
      'an observation cancelled',
      { resourceType: 'Observation', id: 'o', status: 'cancelled', code, subject },
    ],
    [
      'an observation of none',
      { resourceType: 'Observation', id: 'o', status: 'final', code, subject, valueBoolean: false },
    ],
    [
      'an observation about the mother',
      {
        resourceType: 'Observation',
        id: 'o',
        status: 'final',
        code,
        subject,
        focus: [{ reference: 'RelatedPerson/m' }],
      },
    ],
    [
      'family history',
      { resourceType: 'FamilyMemberHistory', id: 'f', status: 'completed', patient: subject, code },
    ],
    [
      'a flag no longer active',
      { resourceType: 'Flag', id: 'f', status: 'inactive', code, subject, period: { start: '2026' } },
    ],
    [
      'an appointment to come',
      {
        resourceType: 'Appointment',
        id: 'a',
        status: 'booked',
        start: '2026-12-01',
        participant: [{ actor: subject }],
      },
    ],
    [
      'an appointment of another child',
      {
        resourceType: 'Appointment',
        id: 'a',
        status: 'noshow',
        start: '2026-10-01',
        participant: [{ actor: { reference: 'Patient/p2' } }],
      },
    ],
  ])('leaves out: %s', (_, resource) => {
    expect(read(resource).events).toEqual([]);
  });

  it('keeps an active flag, an attendance now and a missed appointment', () => {
    const { events } = read(
      { resourceType: 'Flag', id: 'f', status: 'active', code, subject, period: { start: '2026' } },
      { ...visit, status: 'in-progress' },
      {
        resourceType: 'Appointment',
        id: 'a',
        status: 'noshow',
        start: '2026-10-01T09:00:00Z',
        participant: [{ actor: subject }, { actor: { reference: 'Location/l' } }],
      },
    );
    expect(events.map(({ kind }) => kind)).toEqual(['bruise', 'visit', 'missed']);
  });

  it('takes the site from a code that names one', () => {
    const resource = { ...condition, code: { coding: [{ system: sct, code: '36787001' }] } };
    expect(read(resource).events[0]?.site).toEqual([{ system: sct, code: '22943007', display: 'Trunk' }]);
  });

  it('counts the same kind, day and place once, with every source', () => {
    const again = { ...visit, id: 'e2', period: { start: '2026-11-20' } };
    const elsewhere = { ...visit, id: 'e3', serviceProvider: { display: 'Northmoor General' } };
    expect(read(visit, again, elsewhere).events.map(({ sources }) => sources)).toEqual([
      ['Encounter/e1', 'Encounter/e2'],
      ['Encounter/e3'],
    ]);
  });

  it.each([
    ['onset before recorded', { onsetDateTime: '2026-03' }, '2026-03'],
    ['a period', { onsetPeriod: { start: '2026-03', end: '2026-04-02' } }, '2026-03/2026-04-02'],
    ['an onset in words is no date', { onsetString: 'as a baby' }, undefined],
    ['an onset as an age is no date', { onsetAge: { value: 3 } }, undefined],
    ['a date that cannot be is no date', { onsetDateTime: '2026-02-30' }, undefined],
    ['recorded only', {}, '2026-11-20'],
  ])('when: %s', (_, more, text) => {
    expect(read({ ...condition, ...more }).events.map(({ when }) => when?.text)).toEqual([text]);
  });

  it('counts what it could not understand instead of dropping it', () => {
    const { events, odd, uncoded, otherPeople } = read(
      null,
      'text',
      { id: 'no type' },
      { ...condition, subject: undefined },
      { ...condition, subject: { reference: 'urn:uuid:1' } },
      { ...condition, modifierExtension: [{ url: 'x' }] },
      { ...condition, code: { text: 'bruise' } },
      { ...condition, subject: { reference: 'Patient/p2' } },
      { resourceType: 'Basic', id: 'not needed' },
    );
    expect(events).toEqual([]);
    expect(odd).toEqual({ unknown: 3, Condition: 3 });
    expect(uncoded).toEqual({ Condition: 1 });
    expect(otherPeople).toBe(1);
  });
});
