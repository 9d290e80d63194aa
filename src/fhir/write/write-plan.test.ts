import { describe, expect, it } from 'vitest';
import type { FhirConnection } from '../connection.ts';
import { nothingKnown, offersOf, type Offers } from './offers.ts';
import { typesOf, writePlan, type Configured } from './write-plan.ts';

const all = 'launch patient/*.cruds';
const types = typesOf({ shared: true, marks: true });

const server = (
  resource: fhir4.CapabilityStatementRestResource[],
  interaction?: fhir4.CapabilityStatementRestInteraction[],
) => ({
  resourceType: 'CapabilityStatement',
  rest: [{ mode: 'server', resource, ...(interaction === undefined ? {} : { interaction }) }],
});
const taking = (of: readonly string[], conditionalCreate = true, search = true) =>
  of.map((type): fhir4.CapabilityStatementRestResource => ({
    type: type as fhir4.CapabilityStatementRestResource['type'],
    conditionalCreate,
    interaction: [{ code: 'create' }, ...(search ? [{ code: 'search-type' as const }] : [])],
  }));

async function offers(body: unknown, quirks: readonly string[] = []): Promise<Offers> {
  const connection: FhirConnection = {
    base: 'https://ehr.example/fhir',
    patientId: 'child-1',
    grantedScope: '',
    quirks,
    send: () => Promise.resolve({ kind: 'answered', status: 200, headers: new Headers(), body }),
  };
  return offersOf(connection);
}

const planned = (configured: Configured, grantedScope: string, of: Offers = nothingKnown) =>
  writePlan({ configured, grantedScope, offers: of }, types);

describe('the plan', () => {
  it('is the issuer’s when every scope was granted, v1 or v2, and nothing speaks against it', () => {
    expect(planned('transaction', all)).toMatchObject({ kind: 'transaction', why: [], leavesOut: [] });
    expect(planned('single', 'patient/*.write')).toMatchObject({
      kind: 'single',
      why: [{ because: 'configuration' }],
    });
    expect(planned('document', all)).toMatchObject({ kind: 'document', why: [{ because: 'configuration' }] });
    expect(planned('none', all)).toEqual({ kind: 'none', why: [{ because: 'configuration' }] });
  });

  describe('with types that the configuration keeps out', () => {
    const keeping = (configured: Configured, ...never: readonly string[]) =>
      writePlan({ configured, never, grantedScope: all, offers: nothingKnown }, types);

    it('leaves out the audit alone, which the log has', () => {
      expect(keeping('transaction', 'AuditEvent')).toMatchObject({
        kind: 'transaction',
        why: [{ because: 'configuration' }],
        leavesOut: ['AuditEvent'],
      });
    });

    it.each(['Condition', 'ServiceRequest', 'Observation'])('goes as one document without %s', (type) => {
      expect(keeping('single', type)).toMatchObject({
        kind: 'document',
        why: [{ because: 'configuration' }],
      });
    });

    it('writes nothing where not even a document may be', () => {
      expect(keeping('transaction', 'DocumentReference')).toEqual({
        kind: 'none',
        why: [{ because: 'configuration' }],
      });
    });

    it('does not say that a right is missing which was not asked for', () => {
      const grantedScope = types
        .filter((type) => type !== 'AuditEvent')
        .map((type) => `patient/${type}.cs`)
        .join(' ');
      expect(
        writePlan(
          { configured: 'transaction', never: ['AuditEvent'], grantedScope, offers: nothingKnown },
          types,
        ),
      ).toMatchObject({ kind: 'transaction', why: [{ because: 'configuration' }] });
    });
  });

  it('is one by one where the record system takes no transactions, and says so', async () => {
    expect(
      planned('transaction', all, await offers(server(taking(types), [{ code: 'batch' }]))),
    ).toMatchObject({
      kind: 'single',
      why: [{ because: 'no-transactions' }],
      looksFirst: [],
      mayDouble: [],
    });
    expect(planned('transaction', all, await offers(server(taking(types))))).toMatchObject({
      kind: 'transaction',
    });
  });

  it('looks first where "if not there yet" is not offered, and says what may be there twice', async () => {
    const plain = await offers(server(taking(types, false), [{ code: 'transaction' }]));
    expect(planned('single', all, plain)).toMatchObject({ looksFirst: types, mayDouble: [] });
    expect(planned('single', 'patient/*.c', plain)).toMatchObject({ looksFirst: [], mayDouble: types });
    const blind = await offers(server(taking(types, false, false)));
    expect(planned('single', all, blind)).toMatchObject({ looksFirst: [], mayDouble: types });
  });

  it('never writes in part for want of a right: the whole goes as a document, or nowhere', async () => {
    const withoutTask = types.filter((type) => type !== 'Task');
    const scopes = (of: readonly string[]) => of.map((type) => `patient/${type}.c`).join(' ');
    expect(planned('transaction', scopes(withoutTask))).toMatchObject({
      kind: 'document',
      why: [{ because: 'not-permitted', types: ['Task'] }],
      leavesOut: [],
    });
    expect(planned('transaction', all, await offers(server(taking(withoutTask))))).toMatchObject({
      kind: 'document',
      why: [{ because: 'not-offered', types: ['Task'] }],
    });
    expect(planned('transaction', all, await offers(server(taking(['DocumentReference']))))).toMatchObject({
      kind: 'document',
      leavesOut: ['Provenance', 'AuditEvent'],
    });
    expect(planned('transaction', 'patient/Condition.c')).toMatchObject({ kind: 'none' });
    expect(planned('document', 'patient/Condition.c').why).toEqual([
      { because: 'configuration' },
      { because: 'not-permitted', types: ['DocumentReference', 'Provenance', 'AuditEvent'] },
    ]);
  });

  it('leaves the audit out where the record system takes none: the log has it', async () => {
    const none = await offers(server(taking(types.filter((type) => type !== 'AuditEvent'))));
    expect(planned('transaction', all, none)).toMatchObject({
      kind: 'transaction',
      leavesOut: ['AuditEvent'],
      why: [{ because: 'not-offered', types: ['AuditEvent'] }],
    });
  });

  it('needs no referral scopes where nothing is shared', () => {
    const scope =
      'patient/Condition.c patient/QuestionnaireResponse.c patient/Provenance.c patient/AuditEvent.c';
    const means = { configured: 'transaction', grantedScope: scope, offers: nothingKnown } as const;
    expect(writePlan(means, typesOf({ shared: false, marks: false })).kind).toBe('transaction');
    expect(writePlan(means, types).kind).toBe('none');
  });

  it.each([
    ['no statement', undefined, []],
    ['a page', '<html>', []],
    ['a statement without a server', { resourceType: 'CapabilityStatement', rest: [{ mode: 'client' }] }, []],
    ['a record system known to have none', server([]), ['no-capability-statement']],
  ])('is the configuration’s where there is %s', async (_, body, quirks) => {
    expect(planned('transaction', all, await offers(body, quirks))).toMatchObject({ kind: 'transaction' });
  });
});
