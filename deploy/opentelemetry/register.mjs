/**
 * OpenTelemetry for the gateway, with no person in it: docs/deployment.md, "Traces". Loaded before it with
 * NODE_OPTIONS="--import …/register.mjs", from a folder where @opentelemetry/auto-instrumentations-node is installed.
 * OTEL_SERVICE_NAME, OTEL_EXPORTER_OTLP_ENDPOINT and OTEL_TRACES_SAMPLER are read as ever.
 */
import { register } from 'node:module';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { HttpInstrumentation } from '@opentelemetry/instrumentation-http';
import { PgInstrumentation } from '@opentelemetry/instrumentation-pg';
import { UndiciInstrumentation } from '@opentelemetry/instrumentation-undici';
import { NodeSDK } from '@opentelemetry/sdk-node';
import { BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { taking, tellOfSpan, withoutPeople } from './without-people.mjs';

// What is imported rather than required is patched through this hook.
register('@opentelemetry/instrumentation/hook.mjs', import.meta.url);

const sdk = new NodeSDK({
  autoDetectResources: false,
  instrumentations: [
    new HttpInstrumentation({ requestHook: tellOfSpan, disableOutgoingRequestInstrumentation: true }),
    new UndiciInstrumentation({ requireParentforSpans: true }),
    new PgInstrumentation({ requireParentSpan: true }),
  ],
  spanProcessors: [withoutPeople, new BatchSpanProcessor(new OTLPTraceExporter())],
  textMapPropagator: taking(new W3CTraceContextPropagator()),
  logRecordProcessors: [],
  metricReaders: [],
});
// Not ended on SIGTERM: a gateway that drains is still answering. What ended in its last seconds may not be sent.
sdk.start();
