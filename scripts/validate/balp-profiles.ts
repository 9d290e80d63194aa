/*
 * The constraints of IHE's Basic Audit Log Patterns, written for the validator from the published profiles (IHE ITI BALP
 * 1.1: Read, Create, Update, their Patient forms, and the disclosure at its source). Must-support flags and texts are left
 * out: a validator does not check them.
 */
const base = 'https://profiles.ihe.net/ITI/BALP/StructureDefinition';
const dcm = 'http://dicom.nema.org/resources/ontology/DCM';
const participation = 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType';
const entityType = 'http://terminology.hl7.org/CodeSystem/audit-entity-type';
const objectRole = 'http://terminology.hl7.org/CodeSystem/object-role';
const snomed = 'http://snomed.info/sct';

type Element = fhir4.ElementDefinition;

const atLeastOne = (path: string): Element => ({ id: path, path, min: 1 });
const never = (path: string): Element => ({ id: path, path, max: '0' });

/** A slice told apart by the pattern of its `type`. */
interface Slice {
  readonly name: string;
  readonly min: 0 | 1;
  readonly type: Pick<Element, 'patternCodeableConcept' | 'patternCoding' | 'binding'>;
  readonly rest: readonly Partial<Element>[];
}

const concept = (system: string, code: string): Slice['type'] => ({
  patternCodeableConcept: { coding: [{ system, code }] },
});
const coding = (system: string, code: string): Slice['type'] => ({ patternCoding: { system, code } });

/** The order in which R4 defines the elements of an agent (type, who, ...) and of an entity (what, type, ...). */
const inR4 = ['what', 'type', 'who', 'requestor', 'role', 'media', 'network'];

function sliced(path: string, min: number, slices: readonly Slice[]): Element[] {
  return [
    {
      id: path,
      path,
      min,
      slicing: { discriminator: [{ type: 'pattern', path: 'type' }], rules: 'open' },
    },
    ...slices.flatMap(({ name, min: least, type, rest }): Element[] => [
      { id: `${path}:${name}`, path, sliceName: name, min: least, max: '1' },
      ...[{ path: 'type', min: 1, ...type }, ...rest]
        .sort((a, b) => inR4.indexOf(a.path ?? '') - inR4.indexOf(b.path ?? ''))
        .map(({ path: below = '', ...more }) => ({
          id: `${path}:${name}.${below}`,
          path: `${path}.${below}`,
          ...more,
        })),
    ]),
  ];
}

const system = (name: string, code: string): Slice => ({
  name,
  min: 1,
  type: concept(dcm, code),
  rest: [
    { path: 'who', min: 1 },
    { path: 'media', max: '0' },
    { path: 'network', min: 1 },
  ],
});

const asker = (name: string, code: string): Slice => ({
  name,
  min: 0,
  type: concept(participation, code),
  rest: [
    { path: 'who', min: 1 },
    { path: 'requestor', patternBoolean: true },
    { path: 'media', max: '0' },
    { path: 'network', max: '0' },
  ],
});

const patient: Slice = {
  name: 'patient',
  min: 1,
  type: coding(entityType, '1'),
  rest: [
    {
      path: 'what',
      min: 1,
      type: [{ code: 'Reference', targetProfile: ['http://hl7.org/fhir/StructureDefinition/Patient'] }],
    },
    { path: 'role', min: 1, patternCoding: { system: objectRole, code: '1' } },
  ],
};
const request: Slice = {
  name: 'transaction',
  min: 0,
  type: coding('https://profiles.ihe.net/ITI/BALP/CodeSystem/BasicAuditEntityType', 'XrequestId'),
  rest: [{ path: 'what', min: 1 }],
};
const data: Slice = {
  name: 'data',
  min: 1,
  type: coding(entityType, '2'),
  rest: [{ path: 'what', min: 1 }],
};

const rule = (key: string, human: string, expression: string): fhir4.ElementDefinitionConstraint => ({
  key,
  severity: 'error',
  human,
  expression,
});

const profile = (id: string, element: readonly Element[]): fhir4.StructureDefinition => ({
  resourceType: 'StructureDefinition',
  id: `IHE.BasicAudit.${id}`,
  url: `${base}/IHE.BasicAudit.${id}`,
  name: id.replace(/\W/g, ''),
  status: 'active',
  fhirVersion: '4.0.1',
  kind: 'resource',
  abstract: false,
  type: 'AuditEvent',
  baseDefinition: 'http://hl7.org/fhir/StructureDefinition/AuditEvent',
  derivation: 'constraint',
  differential: { element: [...element] },
});

