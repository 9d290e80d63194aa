import { parseArgs } from 'node:util';
import { fail, succeed, type Result } from '../../src/domain/result.ts';

/** What the command was asked. */
export interface Options {
  readonly iss?: string;
  readonly clientId?: string;
  /** A file, or the id of an issuer in the configuration. */
  readonly issuer?: string;
  /** Folder of a configuration; what is shipped stands in for what it lacks. */
  readonly config?: string;
  /** A file with the private key of a confidential client, and the `kid` under which its public half is registered. */
  readonly clientKey?: { readonly file: string; readonly kid: string };
  readonly origin?: string;
  readonly scope?: string;
  readonly redirectUri: string;
  readonly tokenAnswer?: string;
  readonly report?: string;
  readonly json?: string;
  readonly html?: string;
  readonly junit?: string;
  /** Milliseconds for which each request is waited for. */
  readonly timeoutMs: number;
  /** Milliseconds that the whole run may take, the sign-in left out. */
  readonly limitMs: number;
  /** Milliseconds for which the sign-in is waited for. */
  readonly waitMs: number;
  readonly slowMs: number;
  readonly write: boolean;
  readonly failOn: 'fail' | 'warn';
}

export const usage = `npm run self-check -- --iss <FHIR base> [options]

  --iss <address>         FHIR base of the record system; or --issuer alone
  --issuer <file or id>   an issuer file, or an id in the configuration (--config, else SAFELIGHT_CONFIG)
  --client-id <id>        sign in as this client: prints an address to open, and waits for the answer
  --client-key <file>     private key of a confidential client (private_key_jwt): PEM, PKCS#8
  --client-key-id <kid>   under which its public half is registered
  --scope <scopes>        asked at the sign-in; else the issuer's, else what the shipped rules need
  --origin <origin>       where the app is or will be served, e.g. https://safelight.example
  --redirect-uri <uri>    registered for this client; http://127.0.0.1:8910/callback unless said
  --token-answer <file>   in place of a sign-in: the token endpoint's answer as JSON
                          (or in the environment: SAFELIGHT_SELF_CHECK_TOKEN_ANSWER)
  --write                 write one made-up test set into the chosen patient's record. On a test patient only.
  --report <folder>       write all three reports there
  --json, --html, --junit <file>
  --timeout <seconds>     for each request; 20
  --limit <seconds>       for the whole run; 600. What was not tried by then is said
  --wait <seconds>        for the sign-in; 300
  --slow <milliseconds>   above which an answer is slow; 2000
  --fail-on warn          warnings count as failures

Exit code: 0 all well or warnings only, 1 a line failed, 2 wrong usage, or a report that cannot be written.`;

const spec = {
  iss: { type: 'string' },
  issuer: { type: 'string' },
  config: { type: 'string' },
  'client-id': { type: 'string' },
  'client-key': { type: 'string' },
  'client-key-id': { type: 'string' },
  scope: { type: 'string' },
  origin: { type: 'string' },
  'redirect-uri': { type: 'string', default: 'http://127.0.0.1:8910/callback' },
  'token-answer': { type: 'string' },
  report: { type: 'string' },
  json: { type: 'string' },
  html: { type: 'string' },
  junit: { type: 'string' },
  timeout: { type: 'string', default: '20' },
  limit: { type: 'string', default: '600' },
  wait: { type: 'string', default: '300' },
  slow: { type: 'string', default: '2000' },
  write: { type: 'boolean', default: false },
  'fail-on': { type: 'string', default: 'fail' },
  help: { type: 'boolean', default: false },
} as const;

/** Reads the command line; the failure is one line that says what to change. */
export function readOptions(args: readonly string[]): Result<Options | 'help', string> {
  let given: ReturnType<typeof parse>;
  try {
    given = parse(args);
  } catch (error) {
    return fail(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error));
  }
  if (given.help) return succeed('help');
  const fault = faultIn(given);
  if (fault !== undefined) return fail(fault);
  const text = <K extends string>(key: K, value: string | undefined): Partial<Record<K, string>> =>
    value === undefined ? {} : ({ [key]: value } as Record<K, string>);
  return succeed({
    ...text('iss', given.iss?.replace(/\/$/, '')),
    ...text('clientId', given['client-id']),
    ...(given['client-key'] === undefined || given['client-key-id'] === undefined
      ? {}
      : { clientKey: { file: given['client-key'], kid: given['client-key-id'] } }),
    ...text('issuer', given.issuer),
    ...text('config', given.config),
    ...text('origin', given.origin),
    ...text('scope', given.scope),
    ...text('tokenAnswer', given['token-answer']),
    ...text('report', given.report),
    ...text('json', given.json),
    ...text('html', given.html),
    ...text('junit', given.junit),
    redirectUri: given['redirect-uri'],
    timeoutMs: Number(given.timeout) * 1000,
    limitMs: Number(given.limit) * 1000,
    waitMs: Number(given.wait) * 1000,
    slowMs: Number(given.slow),
    write: given.write,
    failOn: given['fail-on'] === 'warn' ? 'warn' : 'fail',
  });
}

const parse = (args: readonly string[]) => parseArgs({ args: [...args], options: spec, strict: true }).values;

function faultIn(given: ReturnType<typeof parse>): string | undefined {
  if (given.iss === undefined && given.issuer === undefined) return 'Give --iss or --issuer.';
  if (given.iss !== undefined && !isHttp(given.iss)) return '--iss must be an http or https address.';
  if (given.iss !== undefined && !/^https?:\/\/[^\s?#@]+$/i.test(given.iss))
    return '--iss must be the FHIR base alone, without a user name, a query or spaces: it stands in every report.';
  if ((given['client-key'] === undefined) !== (given['client-key-id'] === undefined))
    return 'Give --client-key and --client-key-id together.';
  if (given['client-key'] !== undefined && given['client-id'] === undefined && given.issuer === undefined)
    return 'Give --client-id with --client-key.';
  if (given.origin !== undefined && (!isHttp(given.origin) || new URL(given.origin).origin !== given.origin))
    return '--origin must be scheme, host and port, without a path: https://safelight.example';
  if (!isLoopback(given['redirect-uri']))
    return '--redirect-uri must be on this machine, with a port: http://127.0.0.1:8910/callback';
  for (const name of ['timeout', 'limit', 'wait', 'slow'] as const)
    if (!(Number(given[name]) > 0 && Number(given[name]) <= mostSeconds))
      return `--${name} must be a number above 0, ${mostSeconds} at most.`;
  if (given['fail-on'] !== 'fail' && given['fail-on'] !== 'warn') return '--fail-on must be fail or warn.';
  return undefined;
}

/** A day: longer ones would overflow the clock that counts them. */
const mostSeconds = 86_400;

const isHttp = (text: string): boolean => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);

const isLoopback = (text: string): boolean => {
  if (!isHttp(text)) return false;
  const { protocol, hostname, port } = new URL(text);
  return protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(hostname) && port !== '';
};
