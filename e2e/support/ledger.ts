import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Sandbox } from './world.ts';

interface LedgerLine {
  readonly number: number;
  readonly entry: {
    readonly resourceType: string;
    readonly subtype?: readonly { readonly code?: string }[];
    readonly type: { readonly code?: string };
    readonly agent: readonly { readonly requestor?: boolean; readonly name?: string }[];
    readonly outcomeDesc?: string;
    readonly entity: readonly {
      readonly description?: string;
      readonly what?: { readonly identifier?: { readonly value?: string } };
      readonly detail?: readonly { readonly type: string; readonly valueString?: string }[];
    }[];
  };
}

const run = promisify(execFile);

/** What the operator's own command says of the ledger, with the gateway stopped: the embedded database serves one process. */
async function command(sandbox: Sandbox, name: 'export' | 'verify'): Promise<string> {
  const { stdout } = await run(process.execPath, ['--import', 'tsx', 'gateway/ledger-cli.ts', name], {
    env: { ...process.env, SAFELIGHT_DATA: sandbox.world.data },
    maxBuffer: 64 * 1024 * 1024,
  });
  return stdout;
}

/** Every entry of the ledger, and what its verification says. The gateway is away meanwhile, and back afterwards. */
export async function readLedger(
  sandbox: Sandbox,
): Promise<{ readonly lines: readonly LedgerLine[]; readonly verified: string }> {
  await sandbox.world.stopGateway('SIGTERM');
  try {
    const lines = (await command(sandbox, 'export'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as LedgerLine);
    return { lines, verified: await command(sandbox, 'verify') };
  } finally {
    await sandbox.world.startGateway();
  }
}
