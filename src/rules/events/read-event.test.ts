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
const count = (from: EventSource, resource: object) =>
  read(from, { id: 'r', subject, ...resource }).events.length;
const only = (from: EventSource, resource: object) => {
  const [event] = read(from, { id: 'r', subject, ...resource }).events;
  if (event === undefined) throw new Error('no event');
  return event;
};
const condition: EventSource = { resource: 'Condition', codes: 'bruise', when: 'onset|recordedDate' };
const observation: EventSource = { resource: 'Observation', codes: 'bruise', when: 'effective' };
const flag: EventSource = { resource: 'Flag', when: 'period.start' };

describe('what never counts', () => {
  const verified = (...codes: readonly string[]) => ({
    resourceType: 'Condition',
    code,
    verificationStatus: { coding: codes.map((one) => ({ code: one })) },
  });
  it.each([
    [['confirmed'], 1],
    [['provisional'], 1],
    [['unconfirmed'], 1],
    [['refuted'], 0],
    [['entered-in-error'], 0],
    [['confirmed', 'refuted'], 0],
  ])('a condition that is %j counts %i times', (codes, expected) => {
    expect(count(condition, verified(...codes))).toBe(expected);
  });

  it.each([
    ...['final', 'preliminary', 'amended', 'corrected'].map((status) => [status, 1] as const),
    ...['registered', 'cancelled', 'entered-in-error'].map((status) => [status, 0] as const),
  ])('an observation that is %s counts %i times', (status, expected) => {
    expect(count(observation, { resourceType: 'Observation', status, code })).toBe(expected);
  });

  it.each([
    ['said to be so', { valueBoolean: true }, 1],
    ['denied', { valueBoolean: false }, 0],
    ['not looked for', { dataAbsentReason: { text: 'not asked' } }, 0],
  ])('an observation %s', (_, more, expected) => {
    expect(count(observation, { resourceType: 'Observation', status: 'final', code, ...more })).toBe(
      expected,
    );
  });

  it.each([
    'planned',
    'proposed',
    'pending',
    'booked',
    'waitlist',
    'draft',
    'preparation',
    'revoked',
    'cancelled',
  ])('what is %s has not happened, even for a kind that asks for it', (status) => {
    const asks: EventSource = { resource: 'Appointment', status: [status], when: 'start' };
    const appointment = { resourceType: 'Appointment', status, participant: [{ actor: subject }] };
    expect(count(asks, appointment)).toBe(0);
  });

  it.each(['not-done', 'noshow', 'on-hold'])('%s counts only for a kind that asks for it', (status) => {
    const resource = { resourceType: 'Immunization', status, patient: subject };
    expect(count({ resource: 'Immunization', when: 'occurrence' }, resource)).toBe(0);
    expect(count({ resource: 'Immunization', status: [status], when: 'occurrence' }, resource)).toBe(1);
    expect(count({ resource: 'Immunization', status: ['completed'], when: 'occurrence' }, resource)).toBe(0);
  });

  it('a flag counts while it is active, unless a kind asks otherwise', () => {
    const inactive = { resourceType: 'Flag', status: 'inactive' };
    expect(count(flag, { ...inactive, status: 'active' })).toBe(1);
    expect(count(flag, inactive)).toBe(0);
    expect(count({ ...flag, status: ['inactive'] }, inactive)).toBe(1);
    expect(count(flag, { resourceType: 'Flag' })).toBe(0);
  });

  it('a condition without a clinical status is an active one', () => {
    const asks: EventSource = { ...condition, status: ['active'] };
    expect(count(asks, { resourceType: 'Condition', code })).toBe(1);
    const resolved = { clinicalStatus: { coding: [{ code: 'resolved' }] } };
    expect(count(asks, { resourceType: 'Condition', code, ...resolved })).toBe(0);
    expect(
      count({ ...condition, status: ['resolved'] }, { resourceType: 'Condition', code, ...resolved }),
    ).toBe(1);
  });

  it('the history of the family is not the history of the child', () => {
    const history: EventSource = { resource: 'FamilyMemberHistory', when: 'date' };
    expect(
      count(history, { resourceType: 'FamilyMemberHistory', status: 'completed', patient: subject }),
    ).toBe(0);
  });
});

