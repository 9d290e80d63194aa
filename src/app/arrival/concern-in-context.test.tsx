import { describe, expect, it, vi } from 'vitest';
import type { ConcernSummary } from '../../api/concerns.ts';
import { identifierOf } from '../../fhir/write/parts.ts';
import type { FhirResponse } from '../../fhir/connection.ts';
import { contextItems } from '../../launch/context-items.ts';
import { caseStore } from '../../test/case-fixture.ts';
import { concernInContext } from './concern-in-context.ts';

const id = '7f9c24e8-3b6a-4c1d-9a51-0d7d3f1e2b4c';
const other = '11111111-2222-4333-8444-555555555555';
const summary = (concern: string, reference: string): ConcernSummary => ({
  id: concern,
  reference,
  at: '2026-11-20T10:00:00Z',
  by: 'Priya SAMPLE',
  shared: true,
  about: 'Injury',
  inRecord: 'written',
  mayOpen: true,
  stage: 'waiting',
  clocks: [],
});
const mine = identifierOf({ id }, 'referral');

/** A case with two concerns, whose record system answers so. */
function here(body?: unknown) {
  const send = vi.fn(() =>
    Promise.resolve<FhirResponse>(
      body === undefined
        ? { kind: 'no-answer' }
        : { kind: 'answered', status: 200, headers: new Headers(), body },
    ),
  );
  const state = caseStore({
    concerns: {
      state: 'present',
      value: [summary(other, 'SL-2026-000002'), summary(id, 'SL-2026-000001')],
      asOf: '2026-11-20T10:44:00Z',
    },
  }).getState();
  const { session } = state;
  return { send, state: { ...state, session: { ...session, fhir: { ...session.fhir, send } } } };
}
const ask = (context: unknown, body?: unknown) => {
  const { send, state } = here(body);
  return concernInContext(state, contextItems(context)).then((found) => ({
    found,
    asked: send.mock.calls.length,
  }));
};
const found = (resource: unknown) => ({ resourceType: 'Bundle', type: 'searchset', entry: [{ resource }] });
const about = (subject: string, identifier: unknown = [mine]) => ({
  resourceType: 'ServiceRequest',
  subject: { reference: subject },
  identifier,
});

describe('what the record system had open', () => {
  it('is a concern by the identifier of any of its parts, without asking anybody', async () => {
    for (const part of ['referral', 'task', 'told-0', 'told-12'] as const)
      expect(await ask([{ identifier: identifierOf({ id }, part), type: 'Task' }])).toEqual({
        found: id,
        asked: 0,
      });
  });

  it.each([
    [about('Patient/amara'), id],
    [about('https://ehr.example/fhir/Patient/amara'), id],
    [{ resourceType: 'Task', for: { reference: 'Patient/amara' }, identifier: [mine] }, id],
    [
      about('Patient/amara', [
        { system: 'https://safelight.example/fhir/reference', value: 'SL-2026-000002' },
      ]),
      other,
    ],
    [found(about('Patient/amara')), id],
    [found(about('Patient/another')), undefined],
    [{ resourceType: 'Bundle', type: 'searchset' }, undefined],
    [about('Patient/another'), undefined],
    [about('Patient/amara', [{ system: 'urn:theirs', value: mine.value }]), undefined],
    [about('Patient/amara', 'odd'), undefined],
    ['not a resource', undefined],
    [undefined, undefined],
  ])('is read where only a reference is given: %j', async (body, found) => {
    expect(await ask([{ reference: 'ServiceRequest/1' }], body)).toEqual({ found, asked: 1 });
  });

  it.each([
    [[{ reference: 'Observation/1' }]],
    [[{ reference: 'ServiceRequest/1', role: 'https://ehr.example/role/past' }]],
    [[{ canonical: 'https://ehr.example/Questionnaire/q' }]],
    [[{ reference: '#contained' }]],
    [[{ reference: 'https://elsewhere.example/fhir/ServiceRequest/1' }]],
    [[{ reference: '../other/ServiceRequest/1' }]],
    [[{ identifier: { system: 'urn:theirs', value: mine.value } }]],
    [[{ identifier: { system: mine.system, value: other } }]],
    [[{ identifier: { system: mine.system, value: 'not-a-uuid' } }]],
    [[]],
  ])('is left alone where it is none of ours: %j', async (context) => {
    expect(await ask(context, about('Patient/amara'))).toEqual({ found: undefined, asked: 0 });
  });
});
