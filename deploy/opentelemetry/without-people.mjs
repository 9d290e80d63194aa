/**
 * What a span of Safelight may say. An agent records whole addresses: the NHS number that CP-IS is asked about, the codes of
 * a sign-in, a patient's id in a record system. Only what is named here stays; what a later agent adds stays out by itself.
 */
const allowed = new Set([
  'db.namespace',
  'db.operation.name',
  'db.system',
  'db.system.name',
  'error.type',
  'http.method',
  'http.request.method',
  'http.response.status_code',
  'http.status_code',
  'network.protocol.version',
  'server.address',
  'server.port',
  'url.scheme',
]);
const methods = /^(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)$/;

/** A span processor to stand before every other: takes out all else, with messages of errors, which may quote what they met. */
export const withoutPeople = {
  onStart: () => undefined,
  onEnd(span) {
    for (const name of Object.keys(span.attributes))
      if (!allowed.has(name)) Reflect.deleteProperty(span.attributes, name);
    span.events.length = 0;
    span.links.length = 0;
    if (span.status.message !== undefined) span.status.message = undefined;
    if (!methods.test(span.name) && !span.name.startsWith('pg')) span.name = 'other';
  },
  shutdown: () => Promise.resolve(),
  forceFlush: () => Promise.resolve(),
};

/** A propagator that takes up a caller's trace and gives none on: record systems and the NHS are told nothing of it. */
export const taking = (w3c) => ({
  inject: () => undefined,
  extract: (context, carrier, getter) => w3c.extract(context, carrier, getter),
  fields: () => [],
});

/** Tells the gateway of the span that its request is in, as a caller's `traceparent`: then its log names the same trace. */
export function tellOfSpan(span, request) {
  // Of a request that goes out there are none to change.
  if (!Array.isArray(request.rawHeaders)) return;
  const { traceId, spanId, traceFlags } = span.spanContext();
  const told = `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`;
  const raw = request.rawHeaders;
  for (let i = raw.length - 2; i >= 0; i -= 2) if (raw[i].toLowerCase() === 'traceparent') raw.splice(i, 2);
  raw.push('traceparent', told);
  request.headers.traceparent = told;
}
