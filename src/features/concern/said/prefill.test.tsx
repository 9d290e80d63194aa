import { describe, expect, it } from 'vitest';
import { scenarios } from '../../../../mocks/scenarios/all.ts';
import { mapChild } from '../../../fhir/map-child.ts';
import type { FhirConnection, FhirResponse } from '../../../fhir/connection.ts';
import { readDetails } from '../../../fhir/read-details.ts';
import { emptyForm } from '../form.ts';
import { contentOf } from '../to-concern.ts';
import { recordedOf } from './recorded.ts';

const now = new Date('2026-11-20T10:42:00Z');
const asOf = now.toISOString();
const answered = (body: unknown): FhirResponse => ({
  kind: 'answered',
  status: 200,
  headers: new Headers(),
  body,
});

/** A record system that holds these resources and nothing else. */
function holding(patientId: string, resources: readonly fhir4.FhirResource[]): FhirConnection {
  return {
    base: 'https://ehr.example/fhir',
    patientId,
    grantedScope: 'patient/*.rs',
    quirks: [],
    send: ({ url }) => {
      const [path = '', query = ''] = url.split('?');
      const [type, id] = path.split('/');
      if (id !== undefined)
        return Promise.resolve(answered(resources.find((one) => one.resourceType === type && one.id === id)));
      const codes = new URLSearchParams(query).get('code')?.split(',');
      const entry = resources
        .filter((one) => one.resourceType === type)
        .filter(
          (one) =>
            codes === undefined ||
            (one.resourceType === 'Observation' &&
              (one.code.coding ?? []).some(({ system, code }) => codes.includes(`${system}|${code}`))),
        )
        .map((resource) => ({ resource }));
      return Promise.resolve(answered({ resourceType: 'Bundle', type: 'searchset', entry }));
    },
  };
}

/** The concern as it would go out when nobody typed anything into a form opened on this scenario. */
async function untouched(id: string, about: 'child' | 'unborn-child') {
  const scenario = scenarios.find((one) => one.id === id);
  const { resources } = scenario?.build(now, 's1') ?? { resources: [] };
  const connection = holding(id, resources);
  const details = await readDetails(
    connection,
    Promise.resolve(() => 'listed' as const),
    () => asOf,
    true,
  );
  const patient = resources.find((one) => one.resourceType === 'Patient');
  const child = patient && mapChild(patient, id, now.getTime());
  const recorded = recordedOf(child, { state: 'none-recorded', asOf }, details);
  const form = emptyForm({ id: 'c1', accountId: 'a1', at: asOf, outline: 'child', about });
  const setting = {
    now: asOf,
    recipients: [],
    bases: { version: '', entries: [], defaults: {} },
    purpose: '',
    childsNames: [],
    recorded,
  };
  return { content: contentOf(form, setting, asOf), details };
}

/**
 * Every fact that the record of Amara holds and a field of the form could take, in the words of the record, with where
 * the form would show it. Facts that have no field of their own are not counted; facts that only a reading of free text
 * would give are counted, and are missed.
 */
const factsOfAmara: readonly (readonly [fact: string, shownAs: string])[] = [
  ['home address', '1 Example Street'],
  ['home postcode', 'S10 9ZZ'],
  ['address before', '7 Sample Lane'],
  ['when they moved', 'until'],
  ['telephone at home', '01632 960102'],
  ['gender', 'Female'],
  ['ethnicity', 'African'],
  ['religion', 'Christian'],
  ['disability', 'Hearing loss'],
  ['nursery', 'Example Street Nursery'],
  ['nursery’s telephone', '01632 960140'],
  ['GP practice', 'Elm Surgery'],
  ['language', 'English'],
  ['mother', 'Ada TESTMOTHER'],
  ['mother’s relationship', '"relationship":"mother"'],
  ['mother’s telephone', '01632 960101'],
  ['mother’s date of birth', '"birthDate":"2002-09-20"'],
  ['mother’s home', '"relationship":"mother","lives":"with-child"'],
  ['brother', 'Kofi TESTCHILD'],
  ['brother’s relationship', '"relationship":"sibling"'],
  ['brother’s date of birth', '"birthDate":"2021-10-20"'],
  ['father', 'Daniel SAMPLE'],
  ['father’s relationship', '"relationship":"father"'],
  ['father’s telephone', '01632 960103'],
  ['that the father lives elsewhere', '"relationship":"father","lives":"elsewhere"'],
  ['health visitor', 'Rae DUMMY'],
  ['health visitor’s telephone', '01632 960210'],
  ['social worker', 'Sam SPECIMEN'],
  ['social worker’s telephone', '01632 960211'],
  ['paediatrician', 'Dev MOCK'],
  ['the delay noted with the scald', 'delay of two hours'],
  ['the grandmother named in a note', 'grandmother'],
];

