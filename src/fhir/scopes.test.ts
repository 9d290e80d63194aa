import { describe, expect, it } from 'vitest';
import { mayRead, maySearch } from './scopes.ts';

describe('searching by the granted scopes', () => {
  it.each([
    'patient/Condition.rs',
    'patient/Condition.cruds',
    'patient/Condition.s',
    'patient/Condition.crs',
    'user/Condition.rs',
    'patient/*.rs',
    'patient/*.cruds',
    'patient/Condition.read',
    'patient/Condition.*',
    'patient/*.read',
    'user/*.*',
    'launch openid patient/Patient.rs patient/Condition.rs',
    'patient/Condition.rs?category=health-concern patient/Condition.rs',
  ])('%s lets everything be searched', (scope) => {
    expect(maySearch(scope, 'Condition')).toEqual({ state: 'all' });
  });

  it.each([
    '',
    'patient/Observation.rs',
    'patient/Condition.r',
    'patient/Condition.c',
    'patient/Condition.write',
    'patient/Condition.sr',
    'patient/ConditionX.rs',
    'system/Condition.rs',
    'patient/condition.rs',
    'launch openid fhirUser',
  ])('"%s" does not', (scope) => {
    expect(maySearch(scope, 'Condition')).toEqual({ state: 'none' });
  });

  it('is a part where only a narrowed scope is granted', () => {
    const scope = 'patient/Condition.rs?category=health-concern';
    expect(maySearch(`openid ${scope}`, 'Condition')).toEqual({ state: 'part', scope });
  });
});

it('reads by id with r, and not with s alone', () => {
  expect(mayRead('patient/Patient.r', 'Patient').state).toBe('all');
  expect(mayRead('patient/Patient.s', 'Patient').state).toBe('none');
});
