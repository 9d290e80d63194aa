import { setupServer } from 'msw/node';
import { worldHandlers, type WorldMember } from './browser.ts';

/**
 * The pretend world for vitest, without a port: requests to the members' origins reach their functions. The caller
 * starts it with `listen({ onUnhandledRequest: 'error' })`, so that a request to anywhere else fails the test.
 */
export const worldServer = (...members: readonly WorldMember[]): ReturnType<typeof setupServer> =>
  setupServer(...worldHandlers(...members));
