import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeFault } from '../config/fault.ts';
import { loadConfig } from '../config/load.ts';
import { world } from '../test/world.ts';

let root: string;
let shipped: Record<string, unknown>;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'safelight-questionnaires-'));
  const file = new URL('../../smart-config/questionnaires/testshire-referral.json', import.meta.url);
  shipped = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
});
afterAll(() => rm(root, { recursive: true }));

const item = { linkId: 'a', type: 'string', text: 'A question' };
const form = (parts: Record<string, unknown>) => ({
  resourceType: 'Questionnaire',
  id: 'ours',
  url: 'https://testshire.example/Questionnaire/ours',
  title: 'Ours',
  status: 'active',
  item: [item],
  ...parts,
});

/** Every line that the gateway refuses to start with. */
async function faultsOf(questionnaire: unknown, authorities?: unknown): Promise<readonly string[]> {
  const folder = await mkdtemp(join(root, 'case-'));
  await mkdir(join(folder, 'questionnaires'));
  await writeFile(join(folder, 'questionnaires/ours.json'), JSON.stringify(questionnaire));
  if (authorities !== undefined)
    await writeFile(
      join(folder, 'local-authorities.json'),
      JSON.stringify({ version: '1', source: 'a test', authorities }),
    );
  const loaded = await loadConfig(folder);
  return loaded.ok ? [] : loaded.failure.map((fault) => describeFault(fault).replace(`${folder}/`, ''));
}

describe('a questionnaire of an authority', () => {
  it('is taken as it is, and the one that is shipped is an example that says so', async () => {
    expect(await faultsOf(form({}), [{ name: 'Testshire', questionnaire: 'ours' }])).toEqual([]);
    expect(shipped['title']).toMatch(/an example: there is no such council/);
    expect(shipped['experimental']).toBe(true);
  });

  it('that an authority names and nobody wrote stops the gateway', async () => {
    expect(await faultsOf(form({}), [{ name: 'A' }, { name: 'Testshire', questionnaire: 'theirs' }])).toEqual(
      [
        'local-authorities.json: authorities[1].questionnaire: There is no questionnaire "theirs". Put it in questionnaires/theirs.json, or name one of: ours, testshire-referral.',
      ],
    );
  });

  const ours = 'questionnaires/ours.json: ';
  it.each([
    ['of another kind', { resourceType: 'Patient' }, `${ours}resourceType: It is "Patient".`],
    ['of another name', { id: 'other' }, `${ours}id: It is "other". Name the file "other.json".`],
    ['without a title', { title: undefined }, `${ours}title: It is missing.`],
    [
      'that asks for a file',
      { item: [{ ...item, type: 'attachment' }] },
      `${ours}item[0].type: It is "attachment".`,
    ],
    [
      'with one link twice',
      { item: [{ ...item, type: 'group', item: [item] }] },
      `${ours}item[0].item[0].linkId: "a" is there twice.`,
    ],
    [
      'that waits for a question that is not there',
      { item: [{ ...item, enableWhen: [{ question: 'b', operator: '=', answerBoolean: true }] }] },
      `${ours}item[0].enableWhen[0].question: There is no item "b".`,
    ],
    [
      'whose answers are on a terminology server',
      { item: [{ ...item, type: 'choice', answerValueSet: 'http://hl7.org/fhir/ValueSet/languages' }] },
      `${ours}item[0].answerValueSet: "http://hl7.org/fhir/ValueSet/languages" is not contained in the file. No terminology server is ever asked.`,
    ],
    [
      'whose own answers would have to be expanded',
      { contained: [{ resourceType: 'ValueSet', id: 'v', compose: {} }] },
      `${ours}contained[0].expansion: It is missing.`,
    ],
    [
      'with a choice of nothing',
      { item: [{ ...item, type: 'choice' }] },
      `${ours}item[0]: It is a choice without`,
    ],
    [
      'changed by an extension',
      { item: [{ ...item, modifierExtension: [{ url: 'https://x.example/not' }] }] },
      `${ours}item[0].modifierExtension: "modifierExtension" may change what the form means.`,
    ],
    [
      'with an extension that is not honoured',
      {
        item: [
          {
            ...item,
            _text: { extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/rendering-xhtml' }] },
          },
        ],
      },
      `${ours}item[0]._text.extension[0]: Safelight does not know the extension "http://hl7.org/fhir/StructureDefinition/rendering-xhtml".`,
    ],
    [
      'with an expression that cannot be worked out',
      {
        item: [
          {
            ...item,
            extension: [
              {
                url: 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-initialExpression',
                valueExpression: { language: 'application/x-fhir-query', expression: 'Observation?x=1' },
              },
            ],
          },
        ],
      },
      `${ours}item[0].extension[0]: Safelight cannot work out "Observation?x=1".`,
    ],
  ])('%s stops the gateway, by file and field', async (_, parts, fault) => {
    const faults = await faultsOf(form(parts));
    expect(faults.filter((one) => one.startsWith(fault))).toHaveLength(1);
  });
});

describe('GET /api/questionnaires/:id', () => {
  it('is for somebody who is signed in, and never for another file', async () => {
    const gateway = (await world()).gateway();
    expect((await gateway.call('GET', '/api/questionnaires/testshire-referral')).status).toBe(401);
    const token = await gateway.signIn();
    const answer = await gateway.call('GET', '/api/questionnaires/testshire-referral', { token });
    expect([answer.status, await answer.json()]).toEqual([200, shipped]);
    expect((await gateway.call('GET', '/api/questionnaires/..%2Fsite', { token })).status).toBe(404);
  });
});
