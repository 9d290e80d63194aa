import { readFile } from 'node:fs/promises';
import { fail, succeed, type Result } from '../../src/domain/result.ts';
import type { AuditRepository } from '../audit/repository.ts';
import type { Environment } from './environment.ts';
import type { ConfigFault } from './fault.ts';

/** The Audit Record Repository that the environment names, with its token read; undefined where it names none. */
export async function loadAuditRepository({
  auditRepository,
}: Environment): Promise<Result<AuditRepository | undefined, readonly ConfigFault[]>> {
  if (auditRepository === undefined) return succeed(undefined);
  const { url, token, tokenFile } = auditRepository;
  if (tokenFile === undefined) return succeed({ url, ...(token === undefined ? {} : { token }) });
  try {
    const read = (await readFile(tokenFile, 'utf8')).trim();
    if (/^[\x21-\x7e]+$/.test(read)) return succeed({ url, token: read });
    return fail([{ file: tokenFile, wrong: 'It holds no token.', fix: 'Put the token there, on one line.' }]);
  } catch {
    return fail([
      {
        file: tokenFile,
        wrong: 'It could not be read.',
        fix: 'Let the gateway read it, or correct the path.',
      },
    ]);
  }
}
