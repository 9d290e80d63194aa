import { unreachable } from '../domain/result.ts';
import type { Rule } from './rule.ts';

/** The rules whose flags a role may be shown, as a site configures it. */
export function shownTo(redFlags: 'all' | 'high' | 'none', rules: readonly Rule[]): readonly Rule[] {
  switch (redFlags) {
    case 'none':
      return [];
    case 'high':
      return rules.filter(({ severity }) => severity === 'high');
    case 'all':
      return rules;
    default:
      return unreachable(redFlags);
  }
}