describe('when something happened', () => {
  const when = (more: object, paths = 'onset|recordedDate') =>
    only({ ...condition, when: paths }, { resourceType: 'Condition', code, ...more }).when?.text;
  it.each<[string, object, string | undefined]>([
    ['an onset', { onsetDateTime: '2026-03-01', recordedDate: '2026-04-01' }, '2026-03-01'],
    ['a recording only', { recordedDate: '2026-04-01' }, '2026-04-01'],
    ['the start of a period', { onsetPeriod: { start: '2026-03-01' } }, '2026-03-01'],
    ['a whole period', { onsetPeriod: { start: '2026-03', end: '2026-05-02' } }, '2026-03/2026-05-02'],
    [
      'a period that ends before it begins',
      { onsetPeriod: { start: '2026-03-02', end: '2026-03-01' } },
      undefined,
    ],
    [
      'a period without a start',
      { onsetPeriod: { end: '2026-03-01' }, recordedDate: '2026-04-01' },
      undefined,
    ],
    ['a range of ages', { onsetRange: { low: { value: 1 } }, recordedDate: '2026-04-01' }, undefined],
    ['a number', { onsetDateTime: 2026, recordedDate: '2026-04-01' }, undefined],
    ['nothing', {}, undefined],
  ])('%s', (_, more, expected) => {
    expect(when(more)).toBe(expected);
  });

  it('lasts from the first moment of a period to its last', () => {
    const onsetPeriod = { start: '2026-11-01', end: '2026-11-02' };
    const { when: then } = only(condition, { resourceType: 'Condition', code, onsetPeriod });
    expect([then?.from, then?.to]).toEqual([Date.UTC(2026, 10, 1), Date.UTC(2026, 10, 3) - 1]);
  });

  it('is taken from each form of an element', () => {
    for (const form of ['onset', 'onsetDateTime', 'onsetDate', 'onsetInstant'])
      expect(when({ [form]: '2026-03-01', recordedDate: '2026-04-01' })).toBe('2026-03-01');
    for (const form of ['onsetAge', 'onsetRange', 'onsetString', 'onsetTiming'])
      expect(when({ [form]: {}, recordedDate: '2026-04-01' })).toBeUndefined();
  });

  it('is known apart from when it was written down', () => {
    const issued = { effectiveDateTime: '2026-03-01', issued: '2026-03-05T10:00:00Z' };
    expect(
      only(observation, { resourceType: 'Observation', status: 'final', code, ...issued }).recorded?.text,
    ).toBe('2026-03-05T10:00:00Z');
    expect(
      only(condition, { resourceType: 'Condition', code, onsetDateTime: '2026-03-01' }).recorded,
    ).toBeUndefined();
  });
});

