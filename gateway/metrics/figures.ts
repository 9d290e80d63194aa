import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { LookUpKind } from '../../src/domain/cpis.ts';

/**
 * What a gateway counts of itself. No label is about a person, a child or an organisation, and none has more values than
 * there are routes: who watches a service is not who may know whom it was used for.
 */
export interface Figures {
  /** One request, answered. `route`: its pattern, e.g. `/api/concerns/:reference/record`. */
  readonly request: (of: {
    readonly method: string;
    readonly route: string;
    readonly status: number;
    readonly seconds: number;
  }) => void;
  /**
   * One call to CP-IS. Whether a child was found is never counted: on a quiet site one more would tell of one child.
   */
  readonly lookUp: (of: {
    readonly adapter: string;
    readonly kind: LookUpKind;
    readonly outcome: 'answered' | 'could-not-check';
    readonly seconds: number;
  }) => void;
  /** One call of a CDS Hooks service that was let in. How many cards it was given is not counted: it would tell of a child. */
  readonly hook: (of: {
    readonly service: string;
    readonly outcome: 'answered' | 'refused';
    readonly seconds: number;
  }) => void;
  /** The rules in force, evaluated once over one record by the gateway. */
  readonly evaluation: (seconds: number) => void;
  readonly reload: (outcome: 'taken' | 'refused') => void;
}

/** Figures that count nothing, where nobody reads them. */
export const noFigures: Figures = {
  request: () => undefined,
  lookUp: () => undefined,
  hook: () => undefined,
  evaluation: () => undefined,
  reload: () => undefined,
};

const seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** Figures for Prometheus, each name beginning with `safelight_`, beside Node's own. */
export function prometheusFigures(build: { readonly version: string; readonly commit: string }): {
  readonly figures: Figures;
  readonly registry: Registry;
} {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  new Gauge({
    name: 'safelight_build_info',
    help: 'Always 1; says which Safelight and Node this is.',
    labelNames: ['version', 'commit', 'node'],
    registers,
  }).set({ ...build, node: process.versions.node }, 1);
  const requests = new Counter({
    name: 'safelight_http_requests_total',
    help: 'Requests answered, by pattern of the route.',
    labelNames: ['method', 'route', 'status'],
    registers,
  });
  const durations = new Histogram({
    name: 'safelight_http_request_duration_seconds',
    help: 'How long requests took, by pattern of the route.',
    labelNames: ['method', 'route'],
    buckets: seconds,
    registers,
  });
  const lookUps = new Counter({
    name: 'safelight_cpis_calls_total',
    help: 'Calls to CP-IS, by whether they were answered; never by what the answer was.',
    labelNames: ['adapter', 'kind', 'outcome'],
    registers,
  });
  const lookUpDurations = new Histogram({
    name: 'safelight_cpis_call_duration_seconds',
    help: 'How long CP-IS took.',
    labelNames: ['adapter'],
    buckets: seconds,
    registers,
  });
  const hooks = new Counter({
    name: 'safelight_cds_hooks_calls_total',
    help: 'Calls of CDS Hooks services that were let in; never how many cards they were given.',
    labelNames: ['service', 'outcome'],
    registers,
  });
  const hookDurations = new Histogram({
    name: 'safelight_cds_hooks_call_duration_seconds',
    help: 'How long a CDS Hooks service took.',
    labelNames: ['service'],
    buckets: seconds,
    registers,
  });
  const evaluations = new Histogram({
    name: 'safelight_rules_evaluation_seconds',
    help: 'How long the rules in force took over one record; of the gateway alone, not of the page.',
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1],
    registers,
  });
  const reloads = new Counter({
    name: 'safelight_config_reloads_total',
    help: 'Times that the configuration was read again, by whether it was taken.',
    labelNames: ['outcome'],
    registers,
  });
  const inForce = new Gauge({
    name: 'safelight_config_in_force_since_seconds',
    help: 'When the configuration that is in force was read, as Unix time.',
    registers,
  });
  inForce.setToCurrentTime();
  return {
    registry,
    figures: {
      request({ method, route, status, seconds: took }) {
        requests.inc({ method, route, status });
        durations.observe({ method, route }, took);
      },
      lookUp({ adapter, kind, outcome, seconds: took }) {
        lookUps.inc({ adapter, kind, outcome });
        lookUpDurations.observe({ adapter }, took);
      },
      hook({ service, outcome, seconds: took }) {
        hooks.inc({ service, outcome });
        hookDurations.observe({ service }, took);
      },
      evaluation(took) {
        evaluations.observe(took);
      },
      reload(outcome) {
        reloads.inc({ outcome });
        if (outcome === 'taken') inForce.setToCurrentTime();
      },
    },
  };
}
