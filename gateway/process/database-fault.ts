import type { ConfigFault } from '../config/fault.ts';
import { DatabaseRefused } from '../store/refused.ts';
import { KeyNotHeld } from '../store/seal.ts';

const unreachable = 'Correct the host and port in DATABASE_URL, or start the server.';
const untrusted = 'Name the file of the authority that signed it: sslrootcert=/path/ca.pem in DATABASE_URL.';

/** What to do, by the code of Node, of OpenSSL or of PostgreSQL: https://www.postgresql.org/docs/current/errcodes-appendix.html */
const fixes: Readonly<Record<string, string>> = {
  ECONNREFUSED: unreachable,
  ENOTFOUND: unreachable,
  EAI_AGAIN: unreachable,
  EHOSTUNREACH: unreachable,
  ETIMEDOUT: unreachable,
  ERR_INVALID_URL:
    'Correct DATABASE_URL: in a password, @ is written %40, # %23, / %2F, ? %3F, : %3A and % %25.',
  SELF_SIGNED_CERT_IN_CHAIN: untrusted,
  DEPTH_ZERO_SELF_SIGNED_CERT: untrusted,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: untrusted,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: untrusted,
  ERR_TLS_CERT_ALTNAME_INVALID: 'Use in DATABASE_URL the host name that its certificate is for.',
  '28000': 'Correct the user in DATABASE_URL, and whether it asks for TLS (sslmode).',
  '28P01': 'Correct the user and password in DATABASE_URL.',
  '3D000': 'Make that database, or correct its name in DATABASE_URL.',
  '42501': 'This needs the user that owns the tables in DATABASE_URL.',
};

/** Why a database could not be opened, without its address. */
export function databaseFault(error: unknown): ConfigFault {
  const file = 'database';
  if (error instanceof DatabaseRefused) return { file, wrong: error.wrong, fix: error.fix };
  if (error instanceof KeyNotHeld) {
    return {
      file,
      wrong: `What it holds was sealed with the key ${error.id}, which was not given.`,
      fix: 'Give that key in SAFELIGHT_KEY or SAFELIGHT_KEY_FILE: without it nothing that names a child can be read.',
    };
  }
  return {
    file,
    wrong: `It could not be opened (${reasonOf(error)}).`,
    fix: fixes[codeOf(error)] ?? 'See DATABASE_URL, SAFELIGHT_DATA and SAFELIGHT_KEY.',
  };
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

/** The driver's own words, without what it repeats of an address; an AggregateError has none of its own. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'no reason given';
  return (error.message === '' ? codeOf(error) : error.message).replace(/\s+/g, ' ').replace(/\.$/, '');
}
