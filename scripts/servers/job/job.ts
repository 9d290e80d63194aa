import type { Browser } from 'playwright-core';
import type { Opened } from './app.ts';
import type { launchUrl, Round, World } from './round.ts';
import type { Steps } from './steps.ts';

/** What the steps of one round share. */
export interface Job {
  readonly world: World;
  readonly round: Round;
  readonly browser: Browser;
  readonly steps: Steps;
  /** Opens Safelight on the round's child, as its record system would. */
  readonly open: (options?: Parameters<typeof launchUrl>[2]) => Promise<Opened>;
}
