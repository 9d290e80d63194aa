import type { DeskPart } from '../../desk/desk-parts.ts';

/**
 * What a person opened Safelight for, by the word that the record system sends as `intent`. A word that is not known, and
 * none, lead where they would have led without it.
 */
const screens = {
  'safeguarding-check': { screen: 'first' },
  'record-concern': { screen: 'concern' },
  'self-check': { screen: 'self-check' },
  referrals: { screen: 'desk', part: 'referrals' },
  registers: { screen: 'desk', part: 'register' },
  'configure-rules': { screen: 'desk', part: 'rules' },
} as const satisfies Record<string, Meant>;

/** The screen that is meant. `first`: the one that a launch without an intent begins with. */
export type Meant =
  | { readonly screen: 'first' | 'concern' | 'self-check' }
  | { readonly screen: 'desk'; readonly part: DeskPart };

const known = (intent: string): intent is keyof typeof screens => Object.hasOwn(screens, intent);

export const meantBy = (intent: string | undefined): Meant =>
  intent !== undefined && known(intent) ? screens[intent] : screens['safeguarding-check'];
