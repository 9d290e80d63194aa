import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What the ledger says of every look-up, by its id: the phases in order. */
export interface LedgerOfLookUps {
  /** What `npm run ledger -- verify` says; it ends with a failure when an entry is broken. */
  readonly verified: string;
  readonly phases: ReadonlyMap<string, readonly string[]>;
}

/** Reads it as whoever checks it would: with the ledger's own commands, in a process of their own. */
export async function ledgerOf(env: Readonly<Record<string, string>>): Promise<LedgerOfLookUps> {
  const ledger = async (command: string) =>
    (
      await run(process.execPath, ['--import', 'tsx', 'gateway/ledger-cli.ts', command], {
        env: { ...process.env, ...env },
        maxBuffer: 50_000_000,
      })
    ).stdout;
  const verified = await ledger('verify');
  const phases = new Map<string, string[]>();
  for (const line of (await ledger('export')).trim().split('\n')) {
    const { entry } = JSON.parse(line) as { entry: fhir4.AuditEvent };
    const asked = entry.entity?.find(
      ({ description }) => description === 'Look-up of child protection information',
    );
    const id = asked?.what?.identifier?.value;
    const phase = asked?.detail?.find(({ type }) => type === 'phase')?.valueString;
    if (id !== undefined && phase !== undefined) phases.set(id, [...(phases.get(id) ?? []), phase]);
  }
  return { verified, phases };
}
