import { describeFault, type ConfigFault } from '../config/fault.ts';
import { DatabaseRefused } from '../store/refused.ts';
import { KeyNotHeld } from '../store/seal.ts';

/** Refuses to start: one line for each fault, then the end. */
export function refuseToStart(faults: readonly ConfigFault[]): never {
  process.stderr.write(faults.map((fault) => `${describeFault(fault)}\n`).join(''));
  process.exit(1);
}

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
    fix: 'See DATABASE_URL, SAFELIGHT_DATA and SAFELIGHT_KEY.',
  };
}

/** The driver's own words, without what it repeats of an address; an AggregateError has none of its own. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'no reason given';
  const code = 'code' in error ? String(error.code) : '';
  return (error.message === '' ? code : error.message).replace(/\s+/g, ' ').replace(/\.$/, '');
}
