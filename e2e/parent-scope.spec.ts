import { offeredTypes } from '../mocks/ehr/fhir/offered.ts';
import { facts, fillConcern, openConcern, readAndSend } from './support/concern.ts';
import { expect, ownWorld, referenceOf, test, type Sandbox } from './support/world.ts';

test.use(ownWorld());

interface Answer {
  readonly status: number;
  readonly text: string;
}
type Ask = (path: string, method?: string, body?: unknown) => Promise<Answer>;

/** Asks the record system over HTTP as the app that a parent has at home: every type of this child's record. */
async function parentOf({ world }: Sandbox, patient: string): Promise<Ask> {
  const minted = await fetch(`${world.ehr}/control/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user: 'parent', patient, scope: 'patient/*.rs' }),
  });
  const { token } = (await minted.json()) as { readonly token: string };
  return async (path, method = 'GET', body) => {
    const answer = await fetch(`${world.ehr}/fhir/${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(typeof body === 'string' ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
        ...(typeof body === 'object' ? { 'content-type': 'application/fhir+json' } : {}),
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    return { status: answer.status, text: await answer.text() };
  };
}

/** Every search that could come upon a concern, besides those of each type by itself. */
const byPatient = (type: string): readonly string[] => [
  `${type}?_count=500`,
  `${type}?patient=amara&_count=500`,
  `${type}?subject=Patient/amara&_count=500`,
  `${type}?_summary=count`,
  `${type}?_total=accurate&_count=0`,
  `${type}?_security=http://terminology.hl7.org/CodeSystem/v3-Confidentiality|R`,
  `${type}?_sort=-_lastUpdated&_count=500`,
];
const besides = [
  'Patient/amara',
  'Patient/amara/_history',
  'Patient/amara/$everything',
  'Patient/amara/*',
  '_history',
  'Condition/_history',
  'AuditEvent?entity=Patient/amara',
  'Provenance?patient=amara',
  'Provenance?target=Patient/amara',
  'Patient?_id=amara&_revinclude=Condition:subject&_revinclude=Task:patient&_revinclude=Provenance:target',
  'Patient?_id=amara&_revinclude=*',
  'Encounter?patient=amara&_revinclude=Condition:encounter&_revinclude=ServiceRequest:encounter',
  'Encounter?patient=amara&_revinclude=QuestionnaireResponse:encounter&_revinclude=Communication:encounter',
  'Encounter?patient=amara&_include=Encounter:diagnosis&_include=Encounter:reason-reference',
  'Patient?_has:Condition:subject:code=836881000000105',
  'Patient?_has:Task:patient:status=requested',
  'Encounter?_has:Condition:encounter:code=836881000000105',
  'Provenance?target:Condition.code=836881000000105',
  'Task?focus:ServiceRequest.code=306238000',
];

/** What is told of a concern anywhere in an answer. */
const traces = [
  facts,
  'safelight.example',
  'Safeguarding',
  '836881000000105',
  '306238000',
  'SL-20',
  'social care',
];

const label = (code: string) =>
  expect.objectContaining({
    system:
      code === 'R'
        ? 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality'
        : 'http://terminology.hl7.org/CodeSystem/v3-ActCode',
    code,
  }) as unknown;

test('a parent’s app finds no concern of the child, by id, search, operation, history or what hangs on it', async ({
  open,
  sandbox,
}) => {
  test.setTimeout(120_000);
  const parent = await parentOf(sandbox, 'amara');
  const readings = [...offeredTypes.flatMap(byPatient), ...besides];
  // What stood there before says how often a word of ours is there anyway, and that the searches find something.
  const read = async (): Promise<ReadonlyMap<string, Answer>> => {
    const answers = new Map<string, Answer>();
    for (const path of readings) answers.set(path, await parent(path));
    return answers;
  };
  const before = await read();
  expect(before.get('Condition?patient=amara&_count=500')?.text).toContain('"resourceType":"Condition"');
  const old = new Set((await sandbox.resources('amara')).map(referenceOf));

  const app = await open('ed-nurse', 'amara', { width: 1000 });
  await openConcern(app);
  await fillConcern(app);
  await readAndSend(app);
  await expect(app.getByText('Sent and saved')).toBeVisible();
  const first = (await sandbox.resources('amara')).length;
  await app
    .getByRole('button', { name: /^Back to/ })
    .first()
    .click();
  // What came of it is written too, and changes what is there.
  const concerns = app.getByRole('region', { name: /Concerns and referrals/ });
  await concerns.getByRole('button', { name: 'They answered' }).click();
  await app.getByRole('textbox', { name: 'Who answered' }).fill('K. SPECIMEN, duty social worker');
  await app.getByRole('button', { name: 'Keep', exact: true }).click();
  await expect(concerns).toContainText('Acknowledged');
  await expect.poll(async () => (await sandbox.resources('amara')).length).toBeGreaterThan(first);

  const written = (await sandbox.resources('amara')).filter((one) => !old.has(referenceOf(one)));
  expect([...new Set(written.map(({ resourceType }) => resourceType))].sort()).toEqual([
    'AuditEvent',
    'Communication',
    'Condition',
    'DocumentReference',
    'Provenance',
    'QuestionnaireResponse',
    'ServiceRequest',
    'Task',
  ]);

  // Restricted, and sensitive as abuse or violence: on each, and on the document beside its content.
  for (const resource of written)
    expect(resource.meta?.security, referenceOf(resource)).toEqual([label('R'), label('SDV')]);
  const document = written.find(({ resourceType }) => resourceType === 'DocumentReference');
  expect(document?.['securityLabel']).toEqual([{ coding: [label('R')] }, { coding: [label('SDV')] }]);

  for (const [path, answer] of await read()) {
    const then = before.get(path);
    expect(answer.status, path).toBe(then?.status);
    for (const trace of traces)
      expect(answer.text.split(trace).length, `${trace} in ${path}`).toBe(then?.text.split(trace).length);
    const total = /"total":(\d+)/.exec(answer.text)?.[1];
    expect(total, `how many in ${path}`).toBe(/"total":(\d+)/.exec(then?.text ?? '')?.[1]);
  }

  for (const resource of written) {
    const reference = referenceOf(resource);
    const type = resource.resourceType;
    for (const path of [reference, `${reference}/_history`, `${reference}/_history/1`])
      expect((await parent(path)).status, path).toBe(404);
    const part = resource.meta?.tag?.[0];
    const token = encodeURIComponent(`${part?.system ?? ''}|${part?.code ?? ''}`);
    for (const query of [`_id=${resource.id}`, `_tag=${token}`, `identifier=${token}`]) {
      const found = await parent(`${type}?${query}`);
      expect(found.text, `${type}?${query}`).not.toContain(`"id":"${resource.id}"`);
      expect(/"total":(\d+)/.exec(found.text)?.[1] ?? '0', `${type}?${query}`).toBe('0');
      const posted = await parent(`${type}/_search`, 'POST', query);
      expect(posted.text, `POST ${type}/_search ${query}`).not.toContain(`"id":"${resource.id}"`);
    }
  }
  // As entries of a bundle, one by one.
  const asked = await parent('', 'POST', {
    resourceType: 'Bundle',
    type: 'batch',
    entry: written.map((resource) => ({ request: { method: 'GET', url: referenceOf(resource) } })),
  });
  for (const trace of traces) expect(asked.text, `${trace} in a batch`).not.toContain(trace);
  for (const { id } of written) expect(asked.text).not.toContain(`"id":"${id}"`);
});
