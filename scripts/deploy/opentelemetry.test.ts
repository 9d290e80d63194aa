import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it, vi } from 'vitest';
import { parentOf } from '../../gateway/http/trace.ts';

interface Span {
  name: string;
  readonly attributes: Record<string, unknown>;
  readonly events: unknown[];
  readonly links: unknown[];
  readonly status: { message?: string | undefined };
}
interface Incoming {
  readonly headers: Record<string, string>;
  readonly rawHeaders: string[];
}
interface WithoutPeople {
  readonly withoutPeople: { readonly onEnd: (span: Span) => void };
  readonly taking: (w3c: { readonly extract: (...given: unknown[]) => unknown }) => {
    readonly inject: (...given: unknown[]) => void;
    readonly extract: (...given: unknown[]) => unknown;
    readonly fields: () => readonly string[];
  };
  readonly tellOfSpan: (span: { readonly spanContext: () => object }, request: Partial<Incoming>) => void;
}
const file = join(import.meta.dirname, '..', '..', 'deploy', 'opentelemetry', 'without-people.mjs');
const { withoutPeople, taking, tellOfSpan } = (await import(pathToFileURL(file).href)) as WithoutPeople;

const context = { traceId: '0af7651916cd43dd8448eb211c80319c', spanId: 'b7ad6b7169203331', traceFlags: 1 };
const span = { spanContext: () => context };

describe('the spans of a gateway', () => {
  it('keep how a call went, and nothing of whom it was about', () => {
    const ended: Span = {
      name: 'GET',
      attributes: {
        'http.request.method': 'GET',
        'http.response.status_code': 200,
        'server.address': 'cpis.example',
        'url.full': 'https://cpis.example/PatientFlag?patient=9990123454',
        'url.query': '?patient=9990123454',
        'url.path': '/fhir/Patient/amara',
        'client.address': '192.0.2.7',
        'db.query.text': "select 'TESTCHILD'",
        'not.known.yet': '9990123454',
      },
      events: [{ name: 'exception', attributes: { 'exception.message': '9990123454' } }],
      links: [],
      status: { message: 'no answer for 9990123454' },
    };
    withoutPeople.onEnd(ended);
    expect(ended).toEqual({
      name: 'GET',
      attributes: {
        'http.request.method': 'GET',
        'http.response.status_code': 200,
        'server.address': 'cpis.example',
      },
      events: [],
      links: [],
      status: { message: undefined },
    });
  });

  it('are called by a method or a statement, and never by an address', () => {
    const named = (name: string): string => {
      const ended: Span = { name, attributes: {}, events: [], links: [], status: {} };
      withoutPeople.onEnd(ended);
      return ended.name;
    };
    expect(['POST', 'pg.query:SELECT safelight', 'GET /fhir/Patient/amara'].map(named)).toEqual([
      'POST',
      'pg.query:SELECT safelight',
      'other',
    ]);
  });
});

describe('the trace of a request', () => {
  it('is the one that the log names, whatever the caller gave', () => {
    const request: Incoming = {
      headers: { traceparent: '00-11111111111111111111111111111111-2222222222222222-00' },
      rawHeaders: ['Accept', '*/*', 'TraceParent', '00-11111111111111111111111111111111-2222222222222222-00'],
    };
    tellOfSpan(span, request);
    const told = `00-${context.traceId}-${context.spanId}-01`;
    expect(request.rawHeaders).toEqual(['Accept', '*/*', 'traceparent', told]);
    expect(request.headers['traceparent']).toBe(told);
    expect(parentOf(told)).toEqual({ traceId: context.traceId, flags: '01' });
  });

  it('is taken up from a caller, and given on to nobody', () => {
    const extract = vi.fn(() => 'theirs');
    const propagator = taking({ extract });
    expect(propagator.extract('context', 'carrier', 'getter')).toBe('theirs');
    const carrier = {};
    propagator.inject('context', carrier);
    expect(carrier).toEqual({});
    expect(propagator.fields()).toEqual([]);
    expect(() => tellOfSpan(span, {})).not.toThrow();
  });
});
