import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fail, succeed, type Result } from '../../../src/domain/result.ts';
import { has, maven, start, type Running } from '../processes.ts';

/** A FHIR server of this run, not protected by anything: only the front may reach it. */
export interface FhirServer extends Running {
  readonly name: string;
  readonly version: string;
  /** Its FHIR base, on loopback. */
  readonly base: string;
}

const folder = import.meta.dirname;

/** Builds and starts HAPI FHIR's JPA server with an empty database in memory. The failure says what is missing. */
export async function startHapi(port: number): Promise<Result<FhirServer, string>> {
  for (const program of ['java', 'mvn']) if (!has(program)) return fail(`There is no ${program} here.`);
  const built = maven(folder, 'compile');
  if (!built.ok) return built;
  const classpath = readFileSync(join(folder, 'target', 'classpath'), 'utf8').trim();
  const started = await start({
    command: 'java',
    args: [
      '-Xmx1500m',
      '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn',
      '-classpath',
      `target/classes:${classpath}`,
      'servers.HapiServer',
      String(port),
    ],
    cwd: folder,
    ready: (said) => said.includes(`ready ${port} `),
    patience: 420_000,
  });
  if (!started.ok) return started;
  const [, version = 'of unknown version'] = /ready \d+ (\S+)/.exec(started.value.said()) ?? [];
  return succeed({
    ...started.value,
    name: 'HAPI FHIR JPA server',
    version,
    base: `http://127.0.0.1:${port}/fhir`,
  });
}
