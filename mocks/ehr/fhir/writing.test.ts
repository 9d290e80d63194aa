import { beforeEach, expect, test } from 'vitest';
import { base, bodyOf, openRecords } from '../test/records.ts';

let { ehr, as } = openRecords();
beforeEach(() => ({ ehr, as } = openRecords()));

/** An entry whose resource is one of R4's, spelt out. */
type Entry = fhir4.BundleEntry<fhir4.FhirResource>;
type Concern = fhir4.Bundle<fhir4.FhirResource>;

const system = 'https://safelight.example/concern';
const subject = { reference: 'Patient/ada' };

/** Twelve conditions, a Provenance that points at them all, and an AuditEvent; each created if none exists. */
function concern(change: (entry: Entry[]) => Entry[] = (entry) => entry): Concern {
  const conditions = Array.from({ length: 12 }, (_, index): Entry => ({
    fullUrl: `urn:uuid:00000000-0000-4000-8000-0000000000${String(index + 10)}`,
    resource: { resourceType: 'Condition', subject, identifier: [{ system, value: `c${String(index)}` }] },
    request: { method: 'POST', url: 'Condition', ifNoneExist: `identifier=${system}|c${String(index)}` },
  }));
  const provenance: Entry = {
    fullUrl: 'urn:uuid:00000000-0000-4000-8000-000000000040',
    resource: {
      resourceType: 'Provenance',
      target: conditions.map(({ fullUrl = '' }) => ({ reference: fullUrl })),
      recorded: '2026-11-20T10:00:00Z',
      agent: [{ who: { reference: 'Practitioner/ed-nurse' } }],
    },
    request: { method: 'POST', url: 'Provenance' },
  };
  return { resourceType: 'Bundle', type: 'transaction', entry: change([provenance, ...conditions]) };
}

const held = (type: string) =>
  ehr.control.resources('ada').filter(({ resourceType }) => resourceType === type);

