import { afterAll, beforeAll, expect, test } from 'vitest';
import { plainSend } from '../fhir/plain-send.ts';
import { connectWith } from './connect.ts';
import { reportAsHtml } from './report/as-html.ts';
import { reportAsJson } from './report/as-json.ts';
import { reportAsJunit } from './report/as-junit.ts';
import { reportAsText } from './report/as-text.ts';
import type { Checked } from './line.ts';
import { selfCheck } from './run.ts';
import { runOn, serveTestEhr, type TestEhr } from './testing-ehr.ts';

let running: TestEhr;
beforeAll(async () => {
  running = await serveTestEhr();
});
afterAll(() => running.close());

const confidential = {
  name: 'AMARANTHA',
  given: 'Zebedee',
  number: '9990000026',
  spaced: '999 000 0034',
  token: 'eyJhbGciOiJSUzI1NiJ9.c2VjcmV0LXBheWxvYWQ.c2lnbmF0dXJl',
  opaque: 'opaque-secret-token-4711',
  born: '2019-07-23',
  id: 'patient-of-amarantha',
};
const everything = Object.values(confidential).join(' ');

function everyReport(checked: readonly Checked[]): string {
  const report = { base: running.base, at: '2026-11-20T11:31:00.000Z', as: 'command', checked } as const;
  return [
    reportAsJson(report),
    reportAsHtml(report),
    reportAsJunit(report, 'fail'),
    reportAsJunit(report, 'warn'),
    reportAsText(report),
  ].join('\n');
}

function expectNobodyIn(text: string): void {
  const found = Object.values(confidential).filter((secret) => text.includes(secret));
  expect(found).toEqual([]);
}

/** The answer with people in every place that a server may fill: values, names of members, codes and addresses. */
function peopled(text: string, keep: readonly string[]): string {
  const fill = (value: unknown, key: string): unknown => {
    if (keep.includes(key)) return value;
    if (typeof value === 'string') return everything;
    if (Array.isArray(value)) return [...value.map((one) => fill(one, key)), everything];
    if (typeof value !== 'object' || value === null) return value;
    return {
      ...Object.fromEntries(Object.entries(value).map(([name, one]) => [name, fill(one, name)])),
      [everything]: everything,
    };
  };
  return JSON.stringify(fill(JSON.parse(text), ''));
}

const send = plainSend(5000);

test('no name, number or token of any answer is in any report', async () => {
  const keep = ['resourceType', 'type', 'authorization_endpoint', 'token_endpoint', 'introspection_endpoint'];
  const methods = [...keep, 'code_challenge_methods_supported', 'revocation_endpoint'];
  const input = runOn(running, {
    write: true,
    send: async (ask) => {
      const told = await send(ask);
      if (told.kind !== 'answered' || told.text === '') return told;
      const headers = new Headers({ 'content-type': everything, 'access-control-allow-origin': everything });
      if (ask.url.endsWith('/token') && told.text.includes('access_token')) {
        const answer = JSON.parse(told.text) as Record<string, unknown>;
        const changed = {
          ...answer,
          scope: `${String(answer['scope'])} patient/Amarantha.rs ${everything}`,
          patient: confidential.id,
          id_token: confidential.token,
          tenant: everything,
          intent: everything,
          fhirContext: [everything],
          [everything]: everything,
        };
        return { ...told, headers, text: JSON.stringify(changed) };
      }
      return { ...told, headers, text: peopled(told.text, methods) };
    },
  });
  if (input.signIn.kind !== 'make') throw new Error('The run signs in.');
  const { authorizer } = input.signIn;
  const checked = await selfCheck({
    ...input,
    signIn: {
      kind: 'make',
      authorizer: {
        ...authorizer,
        connect: (token, details) => ({
          ...connectWith(token, details),
          send: () =>
            Promise.resolve({
              kind: 'answered',
              status: 422,
              headers: new Headers({ 'content-type': everything, location: everything }),
              body: {
                resourceType: 'OperationOutcome',
                issue: [{ severity: everything, code: everything, diagnostics: everything }],
              },
            }),
        }),
      },
    },
  });
  const text = everyReport(checked);
  expectNobodyIn(text);
  expect(text).not.toMatch(/amarantha/i);
  expect(checked.some(({ outcome }) => outcome.status === 'fail')).toBe(true);
});

test('a whole run on a real record leaves nobody in any report', async () => {
  running.ehr.control.reset();
  const tokens: string[] = [];
  const input = runOn(running, {
    write: true,
    send: async (ask) => {
      const told = await send(ask);
      if (told.kind === 'answered' && ask.url.endsWith('/token')) {
        const answer = JSON.parse(told.text) as Record<string, unknown>;
        for (const name of ['access_token', 'refresh_token', 'id_token'])
          if (typeof answer[name] === 'string') tokens.push(answer[name]);
      }
      return told;
    },
  });
  const text = everyReport(await selfCheck(input));
  expect(tokens.length).toBeGreaterThan(3);
  for (const secret of [
    ...tokens,
    'whole-child',
    'TESTCHILD',
    '9990000018',
    '999 000 0018',
    '2021-05-04',
    'ed-nurse',
  ])
    expect(text).not.toContain(secret);
});
