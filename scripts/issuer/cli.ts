import { parseArgs } from 'node:util';
import { unreachable } from '../../src/domain/result.ts';
import { add } from './add.ts';
import { check } from './check.ts';
import { register } from './register.ts';

/** What a command is run with. `out` and `err` take whole lines. */
export interface Shell {
  readonly fetch: typeof globalThis.fetch;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly now: () => Date;
  /** How it was called, e.g. `npm run issuer --`: in the usage and in what is to be done next. */
  readonly as: string;
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
}

const usageOf = (as: string): string => `usage:
  ${as} add <FHIR base> [--id ID] [--name NAME] [--client-id ID] [--tenant NAME] [--ods CODE] [--out FOLDER]
      reads what a record system says of itself and writes a first issuers/<id>.json
  ${as} register <id> --url https://safelight.example [--contact E-MAIL] [--policy ADDRESS] [--out FOLDER]
      prints what to register with it (RFC 7591)
  ${as} check [FOLDER]
      says what the gateway would say of a configuration
FOLDER is a configuration folder; without it SAFELIGHT_CONFIG, and without that what is shipped.
--help, in place of a command or after one, prints this.
exit: 0 done · 1 not done, and why · 2 this text`;

const options = {
  id: { type: 'string' },
  name: { type: 'string' },
  'client-id': { type: 'string' },
  tenant: { type: 'string' },
  ods: { type: 'string' },
  out: { type: 'string' },
  url: { type: 'string' },
  contact: { type: 'string' },
  policy: { type: 'string' },
} as const;

type Option = keyof typeof options;
/** What each command takes: how many words, and which options. */
const commands = {
  add: { words: [1, 1], takes: ['id', 'name', 'client-id', 'tenant', 'ods', 'out'] },
  register: { words: [1, 1], takes: ['url', 'contact', 'policy', 'out'] },
  check: { words: [0, 1], takes: [] },
} as const satisfies Record<
  string,
  { readonly words: readonly [number, number]; readonly takes: readonly Option[] }
>;
type Command = keyof typeof commands;

const isCommand = (word: string | undefined): word is Command =>
  word !== undefined && Object.hasOwn(commands, word);

/** Runs one command and answers the process's exit code. */
export async function issuerCommand(args: readonly string[], shell: Shell): Promise<0 | 1 | 2> {
  if (args.some((arg) => ['--help', '-h', 'help'].includes(arg))) {
    shell.out(usageOf(shell.as));
    return 0;
  }
  const asked = read(args);
  if (typeof asked === 'string') {
    if (asked !== '') shell.err(asked);
    shell.err(usageOf(shell.as));
    return 2;
  }
  const { command, word, given } = asked;
  const folder = given.out ?? shell.env['SAFELIGHT_CONFIG'];
  switch (command) {
    case 'add':
      return add(word ?? '', given, folder, shell);
    case 'register':
      return register(word ?? '', given, folder, shell);
    case 'check':
      return check(word ?? folder, shell);
    default:
      return unreachable(command);
  }
}

export type GivenOptions = Readonly<Partial<Record<Option, string>>>;

/** The command and what it was given, or what is wrong with it. */
function read(
  args: readonly string[],
): { readonly command: Command; readonly word: string | undefined; readonly given: GivenOptions } | string {
  let parsed;
  try {
    parsed = parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    return error instanceof Error ? (error.message.split('. ')[0] ?? '') : '';
  }
  const [command, ...words] = parsed.positionals;
  if (!isCommand(command)) return command === undefined ? '' : `There is no command "${command}".`;
  const {
    words: [least, most],
    takes,
  } = commands[command];
  if (words.length < least || words.length > most) return `"${command}" takes ${most} thing to work on.`;
  const odd = Object.keys(parsed.values).find((name) => !(takes as readonly string[]).includes(name));
  return odd === undefined
    ? { command, word: words[0], given: parsed.values }
    : `"${command}" takes no --${odd}.`;
}
