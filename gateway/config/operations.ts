import * as v from 'valibot';

/** A whole number within bounds, given as text. */
const Whole = (least: number, most: number) =>
  v.pipe(
    v.string(),
    v.regex(/^\d{1,6}$/, `Give a whole number from ${least} to ${most}.`),
    v.transform(Number),
    v.minValue(least, `Give a whole number from ${least} to ${most}.`),
    v.maxValue(most, `Give a whole number from ${least} to ${most}.`),
  );

/** Settings of how the process is run, for whoever looks after it. */
export const operationSettings = {
  SAFELIGHT_MIGRATE: v.optional(v.picklist(['at-start', 'by-command'], 'Give at-start or by-command.')),
  SAFELIGHT_DATABASE_CONNECTIONS: v.optional(Whole(1, 500), '10'),
  SAFELIGHT_DRAIN_SECONDS: v.optional(Whole(0, 300), '0'),
  SAFELIGHT_RELOAD: v.optional(v.picklist(['signal', 'watch'], 'Give signal or watch.'), 'signal'),
  SAFELIGHT_METRICS_PORT: v.optional(Whole(1, 65_535)),
  SAFELIGHT_METRICS_HOST: v.optional(
    v.pipe(v.string(), v.minLength(1, 'Give a value, or leave it out.')),
    '127.0.0.1',
  ),
};
type Settings = v.InferOutput<v.ObjectSchema<typeof operationSettings, undefined>>;

/** How the process is run. */
export interface Operations {
  /** Whether a process that starts brings the database up to date, or refuses one that is not. */
  readonly migrate: 'bring-up-to-date' | 'as-it-is';
  /** The most connections to a database server. */
  readonly connections: number;
  /** How long it answers on, as not ready, before it stops listening. */
  readonly drainMs: number;
  /** Whether a changed configuration is read of itself, or on SIGHUP alone. */
  readonly reload: 'signal' | 'watch';
  /** Where its figures are to be had; absent: nowhere. */
  readonly metrics?: { readonly port: number; readonly host: string };
}

/** A database that replicas share is migrated by a command of its own, one inside this process when it starts. */
export function operationsOf(given: Settings, sharedDatabase: boolean): Operations {
  const migrate = given.SAFELIGHT_MIGRATE ?? (sharedDatabase ? 'by-command' : 'at-start');
  return {
    migrate: migrate === 'at-start' ? 'bring-up-to-date' : 'as-it-is',
    connections: given.SAFELIGHT_DATABASE_CONNECTIONS,
    drainMs: given.SAFELIGHT_DRAIN_SECONDS * 1000,
    reload: given.SAFELIGHT_RELOAD,
    ...(given.SAFELIGHT_METRICS_PORT === undefined
      ? {}
      : { metrics: { port: given.SAFELIGHT_METRICS_PORT, host: given.SAFELIGHT_METRICS_HOST } }),
  };
}
