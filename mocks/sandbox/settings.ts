import { resolve } from 'node:path';
import { fail, succeed, type Result } from '../../src/domain/result.ts';

const adapters = ['cpis-fhir', 'patient-flags'] as const;
export type CpisAdapter = (typeof adapters)[number];

/** Where the sandbox runs, and which of the two published CP-IS interfaces the gateway is to use. */
export interface SandboxSettings {
  readonly port: number;
  /** The three origins of the pretend world, on ports in a row. */
  readonly ehr: string;
  readonly app: string;
  readonly nhs: string;
  /** Folder that `config` is written into. */
  readonly data: string;
  readonly adapter: CpisAdapter;
}

/** From the environment; a wrong value answers with one line that says how to put it right. */
export function readSettings(
  env: Readonly<Record<string, string | undefined>>,
): Result<SandboxSettings, string> {
  const port = Number(env['PORT'] ?? 4000);
  if (!Number.isInteger(port) || port < 1024 || port > 65_533)
    return fail(`PORT must be a whole number from 1024 to 65533; it is "${env['PORT'] ?? ''}".`);
  const asked = env['SAFELIGHT_SANDBOX_CPIS'] ?? 'cpis-fhir';
  const adapter = adapters.find((known) => known === asked);
  if (adapter === undefined)
    return fail(`SAFELIGHT_SANDBOX_CPIS must be one of ${adapters.join(', ')}; it is "${asked}".`);
  const origin = (at: number): string => `http://localhost:${at}`;
  return succeed({
    port,
    ehr: origin(port),
    app: origin(port + 1),
    nhs: origin(port + 2),
    data: resolve(env['SAFELIGHT_DATA'] ?? '.safelight'),
    adapter,
  });
}
