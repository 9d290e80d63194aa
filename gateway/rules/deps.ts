import type { Deps } from '../http/deps.ts';

/** What the rule book needs of the gateway. */
export type BookDeps = Pick<Deps, 'store' | 'config' | 'clock' | 'address'>;
