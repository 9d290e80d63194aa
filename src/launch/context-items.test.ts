import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contextItems } from './context-items.ts';

describe('what else the record system had open', () => {
  it.each([
    [
      { reference: 'ServiceRequest/1' },
      { kind: 'reference', reference: 'ServiceRequest/1', type: 'ServiceRequest', role: 'launch' },
    ],
    [
      { reference: 'https://ehr.example/fhir/Task/2/_history/3' },
      {
        kind: 'reference',
        reference: 'https://ehr.example/fhir/Task/2/_history/3',
        type: 'Task',
        role: 'launch',
      },
    ],
    [
      { canonical: 'https://ehr.example/Questionnaire/q|2', type: 'Questionnaire' },
      {
        kind: 'canonical',
        canonical: 'https://ehr.example/Questionnaire/q|2',
        type: 'Questionnaire',
        role: 'launch',
      },
    ],
    [
      { identifier: { system: 'urn:s', value: 'v', use: 'usual' }, type: 'ServiceRequest' },
      {
        kind: 'identifier',
        identifier: { system: 'urn:s', value: 'v' },
        type: 'ServiceRequest',
        role: 'launch',
      },
    ],
    [
      { reference: 'Patient/other', role: 'https://ehr.example/role/sibling' },
      {
        kind: 'reference',
        reference: 'Patient/other',
        type: 'Patient',
        role: 'https://ehr.example/role/sibling',
      },
    ],
  ])('%j', (given, item) => {
    expect(contextItems([given])).toEqual([item]);
  });

  it('is told in every way in which an item tells it', () => {
    const both = { reference: 'Task/1', identifier: { value: 'v' } };
    expect(contextItems([both]).map(({ kind }) => kind)).toEqual(['reference', 'identifier']);
  });

  it.each([
    [{ reference: 'Patient/ada' }],
    [{ reference: 'https://ehr.example/fhir/Encounter/1' }],
    [{ identifier: { value: 'v' }, type: 'Patient', role: 'launch' }],
    [{ identifier: { system: 'urn:s' } }],
    [{ type: 'Task' }],
    [{ reference: 7 }],
    ['Task/1'],
    [null],
  ])('is not %j', (given) => {
    expect(contextItems([given])).toEqual([]);
  });

  it('never breaks a launch, whatever was sent', () => {
    fc.assert(fc.property(fc.jsonValue(), (given) => Array.isArray(contextItems(given))));
    fc.assert(fc.property(fc.array(fc.anything()), (given) => Array.isArray(contextItems(given))));
  });
});
