import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';
import { createMiddleware } from 'hono/factory';
import type { Env } from './deps.ts';

/** Where a request stands in a trace: W3C Trace Context. All in small hexadecimal digits. */
interface Trace {
  /** 32 digits; the caller's where it gave one. */
  readonly traceId: string;
  /** 16 digits; of this request here, always new. */
  readonly spanId: string;
  /** 2 digits; what the caller said of sampling. */
  readonly flags: string;
}

const here = new AsyncLocalStorage<Trace>();
const random = (bytes: number): string => randomBytes(bytes).toString('hex');
const allZero = /^0+$/;

/**
 * A `traceparent` as https://www.w3.org/TR/trace-context/#traceparent-header has it: of version 00 exactly four parts, of a
 * later one at least those four; an id of zeros is none. Undefined: it is not one, and a new trace begins.
 */
export function parentOf(header: string | undefined): Pick<Trace, 'traceId' | 'flags'> | undefined {
  const parts = /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/.exec(header ?? '');
  if (parts === null) return undefined;
  const [, version = 'ff', traceId = '', parent = '', flags = '00', more] = parts;
  if (version === 'ff' || (version === '00' && more !== undefined)) return undefined;
  return allZero.test(traceId) || allZero.test(parent) ? undefined : { traceId, flags };
}

/**
 * Puts a request into its caller's trace, or begins one, and says so in `traceresponse`
 * (https://www.w3.org/TR/trace-context-2/#traceresponse-header). What is logged meanwhile carries it: `traceFields`. It is
 * sent on to nobody: neither a record system nor the NHS is part of this installation.
 */
export const traced = createMiddleware<Env>(async (c, next) => {
  const parent = parentOf(c.req.header('traceparent'));
  const trace: Trace = { traceId: random(16), flags: '00', ...parent, spanId: random(8) };
  await here.run(trace, next);
  c.res.headers.set('traceresponse', `00-${trace.traceId}-${trace.spanId}-${trace.flags}`);
});

/** What a line of the log says of the request that it is about, named as OpenTelemetry names it; nothing outside one. */
export function traceFields(): Readonly<Record<string, string>> {
  const trace = here.getStore();
  return trace === undefined
    ? {}
    : { trace_id: trace.traceId, span_id: trace.spanId, trace_flags: trace.flags };
}
