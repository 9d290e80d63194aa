import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { askedScope } from '../../gateway/config/asked-scope.ts';
import { expandIssuer } from '../../gateway/config/expand-issuers.ts';
import { loadConfig } from '../../gateway/config/load.ts';
import { loadRulePack } from '../../gateway/config/rule-pack.ts';
import { IssuerFile, type Issuer } from '../../smart-config/schema/issuer.ts';
import type { RulePack } from '../../src/config/page-config.ts';
import { fail, succeed, type Result } from '../../src/domain/result.ts';
import type { Subject } from '../../src/self-check/input.ts';
import type { Options } from './options.ts';

/** The record system that is tried, what the rules in force need of it, and what is asked at the sign-in. */
export interface Tried {
  readonly subject: Subject;
  readonly name?: string;
  readonly pack: RulePack;
  readonly scope: string;
}

/** What is asked where nothing is known of the issuer. */
const unknownIssuer: Parameters<typeof askedScope>[0] = {
  scopes: undefined,
  scope: undefined,
  write: 'transaction',
  neverWrite: undefined,
  quirks: [],
};

const shipped = new URL('../../smart-config', import.meta.url).pathname;

/** From the command line, an issuer file or the configuration. The failure is one line. */
export async function readTried(
  options: Options,
  env: Readonly<Record<string, string | undefined>>,
): Promise<Result<Tried, string>> {
  const folder = options.config ?? env['SAFELIGHT_CONFIG'];
  const pack = await loadRulePack(folder === undefined ? [shipped] : [folder, shipped]);
  if (!pack.ok) return fail(faultWords(pack.failure));
  const issuers = await issuersOf(options.issuer, folder);
  if (!issuers.ok) return issuers;
  const [issuer] = issuers.value;
  const base = options.iss ?? issuer?.iss.replace(/\/$/, '');
  if (base === undefined) return fail('Give --iss.');
  const clientId = options.clientId ?? issuer?.clientId;
  const confidential = options.clientKey !== undefined || issuer?.client.kind === 'confidential';
  return succeed({
    ...(issuer === undefined ? {} : { name: issuer.name }),
    pack: pack.value,
    scope: options.scope ?? askedScope(issuer ?? unknownIssuer, [pack.value]),
    subject: {
      base,
      ...(clientId === undefined ? {} : { clientId }),
      ...(issuer?.openidIssuer === undefined ? {} : { openidIssuer: issuer.openidIssuer }),
      client: confidential ? 'confidential' : 'public',
      ...(issuer === undefined ? {} : { known: issuer }),
      write: issuer?.write ?? 'transaction',
      neverWrite: issuer?.neverWrite ?? [],
      quirks: issuer?.quirks.map(({ id }) => id) ?? [],
      tenants: issuers.value.flatMap(({ tenant }) => tenant.value ?? []),
    },
  });
}

/** One issuer for each organisation of the file or id; none where none was named. */
async function issuersOf(
  named: string | undefined,
  folder: string | undefined,
): Promise<Result<readonly Issuer[], string>> {
  if (named === undefined) return succeed([]);
  if (named.endsWith('.json')) return issuersInFile(named);
  const config = await loadConfig(folder);
  if (!config.ok) return fail(faultWords(config.failure));
  const found = config.value.issuers.filter(({ id, fileId }) => id === named || fileId === named);
  return found.length === 0
    ? fail(`No issuer of the configuration has the id ${named}. Give --config, or a file.`)
    : succeed(found);
}

async function issuersInFile(file: string): Promise<Result<readonly Issuer[], string>> {
  let content: unknown;
  try {
    content = JSON.parse(await readFile(file, 'utf8'));
  } catch {
    return fail(`${file} cannot be read as JSON.`);
  }
  const read = v.safeParse(IssuerFile, content);
  return read.success
    ? succeed(expandIssuer({ file, value: read.output }))
    : fail(`${file} is not an issuer file: ${v.summarize(read.issues)}`);
}

const faultWords = (
  faults: readonly { readonly file: string; readonly wrong: string; readonly fix: string }[],
): string => faults.map(({ file, wrong, fix }) => `${file}: ${wrong} ${fix}`).join('\n');