const strings = (values: readonly (string | undefined)[]): readonly string[] =>
  values.flatMap((value) => (value === undefined || value.trim() === '' ? [] : [value]));
const coded = (concept: fhir4.CodeableConcept | undefined): string | undefined =>
  concept?.text ?? concept?.coding?.[0]?.display;
const addressFacts = (all: readonly fhir4.Address[] = []) =>
  strings(all.flatMap(({ line = [], city, postalCode }) => [...line, city, postalCode]));
const phones = (all: readonly fhir4.ContactPoint[] = []) => strings(all.map(({ value }) => value));
const names = (all: readonly fhir4.HumanName[] = []) =>
  strings(all.map(({ given = [], family, text }) => text ?? [...given, family].join(' ')));

/** Everything that a Patient holds for a field of the form, found without knowing what the form does with it. */
const patientFacts = (patient: fhir4.Patient): readonly string[] => [
  ...addressFacts(patient.address),
  ...phones(patient.telecom),
  ...strings([patient.gender]),
  ...strings((patient.generalPractitioner ?? []).map(({ display }) => display)),
  ...strings((patient.communication ?? []).map(({ language }) => coded(language))),
  ...strings((patient.extension ?? []).map(({ valueCodeableConcept }) => coded(valueCodeableConcept))),
  ...(patient.contact ?? []).flatMap(({ name, relationship = [], telecom, organization }) => [
    ...names(name === undefined ? [] : [name]),
    ...strings([...relationship.map(coded), organization?.display]),
    ...phones(telecom),
  ]),
];

/** The same of everybody whom the record links with the child. */
function factsHeld(resource: fhir4.FhirResource): readonly string[] {
  if (resource.resourceType === 'Patient') return patientFacts(resource);
  if (resource.resourceType === 'RelatedPerson')
    return [
      ...names(resource.name),
      ...strings([...(resource.relationship ?? []).map(coded), resource.birthDate]),
      ...phones(resource.telecom),
    ];
  if (resource.resourceType !== 'CareTeam') return [];
  return (resource.participant ?? []).flatMap(({ member, role = [] }) =>
    strings([member?.display, ...role.map(coded)]),
  );
}

describe('what the record knows', () => {
  it('of every child of the sandbox, found by walking the record itself, is in the form, at least 85 in 100', async () => {
    const missing: string[] = [];
    let all = 0;
    for (const scenario of scenarios) {
      const { resources } = scenario.build(now, 's1');
      const { content } = await untouched(scenario.id, 'child');
      const written = JSON.stringify({ ...content, fromRecord: [] }).toLowerCase();
      const held = resources.flatMap((one) => factsHeld(one));
      all += held.length;
      missing.push(
        ...held
          .filter((fact) => !written.includes(fact.toLowerCase()))
          .map((fact) => `${scenario.id}: ${fact}`),
      );
    }
    const share = Math.round(((all - missing.length) / all) * 100);
    process.stdout.write(
      `Pre-filled: ${all - missing.length} of ${all}, ${share} %. ${missing.join('; ')}\n`,
    );
    expect(all).toBeGreaterThan(100);
    expect(share).toBeGreaterThanOrEqual(85);
  });

  it('is in the form before anybody types, at least 85 in 100 of it', async () => {
    const { content } = await untouched('amara', 'child');
    const written = JSON.stringify({ ...content, fromRecord: [] });
    const missing = factsOfAmara.filter(([, shown]) => !written.includes(shown)).map(([fact]) => fact);
    const share = Math.round(((factsOfAmara.length - missing.length) / factsOfAmara.length) * 100);
    process.stdout.write(
      `Pre-filled: ${factsOfAmara.length - missing.length} of ${factsOfAmara.length} facts, ${share} %. Missing: ${missing.join('; ')}.\n`,
    );
    expect(share).toBeGreaterThanOrEqual(85);
  });

  it('fills in an expected date from coded observations, and says nothing of parental responsibility', async () => {
    const { content } = await untouched('gail', 'unborn-child');
    expect(content.expectedDate).toBe('2027-01-22');
    expect(content.notes.communication).toBe('Polish. Interpreter needed.');
    const amara = await untouched('amara', 'child');
    expect(amara.content.people.length).toBeGreaterThan(2);
    for (const person of amara.content.people) expect(person.parentalResponsibility).toBe('not-known');
  });

  it('is marked as the record’s, piece by piece', async () => {
    const { content } = await untouched('amara', 'child');
    for (const piece of [...content.people, ...content.contacts, ...content.details])
      expect(piece.from).toBe('record');
  });
});
