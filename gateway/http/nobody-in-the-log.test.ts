import { beforeAll, expect, it } from 'vitest';
import { refuseEntries } from '../test/refuse-entries.ts';
import { unscheduled, world, type Gateway, type World } from '../test/world.ts';

/** What must never be written: a name, an NHS number, a child's id, a token. */
const person = /testchild|9990000018|999 000 0018|999%20000|zoe|child-1|access-1|Bearer/i;
let w: World;
let gateway: Gateway;
let token: string;
const answers: string[] = [];
beforeAll(async () => {
  w = await world();
  gateway = w.gateway();
  token = await gateway.signIn();
});

const send = async (method: string, path: string, options: Parameters<Gateway['call']>[2] = {}) => {
  const response = await gateway.call(method, path, options);
  answers.push(await response.text(), JSON.stringify([...response.headers]));
  return response.status;
};

it('repeats nothing of a person that is in an address, a header or a broken body', async () => {
  await send('GET', '/Patient/9990000018?name=TESTCHILD');
  await send('GET', '/api/cpis/TESTCHILD-9990000018', { token });
  await send('PUT', '/api/concerns/9990000018/record', { token, body: { state: 'TESTCHILD' } });
  await send('POST', '/api/concerns/Zoe%20TESTCHILD/calls', { token, body: {} });
  await send('TESTCHILD', '/api/cpis', { token });
  await send('GET', '/api/cpis', {
    token,
    headers: { 'x-request-id': 'Zoe TESTCHILD', 'user-agent': '9990000018', 'x-forwarded-for': 'TESTCHILD' },
  });
  await send('GET', '/api/none', { headers: { 'x-request-id': '9990000018' } });
  await send('POST', '/api/cpis/look-ups', { token, body: { kind: 'TESTCHILD', setting: 9990000018 } });
  await send('POST', '/api/concerns', { token, body: { TESTCHILD: '9990000018', facts: ['Zoe TESTCHILD'] } });
  await send('POST', '/api/acknowledgements', { token, body: ['9990000018'] });
  await send('POST', '/api/sessions', { body: { iss: 'https://TESTCHILD.example', patient: '9990000018' } });
  expect(answers.join('\n')).not.toMatch(person);
  expect(w.logged.join('')).not.toMatch(person);
  expect(w.logged.length).toBeGreaterThan(9);
});

it('repeats nothing of what a record system, CP-IS or the database throws', async () => {
  const words = 'Zoe TESTCHILD 9990000018';
  const name = { resourceType: 'Patient', id: words, identifier: words };
  w.ehr.resources.set('Patient/odd', name);
  const idToken = await w.ehr.idToken({ fhirUser: words });
  const ask = { iss: 'http://localhost:4999/fhir', accessToken: 'access-1', nonce: 'n1' };
  await send('POST', '/api/sessions', { body: { ...ask, idToken, patient: 'child-1' } });
  await send('POST', '/api/sessions', { body: { ...ask, idToken: await w.ehr.idToken(), patient: 'odd' } });
  w.ehr.introspect = () => new Response(words, { status: 418 });
  await w.gateway().open({ patient: 'odd' });
  w.cpis.answer = () => Promise.reject(new Error(`${words}\n    at gateway ${words}`));
  await send('POST', '/api/cpis/look-ups', { token, body: unscheduled });
  await refuseEntries(w.store.db, 'Zoe TESTCHILD 9990000018');
  expect(await send('GET', '/api/concerns', { token })).toBe(503);
  await send('PUT', '/api/session/setting', { token, body: { setting: 'general-practice' } });
  expect(w.logged.join('')).not.toMatch(person);
  expect(answers.join('\n')).not.toMatch(person);
  expect(w.logged.join('')).toContain('the database did not keep it');
});