describe('what is kept of a resource', () => {
  const plain = { resourceType: 'Condition', code };
  it.each<[string, object, string]>([
    ['the words of its code', { code: { ...code, text: 'Left ear' } }, 'Left ear'],
    ['the name of its code', {}, 'Contusion'],
    ['the kind', { code: { coding: [{ system: sct, code: '105618004' }] } }, 'one of them'],
  ])('is titled by %s', (_, more, title) => {
    expect(only(condition, { ...plain, ...more }).title).toBe(title);
  });

  it.each<[object, string]>([
    [{ reasonCode: [{ text: 'Fell' }], type: [{ text: 'Visit' }] }, 'Fell'],
    [{ description: 'Eye clinic' }, 'Eye clinic'],
    [{ serviceType: [{ coding: [{ display: 'Eyes' }] }] }, 'Eyes'],
    [{ type: [{ text: 'Visit' }] }, 'Visit'],
    [{ description: '' }, 'one of them'],
  ])('an encounter is titled by what it was for: %j', (more, title) => {
    const source: EventSource = { resource: 'Encounter', when: 'period.start' };
    expect(only(source, { resourceType: 'Encounter', status: 'finished', ...more }).title).toBe(title);
  });

  it.each([
    [{ recorder: { display: 'R' }, asserter: { display: 'A' } }, 'R'],
    [{ asserter: { display: 'A' }, performer: [{ display: 'P' }] }, 'A'],
    [{ performer: [{ display: 'P' }], author: { display: 'W' } }, 'P'],
    [{ author: { display: 'W' } }, 'W'],
    [{}, undefined],
  ])('says who recorded it: %j', (more, by) => {
    expect(only(condition, { ...plain, ...more }).recordedBy).toBe(by);
  });

  it.each([
    ['Encounter/e1', 'Encounter/e1'],
    ['https://a.example/fhir/Encounter/e1', 'Encounter/e1'],
    ['Encounter/e1/_history/2', 'Encounter/e1'],
    ['urn:uuid:1', 'urn:uuid:1'],
  ])('belongs to the encounter %s', (reference, encounter) => {
    expect(only(condition, { ...plain, encounter: { reference } }).encounter).toBe(encounter);
  });

  it('an encounter is its own, at its place', () => {
    const source: EventSource = { resource: 'Encounter', when: 'period.start', place: 'serviceProvider' };
    const visit = { resourceType: 'Encounter', status: 'finished', id: 'e9' };
    const named = only(source, {
      ...visit,
      serviceProvider: { display: 'General', reference: 'Organization/1' },
    });
    expect([named.encounter, named.place, named.sources]).toEqual([
      'Encounter/e9',
      'General',
      ['Encounter/e9'],
    ]);
    expect(only(source, { ...visit, serviceProvider: { reference: 'Organization/1' } }).place).toBe(
      'Organization/1',
    );
    expect(only({ ...source, place: 'location.location' }, visit).place).toBeUndefined();
    expect(only(source, { ...visit, id: undefined }).sources).toEqual([]);
  });

  it.each<[string, unknown, unknown]>([
    ['coded unit first', { value: 4.9, code: 'kg', unit: 'kilo' }, { amount: 4.9, unit: 'kg' }],
    ['unit in words', { value: 4.9, unit: 'kilo' }, { amount: 4.9, unit: 'kilo' }],
    ['no unit', { value: 0 }, { amount: 0 }],
    ['words for a number', { value: '4.9', unit: 'kg' }, undefined],
    ['no number', { unit: 'kg' }, undefined],
    ['not a quantity', 4.9, undefined],
  ])('a measurement: %s', (_, valueQuantity, value) => {
    const weight = { resourceType: 'Observation', status: 'final', code, valueQuantity };
    expect(only(observation, weight).value).toEqual(value);
  });

  it.each<[string, Partial<EventSource>, object, number]>([
    ['the class', { class: ['EMER'] }, { class: { code: 'EMER' } }, 1],
    ['another class', { class: ['EMER'] }, { class: { code: 'AMB' } }, 0],
    ['a class of later versions', { class: ['EMER'] }, { class: [{ coding: [{ code: 'EMER' }] }] }, 1],
    ['no class', { class: ['EMER'] }, {}, 0],
    ['the category', { category: ['x'] }, { category: [{ coding: [{ system: 's', code: 'x' }] }] }, 1],
    ['another category', { category: ['x'] }, { category: [{ coding: [{ system: 's', code: 'y' }] }] }, 0],
    ['no category', { category: ['x'] }, {}, 0],
    ['a code elsewhere', { codes: 'bruise', codesIn: 'reasonCode' }, { reasonCode: [code] }, 1],
    ['a code not there', { codes: 'bruise', codesIn: 'reasonCode' }, { type: [code] }, 0],
  ])('is one only by %s', (_, source, more, expected) => {
    const encounter = { resourceType: 'Encounter', status: 'finished', ...more };
    expect(count({ resource: 'Encounter', when: 'period.start', ...source }, encounter)).toBe(expected);
  });

  it('counts words without a code once, and never takes a source without its code set for all', () => {
    const found = read(condition, { ...plain, subject, code: { text: 'Bruise' } });
    expect([found.events, found.uncoded, found.odd]).toEqual([[], { Condition: 1 }, {}]);
    const missing: EventSource = { ...condition, codes: 'no-such-set' };
    expect(read(missing, { ...plain, subject, id: 'c' }).events).toEqual([]);
  });
});
