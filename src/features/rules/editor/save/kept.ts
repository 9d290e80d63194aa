import type { Json } from '../../../../rules/events/json.ts';

/** What somebody wrote and has not saved. */
export interface Kept {
  readonly content: Json;
  readonly reason: string;
}

/**
 * Text that was left without saving, by rule. It lives as long as the page and nowhere else: a session that ended or a
 * link that was followed loses nothing.
 */
const unsaved = new Map<string, Kept>();

export const keptText = {
  of: (rule: string): Kept | undefined => unsaved.get(rule),
  keep: (rule: string, text: Kept): void => void unsaved.set(rule, text),
  forget: (rule: string): void => void unsaved.delete(rule),
};
