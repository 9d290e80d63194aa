import { readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fail, succeed, type Result } from '../../../src/domain/result.ts';
import { lacking, maven, start, type Running } from '../processes.ts';

/** A FHIR server of this run, not protected by anything: only the front may reach it. */
export interface FhirServer extends Running {
  readonly name: string;
  readonly version: string;
  /** Its FHIR base, on loopback. */
  readonly base: string;
}

const folder = import.meta.dirname;

/** The versions that are tried: a new one, and one of the year before, as hospitals run it. */
export type HapiVersion = '8.4.0' | '7.6.0';

export const hapiName = 'HAPI FHIR JPA server';

/** Builds and starts HAPI FHIR's JPA server with an empty database in memory. The failure says what is missing. */
export async function startHapi(port: number, wanted: HapiVersion): Promise<Result<FhirServer, string>> {
  const missing = lacking('java', 'javac', 'mvn');
  if (missing !== undefined) return fail(missing);
  const built = await maven(folder, `-Dhapi=${wanted}`, 'compile');
  if (!built.ok) return built;
  const target = join('target', wanted);
  const classpath = readFileSync(join(folder, target, 'classpath'), 'utf8').trim();
  const started = await start({
    command: 'java',
    args: [
      '-Xmx1500m',
      '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn',
      '-classpath',
      [join(target, 'classes'), classpath].join(delimiter),
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
    name: hapiName,
    version,
    base: `http://127.0.0.1:${port}/fhir`,
  });
}
