import { amara } from './children/amara.ts';
import { dev } from './children/dev.ts';
import { esme } from './children/esme.ts';
import type { Scenario } from './scenario.ts';

/** Every named child, in the order in which the sandbox lists them. */
export const scenarios: readonly Scenario[] = [amara, dev, esme];
