import { describe, expect, it } from 'vitest';
import { eventsToAsk } from './events.ts';
import { readFrame } from './frames.ts';

const topic = 'session-1';
const reading = { topic, base: 'https://ehr.example/fhir' };
const notification = (name: string, context: unknown, more: object = {}) =>
  JSON.stringify({
    timestamp: '2026-11-20T10:44:00.000Z',
    id: 'event-1',
    event: { 'hub.topic': topic, 'hub.event': name, context },
    ...more,
  });
const patient = (id: string) => ({
  key: 'patient',
  resource: { resourceType: 'Patient', id, name: [{ family: 'TESTCHILD', given: ['Amara'] }] },
});

describe('a notification', () => {
  it('is reduced to ids: nobody’s name is read', () => {
    const frame = readFrame(notification('Patient-open', [patient('amara')]), reading);
    expect(frame).toEqual({
      kind: 'event',
      event: {
        id: 'event-1',
        at: Date.parse('2026-11-20T10:44:00Z'),
        name: 'patient-open',
        patientId: 'amara',
      },
    });
    expect(JSON.stringify(frame)).not.toContain('TESTCHILD');
  });

  it.each([
    ['2026-11-20T10:44:00.04', '2026-11-20T10:44:00.040Z'],
    ['2026-11-20T11:44:00+01:00', '2026-11-20T10:44:00.000Z'],
  ])('of %s is of %s', (timestamp, instant) => {
    const frame = readFrame(notification('Patient-open', [], { timestamp }), reading);
    expect(frame.kind === 'event' && new Date(frame.event.at ?? 0).toISOString()).toBe(instant);
  });

  it.each([undefined, null, 7, 'yesterday', 'x'.repeat(1000)])(
    'may have no time that is known: %s',
    (timestamp) => {
      const frame = readFrame(notification('Patient-open', [], { timestamp }), reading);
      expect(frame.kind === 'event' && frame.event.at).toBeUndefined();
    },
  );

  it.each([
    ['a reference', { key: 'patient', reference: { reference: 'Patient/amara' } }],
    [
      'a whole address',
      { key: 'Patient', reference: { reference: 'https://ehr.example/fhir/Patient/amara' } },
    ],
    ['a version', { key: 'patient', reference: { reference: 'Patient/amara/_history/3' } }],
    [
      'the visit’s subject',
      {
        key: 'encounter',
        resource: { resourceType: 'Encounter', id: 'v', subject: { reference: 'Patient/amara' } },
      },
    ],
  ])('names the child by %s', (_, part) => {
    const frame = readFrame(notification('Patient-open', [part]), reading);
    expect(frame).toMatchObject({ event: { patientId: 'amara' } });
  });

  it.each([
    ['nothing', []],
    ['what is no list of objects', ['amara', null, 7]],
    ['another kind of resource', [{ key: 'patient', resource: { resourceType: 'Group', id: 'amara' } }]],
    ['an id that is no text', [{ key: 'patient', resource: { resourceType: 'Patient', id: 7 } }]],
    ['a reference to something else', [{ key: 'patient', reference: { reference: 'Group/amara' } }]],
    ['no list', null],
    ['an object', { patient: 'amara' }],
    ['far too many parts', Array.from({ length: 51 }, () => patient('amara'))],
  ])('names no child by %s', (_, context) => {
    const frame = readFrame(notification('Patient-open', context), reading);
    expect(frame.kind).toBe('event');
    expect(frame).not.toHaveProperty('event.patientId');
  });

  it.each([
    ['two of them', [patient('amara'), patient('dev')]],
    [
      'a person of another record system',
      [{ key: 'patient', reference: { reference: 'https://other.example/fhir/Patient/amara' } }],
    ],
  ])('names somebody else by %s', (_, context) => {
    expect(readFrame(notification('Encounter-open', context), reading)).toMatchObject({
      event: { patientId: '' },
    });
  });

  it('counts with a picture of the child in it', () => {
    const photo = [{ contentType: 'image/png', data: 'x'.repeat(900_000) }];
    const pictured = { key: 'patient', resource: { ...patient('dev').resource, photo } };
    expect(readFrame(notification('Patient-open', [pictured]), reading)).toMatchObject({
      event: { patientId: 'dev' },
    });
  });

  it.each([
    ['a number', 7, '7'],
    ['nothing', undefined, ''],
    ['an object', {}, ''],
  ])('counts where its id is %s', (_, id, read) => {
    expect(readFrame(notification('Patient-open', [patient('dev')], { id }), reading)).toMatchObject({
      event: { id: read, patientId: 'dev' },
    });
  });

  it.each([
    ['10', 10],
    [2.5, 2.5],
    ['soon', undefined],
    [-1, undefined],
  ])('of a heartbeat says when the next one is due: %s', (decimal, seconds) => {
    const frame = readFrame(notification('heartbeat', [{ key: 'period', decimal }]), reading);
    expect(frame.kind === 'event' && frame.event.periodSeconds).toBe(seconds);
  });

  it('of an error says which event it is about', () => {
    const coding = [
      { system: 'https://fhircast.hl7.org/events/syncerror/eventname', code: 'Patient-open' },
      { system: 'https://fhircast.hl7.org/events/syncerror/eventid', code: 'event-0' },
    ];
    const resource = { resourceType: 'OperationOutcome', issue: [{ details: { coding } }] };
    expect(
      readFrame(notification('syncerror', [{ key: 'operationoutcome', resource }]), reading),
    ).toMatchObject({ event: { name: 'syncerror', about: 'event-0' } });
  });
});