interface Rest {
  readonly id: 'Read' | 'Create' | 'Update';
  readonly action: string;
  readonly subtypes: readonly string[];
  readonly client: string;
  readonly server: string;
  readonly users: readonly string[];
}

function rest({ id, action, subtypes, client, server, users }: Rest): fhir4.StructureDefinition[] {
  const interaction = 'http://hl7.org/fhir/restful-interaction';
  const one = subtypes.map((code) => `code = '${code}'`).join(' or ');
  const of = (withPatient: boolean): Element[] => [
    {
      id: 'AuditEvent',
      path: 'AuditEvent',
      constraint: [
        rule(
          'rest-1',
          `Its subtype is ${subtypes.join(' or ')}`,
          `subtype.where(system = '${interaction}' and (${one})).exists()`,
        ),
        rule(
          'rest-2',
          'Data is a domain resource, a report or a job',
          `entity.where(type.system = '${entityType}' and type.code = '2').all(role.system = '${objectRole}' and (role.code = '3' or role.code = '4' or role.code = '20'))`,
        ),
      ],
    },
    {
      id: 'AuditEvent.type',
      path: 'AuditEvent.type',
      patternCoding: { system: 'http://terminology.hl7.org/CodeSystem/audit-event-type', code: 'rest' },
    },
    atLeastOne('AuditEvent.subtype'),
    { id: 'AuditEvent.action', path: 'AuditEvent.action', min: 1, patternCode: action },
    { id: 'AuditEvent.outcome', path: 'AuditEvent.outcome', min: 1, patternCode: '0' },
    ...sliced('AuditEvent.agent', 2, [
      system('client', client),
      system('server', server),
      ...users.map((code) => asker(`user${code}`, code)),
    ]),
    ...sliced('AuditEvent.entity', withPatient ? 2 : 1, [request, data, ...(withPatient ? [patient] : [])]),
  ];
  return [profile(id, of(false)), profile(`Patient${id}`, of(true))];
}

const disclosure = profile('PrivacyDisclosure.Source', [
  {
    id: 'AuditEvent',
    path: 'AuditEvent',
    constraint: [
      rule(
        'disclose-1',
        'It is a disclosure',
        "subtype.where(system = 'http://terminology.hl7.org/CodeSystem/iso-21089-lifecycle' and code = 'disclose').exists()",
      ),
      rule(
        'val-audit-source',
        'The source that observed it is the agent that sent it',
        `agent.where(type.coding.where(system = '${dcm}' and code = '110153').exists()).who = source.observer`,
      ),
    ],
  },
  never('AuditEvent.modifierExtension'),
  { id: 'AuditEvent.type', path: 'AuditEvent.type', patternCoding: { system: dcm, code: '110106' } },
  atLeastOne('AuditEvent.subtype'),
  { id: 'AuditEvent.action', path: 'AuditEvent.action', min: 1, patternCode: 'R' },
  atLeastOne('AuditEvent.outcome'),
  ...sliced('AuditEvent.agent', 2, [
    system('source', '110153'),
    system('recipient', '110152'),
    { name: 'custodian', min: 0, type: concept(snomed, '159541003'), rest: [{ path: 'who', min: 1 }] },
    { name: 'authorizer', min: 0, type: concept(snomed, '429577009'), rest: [{ path: 'who', min: 1 }] },
  ]),
  ...sliced('AuditEvent.entity', 2, [patient]),
]);

const authors = ['AUT', 'INF', 'CST'];

export const balpProfiles: readonly fhir4.StructureDefinition[] = [
  ...rest({
    id: 'Read',
    action: 'R',
    subtypes: ['read', 'vread'],
    client: '110152',
    server: '110153',
    users: ['IRCP'],
  }),
  ...rest({
    id: 'Create',
    action: 'C',
    subtypes: ['create'],
    client: '110153',
    server: '110152',
    users: authors,
  }),
  ...rest({
    id: 'Update',
    action: 'U',
    subtypes: ['update', 'patch'],
    client: '110153',
    server: '110152',
    users: authors,
  }),
  disclosure,
];
