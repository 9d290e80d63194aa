import { describeFault, type ConfigFault } from '../config/fault.ts';

/** Refuses to start: one line for each fault, then the end. */
export function refuseToStart(faults: readonly ConfigFault[]): never {
  process.stderr.write(faults.map((fault) => `${describeFault(fault)}\n`).join(''));
  process.exit(1);
}
