import { expect, test } from 'vitest';
import { answering, outcomeOf, runOn, serve, type Answer } from './testing-server.ts';

const document = '{"resourceType":"Patient","id":"child"}';
const oddities: Readonly<Record<string, Answer>> = {
  'a page': { headers: { 'content-type': 'text/html' }, body: '<!doctype html><title>Sign in</title>' },
  'nothing, with 200': { body: '' },
  'nothing, with 204': { status: 204, body: '' },
  null: { body: 'null' },
  'a list': { body: '[]' },
  'a number that JSON does not know': { body: '{"resourceType":"Patient","id":"child","total":NaN}' },
  'JSON that is cut off': { body: document.slice(0, -1) },
  'a form': { body: 'resourceType=Patient&id=child' },
  'a request to wait': { status: 429, headers: { 'retry-after': '30' }, body: document },
  'an error as if it were well': { body: '{"resourceType":"OperationOutcome","issue":[]}' },
};
const firstLines = ['discovery-answers', 'metadata', 'patient-read', 'search:Condition'];

test.each(Object.entries(oddities))(
  '%s in answer to everything is no pass anywhere',
  async (what, answer) => {
    const base = await serve((_request, response) => {
      response.writeHead(answer.status ?? 200, answer.headers ?? {}).end(answer.body);
    });
    const checked = await runOn(`${base}/fhir`);
    expect(outcomeOf(checked, 'run-whole').status).toBe('pass');
    const notMet = firstLines.filter((key) => ['fail', 'warn'].includes(outcomeOf(checked, key).status));
    // Any object is a discovery document, if one that names nothing.
    expect(notMet).toEqual(what.startsWith('an error') ? firstLines.slice(1) : firstLines);
    expect(outcomeOf(checked, 'discovery-endpoints').status).not.toBe('pass');
  },
);

test('a mark before the JSON and letters of another encoding are read past', async () => {
  const marked = Buffer.concat([
    Buffer.from([0xef, 0xbb, 0xbf]),
    Buffer.from('{"resourceType":"Patient","id":"child","name":[{"text":"'),
    Buffer.from([0xe9]),
    Buffer.from('"}]}'),
  ]);
  const base = await serve(answering({ 'Patient/child': { body: marked } }));
  expect(outcomeOf(await runOn(`${base}/fhir`), 'patient-read').status).toBe('pass');
});