describe('the hub’s own frames', () => {
  const own = (more: object) => JSON.stringify({ 'hub.topic': topic, 'hub.events': 'Patient-open', ...more });
  it('confirm, with a lease in digits or as a number', () => {
    expect(readFrame(own({ 'hub.mode': 'subscribe', 'hub.lease_seconds': 7200 }), reading)).toEqual({
      kind: 'confirmed',
      leaseSeconds: 7200,
    });
    expect(readFrame(own({ 'hub.mode': 'subscribe', 'hub.lease_seconds': '60' }), reading)).toEqual({
      kind: 'confirmed',
      leaseSeconds: 60,
    });
    expect(readFrame(own({ 'hub.mode': 'subscribe' }), reading)).toEqual({ kind: 'confirmed' });
  });
  it('deny', () => {
    expect(readFrame(own({ 'hub.mode': 'denied', 'hub.reason': 'over' }), reading)).toEqual({
      kind: 'denied',
    });
  });
});

it.each([
  ['another session', notification('Patient-open', [patient('dev')]).replace(topic, 'session-2')],
  ['another session’s denial', JSON.stringify({ 'hub.mode': 'denied', 'hub.topic': 'session-2' })],
  ['no event', '{"id":"event-1"}'],
  ['half of it', notification('Patient-open', [patient('dev')]).slice(0, 40)],
  ['nothing', ''],
  ['null', 'null'],
  ['a number', '7'],
  ['a list', '[]'],
  ['what is far too long', notification('Patient-open', [{ key: 'x'.repeat(10_000_001) }])],
  ['bytes', new ArrayBuffer(8)],
])('drops %s', (_, data) => {
  expect(readFrame(data, reading)).toEqual({ kind: 'junk' });
});

describe('what is subscribed to', () => {
  it('is what was granted', () => {
    expect(eventsToAsk(['launch', 'fhircast/Patient-open.read', 'fhircast/patient-close.*'])).toEqual([
      'Patient-open',
      'Patient-close',
    ]);
    expect(eventsToAsk(['fhircast/*.read'])).toContain('UserLogout');
    expect(eventsToAsk(['fhircast/*.read'])).not.toContain('Heartbeat');
    expect(eventsToAsk(['fhircast/*.read', 'fhircast/heartbeat.read'])).toContain('Heartbeat');
    expect(eventsToAsk(['fhircast/Patient-open.write'])).toEqual([]);
  });
  it('is all of it where no such scope is named', () => {
    expect(eventsToAsk(['launch', 'openid'])).toContain('Patient-open');
  });
});
