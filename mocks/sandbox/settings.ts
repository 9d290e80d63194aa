import { resolve } from 'node:path';
import { fail, succeed, type Result } from '../../src/domain/result.ts';

const adapters = ['cpis-fhir', 'patient-flags'] as const;
export type CpisAdapter = (typeof adapters)[number];

const signIns = ['application', 'cis2'] as const;
/** Who signs in to the pretend NHS: the gateway for everybody, or each person. */
export type NhsSignIn = (typeof signIns)[number];

const clients = ['public', 'confidential'] as const;
const organisations = ['one', 'two'] as const;

/** `two`: the app is on 127.0.0.1, which to a browser is another site than the record system's localhost. */
const sites = ['one', 'two'] as const;

/** Written to the record, or a draft on the page's scratchpad until somebody signs it there. */
const referrals = ['written', 'staged'] as const;

/** Where the sandbox runs, and how the gateway is to reach CP-IS: by which published interface, signed in by whom. */
export interface SandboxSettings {
  readonly port: number;
  /** The three origins of the pretend world, on ports in a row. */
  readonly ehr: string;
  readonly app: string;
  readonly nhs: string;
  /** Who may frame the app. */
  readonly hosts: readonly string[];
  /** Folder that `config` is written into. */
  readonly data: string;
  readonly adapter: CpisAdapter;
  readonly signIn: NhsSignIn;
  /** As which of the two clients that the record system knows the app it is launched. */
  readonly client: (typeof clients)[number];
  /** How many organisations are behind the record system. */
  readonly organisations: (typeof organisations)[number];
  /** What becomes of a referral that the record system carries. */
  readonly referrals: (typeof referrals)[number];
}

/** From the environment; a wrong value answers with one line that says how to put it right. */
export function readSettings(
  env: Readonly<Record<string, string | undefined>>,
): Result<SandboxSettings, string> {
  const port = Number(env['PORT'] ?? 4000);
  if (!Number.isInteger(port) || port < 1024 || port > 65_533)
    return fail(`PORT must be a whole number from 1024 to 65533; it is "${env['PORT'] ?? ''}".`);
  const adapter = oneOf(env, 'SAFELIGHT_SANDBOX_CPIS', adapters);
  if (!adapter.ok) return adapter;
  const signIn = oneOf(env, 'SAFELIGHT_SANDBOX_AUTH', signIns);
  if (!signIn.ok) return signIn;
  const client = oneOf(env, 'SAFELIGHT_SANDBOX_CLIENT', clients);
  if (!client.ok) return client;
  const behind = oneOf(env, 'SAFELIGHT_SANDBOX_ORGANISATIONS', organisations);
  if (!behind.ok) return behind;
  const refer = oneOf(env, 'SAFELIGHT_SANDBOX_REFERRALS', referrals);
  if (!refer.ok) return refer;
  const apart = oneOf(env, 'SAFELIGHT_SANDBOX_SITES', sites);
  if (!apart.ok) return apart;
  const origin = (at: number): string => `http://localhost:${at}`;
  return succeed({
    port,
    ehr: origin(port),
    app: apart.value === 'two' ? `http://127.0.0.1:${port + 1}` : origin(port + 1),
    nhs: origin(port + 2),
    // With two sites the record system has a second page, on the port after the NHS.
    hosts: apart.value === 'two' ? [origin(port), origin(port + 3)] : [origin(port)],
    data: resolve(env['SAFELIGHT_DATA'] ?? '.safelight'),
    adapter: adapter.value,
    signIn: signIn.value,
    client: client.value,
    organisations: behind.value,
    referrals: refer.value,
  });
}

/** One of a few words, the first when nothing is said. */
function oneOf<T extends string>(
  env: Readonly<Record<string, string | undefined>>,
  name: string,
  known: readonly [T, ...T[]],
): Result<T, string> {
  const asked = env[name] ?? known[0];
  const found = known.find((word) => word === asked);
  return found === undefined
    ? fail(`${name} must be one of ${known.join(', ')}; it is "${asked}".`)
    : succeed(found);
}
