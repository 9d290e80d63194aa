import { beforeEach, expect, test } from 'vitest';
import { base, bodyOf, openRecords } from '../test/records.ts';

let { as } = openRecords();
beforeEach(() => ({ as } = openRecords()));

const ids = (bundle: fhir4.Bundle) => bundle.entry?.map(({ resource }) => resource?.id) ?? [];

test('follows opaque next links to the last page, once each', async () => {
  const ask = as();
  const first = await bodyOf<fhir4.Bundle>(
    await ask('GET', 'Condition?patient=ada&_sort=-recorded-date&_count=2'),
  );
  const found = [...ids(first)];
  let next = first.link?.find(({ relation }) => relation === 'next')?.url;
  expect(first.total).toBe(5);
  expect(next).not.toContain('ada');
  while (next !== undefined) {
    expect(next.startsWith(`${base}/`)).toBe(true);
    const page = await bodyOf<fhir4.Bundle>(await ask('GET', next));
    found.push(...ids(page));
    next = page.link?.find(({ relation }) => relation === 'next')?.url;
  }
  expect(found).toEqual([4, 3, 2, 1, 0].map((index) => `ada-condition-${String(index)}`));
});

test.each([
  'Flag?patient=ada&status=active',
  'Condition?pateint=ada',
  'Condition?_has:Flag:patient:_id=1',
  'Condition?_sort=colour',
])('refuses what it does not understand: %s', async (search) => {
  const response = await as()('GET', search);
  expect(response.status).toBe(400);
  expect((await bodyOf<fhir4.OperationOutcome>(response)).resourceType).toBe('OperationOutcome');
});

test.each(['patient=ada', 'patient=Patient/ada', `subject=${base}/Patient/ada`, 'subject=Patient/ada'])(
  'takes a reference as %s',
  async (filter) => {
    expect((await bodyOf<fhir4.Bundle>(await as()('GET', `Condition?${filter}`))).total).toBe(5);
  },
);

test('answers a search by POST and a count alone', async () => {
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const posted = await bodyOf<fhir4.Bundle>(
    await as()('POST', 'Condition/_search', 'patient=ada&_count=2', form),
  );
  expect(ids(posted)).toHaveLength(2);
  const counted = await bodyOf<fhir4.Bundle>(await as()('GET', 'Condition?patient=ada&_summary=count'));
  expect([counted.total, counted.entry, counted.link?.length]).toEqual([5, undefined, 1]);
});

test('gives included resources with a full address', async () => {
  const bundle = await bodyOf<fhir4.Bundle>(
    await as()(
      'GET',
      'Condition?patient=ada&_count=1&_include=Condition:patient&_revinclude=Provenance:target',
    ),
  );
  expect(bundle.entry?.map(({ fullUrl, search }) => [fullUrl, search?.mode])).toEqual([
    [`${base}/Condition/ada-condition-0`, 'match'],
    [`${base}/Patient/ada`, 'include'],
  ]);
});
