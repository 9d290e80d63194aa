import { describe, expect, it } from 'vitest';
import { sampleEvents } from './sample-events.ts';

/*
 * What IHE's Basic Audit Log Patterns require, element by element, as its profiles say it (IHE ITI BALP 1.1, profiles Read,
 * PatientRead, Create, PatientCreate, Update, PatientUpdate and AuditPrivacyDisclosureSource).
 */
const dcm = 'http://dicom.nema.org/resources/ontology/DCM';
const participation = 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType';
const interaction = 'http://hl7.org/fhir/restful-interaction';
const entityType = 'http://terminology.hl7.org/CodeSystem/audit-entity-type';
const objectRole = 'http://terminology.hl7.org/CodeSystem/object-role';

type Event = fhir4.AuditEvent;
type Agent = fhir4.AuditEventAgent;

const agents = (event: Event, code: string, system = dcm) =>
  event.agent.filter(({ type }) => type?.coding?.some((one) => one.code === code && one.system === system));
const entities = ({ entity = [] }: Event, code: string) =>
  entity.filter(({ type }) => type?.code === code && type.system === entityType);
const has = (value: unknown): boolean => value !== undefined;
const reached = ({ who, network, media }: Agent) => has(who) && has(network) && !has(media);

function restFaults(event: Event, [action, subtype, client, server, ...users]: readonly string[]): string[] {
  const people = users.flatMap((code) => agents(event, code, participation));
  const checks: Readonly<Record<string, boolean>> = {
    type: event.type.code === 'rest',
    subtype: event.subtype?.some((one) => one.code === subtype && one.system === interaction) === true,
    action: event.action === action,
    outcome: event.outcome === '0',
    'one client, with who and network':
      agents(event, client ?? '').length === 1 && agents(event, client ?? '').every(reached),
    'one server, with who and network':
      agents(event, server ?? '').length === 1 && agents(event, server ?? '').every(reached),
    'one user who asked, without a network': people.length === 1 && people.every(user),
    'one thing of data': entities(event, '2').length === 1,
    'data has a role and says what': entities(event, '2').every(
      ({ what, role }) =>
        has(what) && role?.system === objectRole && ['3', '4', '20'].includes(role.code ?? ''),
    ),
    'at most one request': requests(event) <= 1,
  };
  return failing(checks);
}

const user = ({ who, requestor, network, media, name, purposeOfUse }: Agent) =>
  has(who) && requestor && !has(network) && !has(media) && has(name) && has(purposeOfUse);

const requests = ({ entity = [] }: Event) =>
  entity.filter(({ type, what }) => type?.code === 'XrequestId' && has(what?.identifier?.value)).length;

const patientFaults = (event: Event) =>
  failing({
    'one patient': entities(event, '1').length === 1,
    'the patient is named as one': entities(event, '1').every(
      ({ role, what }) =>
        role?.system === objectRole && role.code === '1' && /\bPatient\/[^/]+$/.test(what?.reference ?? ''),
    ),
    'two entities': (event.entity ?? []).length >= 2,
  });

const disclosureFaults = (event: Event) =>
  failing({
    'no modifier': !has(event.modifierExtension),
    type: event.type.system === dcm && event.type.code === '110106',
    subtype: event.subtype?.some(({ code }) => code === 'disclose') === true,
    action: event.action === 'R',
    outcome: has(event.outcome),
    'one source, which observed it':
      agents(event, '110153').length === 1 &&
      agents(event, '110153').every(
        (one) => reached(one) && JSON.stringify(one.who) === JSON.stringify(event.source.observer),
      ),
    'one recipient': agents(event, '110152').length === 1 && agents(event, '110152').every(reached),
    'the custodian is named': agents(event, '159541003', 'http://snomed.info/sct').length === 1,
    'some data': entities(event, '2').some(({ what }) => has(what)),
    ...Object.fromEntries(patientFaults(event).map((fault) => [fault, false])),
  });

const failing = (checks: Readonly<Record<string, boolean>>): string[] =>
  Object.entries(checks).flatMap(([name, met]) => (met ? [] : [name]));

const read = ['R', 'read', '110152', '110153', 'IRCP'];
const create = ['C', 'create', '110153', '110152', 'AUT', 'INF', 'CST'];
const update = ['U', 'update', '110153', '110152', 'AUT', 'INF', 'CST'];
const profiles: Readonly<Record<string, (event: Event) => string[]>> = {
  Read: (event) => restFaults(event, read),
  PatientRead: (event) => [...restFaults(event, read), ...patientFaults(event)],
  Create: (event) => restFaults(event, create),
  PatientCreate: (event) => [...restFaults(event, create), ...patientFaults(event)],
  Update: (event) => restFaults(event, update),
  PatientUpdate: (event) => [...restFaults(event, update), ...patientFaults(event)],
  'PrivacyDisclosure.Source': disclosureFaults,
};

const claimed = ({ meta }: Event) =>
  (meta?.profile ?? []).map((url) =>
    url.replace('https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit.', ''),
  );
const events = Object.entries(sampleEvents);

it.each(events)('%s: keeps every element of the profile that it claims', (_, event) => {
  for (const name of claimed(event)) expect(profiles[name]?.(event), name).toEqual([]);
});

it.each(events)(
  '%s: says when, who observed it, who asked, for what purpose and on which basis',
  (_, event) => {
    expect(event.recorded).toMatch(/^\d{4}-\d\d-\d\dT/);
    expect(event.source.observer.display).toBeTruthy();
    expect(event.source.type?.[0]?.code).toBe('4');
    expect(event.agent.filter(({ requestor }) => requestor)).toHaveLength(1);
    expect(event.purposeOfEvent?.[0]?.coding?.[0]?.code).toBeTruthy();
    const details = (event.entity ?? []).flatMap(({ detail = [] }) => detail);
    expect(details).toContainEqual({ type: 'lawful-basis-list', valueString: '2026-11-21' });
    const bases = details.filter(({ type }) => type === 'lawful-basis').map(({ valueString }) => valueString);
    expect(bases).toEqual(['gdpr-6-1-e: Article 6(1)(e)', 'gdpr-9-2-h: Article 9(2)(h)']);
    expect(requests(event)).toBe(1);
  },
);

describe('what is claimed', () => {
  it('is each profile at least once', () => {
    expect(new Set(events.flatMap(([, event]) => claimed(event)))).toEqual(new Set(Object.keys(profiles)));
  });

  it('is nothing where it was refused or failed, or is a sign-in: the profiles describe success, and none a sign-in', () => {
    for (const [name, event] of events)
      if (event.type.code === '110114' || (event.outcome !== '0' && event.type.code === 'rest'))
        expect(claimed(event), name).toEqual([]);
  });

  it('would be found wanting: a table that passes everything is worth nothing', () => {
    const event = sampleEvents['concern recorded'];
    if (event === undefined) throw new Error('There is no such sample.');
    const [, client, server] = event.agent;
    const spoilt: readonly Event[] = [
      { ...event, action: 'R' },
      { ...event, outcome: '8' },
      { ...event, agent: event.agent.slice(0, 2) },
      { ...event, agent: event.agent.map(({ network: _, ...one }) => one) },
      { ...event, agent: [client, server].flatMap((one) => (one === undefined ? [] : [one])) },
      { ...event, entity: (event.entity ?? []).slice(1) },
      { ...event, entity: [...(event.entity ?? []), ...entities(event, '2')] },
    ];
    for (const one of spoilt) expect(profiles['PatientCreate']?.(one)).not.toEqual([]);
  });
});
