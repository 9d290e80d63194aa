import { beforeAll, describe, expect, it } from 'vitest';
import { pino } from 'pino';
import { Hono } from 'hono';
import { createGateway } from '../gateway.ts';
import { iss } from '../test/stand-in-ehr.ts';
import { world, type Gateway, type World } from '../test/world.ts';
import type { Env } from './deps.ts';
import { parentOf, traced, traceFields } from './trace.ts';

const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
const parent = '00f067aa0ba902b7';

describe('a traceparent', () => {
  it('is taken as the specification has it', () => {
    expect(parentOf(`00-${traceId}-${parent}-01`)).toEqual({ traceId, flags: '01' });
    // Of a later version more may follow.
    expect(parentOf(`cc-${traceId}-${parent}-01-what-comes`)).toEqual({ traceId, flags: '01' });
  });

  it.each([
    ['none', undefined],
    ['empty', ''],
    ['version ff', `ff-${traceId}-${parent}-01`],
    ['more than version 00 has', `00-${traceId}-${parent}-01-more`],
    ['a trace of zeros', `00-${'0'.repeat(32)}-${parent}-01`],
    ['a parent of zeros', `00-${traceId}-${'0'.repeat(16)}-01`],
    ['capital letters', `00-${traceId.toUpperCase()}-${parent}-01`],
    ['a name', '00-Zoe-TESTCHILD-01'],
    ['two of them', `00-${traceId}-${parent}-01, 00-${traceId}-${parent}-01`],
  ])('is not taken: %s', (_, header) => {
    expect(parentOf(header)).toBeUndefined();
  });
});

describe('a request', () => {
  let w: World;
  let gateway: Gateway;
  beforeAll(async () => {
    w = await world();
    gateway = w.gateway();
  });
  const answerTo = async (headers: Record<string, string>) =>
    (await gateway.call('GET', '/health/live', { headers })).headers.get('traceresponse') ?? '';

  it('is answered with the trace that it came with, and a span of its own', async () => {
    const [version, trace, span = '', flags] = (
      await answerTo({ traceparent: `00-${traceId}-${parent}-01` })
    ).split('-');
    expect([version, trace, flags]).toEqual(['00', traceId, '01']);
    expect(span).toMatch(/^[0-9a-f]{16}$/);
    expect(span).not.toBe(parent);
  });

  it('begins a trace of its own, each another, where what it came with is none', async () => {
    const [first, second] = await Promise.all([
      answerTo({ traceparent: '00-Zoe-TESTCHILD-01' }),
      answerTo({}),
    ]);
    expect(first).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-00$/);
    expect(first.slice(0, 35)).not.toBe(second.slice(0, 35));
  });

  it('sends its trace to no record system', async () => {
    const asked: string[] = [];
    const { fetch } = createGateway({
      config: w.config,
      store: w.store,
      log: pino({ level: 'silent' }),
      cpis: { lookUp: () => Promise.resolve({ outcome: 'none', notified: 'no' }) },
      ehrFetch: (input, init) => {
        asked.push(...new Request(input, init).headers.keys());
        return w.ehr.fetch(input, init);
      },
      clock: () => w.now,
    });
    const idToken = await w.ehr.idToken();
    const opened = await fetch(
      new Request('http://localhost:4001/api/sessions', {
        method: 'POST',
        headers: { 'content-type': 'application/json', traceparent: `00-${traceId}-${parent}-01` },
        body: JSON.stringify({ iss, accessToken: 'access-1', idToken, patient: 'child-1', nonce: 'n1' }),
      }),
    );
    expect(opened.status).toBe(201);
    expect(asked).not.toEqual([]);
    expect(asked.filter((name) => /trace|request-id/.test(name))).toEqual([]);
  });

  it('has its trace in every line that is logged meanwhile, and in none after it', async () => {
    const lines: string[] = [];
    const log = pino({ mixin: traceFields, base: null }, { write: (line: string) => lines.push(line) });
    const app = new Hono<Env>();
    app.use(traced);
    app.get('/', async (c) => {
      log.info('at first');
      await new Promise((resolve) => setImmediate(resolve));
      log.info('later');
      return c.text('');
    });
    await app.request('/', { headers: { traceparent: `00-${traceId}-${parent}-01` } });
    log.info('outside');
    const traces = lines.map((line) => (JSON.parse(line) as { trace_id?: string }).trace_id);
    expect(traces).toEqual([traceId, traceId, undefined]);
  });
});