test('a transaction of thirteen conditional entries is written once, and links its own parts', async () => {
  const ask = as();
  const first = await bodyOf<fhir4.Bundle>(await ask('POST', '', concern()));
  expect(first.entry?.map(({ response }) => response?.status)).toEqual(
    Array.from({ length: 13 }, () => '201'),
  );
  expect(first.entry?.[1]?.response).toMatchObject({ etag: expect.stringMatching(/^W\//) as string });
  const targets = held('Provenance').flatMap((one) => (one as fhir4.Provenance).target);
  expect(targets.map(({ reference }) => reference)).toEqual(
    first.entry?.slice(1).map(({ resource }) => `Condition/${resource?.id ?? ''}`),
  );

  const withoutProvenance = concern((entry) => entry.slice(1));
  const again = await bodyOf<fhir4.Bundle>(await ask('POST', '', withoutProvenance));
  expect(again.entry?.map(({ response, resource }) => [response?.status, resource?.id])).toEqual(
    first.entry?.slice(1).map(({ resource }) => ['200', resource?.id]),
  );
  expect(held('Condition')).toHaveLength(5 + 12);
});

test('a resource identified by the UUID of its own entry keeps that identifier, and is made once', async () => {
  const fullUrl = 'urn:uuid:00000000-0000-4000-8000-000000000077';
  const identifier = [{ system: 'urn:ietf:rfc:3986', value: fullUrl }];
  const send = () =>
    as()('POST', '', {
      resourceType: 'Bundle',
      type: 'transaction',
      entry: [
        {
          fullUrl,
          resource: { resourceType: 'Condition', subject, identifier },
          request: {
            method: 'POST',
            url: 'Condition',
            ifNoneExist: `identifier=${encodeURIComponent(`urn:ietf:rfc:3986|${fullUrl}`)}`,
          },
        },
      ],
    });
  await send();
  await send();
  expect(held('Condition').slice(5)).toMatchObject([{ identifier }]);
});

test('a repeated transaction points new parts at what exists', async () => {
  const ask = as();
  await ask(
    'POST',
    '',
    concern((entry) => entry.slice(1)),
  );
  const known = held('Condition').slice(5);
  await ask('POST', '', concern());
  const targets = held('Provenance').flatMap((one) => (one as fhir4.Provenance).target);
  expect(targets.map(({ reference }) => reference)).toEqual(known.map(({ id }) => `Condition/${id ?? ''}`));
});

test.each<[string, Entry, number]>([
  [
    'an invalid resource',
    {
      resource: { resourceType: 'Flag', status: 'sometimes' as 'active', code: {}, subject },
      request: { method: 'POST', url: 'Flag' },
    },
    400,
  ],
  [
    'a stale version',
    {
      resource: { resourceType: 'Flag', id: 'ada-flag', status: 'inactive', code: { text: 'x' }, subject },
      request: { method: 'PUT', url: 'Flag/ada-flag', ifMatch: 'W/"stale"' },
    },
    412,
  ],
  [
    'another child',
    {
      resource: { resourceType: 'Condition', subject: { reference: 'Patient/bo' } },
      request: { method: 'POST', url: 'Condition' },
    },
    403,
  ],
  [
    'a Provenance of something that is not there',
    {
      resource: {
        resourceType: 'Provenance',
        target: [{ reference: 'Condition/none' }],
        recorded: '2026-11-20T10:00:00Z',
        agent: [{ who: { display: 'x' } }],
      },
      request: { method: 'POST', url: 'Provenance' },
    },
    403,
  ],
])('a transaction with %s leaves nothing behind', async (_what, bad, status) => {
  const before = ehr.control.resources('ada');
  const response = await as()(
    'POST',
    '',
    concern((entry) => [...entry, bad]),
  );
  expect(response.status).toBe(status);
  expect(ehr.control.resources('ada')).toEqual(before);
});

test('a condition that two records meet stops the transaction', async () => {
  const ask = as();
  const one = { resourceType: 'Condition', subject, identifier: [{ system, value: 'c3' }] };
  await ask('POST', 'Condition', one);
  await ask('POST', 'Condition', one);
  expect((await ask('POST', '', concern())).status).toBe(412);
  expect(held('Condition')).toHaveLength(7);
});

test('a single create if none exists is made once', async () => {
  const ask = as({ scope: 'patient/Condition.c' });
  const one = { resourceType: 'Condition', subject, identifier: [{ system, value: 'single' }] };
  const send = () => ask('POST', 'Condition', one, { 'if-none-exist': `identifier=${system}|single` });
  const [first, second] = [await send(), await send()];
  expect([first.status, second.status]).toEqual([201, 200]);
  expect(first.headers.get('location')).toMatch(new RegExp(`^${base}/Condition/[^/]+/_history/`));
  expect((await bodyOf<fhir4.Condition>(first)).id).toBe((await bodyOf<fhir4.Condition>(second)).id);
});

test('an update needs the version that it was made from', async () => {
  const ask = as();
  const read = await ask('GET', 'Flag/ada-flag');
  const flag = await bodyOf<fhir4.Flag>(read);
  const etag = read.headers.get('etag') ?? '';
  const put = () => ask('PUT', 'Flag/ada-flag', { ...flag, status: 'inactive' }, { 'if-match': etag });
  expect([(await put()).status, (await put()).status]).toEqual([200, 412]);
  const history = async () =>
    (await bodyOf<fhir4.Bundle>(await ask('GET', 'Flag/ada-flag/_history'))).entry?.map(
      ({ resource }) => (resource as fhir4.Flag).status,
    );
  expect(await history()).toEqual(['inactive', 'active']);
  expect(await history()).toEqual(['inactive', 'active']);
});

test.each<[string, object]>([
  [
    'a code outside its binding',
    { resourceType: 'Observation', status: 'done', code: { text: 'x' }, subject },
  ],
  [
    'a value given twice',
    {
      resourceType: 'Observation',
      status: 'final',
      code: { text: 'x' },
      subject,
      valueString: 'a',
      valueBoolean: true,
    },
  ],
  ['an element that R4 does not know', { resourceType: 'Condition', subject, colour: 'red' }],
  ['a date that is none', { resourceType: 'Condition', subject, recordedDate: '2026-13-45' }],
])('refuses %s', async (_what, resource) => {
  const type = (resource as { resourceType: string }).resourceType;
  const response = await as()('POST', type, resource);
  expect(response.status).toBe(400);
  expect((await bodyOf<fhir4.OperationOutcome>(response)).issue[0]?.severity).toBe('error');
});

test('refuses a body that is not JSON', async () => {
  expect((await as()('POST', 'Condition', '{')).status).toBe(400);
});
